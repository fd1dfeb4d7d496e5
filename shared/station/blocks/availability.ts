import type { StationCore } from '../core/core';
import type { Evse } from '../core/evse';
import { textIn } from '../core/read';
import type { Connector } from '../hardware/connector';

/** Tells the CSMS of every connector of an EVSE whose status is another than it was told (G01; OCPP 1.6 §4.9). */
export function notifyStatus(core: StationCore, evse: Evse): void {
  for (const connector of evse.path.connectors) {
    const index = connector.id - 1;
    const status = core.dialect.connectorStatus(core, evse, connector);
    if (status === evse.reported[index]) core.timers.clear(`status:${evse.id}.${connector.id}`);
    if (status === evse.reported[index] || !core.ready) continue;
    const patience = evse.reported[index] === undefined ? 0 : core.settings.number('MinimumStatusDuration');
    if (patience === 0) report(core, evse, connector, status);
    else reportWhenStable(core, evse, connector, status, patience);
  }
  core.changed();
}

function report(core: StationCore, evse: Evse, connector: Connector, status: string): void {
  const index = connector.id - 1;
  const told = evse.reported[index];
  evse.reported[index] = status;
  for (const step of core.dialect.statusSteps(told, status)) core.outbox.message(core.dialect.status(core, evse, connector, step));
}

/** MinimumStatusDuration of 1.6: a status that does not last is not told. */
function reportWhenStable(core: StationCore, evse: Evse, connector: Connector, status: string, seconds: number): void {
  const name = `status:${evse.id}.${connector.id}`;
  const index = connector.id - 1;
  if (core.timers.has(name) && evse.awaited[index] === status) return;
  evse.awaited[index] = status;
  core.timers.set(name, seconds * 1000, () => {
    if (core.ready && core.dialect.connectorStatus(core, evse, connector) === status) report(core, evse, connector, status);
  });
}

/** Tells what has changed of all EVSEs and of the station itself; everything when `afresh`. */
export function notifyAllStatuses(core: StationCore, afresh: boolean): void {
  if (afresh) core.forgetStatuses();
  const station = core.dialect.stationStatus(core);
  const told = station && textIn(station.payload, 'status');
  if (station && told !== core.reportedStation && core.ready) {
    core.reportedStation = told;
    core.outbox.message(station);
  }
  for (const evse of core.evses) notifyStatus(core, evse);
}

/** What ChangeAvailability is about: the station, an EVSE, or one connector. */
export interface AvailabilityTarget {
  readonly evse?: Evse;
  readonly connectorId?: number;
}

/**
 * Makes something Operative or Inoperative (G03, G04). What a transaction runs on becomes Unavailable when it has ended:
 * the tables of statuses see to that, so that nothing has to be remembered.
 */
export function changeAvailability(core: StationCore, target: AvailabilityTarget, operative: boolean): 'Accepted' | 'Scheduled' {
  const { evse, connectorId } = target;
  if (!evse) core.operative = operative;
  else if (connectorId === undefined) evse.operative = operative;
  else {
    const others = evse.inoperative.filter((id) => id !== connectorId);
    evse.inoperative = operative ? others : [...others, connectorId];
  }
  core.afterAnswer(() => {
    notifyAllStatuses(core, false);
    if (!operative) core.behaviour.outOfOrder(core);
  });
  return !operative && isBusy(core, target) ? 'Scheduled' : 'Accepted';
}

/** Whether somebody new may be served here, or at one connector of it; whoever is being served may finish in any case. */
export function isOperative(core: StationCore, evse: Evse, connectorId?: number): boolean {
  return core.operative && evse.operative
    && evse.path.connectors.some(({ id }) => (connectorId ?? id) === id && !evse.inoperative.includes(id));
}

function isBusy(core: StationCore, { evse, connectorId }: AvailabilityTarget): boolean {
  if (!evse) return core.evses.some((one) => one.transaction);
  return evse.transaction !== undefined && (connectorId === undefined || evse.transaction.connectorId === connectorId);
}
