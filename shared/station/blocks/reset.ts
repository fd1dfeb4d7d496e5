import type { StationCore } from '../core/core';
import type { Evse } from '../core/evse';
import type { BootReason, StoppedReason } from '../words';
import { notifyAllStatuses, notifyStatus } from './availability';
import { endLostTransactions, interrupt, interruptForReset, resumeTransactions } from './interruption';
import { advance } from './metering';
import { releaseUnused } from './payment-terminal';
import { stopSampling } from './sampling';
import { endTransaction } from './transactions';

/** How long a reset waits for messages that are still to be delivered. */
const PATIENCE_MS = 10_000;
/** How long the station takes to start. */
const STARTING_MS = 2_000;
const RESET = 'reset';

export interface ResetRequest {
  /**
   * `at-once` ends transactions, `when-idle` waits for their end, `hard` does not even wait for messages, `resume` goes on
   * with them afterwards (2.1).
   */
  readonly how: 'at-once' | 'when-idle' | 'hard' | 'resume';
  readonly reason: StoppedReason;
  /** undefined for the whole station. */
  readonly evse?: Evse;
}

/** Starts the station, or one EVSE, again (B11, B12; Reset of 1.6). */
export function reset(core: StationCore, { how, evse, reason }: ResetRequest): 'Accepted' | 'Scheduled' {
  if (how === 'when-idle' && isBusy(core, evse)) {
    core.pendingReset = evse ? { evseId: evse.id } : {};
    core.afterAnswer(() => hold(core, evse));
    return 'Scheduled';
  }
  core.afterAnswer(() => {
    core.pendingReset = undefined;
    for (const one of evsesOf(core, evse)) {
      if (one.transaction && how === 'resume') interruptForReset(core, one, one.transaction);
      else if (one.transaction) endTransaction(core, one, { trigger: 'ResetCommand', reason });
    }
    restart(core, evse, { reason: 'RemoteReset', hard: how === 'hard' });
  });
  return 'Accepted';
}

/** Somebody at the station, or its watchdog, starts it again: what runs ends with Reboot. */
export function restartHere(core: StationCore, reason: 'LocalReset' | 'Watchdog'): void {
  core.pendingReset = undefined;
  interrupt(core, 'restart');
  for (const evse of core.evses) if (evse.transaction && !evse.transaction.interruption) endTransaction(core, evse, { trigger: 'AbnormalCondition', reason: 'Reboot' });
  restart(core, undefined, { reason, hard: reason === 'Watchdog' });
}

/** A transaction has ended: a reset that waited for it goes ahead. */
export function resetWhenIdle(core: StationCore): void {
  const { pendingReset } = core;
  const evse = pendingReset?.evseId === undefined ? undefined : core.evse(pendingReset.evseId);
  if (!pendingReset || isBusy(core, evse)) return;
  core.pendingReset = undefined;
  restart(core, evse, { reason: 'ScheduledReset', hard: false });
}

/** Starts again: disconnects, and boots with this reason. */
export function reboot(core: StationCore, reason: BootReason): void {
  core.rebooting = true;
  core.registration = undefined;
  core.bootReason = reason;
  core.timers.clear('heartbeat');
  core.timers.clear('boot');
  for (const evse of core.evses) {
    core.timers.clear(resetOf(evse));
    rest(core, evse);
  }
  void core.link.close('Restarting').then(() => {
    if (!core.running || !core.powered) return;
    core.timers.set(RESET, STARTING_MS, () => {
      core.rebooting = false;
      for (const evse of core.evses) evse.held = false;
      endLostTransactions(core);
      core.settings.boot();
      core.network.boot();
      core.link.connect();
    });
  });
}

/** B12: until the reset comes, nobody new is served; whoever is being served may finish. */
function hold(core: StationCore, evse: Evse | undefined): void {
  for (const one of evsesOf(core, evse)) one.held = true;
  notifyAllStatuses(core, false);
}

function restart(core: StationCore, evse: Evse | undefined, { reason, hard }: { reason: BootReason; hard: boolean }): void {
  if (evse) return restartEvse(core, evse);
  const go = (): void => {
    core.timers.clear(RESET);
    core.outbox.whenIdle(undefined);
    if (!core.rebooting) reboot(core, reason);
  };
  if (hard) return go();
  core.timers.set(RESET, PATIENCE_MS, go);
  core.outbox.whenIdle(go);
}

/** An EVSE is out of service while it starts; the station stays connected (B11.FR.08). */
function restartEvse(core: StationCore, evse: Evse): void {
  evse.held = true;
  rest(core, evse);
  notifyStatus(core, evse);
  core.timers.set(resetOf(evse), STARTING_MS, () => {
    evse.held = false;
    notifyStatus(core, evse);
    resumeTransactions(core);
  });
}

/** While it starts, an EVSE charges nobody and measures nothing. */
function rest(core: StationCore, evse: Evse): void {
  advance(core, evse);
  evse.path.closed = false;
  core.timers.clear(`look:${evse.id}`);
  stopSampling(core, evse);
  if (!evse.transaction) {
    if (evse.authorization) releaseUnused(core, evse.authorization);
    evse.authorization = undefined;
  }
}

function resetOf(evse: Evse): string {
  return `reset:${evse.id}`;
}

function evsesOf(core: StationCore, evse: Evse | undefined): readonly Evse[] {
  return evse ? [evse] : core.evses;
}

function isBusy(core: StationCore, evse: Evse | undefined): boolean {
  return evsesOf(core, evse).some((one) => one.transaction);
}
