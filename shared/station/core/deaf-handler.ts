import type { ConnectionId } from '../../journal/entry';
import type { Recorder } from '../../journal/recorder';
import type { SocketHandler } from '../../platform/socket';

/** Records what still comes on a connection that is not used, and answers nothing. */
export class DeafHandler implements SocketHandler {
  readonly #connection: ConnectionId;
  readonly #recorder: Recorder;

  constructor(connection: ConnectionId, recorder: Recorder) {
    this.#connection = connection;
    this.#recorder = recorder;
  }

  onText(text: string): void {
    this.#recorder.frame(this.#connection, 'down', text);
  }

  onBinary(base64: string): void {
    this.#recorder.frame(this.#connection, 'down', base64, true);
  }

  onPing(): void {
    this.#recorder.event(this.#connection, 'ping', '', 'down');
  }

  onPong(): void {
    this.#recorder.event(this.#connection, 'pong', '', 'down');
  }

  onClose(code: number, reason: string): void {
    this.#recorder.event(this.#connection, 'close', { code, reason });
  }

  onError(message: string): void {
    this.#recorder.event(this.#connection, 'note', { kind: 'socket-error', message });
  }
}
