import type { ActResult } from '../api';
import type { StationCore } from '../core/core';
import type { Evse } from '../core/evse';
import type { Connector } from '../hardware/connector';

/** A plug that has to be held and cannot be. */
export function cannotLock({ path }: Evse): Connector | undefined {
  const { inUse } = path;
  return inUse && !inUse.captive && !inUse.locked && inUse.lockBroken ? inUse : undefined;
}

/** G05: the connector is out of order, and the CSMS is told of its lock. */
export function lockFailed(core: StationCore, evse: Evse, connector: Connector): void {
  connector.fault = LOCK_FAULT;
  core.notice = 'The cable cannot be locked.';
  core.onRefusal?.(`The cable at EVSE ${evse.id} cannot be locked.`);
  tellLock(core, evse, connector);
}

/** Whether the lock has a problem, as 2.x tells it (G05.FR.02); 1.6 tells it by the connector's status. */
export function tellLock(core: StationCore, evse: Evse, connector: Connector): void {
  const message = core.dialect.lockProblem(core, evse, connector);
  if (message) core.outbox.message(message, true);
}

export const LOCK_FAULT = 'ConnectorLockFailure';

/** Something jams the lock: it moves neither way from now on. Nobody notices before it is used. */
export function breakLock(core: StationCore, evse: Evse, connector: Connector): ActResult {
  if (connector.captive) return no(`Connector ${connector.id} of EVSE ${evse.id} has a fixed cable, and no lock.`);
  if (connector.lockBroken) return no(`The lock of connector ${connector.id} of EVSE ${evse.id} is broken already.`);
  connector.lockBroken = true;
  core.changed();
  return { ok: true };
}

function no(message: string): ActResult {
  return { ok: false, message };
}
