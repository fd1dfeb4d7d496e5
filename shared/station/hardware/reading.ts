import type { Random } from '../../platform/random';
import { leastCurrentOf, type PowerPath } from './power-path';

/** One look at a meter, rounded as its display shows it. */
export interface Reading {
  /** The meter of an EVSE stands at its outlet, the main meter at the inlet of the station. */
  readonly at: 'Outlet' | 'Inlet';
  /** Alternating current, with phases. */
  readonly ac: boolean;
  /** Wh of the register, in whole ones, and of its parts by phase. */
  readonly energy: number;
  readonly phaseEnergies: readonly number[];
  /** Wh that was given back. */
  readonly exported: number;
  /** varh of the register; undefined with direct current. */
  readonly reactiveEnergy: number | undefined;
  /** Watt; the phases add up to it. Below 0 while energy is given back. */
  readonly power: number;
  /** Watt that are to flow, where that is set (2.1). */
  readonly setpoint?: number;
  readonly phasePowers: readonly number[];
  /** var; undefined with direct current. */
  readonly reactivePower: number | undefined;
  readonly powerFactor: number | undefined;
  /** Volt by phase; one value with direct current. */
  readonly voltages: readonly number[];
  /** Ampere by phase. */
  readonly currents: readonly number[];
  /** Watt and ampere per phase; of an EVSE alone. */
  readonly offeredPower?: number;
  readonly offeredCurrent?: number;
  /** Ampere per phase below which no car charges. */
  readonly leastCurrent?: number;
  /** Hz; undefined with direct current. */
  readonly frequency: number | undefined;
  /** Degrees Celsius: of the housing or the EVSE, and of the plug. */
  readonly temperature?: number;
  readonly cableTemperature?: number;
  /** Turns a minute of the fan. */
  readonly fanSpeed?: number;
  /** Percent; undefined without a car. */
  readonly soc?: number | undefined;
  /** Wh, and seconds until it is full at this power; of a car that tells (ISO 15118). */
  readonly capacity?: number;
  readonly secondsToFull?: number;
  /** Wh lost in the cable. */
  readonly cableLoss?: number;
}

/** What sensors tell beside the meter. */
export interface Surroundings {
  readonly temperature: number;
  readonly cableTemperature: number;
  readonly frequency: number;
  readonly fanSpeed: number;
}

/** The grid's voltage wanders by this share of itself. */
const VOLTAGE_NOISE = 0.006;
const FREQUENCY_NOISE = 0.0004;
/** What the rectifier of a car, or of the station, makes of the current. */
const POWER_FACTOR = 0.999;
const REACTIVE = Math.tan(Math.acos(POWER_FACTOR));
/** Share of the energy that a cable loses. */
const CABLE_LOSS = 0.004;
/** What a station for direct current draws from the grid is more than what it gives. */
const EFFICIENCY = 0.95;

const USUAL: Surroundings = { temperature: 24, cableTemperature: 24, frequency: 50, fanSpeed: 600 };

/** Reads the meter of an EVSE. What flows is exact; voltage and frequency wander a little, and the currents follow. */
export function readMeter(path: PowerPath, random: Random, around: Surroundings = USUAL): Reading {
  const { power, offered } = path.flow;
  const ac = path.phases !== 0;
  const phases = ac ? path.phases : 1;
  const live = path.livePhases;
  const voltages = Array.from({ length: phases }, () => round(wander(path.voltage, VOLTAGE_NOISE, random), 1));
  const { ev } = path;
  return {
    at: 'Outlet',
    ac,
    energy: path.shown,
    phaseEnergies: path.phaseRegisters.slice(0, phases).map((energy) => round(energy, 3)),
    exported: Math.floor(path.exported + 1e-6),
    ...(path.setpoint === undefined ? {} : { setpoint: Math.round(path.setpoint) }),
    reactiveEnergy: ac ? Math.floor(path.register * REACTIVE) : undefined,
    power: Math.round(power),
    phasePowers: parted(Math.round(power), phases, live),
    reactivePower: ac ? Math.round(power * REACTIVE) : undefined,
    powerFactor: ac ? POWER_FACTOR : undefined,
    voltages,
    currents: voltages.map((voltage, phase) => (phase < live && voltage > 0 ? round(power / live / voltage, 2) : 0)),
    offeredPower: Math.round(offered),
    offeredCurrent: path.voltage > 0 ? round(offered / live / path.voltage, 1) : 0,
    leastCurrent: leastCurrentOf(path),
    frequency: ac ? round(wander(around.frequency, FREQUENCY_NOISE, random), 2) : undefined,
    temperature: around.temperature,
    cableTemperature: around.cableTemperature,
    fanSpeed: around.fanSpeed,
    soc: ev ? round(ev.soc, 1) : undefined,
    cableLoss: round(path.register * CABLE_LOSS, 3),
    ...(ev && (ev.config.iso15118 === true || ev.config.contract) ? {
      capacity: ev.config.capacity,
      ...(power > 0 ? { secondsToFull: Math.round((((100 - ev.soc) / 100) * ev.config.capacity * 3600) / power) } : {}),
    } : {}),
  };
}

/** Reads the main meter, through which everything flows that the EVSEs take. */
export function readMainMeter(paths: readonly PowerPath[], gridVoltage: number, frequency: number, random: Random): Reading {
  const phases = Math.max(1, ...paths.map((path) => (path.phases === 0 ? 3 : path.phases)));
  const voltages = Array.from({ length: phases }, () => round(wander(gridVoltage, VOLTAGE_NOISE, random), 1));
  const lines = voltages.map((_, phase) => paths.reduce((sum, path) => sum + partAt(path, path.flow.power, phase), 0));
  const energies = voltages.map((_, phase) => paths.reduce((sum, path) => sum + (path.phases === 0 ? path.register / EFFICIENCY / phases : (path.phaseRegisters[phase] ?? 0)), 0));
  const register = energies.reduce((sum, energy) => sum + energy, 0);
  const rounded = lines.map(Math.round);
  const power = rounded.reduce((sum, line) => sum + line, 0);
  return {
    at: 'Inlet',
    ac: true,
    energy: Math.floor(register + 1e-6),
    phaseEnergies: energies.map((energy) => round(energy, 3)),
    exported: Math.floor(paths.reduce((sum, path) => sum + path.exported, 0)),
    reactiveEnergy: Math.floor(register * REACTIVE),
    power,
    phasePowers: rounded,
    reactivePower: Math.round(power * REACTIVE),
    powerFactor: POWER_FACTOR,
    voltages,
    currents: voltages.map((voltage, phase) => (voltage > 0 ? round((lines[phase] ?? 0) / voltage, 2) : 0)),
    frequency: round(wander(frequency, FREQUENCY_NOISE, random), 2),
  };
}

/** What an EVSE takes from one phase of the grid. */
function partAt(path: PowerPath, power: number, phase: number): number {
  if (path.phases === 0) return power / EFFICIENCY / 3;
  return phase < path.livePhases ? power / path.livePhases : 0;
}

/** A power in whole watts, shared out so that the parts add up. */
function parted(power: number, phases: number, live: number): number[] {
  const share = Math.floor(power / live);
  return Array.from({ length: phases }, (_, phase) => (phase >= live ? 0 : phase < power - share * live ? share + 1 : share));
}

function wander(value: number, share: number, random: Random): number {
  return value * (1 + (random.next() * 2 - 1) * share);
}

function round(value: number, digits: number): number {
  return Number(value.toFixed(digits));
}
