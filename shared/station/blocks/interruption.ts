import type { StationCore } from '../core/core';
import type { Evse } from '../core/evse';
import type { Interruption, Transaction } from '../core/transaction';
import { pointHolds } from '../tables/charging-state';
import { releaseCable } from './cable-lock';
import { advance, takeMeterValue } from './metering';
import { sampledList, startSampling } from './sampling';
import { stopPoints } from './stop-points';
import { tellTransaction } from './transaction-events';
import { closeAgain, endTransaction, settle } from './transactions';

/** Whether transactions outlive a restart or a power cut at all (2.1: TxCtrlr.ResumptionTimeout). */
export function canResume(core: StationCore): boolean {
  return core.config.version === '2.1' && core.settings.number('TxResumptionTimeout') > 0;
}

/** B13: a reset is about to interrupt a transaction, which is told. */
export function interruptForReset(core: StationCore, evse: Evse, transaction: Transaction): void {
  note(core, transaction, 'reset');
  const value = takeMeterValue(core, evse, sampledList(core, 'TxUpdatedMeasurands'), 'Interruption.Begin', 'updated');
  tellTransaction(core, evse, transaction, 'Updated', { trigger: 'ResetCommand' }, [value]);
  // B13.FR.20: nobody is held fast while the station starts.
  advance(core, evse);
  evse.path.closed = false;
  releaseCable(evse);
}

/** E17: something interrupts what runs, without a word. What cannot be resumed ends. */
export function interrupt(core: StationCore, by: 'power' | 'restart'): void {
  for (const { transaction } of core.evses) if (transaction && !transaction.interruption && canResume(core)) note(core, transaction, by);
}

/** The station starts: transactions end that cannot go on, since they were away for too long (E17.FR.20) or nobody kept them. */
export function endLostTransactions(core: StationCore): void {
  for (const evse of core.evses) {
    const { interruption } = evse.transaction ?? {};
    if (!evse.transaction || (interruption && !isTooOld(core, interruption))) continue;
    endTransaction(core, evse, { trigger: 'AbnormalCondition', reason: interruption?.by === 'restart' ? 'Reboot' : 'PowerLoss' });
  }
}

/** The station, or an EVSE, is back: what was interrupted goes on as it was before (B13.FR.12 and .23, E17.FR.10). */
export function resumeTransactions(core: StationCore): void {
  for (const evse of core.evses) {
    const { transaction } = evse;
    if (!transaction?.interruption || evse.held) continue;
    const { wasCharging } = transaction.interruption;
    transaction.interruption = undefined;
    // Whoever has gone meanwhile has ended it as he would have otherwise (E17.FR.17).
    if (!evse.plugged && core.settings.flag('StopTxOnEVSideDisconnect')) evse.authorization = undefined;
    const left = stopPoints(core).some((point) => transaction.reached.includes(point) && !pointHolds(point, evse.chargingFacts));
    if (left && !evse.plugged) {
      settle(core, evse, { trigger: 'EVCommunicationLost', reason: 'EVDisconnected' });
      continue;
    }
    // B13.FR.25, E17.FR.12: another car may hang at the cable by now.
    if (wasCharging && !core.settings.flag('AllowEnergyTransferResumption')) transaction.withheld = true;
    closeAgain(core, evse);
    settle(core, evse, { trigger: 'TxResumed' });
    startSampling(core, evse);
  }
}

function note(core: StationCore, transaction: Transaction, by: Interruption['by']): void {
  transaction.interruption = { at: core.clock.monotonic(), by, wasCharging: transaction.chargingState === 'Charging' };
}

/** A reset that was asked for may take as long as it does. */
function isTooOld(core: StationCore, { at, by }: Interruption): boolean {
  return by !== 'reset' && core.clock.monotonic() - at > core.settings.number('TxResumptionTimeout') * 1000;
}
