import type { Actions } from '../../../schemas/generated/v21.types';
import { updateProfile } from '../blocks/dynamic-profiles';
import { renegotiateService } from '../blocks/ev-talk';
import { leadingOf } from '../blocks/operation-mode';
import { usePriorityCharging } from '../blocks/priority-charging';
import { lookAtAll } from '../blocks/smart-charging';
import { evseOfTransaction } from '../blocks/transactions';
import type { Handlers } from '../core/handlers';
import { timeOf } from '../core/read';

/** What 2.1 adds to K Smart Charging, and Q Bidirectional Power Transfer. */
export const ENERGY_HANDLERS: Handlers<Actions> = {
  UpdateDynamicSchedule: (core, { chargingProfileId, scheduleUpdate }) => {
    const verdict = updateProfile(core, chargingProfileId, scheduleUpdate);
    if (!verdict.ok) return { status: 'Rejected', statusInfo: { reasonCode: verdict.reasonCode, additionalInfo: verdict.message } };
    lookAtAll(core);
    return { status: 'Accepted' };
  },
  UsePriorityCharging: (core, { transactionId, activate }) => {
    const { status, reasonCode } = usePriorityCharging(core, transactionId, activate);
    return { status, ...(reasonCode === undefined ? {} : { statusInfo: { reasonCode } }) };
  },
  NotifyAllowedEnergyTransfer: (core, { transactionId, allowedEnergyTransfer }) => {
    const evse = evseOfTransaction(core, ({ id }) => id === transactionId);
    if (!evse) return { status: 'Rejected', statusInfo: { reasonCode: 'TxNotFound' } };
    core.afterAnswer(() => renegotiateService(core, evse, allowedEnergyTransfer));
    return { status: 'Accepted' };
  },
  AFRRSignal: (core, { signal, timestamp }) => {
    const from = timeOf(timestamp);
    // Q08.FR.11.
    const listens = core.evses.some((evse) => {
      const period = evse.transaction && leadingOf(core, evse)?.period;
      return period?.operationMode === 'LocalFrequency' && period.signalWattCurve !== undefined;
    });
    if (!listens) return { status: 'Rejected', statusInfo: { reasonCode: 'NoSignalWattCurve' } };
    core.reserveSignal = { signal, from: from ?? core.now };
    lookAtAll(core);
    return { status: 'Accepted' };
  },
};
