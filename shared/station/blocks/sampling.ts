import type { StationCore } from '../core/core';
import type { Evse } from '../core/evse';
import type { SettingName } from '../settings/definitions';
import type { MeterValue } from '../words';
import { takeMeterValue } from './metering';
import { acknowledge } from './metering-receipt';
import { tellTransaction } from './transaction-events';

/** Between looks at a charging car, in simulated and in real ms. */
const LOOK_MS = { simulated: 10_000, least: 200, most: 10_000 };
/** However fast the simulation runs, meter values come at most this often. */
const LEAST_SAMPLE_MS = 20;

/** Begins to sample the meter for a transaction (J02). */
export function startSampling(core: StationCore, evse: Evse): void {
  restartSampling(core, evse);
  restartEndSampling(core, evse);
  restartRunningCost(core, evse);
}

export function stopSampling(core: StationCore, evse: Evse): void {
  core.timers.clear(`sample:${evse.id}`);
  core.timers.clear(`sample-end:${evse.id}`);
  core.timers.clear(`cost:${evse.id}`);
}

/** TxUpdatedInterval was changed. */
export function restartAllSampling(core: StationCore): void {
  for (const evse of core.evses) if (evse.transaction) startSampling(core, evse);
}

/**
 * Looks at the car every few simulated seconds for as long as the contactor is closed, and when something is due.
 *
 * @param due simulated seconds until something is
 */
export function watchCharging(core: StationCore, evse: Evse, look: (core: StationCore, evse: Evse) => void, due: number): void {
  const name = `look:${evse.id}`;
  if (!evse.path.closed) return core.timers.clear(name);
  if (core.timers.has(name)) return;
  const usual = Math.min(LOOK_MS.most, Math.max(LOOK_MS.least, LOOK_MS.simulated / core.config.speed));
  const wait = Math.min(usual, Math.ceil((due * 1000) / core.config.speed) + 1);
  core.timers.set(name, wait, () => look(core, evse));
}

/** Keeps a value for the message that ends the transaction. */
export function keepForEnd(core: StationCore, evse: Evse, context: MeterValue['context'], measurands: SettingName = 'TxEndedMeasurands'): void {
  const { transaction } = evse;
  const value = transaction && takeMeterValue(core, evse, listOf(core, measurands), context, 'ended');
  if (transaction && value) transaction.endValues = [...transaction.endValues, value];
}

/** Measurands of samples; none while they are switched off. */
export function sampledList({ settings }: StationCore, measurands: SettingName): readonly string[] {
  return settings.flag('SampledDataEnabled') ? settings.list(measurands) : [];
}

function listOf(core: StationCore, measurands: SettingName): readonly string[] {
  return measurands === 'AlignedDataTxEndedMeasurands' ? core.settings.list(measurands) : sampledList(core, measurands);
}

function restartSampling(core: StationCore, evse: Evse): void {
  every(core, `sample:${evse.id}`, core.settings.number('TxUpdatedInterval'), () => {
    const { transaction } = evse;
    if (!transaction) return false;
    const value = takeMeterValue(core, evse, sampledList(core, 'TxUpdatedMeasurands'), 'Sample.Periodic', 'updated');
    if (value) acknowledge(core, evse, value);
    if (value) tellTransaction(core, evse, transaction, 'Updated', { trigger: 'MeterValuePeriodic' }, [value]);
    core.changed();
    return true;
  });
}

/** I12.FR.02, I12.FR.03: what it has cost so far, in an event of its own where no other has said it. */
function restartRunningCost(core: StationCore, evse: Evse): void {
  if (core.config.version !== '2.1') return;
  every(core, `cost:${evse.id}`, core.settings.number('CostInterval'), () => {
    const { transaction } = evse;
    if (!transaction) return false;
    const since = core.clock.monotonic() - (transaction.costToldAt ?? -Infinity);
    const due = since >= core.settings.number('CostInterval') * 1000;
    if (due && transaction.cost && core.settings.flag('RunningCostEnabled') && core.settings.flag('CostEnabled')) tellTransaction(core, evse, transaction, 'Updated', { trigger: 'RunningCost' }, []);
    return true;
  });
}

function restartEndSampling(core: StationCore, evse: Evse): void {
  if (sampledList(core, 'TxEndedMeasurands').length === 0) return;
  every(core, `sample-end:${evse.id}`, core.dialect.endedIntervals(core.settings).sampled, () => {
    keepForEnd(core, evse, 'Sample.Periodic');
    return evse.transaction !== undefined;
  });
}

/** Repeats every so many simulated seconds until `run` has nothing more to do. */
function every(core: StationCore, name: string, seconds: number, run: () => boolean): void {
  core.timers.clear(name);
  if (seconds <= 0) return;
  core.timers.set(name, Math.max(LEAST_SAMPLE_MS, (seconds * 1000) / core.config.speed), () => {
    if (run()) every(core, name, seconds, run);
  });
}
