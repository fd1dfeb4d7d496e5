import type { OcppVersion } from '../ocpp/version';
import { CallBook } from './call-book';
import type { ConnectionId, ConnectionInfo } from './entry';

/** What the index keeps of one connection. */
export class ConnectionLog {
  readonly id: ConnectionId;
  info: ConnectionInfo | undefined;
  station: string | undefined;
  /** The entry that tells what is known of it: its `open`, or else the first that names the station. */
  toldBy: number | undefined;
  /** It leads from a tap to the CSMS: the station's own connection is another. */
  toCsms = false;
  /** Entries that came before the station was known. */
  nameless: number[] | undefined = [];
  /** Index of its first and of its newest entry; undefined while it has none. */
  first: number | undefined;
  last: number | undefined;
  /** Index of the entry that ended it. */
  closedBy: number | undefined;
  /** Calls of the station and of the CSMS; made when the first comes, since most connections are idle. */
  #up: CallBook | undefined;
  #down: CallBook | undefined;

  constructor(id: ConnectionId) {
    this.id = id;
  }

  /** An entry of it came. */
  added(index: number): void {
    this.first ??= index;
    this.last = index;
    this.nameless?.push(index);
  }

  get version(): OcppVersion | undefined {
    return this.info?.version;
  }

  get connected(): boolean {
    return this.info !== undefined && this.closedBy === undefined;
  }

  /** The calls that one side made: 1 the station's, 2 the CSMS's. */
  calls(direction: number): CallBook {
    if (direction === 2) return (this.#down ??= new CallBook());
    return (this.#up ??= new CallBook());
  }

  /** Forgets every open call, for none can be answered any more; returns their indexes. */
  abandon(): number[] {
    const open = [...(this.#up?.openCalls() ?? []), ...(this.#down?.openCalls() ?? [])];
    this.#up = undefined;
    this.#down = undefined;
    return open;
  }
}
