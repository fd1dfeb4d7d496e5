import type { StationCore } from '../core/core';
import type { Evse } from '../core/evse';
import { takeMeterValue } from './metering';
import { keepForEnd } from './sampling';
import { tellTransaction } from './transaction-events';

const DAY_MS = 86_400_000;

/** Meter values at round times of the day, with and without a transaction (J01, J02). Off while the interval is 0. */
export function restartClockAligned(core: StationCore): void {
  atRoundTimes(core, 'aligned', core.settings.number('AlignedDataInterval'), sendAligned);
  const { aligned } = core.dialect.endedIntervals(core.settings);
  atRoundTimes(core, 'aligned-end', aligned, (station) => {
    for (const evse of station.evses) keepForEnd(station, evse, 'Sample.Clock', 'AlignedDataTxEndedMeasurands');
  });
}

function sendAligned(core: StationCore): void {
  const busy = core.evses.some((evse) => evse.transaction);
  if (busy && core.settings.flag('AlignedDataSendDuringIdle')) return;
  for (const evse of core.evses) sendAlignedOf(core, evse);
}

function sendAlignedOf(core: StationCore, evse: Evse): void {
  const value = takeMeterValue(core, evse, core.settings.list('AlignedDataMeasurands'), 'Sample.Clock');
  if (!value) return;
  if (evse.transaction) tellTransaction(core, evse, evse.transaction, 'Updated', { trigger: 'MeterValueClock' }, [value]);
  else core.outbox.message(core.dialect.meterValues(core, evse, [value]));
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
