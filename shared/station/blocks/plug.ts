import type { ActResult, EvConfig } from '../api';
import type { StationCore } from '../core/core';
import type { Evse } from '../core/evse';
import type { Connector } from '../hardware/connector';
import { Ev } from '../hardware/ev';
import { advance } from './metering';
import { look, settle } from './transactions';

const DONE: ActResult = { ok: true };
const AC_CAR: EvConfig = { capacity: 60_000, soc: 30, maxPower: 11_000 };
const DC_CAR: EvConfig = { capacity: 75_000, soc: 20, maxPower: 120_000 };

/** A car is plugged in (E02). */
export function plugIn(core: StationCore, evse: Evse, connector: Connector, ev: Partial<EvConfig> | undefined): ActResult {
  const { path } = evse;
  if (path.inUse) return no(`EVSE ${evse.id} has a cable plugged in already, at its connector ${path.inUse.id}.`);
  advance(core, evse);
  connector.plugged = true;
  path.inUse = connector;
  path.ev = new Ev({ ...(path.phases === 0 ? DC_CAR : AC_CAR), ...ev });
  evse.finishing = false;
  if (core.powered) settle(core, evse, { trigger: 'CablePluggedIn', mayStart: true });
  return DONE;
}

/** The cable is pulled at the car's side (E09, E10). */
export function unplug(core: StationCore, evse: Evse, connector: Connector): ActResult {
  if (evse.path.inUse !== connector) return no(`EVSE ${evse.id} has no cable plugged in${evse.path.inUse ? ` at connector ${connector.id}` : ''}.`);
  advance(core, evse);
  evse.path.closed = false;
  connector.plugged = false;
  connector.locked = connector.locked && !core.settings.flag('UnlockOnEVSideDisconnect');
  evse.path.inUse = undefined;
  evse.path.ev = undefined;
  evse.finishing = false;
  if (!core.powered) return DONE;
  if (core.settings.flag('StopTxOnEVSideDisconnect')) evse.authorization = undefined;
  settle(core, evse, { trigger: 'EVCommunicationLost', reason: 'EVDisconnected' });
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

function no(message: string): ActResult {
  return { ok: false, message };
}
