import type { ConnectionId, ConnectionInfo, Direction, EntryKind } from '../journal/entry';
import type { FrameFacts, Recorder } from '../journal/recorder';

/** What only the station's end knows: the CSMS's end records the rest of a connection between our own two ends. */
const KEPT: readonly EntryKind[] = ['person', 'note', 'fail'];

/**
 * The recorder of a simulated station that connects to this workbench's own CSMS. Its frames are recorded once, by the
 * CSMS's end (docs/adr/0002).
 */
export class MirroredRecorder implements Recorder {
  readonly #inner: Recorder;
  readonly #station: string;

  constructor(inner: Recorder, station: string) {
    this.#inner = inner;
    this.#station = station;
  }

  connection(): ConnectionId {
    return 0;
  }

  open(_connection: ConnectionId, _info: ConnectionInfo): number {
    return -1;
  }

  frame(_connection: ConnectionId, _direction: Direction, _text: string): number {
    return -1;
  }

  facts(_index: number, _facts: FrameFacts): void {
    // The CSMS's end has checked the frame.
  }

  event(_connection: ConnectionId, kind: Exclude<EntryKind, 'frame' | 'open'>, detail: string | object, direction?: Direction): number {
    if (!KEPT.includes(kind)) return -1;
    // Without a connection of its own, the entry says itself whose it is.
    const named = typeof detail === 'string' ? { message: detail, station: this.#station } : { ...detail, station: this.#station };
    return this.#inner.event(0, kind, named, direction);
  }
}
