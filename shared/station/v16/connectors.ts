import type { StationCore } from '../core/core';
import type { Evse } from '../core/evse';
import type { Connector } from '../hardware/connector';

/** 1.6 has no EVSEs: the connectors are numbered through, from 1. */
export function connectorNumber(core: StationCore, evse: Evse, connectorId: number): number {
  let before = 0;
  for (const other of core.evses) {
    if (other === evse) break;
    before += other.path.connectors.length;
  }
  return before + Math.max(1, connectorId);
}

export interface Place {
  readonly evse: Evse;
  readonly connector: Connector;
}

/** The connector of that number; undefined when there is none. */
export function connectorAt(core: StationCore, number: number): Place | undefined {
  let left = number;
  for (const evse of core.evses) {
    const connector = left >= 1 ? evse.connector(left) : undefined;
    if (connector) return { evse, connector };
    left -= evse.path.connectors.length;
  }
  return undefined;
}

export function connectorCount(core: StationCore): number {
  return core.evses.reduce((sum, evse) => sum + evse.path.connectors.length, 0);
}
