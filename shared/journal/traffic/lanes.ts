import type { ConnectionLog } from '../connection-log';
import type { JournalIndex } from '../journal-index';
import { PROBLEM, kindOf } from '../meta';
import type { Axis } from './axis';

/** How a connection ended: in order, broken off, never made, or not at all as far as the journal says. */
export type SessionEnd = 'orderly' | 'broken' | 'failed' | 'none';

/** Something that lasts, along an axis. Several that are too short to be told apart are one, with how many they are. */
export interface Bar {
  readonly from: number;
  to: number;
  /** First and last entry. */
  readonly first: number;
  last: number;
  count: number;
}

export interface SessionBar extends Bar {
  readonly connection: number;
  end: SessionEnd;
}

export interface TransactionBar extends Bar {
  readonly id: string;
  /** No message said that it is over. */
  open: boolean;
}

export interface ConnectorLane {
  readonly evse?: number;
  readonly connector?: number;
  readonly transactions: TransactionBar[];
}

export interface StationLane {
  /** '' when it is not known. */
  readonly station: string;
  readonly sessions: SessionBar[];
  readonly connectors: ConnectorLane[];
}

export interface Lanes {
  readonly stations: StationLane[];
  /** Stations that there was no room for, and what of the others was left out. */
  readonly more: { readonly stations: number; readonly bars: number };
}

export interface LaneWishes {
  readonly from: number;
  readonly to: number;
  /** Bars shorter than this are merged with the one before, if that is as near. */
  readonly least: number;
  /** Only these stations. */
  readonly stations?: readonly string[] | undefined;
  readonly mostStations: number;
  readonly mostBars: number;
}

/** The connections and transactions of a stretch of the axis, by station. Every station has its lane, wherever it spoke. */
export function lanesOf(index: JournalIndex, axis: Axis, wishes: LaneWishes): Lanes {
  const builder = new Builder(axis, wishes);
  for (const connection of index.connections) {
    const { first } = connection;
    if (first === undefined) continue;
    const lane = builder.lane(connection.station ?? '');
    if (lane) builder.add(lane.sessions, first, connection.last ?? first, (bar) => ({ ...bar, connection: connection.id, end: endOf(connection, index) }), worse);
  }
  for (const span of index.spans.all) {
    const name = index.transactions.name(span.number);
    const lane = name && builder.lane(name.station);
    if (!lane) continue;
    const { transactions } = builder.connector(lane, span.evse, span.connector);
    builder.add(transactions, span.first, span.last, (bar) => ({ ...bar, id: name.id, open: !span.ended }), (bar, next) => { bar.open ||= next.open; });
  }
  return builder.lanes();
}

function endOf({ closedBy, info }: ConnectionLog, { columns }: JournalIndex): SessionEnd {
  if (closedBy === undefined) return 'none';
  const meta = columns.meta(closedBy);
  if (kindOf(meta) === 'fail') return info ? 'broken' : 'failed';
  return (meta & PROBLEM) === 0 ? 'orderly' : 'broken';
}

const WEIGHT: Readonly<Record<SessionEnd, number>> = { orderly: 0, none: 1, broken: 2, failed: 3 };

function worse(bar: SessionBar, next: SessionBar): void {
  if (WEIGHT[next.end] > WEIGHT[bar.end]) bar.end = next.end;
}

class Builder {
  readonly #axis: Axis;
  readonly #wishes: LaneWishes;
  readonly #only: ReadonlySet<string> | undefined;
  readonly #stations = new Map<string, StationLane>();
  readonly #connectors = new Map<StationLane, Map<string, ConnectorLane>>();
  readonly #surplus = new Set<string>();
  #bars = 0;
  #left = 0;

  constructor(axis: Axis, wishes: LaneWishes) {
    this.#axis = axis;
    this.#wishes = wishes;
    this.#only = wishes.stations?.length ? new Set(wishes.stations) : undefined;
  }

  /** The lane of a station; undefined when it is not shown. */
  lane(station: string): StationLane | undefined {
    const known = this.#stations.get(station);
    if (known) return known;
    if (this.#only && !this.#only.has(station)) return undefined;
    if (this.#stations.size >= this.#wishes.mostStations) {
      this.#surplus.add(station);
      return undefined;
    }
    const lane: StationLane = { station, sessions: [], connectors: [] };
    this.#stations.set(station, lane);
    return lane;
  }

  connector(lane: StationLane, evse: number | undefined, connector: number | undefined): ConnectorLane {
    const known = this.#connectors.get(lane) ?? new Map<string, ConnectorLane>();
    this.#connectors.set(lane, known);
    const key = `${evse ?? ''}/${connector ?? ''}`;
    const made = known.get(key) ?? { ...(evse === undefined ? {} : { evse }), ...(connector === undefined ? {} : { connector }), transactions: [] };
    if (!known.has(key)) {
      known.set(key, made);
      lane.connectors.push(made);
    }
    return made;
  }

  /** @param merge takes what the next bar says into one that stands for both */
  add<One extends Bar>(bars: One[], first: number, last: number, make: (bar: Bar) => One, merge: (bar: One, next: One) => void): void {
    const { from, to, least, mostBars } = this.#wishes;
    const [one, other] = [this.#axis.placeOf(first), this.#axis.placeOf(last)];
    const bar = make({ from: Math.min(one, other), to: Math.max(one, other), first, last, count: 1 });
    if (bar.to < from || bar.from > to) return;
    const before = bars.at(-1);
    if (before && bar.to - bar.from < least && bar.from - before.to < least && bar.from >= before.from && before.to - before.from < least * before.count * 2) {
      before.to = Math.max(before.to, bar.to);
      before.last = last;
      before.count += 1;
      merge(before, bar);
    } else if (this.#bars < mostBars) {
      this.#bars += 1;
      bars.push(bar);
    } else this.#left += 1;
  }

  lanes(): Lanes {
    const stations = [...this.#stations.values()];
    for (const { connectors } of stations) connectors.sort((a, b) => (a.evse ?? 1e9) - (b.evse ?? 1e9) || (a.connector ?? 1e9) - (b.connector ?? 1e9));
    return { stations, more: { stations: this.#surplus.size, bars: this.#left } };
  }
}
