import type { ConnectionId } from '../journal/entry';
import type { Recorder } from '../journal/recorder';
import type { Socket, SocketHandler } from '../platform/socket';
import type { End } from './api';
import type { Ending, Message } from './pipe';
import { directionFrom } from './wire-log';

/** Who is told of what comes over a leg. */
export interface LegOwner {
  came(end: End, message: Message): void;
  pinged(end: End): void;
  ended(leg: Leg, ending: Ending): void;
}

/** One of the two connections of a tap: to the station, or to the CSMS. Writes down its own events; frames are its owner's. */
export class Leg implements SocketHandler {
  readonly end: End;
  readonly socket: Socket;
  readonly #id: ConnectionId;
  readonly #recorder: Recorder;
  readonly #owner: LegOwner;
  open = true;

  constructor(end: End, socket: Socket, id: ConnectionId, recorder: Recorder, owner: LegOwner) {
    this.end = end;
    this.socket = socket;
    this.#id = id;
    this.#recorder = recorder;
    this.#owner = owner;
  }

  onText(text: string): void {
    this.#owner.came(this.end, { text });
  }

  onBinary(base64: string, asText = false): void {
    this.#owner.came(this.end, { text: base64, base64: true, ...(asText ? { asText } : {}) });
  }

  /** Pings are answered on their own leg; the other one is pinged as well, so that it is kept alive as it would be without a tap. */
  onPing(): void {
    this.#recorder.event(this.#id, 'ping', { leg: this.end }, directionFrom(this.end));
    this.#owner.pinged(this.end);
  }

  onPong(): void {
    this.#recorder.event(this.#id, 'pong', { leg: this.end }, directionFrom(this.end));
  }

  onError(message: string): void {
    this.#recorder.event(this.#id, 'note', { kind: 'socket-error', leg: this.end, message });
  }

  onClose(code: number, reason: string): void {
    if (!this.open) return;
    this.open = false;
    this.#recorder.event(this.#id, 'close', { leg: this.end, code, reason });
    this.#owner.ended(this, { code, reason });
  }

  ping(): void {
    if (!this.open) return;
    this.#recorder.event(this.#id, 'ping', { leg: this.end }, this.end === 'station' ? 'down' : 'up');
    this.socket.ping();
  }
}
