import type { JsonObject } from '../../ocpp/json';
import type { StationCore } from '../core/core';
import type { BootReason, RegistrationStatus } from '../words';
import { notifyAllStatuses } from './availability';
import { chargeStock } from './battery-swap';
import { admitFreely } from './card-reader';
import { restartClockAligned } from './clock-aligned';
import { raiseSecurityEvent } from './security';
import { watchStatuses } from './certificate-status';
import { backOnline, goneOffline } from './smart-charging';
import { watchExpiry } from './station-certificate';
import { takeUpCars } from './transactions';

/** Seconds until the next BootNotification when the CSMS leaves that to the station (interval 0), or gives no answer. */
const OWN_RETRY_SECONDS = 30;
/** 9999-12-31: what is later cannot be written on the wire. */
const LAST_TIME = 253_402_300_799_000;
const DAY_MS = 86_400_000;
/** A clock that drifts is set right all the time; a leap of this much is a security event. */
const NOTICEABLE_MS = 60_000;
const BOOT = 'boot';
const HEARTBEAT = 'heartbeat';

/** The connection is open: boots (B01), or goes on where it was when it has been accepted before. */
export function connected(core: StationCore): void {
  core.lastConnectEvent = undefined;
  if (core.keyStore) core.keyStore.proven = core.keyStore.newest('ChargingStationCertificate', core.now);
  // B10.FR.10: another CSMS, or the same by another way, is told of the station anew, though it has not started again.
  if (core.network.registeredSlot !== undefined && core.network.registeredSlot !== core.network.slot) {
    core.network.registeredSlot = undefined;
    const reason = core.registration === undefined ? core.bootReason : 'Unknown';
    core.registration = undefined;
    core.timers.clear(BOOT);
    void boot(core, reason);
  } else if (core.registration === 'Accepted') resume(core);
  else if (!core.timers.has(BOOT)) void boot(core);
}

export function disconnected(core: StationCore): void {
  core.offlineSince ??= core.clock.monotonic();
  goneOffline(core);
  core.booting = false;
  core.timers.clear(HEARTBEAT);
  core.changed();
}

/** Sends BootNotification and does what its answer says (B01 to B03). */
export async function boot(core: StationCore, reason: BootReason = core.bootReason): Promise<void> {
  if (core.booting || !core.online) return;
  core.booting = true;
  core.timers.clear(BOOT);
  const outcome = await core.call(core.dialect.boot(core, reason));
  core.booting = false;
  if (outcome.kind === 'closed' || core.rebooting) return;
  const answer = outcome.kind === 'result' ? readBoot(outcome.payload) : undefined;
  if (!answer) return bootAgainIn(core, OWN_RETRY_SECONDS);
  setClock(core, answer.currentTime);
  core.registration = answer.status;
  core.network.registeredSlot = core.network.slot;
  core.changed();
  if (answer.status === 'Accepted') accepted(core, answer.interval);
  else bootAgainIn(core, answer.interval > 0 ? answer.interval : OWN_RETRY_SECONDS);
}

/** Asks the CSMS for its time, and shows that the station lives (G02). */
export async function heartbeat(core: StationCore): Promise<void> {
  const outcome = await core.call({ action: 'Heartbeat', payload: {} });
  if (outcome.kind === 'result') setClock(core, outcome.payload['currentTime']);
}

/** HeartbeatInterval was changed. */
export function restartHeartbeat(core: StationCore): void {
  core.timers.clear(HEARTBEAT);
  const seconds = core.settings.number('HeartbeatInterval');
  if (!core.ready || seconds <= 0) return;
  core.lastSent = core.clock.monotonic();
  beatAfter(core, seconds * 1000, core.lastSent);
}

/**
 * The interval is one of silence: any other message starts it anew (G02.FR.05; 1.6 chapter 9). A heartbeat comes once a day
 * all the same, since the clock is set by it (G02.FR.07).
 */
function beatAfter(core: StationCore, wait: number, lastBeat: number): void {
  core.timers.set(HEARTBEAT, wait, () => {
    const now = core.clock.monotonic();
    const left = core.settings.number('HeartbeatInterval') * 1000 - (now - core.lastSent);
    if (left > 0 && now - lastBeat < DAY_MS) return beatAfter(core, Math.min(left, DAY_MS - (now - lastBeat)), lastBeat);
    void heartbeat(core);
    beatAfter(core, core.settings.number('HeartbeatInterval') * 1000, now);
  });
}

function accepted(core: StationCore, interval: number): void {
  if (interval > 0) core.settings.set('HeartbeatInterval', String(interval));
  backOnline(core, secondsAway(core));
  restartHeartbeat(core);
  notifyAllStatuses(core, true);
  takeUpCars(core);
  core.behaviour.accepted(core);
  for (const evse of core.evses) admitFreely(core, evse);
  chargeStock(core);
  watchExpiry(core);
  watchStatuses(core);
  raiseSecurityEvent(core, core.bootReason === 'PowerUp' ? 'StartupOfTheDevice' : 'ResetOrReboot');
  restartClockAligned(core);
  core.outbox.pump();
}

/** B04: all statuses after a long time without connection, otherwise those that have changed. */
function resume(core: StationCore): void {
  const away = secondsAway(core);
  backOnline(core, away);
  if (away > core.settings.number('OfflineThreshold')) core.forgetStatuses();
  restartHeartbeat(core);
  notifyAllStatuses(core, false);
  core.outbox.pump();
  // B04, step 5: shows that the station lives, and sets its clock.
  if (core.config.version !== '1.6') void heartbeat(core);
}

/** The time without connection is over. */
function secondsAway(core: StationCore): number {
  const since = core.offlineSince;
  core.offlineSince = undefined;
  return since === undefined ? 0 : (core.clock.monotonic() - since) / 1000;
}

function bootAgainIn(core: StationCore, seconds: number): void {
  core.timers.set(BOOT, seconds * 1000, () => void boot(core));
}

function setClock(core: StationCore, currentTime: unknown): void {
  const time = typeof currentTime === 'string' ? Date.parse(currentTime) : NaN;
  if (time < 0 || time > LAST_TIME) return;
  // CSMSs tell whole seconds as often as not; a clock that is right to the second is left alone.
  if (Number.isNaN(time) || Math.abs(time - core.now) < 1000) return;
  const by = time - core.now;
  core.clockOffset = time - core.clock.now();
  if (Math.abs(by) >= NOTICEABLE_MS) raiseSecurityEvent(core, 'SettingSystemTime', `The clock was moved by ${Math.round(by / 1000)} s`);
}

function readBoot({ status, interval, currentTime }: JsonObject): { status: RegistrationStatus; interval: number; currentTime: unknown } | undefined {
  if (status !== 'Accepted' && status !== 'Pending' && status !== 'Rejected') return undefined;
  return { status, interval: typeof interval === 'number' ? interval : 0, currentTime };
}
