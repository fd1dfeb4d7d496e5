import type { ActResult } from '../api';
import type { StationCore } from '../core/core';
import type { Evse } from '../core/evse';
import type { Connector } from '../hardware/connector';
import type { StoppedReason } from '../words';
import { dropReservations } from './reservation';
import { LOCK_FAULT, tellLock } from './lock-failure';
import { raiseSecurityEvent } from './security';
import { endTransaction, look } from './transactions';

const DONE: ActResult = { ok: true };

/** What can break (ChargePointErrorCode of 1.6), and why the transaction then ends, in the words of 2.x. */
const FAULTS: Readonly<Record<string, StoppedReason>> = {
  ConnectorLockFailure: 'Other',
  EVCommunicationError: 'Other',
  GroundFailure: 'GroundFault',
  HighTemperature: 'Other',
  InternalError: 'Other',
  LocalListConflict: 'Other',
  OtherError: 'Other',
  OverCurrentFailure: 'OvercurrentFault',
  OverVoltage: 'PowerQuality',
  PowerMeterFailure: 'Other',
  PowerSwitchFailure: 'Other',
  ReaderFailure: 'Other',
  ResetFailure: 'Other',
  UnderVoltage: 'PowerQuality',
  WeakSignal: 'Other',
};

/** Something breaks at a connector: what runs there ends, who reserved it is told. */
export function breakConnector(core: StationCore, evse: Evse, connector: Connector, code: string): ActResult {
  const reason = Object.hasOwn(FAULTS, code) ? FAULTS[code] : undefined;
  if (reason === undefined) return no(`${code} is no error code; they are ${Object.keys(FAULTS).join(', ')}.`);
  if (connector.fault !== undefined) return no(`Connector ${connector.id} of EVSE ${evse.id} has a fault already: ${connector.fault}.`);
  connector.fault = code;
  if (code === LOCK_FAULT) tellLock(core, evse, connector);
  if (evse.path.inUse === connector && (evse.transaction || evse.authorization)) endTransaction(core, evse, { trigger: 'AbnormalCondition', reason });
  look(core, evse);
  dropReservations(core);
  return DONE;
}

export function repairConnector(core: StationCore, evse: Evse, connector: Connector): ActResult {
  if (connector.fault === undefined) return no(`Connector ${connector.id} of EVSE ${evse.id} has no fault.`);
  mend(core, evse, connector);
  look(core, evse);
  return DONE;
}

/** The lock moves again. */
export function mendLock(core: StationCore, evse: Evse, connector: Connector): ActResult {
  if (!connector.lockBroken) return no(`The lock of connector ${connector.id} of EVSE ${evse.id} is not broken.`);
  connector.lockBroken = false;
  if (connector.fault === LOCK_FAULT) mend(core, evse, connector);
  look(core, evse);
  return DONE;
}

function mend(core: StationCore, evse: Evse, connector: Connector): void {
  const lock = connector.fault === LOCK_FAULT;
  connector.fault = undefined;
  if (!lock) return;
  connector.lockBroken = false;
  tellLock(core, evse, connector);
}

/** While the door is open the interlock offers no car any current. */
export function setDoor(core: StationCore, open: boolean): ActResult {
  if (core.doorOpen === open) return no(open ? 'The door is open already.' : 'The door is closed already.');
  core.doorOpen = open;
  if (open && core.powered) raiseSecurityEvent(core, 'TamperDetectionActivated', 'The door was opened');
  for (const evse of core.evses) look(core, evse);
  return DONE;
}

export function emergencyStop(core: StationCore, evse: Evse): ActResult {
  if (!evse.transaction && !evse.authorization) return no(`Nothing runs at EVSE ${evse.id}.`);
  endTransaction(core, evse, { trigger: 'AbnormalCondition', reason: 'EmergencyStop' });
  return DONE;
}

function no(message: string): ActResult {
  return { ok: false, message };
}
