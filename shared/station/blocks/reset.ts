import type { StationCore } from '../core/core';
import type { Evse } from '../core/evse';
import type { BootReason, StoppedReason } from '../words';
import { notifyStatus } from './availability';
import { endTransaction } from './transactions';

/** How long a reset waits for messages that are still to be delivered. */
const PATIENCE_MS = 10_000;
/** How long the station takes to start. */
const STARTING_MS = 2_000;
const RESET = 'reset';

export interface ResetRequest {
  /** `at-once` ends transactions, `when-idle` waits for their end, `hard` does not even wait for messages. */
  readonly how: 'at-once' | 'when-idle' | 'hard';
  readonly reason: StoppedReason;
  /** undefined for the whole station. */
  readonly evse?: Evse;
}

/** Starts the station, or one EVSE, again (B11, B12; Reset of 1.6). */
export function reset(core: StationCore, request: ResetRequest): 'Accepted' | 'Scheduled' {
  const { how, evse, reason } = request;
  if (how === 'when-idle' && isBusy(core, evse)) {
    core.pendingReset = evse ? { evseId: evse.id } : {};
    return 'Scheduled';
  }
  core.afterAnswer(() => {
    for (const one of evse ? [evse] : core.evses) if (one.transaction) endTransaction(core, one, { trigger: 'ResetCommand', reason });
    restart(core, evse, how === 'hard');
  });
  return 'Accepted';
}

/** A transaction has ended: a reset that waited for it goes ahead. */
export function resetWhenIdle(core: StationCore): void {
  const { pendingReset } = core;
  const evse = pendingReset?.evseId === undefined ? undefined : core.evse(pendingReset.evseId);
  if (!pendingReset || isBusy(core, evse)) return;
  core.pendingReset = undefined;
  restart(core, evse, false);
}

/** Starts again: disconnects, and boots with this reason. */
export function reboot(core: StationCore, reason: BootReason): void {
  core.rebooting = true;
  core.registration = undefined;
  core.bootReason = reason;
  core.timers.clear('heartbeat');
  core.timers.clear('boot');
  for (const evse of core.evses) evse.authorization = undefined;
  void core.link.close('Restarting').then(() => {
    if (!core.running || !core.powered) return;
    core.timers.set(RESET, STARTING_MS, () => {
      core.rebooting = false;
      core.settings.boot();
      core.network.boot();
      core.link.connect();
    });
  });
}

function restart(core: StationCore, evse: Evse | undefined, hard: boolean): void {
  if (evse) {
    evse.reported.fill(undefined);
    notifyStatus(core, evse);
    return;
  }
  const go = (): void => {
    core.timers.clear(RESET);
    core.outbox.whenIdle(undefined);
    if (!core.rebooting) reboot(core, 'RemoteReset');
  };
  if (hard) return go();
  core.timers.set(RESET, PATIENCE_MS, go);
  core.outbox.whenIdle(go);
}

function isBusy(core: StationCore, evse: Evse | undefined): boolean {
  return evse ? evse.transaction !== undefined : core.evses.some((one) => one.transaction);
}
