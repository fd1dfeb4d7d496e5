import type { ConnectionId, ConnectionInfo, Direction, EntryKind } from '../journal/entry';
import type { FrameFacts, Recorder } from '../journal/recorder';
import type { HeaderList, UpgradeRequest } from '../platform/socket';

/** Tells the workbench's own CSMS that its own tap is behind a connection, and the number of that in the journal. */
const HEADER = 'X-OCPP-Workbench-Tap';
/** What a CSMS notices for itself; all else the tap has written down already. */
const KEPT: readonly EntryKind[] = ['note', 'person'];
const NOT_RECORDED = -1;

/**
 * The recorder of a CSMS that a tap of the same workbench leads to: what the tap records is not recorded twice
 * (docs/adr/0002, docs/adr/0012).
 */
export class TappedRecorder implements Recorder {
  readonly #inner: Recorder;
  readonly #secret: string;
  readonly #tapped = new Set<ConnectionId>();

  /** @param secret of this run, so that nobody else can keep a connection out of the journal */
  constructor(inner: Recorder, secret: string) {
    this.#inner = inner;
    this.#secret = secret;
  }

  /** What the tap says of itself to the own CSMS. */
  introduction(connection: ConnectionId): HeaderList {
    return [[HEADER, `${this.#secret} ${connection}`]];
  }

  /** The tap's connection that a request belongs to; undefined for everybody else's. */
  readonly connectionOf = (request: UpgradeRequest): ConnectionId | undefined => {
    const said = request.headers.find(([name]) => name.toLowerCase() === HEADER.toLowerCase())?.[1] ?? '';
    const [secret, number] = said.split(' ');
    if (secret !== this.#secret || number === undefined || !/^\d+$/.test(number)) return undefined;
    this.#tapped.add(Number(number));
    return Number(number);
  };

  connection(): ConnectionId {
    return this.#inner.connection();
  }

  open(connection: ConnectionId, info: ConnectionInfo): number {
    return this.#tapped.has(connection) ? NOT_RECORDED : this.#inner.open(connection, info);
  }

  frame(...said: Parameters<Recorder['frame']>): number {
    return this.#tapped.has(said[0]) ? NOT_RECORDED : this.#inner.frame(...said);
  }

  facts(index: number, facts: FrameFacts): void {
    if (index !== NOT_RECORDED) this.#inner.facts(index, facts);
  }

  event(connection: ConnectionId, kind: Exclude<EntryKind, 'frame' | 'open'>, detail: string | object, direction?: Direction): number {
    const tapped = this.#tapped.has(connection);
    if (tapped && kind === 'close') this.#tapped.delete(connection);
    return tapped && !KEPT.includes(kind) ? NOT_RECORDED : this.#inner.event(connection, kind, detail, direction);
  }
}
