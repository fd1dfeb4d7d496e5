import type { ActResult } from '../api';
import type { StationCore } from '../core/core';
import type { Evse } from '../core/evse';
import { lookAtAll } from './smart-charging';
import { evseOfTransaction } from './transactions';

export type PriorityVerdict = { readonly status: 'Accepted' | 'Rejected' | 'NoProfile'; readonly reasonCode?: string };

/** The CSMS wants a transaction to charge at once, or not any more (2.1, K21). */
export function usePriorityCharging(core: StationCore, transactionId: string, activate: boolean): PriorityVerdict {
  const evse = evseOfTransaction(core, ({ id }) => id === transactionId);
  if (!evse) return { status: 'Rejected', reasonCode: 'TxNotFound' };
  // K21.FR.06: to end what is not there changes nothing.
  if (activate && !hasProfile(core, evse)) return { status: 'NoProfile', reasonCode: 'NotFound' };
  core.afterAnswer(() => switchPriority(core, evse, activate));
  return { status: 'Accepted' };
}

/** Somebody presses the button for it at the station (2.1, K22). */
export function pressPriority(core: StationCore, evse: Evse, on: boolean): ActResult {
  if (core.config.version !== '2.1') return { ok: false, message: `OCPP ${core.config.version} knows no priority charging.` };
  if (!evse.transaction) return { ok: false, message: `No transaction runs at EVSE ${evse.id}.` };
  if (on && !hasProfile(core, evse)) {
    core.notice = 'Priority charging is not possible here.';
    core.changed();
    return { ok: false, message: `There is no PriorityCharging profile for EVSE ${evse.id}.` };
  }
  if (evse.transaction.priorityCharging === on) return { ok: false, message: on ? 'It charges with priority already.' : 'It does not charge with priority.' };
  switchPriority(core, evse, on);
  return { ok: true };
}

/** K21.FR.05, K21.FR.08, K22.FR.03, K22.FR.05: told when it changes, afterwards where there is no connection. */
function switchPriority(core: StationCore, evse: Evse, activated: boolean): void {
  const { transaction } = evse;
  if (!transaction || transaction.priorityCharging === activated) return;
  transaction.priorityCharging = activated;
  core.outbox.message({ action: 'NotifyPriorityCharging', payload: { transactionId: transaction.id, activated } }, true);
  lookAtAll(core);
}

function hasProfile(core: StationCore, evse: Evse): boolean {
  return core.profiles.some(({ evseId, profile }) => profile.purpose === 'PriorityCharging' && (evseId === 0 || evseId === evse.id));
}
