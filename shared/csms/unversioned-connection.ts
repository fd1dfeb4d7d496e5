import type { ConnectionId, ConnectionInfo } from '../journal/entry';
import type { Recorder } from '../journal/recorder';
import { binaryMessage, decode } from '../ocpp/codec';
import type { Frame } from '../ocpp/frame';
import type { Socket, SocketHandler } from '../platform/socket';
import { CLOSE_NO_COMMON_VERSION } from '../session/closing';

/** A connection without a version in common: it is closed at once, and what comes all the same is recorded. */
export class UnversionedConnection implements SocketHandler {
  readonly #id: ConnectionId;
  readonly #recorder: Recorder;

  constructor(id: ConnectionId, info: ConnectionInfo, socket: Socket, recorder: Recorder) {
    this.#id = id;
    this.#recorder = recorder;
    recorder.open(id, info);
    socket.close(CLOSE_NO_COMMON_VERSION, 'No OCPP version in common');
  }

  onText(text: string): void {
    this.#note(this.#recorder.frame(this.#id, 'up', text), decode(text));
  }

  onBinary(base64: string): void {
    this.#note(this.#recorder.frame(this.#id, 'up', base64, true), binaryMessage(base64));
  }

  onPing(): void {
    this.#recorder.event(this.#id, 'ping', '', 'up');
  }

  onPong(): void {
    this.#recorder.event(this.#id, 'pong', '', 'up');
  }

  onError(message: string): void {
    this.#recorder.event(this.#id, 'note', { kind: 'socket-error', message });
  }

  onClose(code: number, reason: string): void {
    this.#recorder.event(this.#id, 'close', { code, reason });
  }

  #note(index: number, frame: Frame): void {
    this.#recorder.facts(index, { frame, problems: 0, severity: frame.kind === 'malformed' ? 'error' : 'ok' });
  }
}
