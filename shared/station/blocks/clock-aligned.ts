import type { StationCore } from '../core/core';
import type { Evse } from '../core/evse';
import { takeMainValue, takeMeterValue } from './metering';
import { keepForEnd } from './sampling';
import { tellTransaction } from './transaction-events';

const DAY_MS = 86_400_000;

/**
 * Meter values at round times of the day, with and without a transaction (J01, J02). Off while the interval is 0 or
 * AlignedDataCtrlr is not enabled.
 */
export function restartClockAligned(core: StationCore): void {
  const enabled = core.settings.flag('AlignedDataEnabled');
  atRoundTimes(core, 'aligned', enabled ? core.settings.number('AlignedDataInterval') : 0, sendAligned);
  const { aligned } = core.dialect.endedIntervals(core.settings);
  atRoundTimes(core, 'aligned-end', enabled ? aligned : 0, (station) => {
    for (const evse of station.evses) keepForEnd(station, evse, 'Sample.Clock', 'AlignedDataTxEndedMeasurands');
  });
}

function sendAligned(core: StationCore): void {
  const busy = core.evses.some((evse) => evse.transaction);
  // J01.FR.20: set for the station, it is silent about all EVSEs and the main meter.
  if (busy && core.settings.flag('AlignedDataSendDuringIdle')) return;
  const main = takeMainValue(core, core.settings.list('AlignedDataMeasurands'), 'Sample.Clock');
  if (main) core.outbox.message(core.dialect.mainMeterValues(core, [main]), keeps(core));
  for (const evse of core.evses) sendAlignedOf(core, evse);
}

function sendAlignedOf(core: StationCore, evse: Evse): void {
  const value = takeMeterValue(core, evse, core.settings.list('AlignedDataMeasurands'), 'Sample.Clock', evse.transaction ? 'aligned-updated' : 'aligned');
  if (!value) return;
  if (evse.transaction) tellTransaction(core, evse, evse.transaction, 'Updated', { trigger: 'MeterValueClock' }, [value]);
  else core.outbox.message(core.dialect.meterValues(core, evse, [value]), keeps(core));
}

/** Without a transaction they belong to nothing that has to be delivered, unless the station is set to keep everything. */
function keeps({ settings }: StationCore): boolean {
  return settings.flag('QueueAllMessages');
}

/** Repeats at the multiples of the interval since midnight. */
function atRoundTimes(core: StationCore, name: string, seconds: number, run: (core: StationCore) => void): void {
  core.timers.clear(name);
  if (seconds <= 0) return;
  const sinceMidnight = core.now % DAY_MS;
  const wait = Math.min(DAY_MS - sinceMidnight, seconds * 1000 - (sinceMidnight % (seconds * 1000)));
  core.timers.set(name, wait, () => {
    run(core);
    atRoundTimes(core, name, seconds, run);
  });
}
