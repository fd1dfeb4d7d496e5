import { upsert } from './list';
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
    const connectors = upsert(old?.connectors ?? [], ({ id }) => id === connector, (known) => change(known ?? { id: connector, status: 'Unknown', since: at }));
    return { id: evse, connectors: ordered(connectors) };
  };
  return { ...station, evses: ordered(upsert(station.evses, ({ id }) => id === evse, inEvse)) };
}

/** The station with every known connector in reach changed. */
export function withConnectors(station: FoldedStation, reach: { readonly evse?: number; readonly connector?: number }, change: (old: ConnectorState) => ConnectorState): FoldedStation {
  const evses = station.evses.map((evse) => {
    if (reach.evse !== undefined && evse.id !== reach.evse) return evse;
    return { ...evse, connectors: evse.connectors.map((one) => (reach.connector === undefined || one.id === reach.connector ? change(one) : one)) };
  });
  return { ...station, evses };
}

function isPlace(number: number): boolean {
  return Number.isInteger(number) && number >= 1 && number <= MOST;
}

function ordered<Item extends { readonly id: number }>(items: readonly Item[]): readonly Item[] {
  return items.every((item, at) => at === 0 || (items[at - 1]?.id ?? 0) < item.id) ? items : [...items].sort((a, b) => a.id - b.id);
}
