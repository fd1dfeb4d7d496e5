import type { StationCore } from '../core/core';
import type { Evse } from '../core/evse';
import { readMeter, type Reading } from '../hardware/reading';
import type { Measurand } from '../settings/definitions';
import type { MeterValue, ReadingContext, Sample } from '../words';

const PHASES = ['L1', 'L2', 'L3'] as const;
const TO_NEUTRAL = ['L1-N', 'L2-N', 'L3-N'] as const;

/** How each measurand is read; none where the EVSE has no such thing. */
const READERS: Readonly<Record<Measurand, (reading: Reading, ac: boolean) => readonly Sample[]>> = {
  'Energy.Active.Import.Register': ({ energy }) => [{ measurand: 'Energy.Active.Import.Register', value: energy }],
  'Power.Active.Import': ({ power }) => [{ measurand: 'Power.Active.Import', value: power }],
  'Power.Offered': ({ offeredPower }) => [{ measurand: 'Power.Offered', value: offeredPower }],
  'Current.Import': ({ currents }, ac) => currents.map((value, index) => ({ measurand: 'Current.Import', value, ...phase(ac, PHASES[index]) })),
  'Current.Offered': ({ offeredCurrent }) => [{ measurand: 'Current.Offered', value: offeredCurrent }],
  Voltage: ({ voltages }, ac) => voltages.map((value, index) => ({ measurand: 'Voltage', value, ...phase(ac, TO_NEUTRAL[index]) })),
  Frequency: ({ frequency }) => (frequency === undefined ? [] : [{ measurand: 'Frequency', value: frequency }]),
  SoC: ({ soc }) => (soc === undefined ? [] : [{ measurand: 'SoC', value: soc }]),
  Temperature: ({ temperature }) => [{ measurand: 'Temperature', value: temperature }],
};

/** Reads the meter of an EVSE for these measurands; undefined when that leaves nothing to say. */
export function takeMeterValue(core: StationCore, evse: Evse, measurands: readonly string[], context: ReadingContext): MeterValue | undefined {
  if (measurands.length === 0) return undefined;
  advance(core, evse);
  const reading = readMeter(evse.path, core.random);
  const samples = measurands.flatMap((name) => (Object.hasOwn(READERS, name) ? READERS[name as Measurand](reading, evse.path.phases !== 0) : []));
  return samples.length === 0 ? undefined : { at: core.now, context, samples };
}

/** Lets the energy flow that has flowed since the last look. */
export function advance(core: StationCore, evse: Evse): void {
  evse.path.advance(core.clock.monotonic(), core.config.speed);
}

/** Wh of the register, as the meter shows it. */
export function registerOf(core: StationCore, evse: Evse): number {
  advance(core, evse);
  return evse.path.shown;
}

function phase<Name>(ac: boolean, name: Name | undefined): { phase?: Name } {
  return ac && name !== undefined ? { phase: name } : {};
}
