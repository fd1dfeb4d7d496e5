import type { ActResult, EvConfig } from '../api';
import type { StationCore } from '../core/core';
import type { Evse } from '../core/evse';
import type { Connector } from '../hardware/connector';
import { Ev } from '../hardware/ev';
import { notifyStatus } from './availability';
import { cablePulledAtCar } from './cable-lock';
import { admitFreely, awaitCable } from './card-reader';
import { advance } from './metering';
import { endTalk } from './ev-talk';
import { forgetSignature } from './signing';
import { look, settle } from './transactions';

const DONE: ActResult = { ok: true };
/** A per phase. */
const USUAL_CABLE = 32;
const AC_CAR: EvConfig = { capacity: 60_000, soc: 30, maxPower: 11_000 };
const DC_CAR: EvConfig = { capacity: 75_000, soc: 20, maxPower: 120_000 };

/** A car is plugged in (E02), or plugged in again to a cable that still hangs in the socket (E10). */
export function plugIn(core: StationCore, evse: Evse, connector: Connector, ev: Partial<EvConfig> | undefined, cable = USUAL_CABLE): ActResult {
  const { path } = evse;
  if (path.ev) return no(`EVSE ${evse.id} has a cable plugged in already, at its connector ${path.inUse?.id ?? connector.id}.`);
  if (path.inUse && path.inUse !== connector) return no(`EVSE ${evse.id} has a cable in its connector ${path.inUse.id}.`);
  advance(core, evse);
  drivesIn(core, evse);
  connector.plugged = true;
  path.inUse = connector;
  path.looseCable = connector.captive || path.phases === 0 ? undefined : cable;
  path.ev = new Ev({ ...(path.phases === 0 ? DC_CAR : AC_CAR), ...ev });
  evse.finishing = false;
  if (core.powered) settle(core, evse, { trigger: 'CablePluggedIn', mayStart: true });
  admitFreely(core, evse);
  return DONE;
}

/**
 * The cable is pulled at the car's side (E09, E10), and at the station's as well if it belongs to the car and is let go. A
 * plug that stays locked is taken away later, when it is free.
 */
export function unplug(core: StationCore, evse: Evse, connector: Connector): ActResult {
  const { path } = evse;
  if (path.inUse !== connector) return no(`EVSE ${evse.id} has no cable plugged in${path.inUse ? ` at connector ${connector.id}` : ''}.`);
  if (!path.ev && connector.locked) return no(`The plug is locked in connector ${connector.id} of EVSE ${evse.id}; present the card that it was locked with.`);
  if (path.ev) pullAtCar(core, evse, connector);
  if (!connector.locked) takeAway(core, evse, connector);
  return DONE;
}

/** The car pauses or goes on. */
export function setSuspended(core: StationCore, evse: Evse, suspended: boolean): ActResult {
  const { ev } = evse.path;
  if (!ev) return no(`EVSE ${evse.id} has no cable plugged in.`);
  if (ev.suspended === suspended) return no(suspended ? `The car at EVSE ${evse.id} has paused already.` : `The car at EVSE ${evse.id} has not paused.`);
  advance(core, evse);
  ev.suspended = suspended;
  look(core, evse);
  return DONE;
}

/** A car that is plugged in stands in the bay, whether anybody said so or not. */
function drivesIn(core: StationCore, evse: Evse): void {
  if (evse.parked) return;
  evse.parked = true;
  // Within a transaction the cable says it as well: CablePluggedIn is told of a car that was detected.
  if (core.powered && !evse.transaction) settle(core, evse, { trigger: 'EVDetected', mayStart: true });
}

function pullAtCar(core: StationCore, evse: Evse, connector: Connector): void {
  const { path } = evse;
  advance(core, evse);
  path.closed = false;
  path.ev = undefined;
  forgetSignature(core, evse);
  endTalk(core, evse);
  cablePulledAtCar(core, evse);
  if (connector.captive) {
    connector.plugged = false;
    path.inUse = undefined;
  }
  evse.finishing = evse.finishing && path.inUse !== undefined;
  if (!core.powered) return;
  if (core.settings.flag('StopTxOnEVSideDisconnect')) evse.authorization = undefined;
  settle(core, evse, { trigger: 'EVCommunicationLost', reason: 'EVDisconnected' });
  // E10.FR.02: nobody comes back to a captive cable, so that the card is not waited for.
  if (connector.captive) awaitCable(core, evse);
}

function takeAway(core: StationCore, evse: Evse, connector: Connector): void {
  connector.plugged = false;
  evse.path.inUse = undefined;
  evse.finishing = false;
  if (core.powered) notifyStatus(core, evse);
}

function no(message: string): ActResult {
  return { ok: false, message };
}
