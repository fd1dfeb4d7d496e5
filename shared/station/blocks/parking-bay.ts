import type { ActResult } from '../api';
import type { StationCore } from '../core/core';
import type { Evse } from '../core/evse';
import { settle } from './transactions';

const DONE: ActResult = { ok: true };

/** A car drives into the bay: with TxStartPoint ParkingBayOccupancy that begins a transaction (E01.FR.01). */
export function enterBay(core: StationCore, evse: Evse): ActResult {
  if (evse.parked) return no(`A car stands in the bay of EVSE ${evse.id} already.`);
  evse.parked = true;
  if (core.powered) settle(core, evse, { trigger: 'EVDetected', mayStart: true });
  return DONE;
}

/** The car leaves: with TxStopPoint ParkingBayOccupancy that ends the transaction (E06.FR.01). */
export function leaveBay(core: StationCore, evse: Evse): ActResult {
  if (!evse.parked) return no(`The bay of EVSE ${evse.id} is empty.`);
  if (evse.plugged) return no(`The car at EVSE ${evse.id} is plugged in; unplug it first.`);
  evse.parked = false;
  if (core.powered) settle(core, evse, { trigger: 'EVDeparted', reason: 'EVDisconnected' });
  return DONE;
}

function no(message: string): ActResult {
  return { ok: false, message };
}
