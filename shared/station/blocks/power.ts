import type { ActResult } from '../api';
import type { StationCore } from '../core/core';
import type { Authorization } from '../core/evse';
import { releaseCable } from './cable-lock';
import { endTalk } from './ev-talk';
import { endLostTransactions, interrupt } from './interruption';
import { interruptJobs } from './file-jobs';
import { advance } from './metering';
import { releaseUnused } from './payment-terminal';
import { rearmReservations } from './reservation';

const DONE: ActResult = { ok: true };

/** The mains fail: everything stops at once, without a word. What is in flash memory stays. */
export function losePower(core: StationCore): ActResult {
  if (!core.powered) return { ok: false, message: 'The station has no power already.' };
  goDark(core);
  core.powered = false;
  core.timers.clearAll();
  core.link.drop();
  core.changed();
  return DONE;
}

/** The mains are back: what ran has ended with PowerLoss, and the station boots. */
export function restorePower(core: StationCore): ActResult {
  if (core.powered) return { ok: false, message: 'The station has power already.' };
  core.powered = true;
  wake(core);
  return DONE;
}

/** What does not last without power is gone: it is not registered any more, and nobody is served (B01.FR.03). */
export function goDark(core: StationCore): void {
  interrupt(core, 'power');
  interruptJobs(core);
  const unused: Authorization[] = [];
  for (const evse of core.evses) {
    advance(core, evse);
    evse.path.closed = false;
    releaseCable(evse);
    evse.held = false;
    endTalk(core, evse);
    if (evse.transaction) continue;
    if (evse.authorization) unused.push(evse.authorization);
    evse.authorization = undefined;
  }
  core.registration = undefined;
  core.rebooting = false;
  core.pendingReset = undefined;
  // What is to be told of it waits for the connection.
  for (const authorization of unused) releaseUnused(core, authorization);
}

/** Power is there: what was set for this moment takes effect, and the station connects and boots. */
export function wake(core: StationCore): void {
  core.bootReason = 'PowerUp';
  core.settings.boot();
  core.network.boot();
  rearmReservations(core);
  endLostTransactions(core);
  core.link.connect();
}

/** Somebody pulls the network cable, or plugs it in again. */
export function setNetwork(core: StationCore, connected: boolean): ActResult {
  const { link } = core;
  if (link.cut !== connected) return { ok: false, message: connected ? 'The network is there already.' : 'The network is gone already.' };
  link.cut = !connected;
  if (!connected) link.drop();
  else if (core.powered && !core.rebooting) link.connect();
  return DONE;
}
