import type { SessionBar, StationLane } from '../../shared/ipc/timeline-shapes';

/** `EVSE 1`, `EVSE 1 · 2`, `Connector 2`. */
export function connectorName({ evse, connector }: StationLane['connectors'][number]): string {
  if (evse === undefined) return connector === undefined ? 'Transactions' : `Connector ${connector}`;
  return connector === undefined || connector === 1 ? `EVSE ${evse}` : `EVSE ${evse} · ${connector}`;
}

export const ENDS: Readonly<Record<SessionBar['end'], string>> = {
  orderly: 'closed in order', broken: 'broken off', failed: 'not made', none: 'no end in the journal',
};
