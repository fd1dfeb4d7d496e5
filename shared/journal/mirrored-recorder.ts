import type { ConnectionId, ConnectionInfo, Direction, EntryKind } from './entry';
import type { FrameFacts, Recorder } from './recorder';

/** What only the station's end knows: the CSMS's end records the rest of a connection between our own two ends. */
const KEPT: readonly EntryKind[] = ['person', 'note', 'fail'];
/** Number of a connection whose other end records it, and of an entry that was left to it. */
const MIRRORED = -1;

/**
 * The recorder of a simulated station. Connections to this workbench's own CSMS are recorded once, by the CSMS's end
 * (docs/adr/0002); all others are recorded here.
 */
export class MirroredRecorder implements Recorder {
  readonly #inner: Recorder;
  readonly #station: string;
  readonly #toOwnCsms: () => boolean;

  /** @param toOwnCsms asked at each attempt to connect, since the CSMS may be started and moved at any time */
  constructor(inner: Recorder, station: string, toOwnCsms: () => boolean) {
    this.#inner = inner;
    this.#station = station;
    this.#toOwnCsms = toOwnCsms;
  }

  connection(): ConnectionId {
    return this.#toOwnCsms() ? MIRRORED : this.#inner.connection();
  }

  open(connection: ConnectionId, info: ConnectionInfo): number {
    return connection === MIRRORED ? MIRRORED : this.#inner.open(connection, info);
  }

  frame(...said: Parameters<Recorder['frame']>): number {
    return said[0] === MIRRORED ? MIRRORED : this.#inner.frame(...said);
  }

  facts(index: number, facts: FrameFacts): void {
    // The CSMS's end checks the frames that it records.
    if (index !== MIRRORED) this.#inner.facts(index, facts);
  }

  event(connection: ConnectionId, kind: Exclude<EntryKind, 'frame' | 'open'>, detail: string | object, direction?: Direction): number {
    if (connection !== MIRRORED) return this.#inner.event(connection, kind, detail, direction);
    if (!KEPT.includes(kind)) return MIRRORED;
    // Without a connection of its own, the entry says itself whose it is.
    const named = typeof detail === 'string' ? { message: detail, station: this.#station } : { ...detail, station: this.#station };
    return this.#inner.event(0, kind, named, direction);
  }
}
