import { copyStation } from './copy';
import { updateWhere, upsert } from './list';
import type { FoldedStation } from './folded';
import type { ConnectorState, EvseState } from './model';

/** EVSEs, and connectors of each, that are kept: numbers beyond any real station are faults. */
const MOST = 1000;

/**
 * The station with one connector changed. The EVSE and the connector are made when they are not known yet, with the
 * status "Unknown"; numbers that are none of a connector change nothing.
 */
export function withConnector(station: FoldedStation, evse: number, connector: number, change: (old: ConnectorState) => ConnectorState, at: number): FoldedStation {
  if (!isPlace(evse) || !isPlace(connector)) return station;
  const inEvse = (old: EvseState | undefined): EvseState => {
    const before = old?.connectors ?? [];
    const connectors = upsert(before, ({ id }) => id === connector, (known) => changedFrom(known ?? { id: connector, status: 'Unknown', since: at }, change));
    return old && connectors === before ? old : { id: evse, connectors: ordered(connectors) };
  };
  return withEvses(station, ordered(upsert(station.evses, ({ id }) => id === evse, inEvse)));
}

/** The station with every known connector in reach changed. */
export function withConnectors(station: FoldedStation, reach: { readonly evse?: number; readonly connector?: number }, change: (old: ConnectorState) => ConnectorState): FoldedStation {
  const evses = updateWhere(station.evses, ({ id }) => reach.evse === undefined || id === reach.evse, (evse) => {
    const isMeant = ({ id }: ConnectorState): boolean => reach.connector === undefined || id === reach.connector;
    const connectors = updateWhere(evse.connectors, isMeant, (one) => changedFrom(one, change));
    return connectors === evse.connectors ? evse : { ...evse, connectors };
  });
  return withEvses(station, evses);
}

/** A connector that says the same again is the same. */
function changedFrom(old: ConnectorState, change: (old: ConnectorState) => ConnectorState): ConnectorState {
  const next = change(old);
  const isSame = next.status === old.status && next.since === old.since && next.errorCode === old.errorCode
    && next.info === old.info && next.operative === old.operative;
  return isSame ? old : next;
}

function withEvses(station: FoldedStation, evses: readonly EvseState[]): FoldedStation {
  if (evses === station.evses) return station;
  const changed = copyStation(station);
  changed.evses = evses;
  return changed;
}

function isPlace(number: number): boolean {
  return Number.isInteger(number) && number >= 1 && number <= MOST;
}

function ordered<Item extends { readonly id: number }>(items: readonly Item[]): readonly Item[] {
  return items.every((item, at) => at === 0 || (items[at - 1]?.id ?? 0) < item.id) ? items : [...items].sort((a, b) => a.id - b.id);
}
