import type { Random } from '../../platform/random';
import type { PowerPath } from './power-path';

/** One look at the meter, rounded as its display shows it. */
export interface Reading {
  /** Wh of the register. */
  readonly energy: number;
  /** Watt. */
  readonly power: number;
  /** Volt by phase; one value with direct current. */
  readonly voltages: readonly number[];
  /** Ampere by phase. */
  readonly currents: readonly number[];
  /** Watt. */
  readonly offeredPower: number;
  /** Ampere per phase. */
  readonly offeredCurrent: number;
  /** Hz; undefined with direct current. */
  readonly frequency: number | undefined;
  /** Degrees Celsius inside the station. */
  readonly temperature: number;
  /** Percent; undefined without a car. */
  readonly soc: number | undefined;
}

/** The grid's voltage wanders by this share of itself. */
const VOLTAGE_NOISE = 0.006;
const FREQUENCY_NOISE = 0.0004;

/** Reads the meter. What flows is exact; voltage and frequency wander a little, and the currents follow. */
export function readMeter(path: PowerPath, random: Random): Reading {
  const { power, offered } = path.flow;
  const phases = path.phases === 0 ? 1 : path.phases;
  const live = path.livePhases;
  const voltages = Array.from({ length: phases }, () => round(wander(path.voltage, VOLTAGE_NOISE, random), 1));
  return {
    energy: path.shown,
    power: Math.round(power),
    voltages,
    currents: voltages.map((voltage, phase) => (phase < live ? round(power / live / voltage, 2) : 0)),
    offeredPower: Math.round(offered),
    offeredCurrent: round(offered / live / path.voltage, 1),
    frequency: path.phases === 0 ? undefined : round(wander(50, FREQUENCY_NOISE, random), 2),
    temperature: round(24 + (power / Math.max(1, path.maxPower)) * 18, 1),
    soc: path.ev ? round(path.ev.soc, 1) : undefined,
  };
}

function wander(value: number, share: number, random: Random): number {
  return value * (1 + (random.next() * 2 - 1) * share);
}

function round(value: number, digits: number): number {
  return Number(value.toFixed(digits));
}
