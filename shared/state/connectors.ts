import { upsert } from './list';
import type { FoldedStation } from './folded';
import type { ConnectorState, EvseState } from './model';

/**
 * The station with one connector changed; the EVSE and the connector are made when they are not known yet, with the status "Unknown".
 *
 */
export function withConnector(station: FoldedStation, evse: number, connector: number, change: (old: ConnectorState) => ConnectorState, at: number): FoldedStation {
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

function ordered<Item extends { readonly id: number }>(items: readonly Item[]): readonly Item[] {
  return items.every((item, at) => at === 0 || (items[at - 1]?.id ?? 0) < item.id) ? items : [...items].sort((a, b) => a.id - b.id);
}
