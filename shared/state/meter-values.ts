import { number, object, objects, text } from '../journal/loose';
import type { JsonObject } from '../ocpp/json';
import { timeIn } from './message';
import type { MeterSample } from './model';

/** What one meter reading says, in Wh, W, A, V and percent. `energy` is the register, not the energy of a transaction. */
export interface Reading {
  readonly at: number;
  readonly register?: number;
  readonly power?: number;
  readonly current?: number;
  readonly voltage?: number;
  readonly soc?: number;
}

/** Measurand of a sampled value that names none (1.6 §7.31; 2.x SampledValueType). */
const REGISTER = 'Energy.Active.Import.Register';

/** One sampled value in basic units. */
interface Sample {
  readonly measurand: string;
  readonly phase: string | undefined;
  readonly location: string;
  readonly value: number;
}

/** The readings of a message's `meterValue` (1.6 StopTransaction: `transactionData`), oldest first. */
export function readingsOf(payload: JsonObject, name: string, wall: number): readonly Reading[] {
  const readings = objects(payload, name).map((meterValue) => readingOf(meterValue, wall)).filter((reading) => reading !== undefined);
  return readings.length < 2 ? readings : readings.sort((one, other) => one.at - other.at);
}

function readingOf(meterValue: JsonObject, wall: number): Reading | undefined {
  const samples = objects(meterValue, 'sampledValue').map(sampleOf).filter((sample) => sample !== undefined);
  const importPower = sum(samples, 'Power.Active.Import');
  const exportPower = sum(samples, 'Power.Active.Export');
  const reading: Reading = {
    at: timeIn(meterValue, 'timestamp', wall),
    register: sum(samples, REGISTER),
    power: importPower === undefined && exportPower === undefined ? undefined : (importPower ?? 0) - (exportPower ?? 0),
    current: phased(samples, 'Current.Import', (values) => Math.max(...values)),
    voltage: voltageOf(samples),
    soc: phased(samples, 'SoC', (values) => Math.max(...values)),
  };
  const { register, power, current, voltage, soc } = reading;
  return [register, power, current, voltage, soc].every((value) => value === undefined) ? undefined : reading;
}

/** In 1.6 a unit is a text beside the value, in 2.x an object with a decimal multiplier. Signed data is no number. */
function sampleOf(sampled: JsonObject): Sample | undefined {
  const value = number(sampled, 'value');
  if (value === undefined) return undefined;
  const unitOf2x = object(sampled, 'unitOfMeasure');
  const unit = (unitOf2x ? text(unitOf2x, 'unit') : text(sampled, 'unit'))?.toLowerCase() ?? '';
  const factor = (unit.startsWith('k') ? 1000 : 1) * 10 ** (number(unitOf2x, 'multiplier') ?? 0);
  // Beyond this there are no figures to calculate with, only faults.
  if (!(Math.abs(value * factor) < 1e15)) return undefined;
  return {
    measurand: text(sampled, 'measurand') ?? REGISTER,
    phase: text(sampled, 'phase'),
    location: text(sampled, 'location') ?? 'Outlet',
    value: factor === 1 ? value : tidy(value * factor),
  };
}

/** A total: the value of all phases when it was sent, else the sum of L1, L2 and L3. */
function sum(samples: readonly Sample[], measurand: string): number | undefined {
  return phased(samples, measurand, (values) => tidy(values.reduce((total, value) => total + value, 0)));
}

/** The value without a phase, else `join` of the values of L1, L2 and L3, else of whatever phases there are. */
function phased(samples: readonly Sample[], measurand: string, join: (values: readonly number[]) => number): number | undefined {
  const all = samples.filter((sample) => sample.measurand === measurand);
  const atOutlet = all.filter((sample) => sample.location === 'Outlet');
  const here = atOutlet.length > 0 ? atOutlet : all;
  const whole = here.findLast((sample) => sample.phase === undefined);
  if (whole) return whole.value;
  const lines = here.filter(({ phase }) => phase !== undefined && /^L[123](?:-N)?$/.test(phase));
  const chosen = lines.length > 0 ? lines : here;
  return chosen.length === 0 ? undefined : join(chosen.map(({ value }) => value));
}

/** Against neutral; a voltage between two lines is the root of three times as high. */
function voltageOf(samples: readonly Sample[]): number | undefined {
  const lineToLine = (sample: Sample): boolean => sample.phase !== undefined && /^L[123]-L[123]$/.test(sample.phase);
  const toNeutral = samples.map((sample) => (lineToLine(sample) ? { ...sample, value: tidy(sample.value / Math.sqrt(3)) } : sample));
  return phased(toNeutral, 'Voltage', meanOfLive);
}

/** A phase that is not connected reads zero and says nothing of the others. */
function meanOfLive(values: readonly number[]): number {
  const live = values.filter((value) => value > 0);
  return live.length === 0 ? 0 : tidy(live.reduce((total, value) => total + value, 0) / live.length);
}

/** Without the noise of binary fractions: a millionth of a unit is more than any meter tells. */
export function tidy(value: number): number {
  return Math.round(value * 1e6) / 1e6;
}

/** A reading as a point of a transaction's chart. */
export function pointOf({ at, register, power, current, voltage, soc }: Reading, meterStart: number | undefined): MeterSample {
  return {
    at,
    ...(register === undefined || meterStart === undefined ? {} : { energy: tidy(register - meterStart) }),
    ...(power === undefined ? {} : { power }),
    ...(current === undefined ? {} : { current }),
    ...(voltage === undefined ? {} : { voltage }),
    ...(soc === undefined ? {} : { soc }),
  };
}
