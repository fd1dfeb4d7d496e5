import type { Reading } from '../hardware/reading';
import type { Sample } from '../words';
import type { Measurand, Phase } from './measurands';

const LINES: readonly Phase[] = ['L1', 'L2', 'L3'];
const TO_NEUTRAL: readonly Phase[] = ['L1-N', 'L2-N', 'L3-N'];

/** Energy since the same series was read last, Wh and varh. */
export interface SinceLast {
  readonly active: number;
  readonly reactive: number;
}

const taken = (value: number): number => Math.max(0, value);
const given = (value: number): number => Math.max(0, -value);

/** Above 0 when more flows than is set, whichever way (2.1 Part 2, Q 2.4). */
function residual(setpoint: number, power: number): number {
  if (setpoint === 0) return Math.abs(power);
  return setpoint > 0 ? taken(power) - setpoint : given(power) + setpoint;
}

/** The values of a measurand, in total and by phase where there are phases; none where the place has no such thing. */
export function samplesOf(measurand: Measurand, reading: Reading, since: SinceLast): readonly Sample[] {
  const { at: location } = reading;
  const one = (value: number | undefined, where: Sample['location'] = location): readonly Sample[] => (value === undefined ? [] : [{ measurand, value, location: where }]);
  const phased = (total: number | undefined, values: readonly number[], phases = LINES): readonly Sample[] => [
    ...one(total),
    ...(reading.ac ? values.flatMap((value, index) => (phases[index] === undefined ? [] : [{ measurand, value, phase: phases[index], location }])) : []),
  ];
  switch (measurand) {
    case 'Energy.Active.Import.Register': return phased(reading.energy, reading.phaseEnergies);
    case 'Energy.Active.Export.Register': return one(reading.exported);
    case 'Energy.Reactive.Import.Register': return one(reading.reactiveEnergy);
    case 'Energy.Reactive.Export.Register': return one(reading.ac ? 0 : undefined);
    case 'Energy.Active.Import.Interval': return one(since.active);
    case 'Energy.Active.Export.Interval': return one(0);
    case 'Energy.Reactive.Import.Interval': return one(reading.ac ? since.reactive : undefined);
    case 'Energy.Reactive.Export.Interval': return one(reading.ac ? 0 : undefined);
    case 'Energy.Active.Net': return one(reading.energy - reading.exported);
    case 'Energy.Reactive.Net': return one(reading.reactiveEnergy);
    case 'Energy.Apparent.Import':
    case 'Energy.Apparent.Net': return one(reading.reactiveEnergy === undefined ? undefined : Math.round(Math.hypot(reading.energy, reading.reactiveEnergy)));
    case 'Energy.Apparent.Export': return one(reading.ac ? 0 : undefined);
    case 'Power.Active.Import': return phased(Math.max(0, reading.power), reading.phasePowers.map(taken));
    case 'Power.Active.Export': return phased(Math.max(0, -reading.power), reading.phasePowers.map(given));
    case 'Power.Active.Setpoint': return one(reading.setpoint);
    case 'Power.Active.Residual': return one(reading.setpoint === undefined ? undefined : residual(reading.setpoint, reading.power));
    case 'Power.Reactive.Import': return one(reading.reactivePower);
    case 'Power.Reactive.Export': return one(reading.ac ? 0 : undefined);
    case 'Power.Factor': return one(reading.powerFactor);
    case 'Power.Offered':
    case 'Power.Import.Offered': return one(reading.offeredPower);
    case 'Power.Import.Minimum': return one(reading.leastCurrent === undefined ? undefined : Math.round(reading.leastCurrent * (reading.voltages[0] ?? 0)));
    case 'Current.Import': return reading.ac ? phased(undefined, reading.currents.map(taken)) : one(reading.currents.map(taken)[0]);
    case 'Current.Export': return reading.ac ? phased(undefined, reading.currents.map(given)) : one(reading.currents.map(given)[0]);
    case 'Current.Offered':
    case 'Current.Import.Offered': return one(reading.offeredCurrent);
    case 'Current.Import.Minimum': return one(reading.leastCurrent);
    case 'Voltage': return reading.ac ? phased(undefined, reading.voltages, TO_NEUTRAL) : one(reading.voltages[0]);
    case 'Frequency': return one(reading.frequency);
    case 'Temperature': return [...one(reading.temperature, 'Body'), ...one(reading.cableTemperature, 'Cable')];
    case 'RPM': return one(reading.fanSpeed, 'Body');
    case 'SoC':
    case 'Display.PresentSOC': return one(reading.soc, 'EV');
    case 'Display.BatteryEnergyCapacity': return one(reading.capacity, 'EV');
    case 'Display.RemainingTimeToMaximumSOC': return one(reading.secondsToFull, 'EV');
    case 'Energy.Active.Import.CableLoss': return one(reading.cableLoss, 'Cable');
  }
}
