import type { EvseConfig } from '../api';
import type { Limit } from '../../smart-charging/model';
import { Connector } from './connector';
import type { Ev } from './ev';

/** What the station allows the car to draw: W in total, or A per phase. */
export type PowerLimit = Limit;

/** What runs through the power path now, and who stops it when nothing does. */
export interface Flow {
  /** Watt. */
  readonly power: number;
  /** Watt that the station offers. */
  readonly offered: number;
  readonly blockedBy: 'nobody' | 'ev' | 'evse';
}

const AC_VOLTAGE = 230;
/** A battery's voltage when empty and what it gains until it is full. */
const DC_VOLTAGE = { empty: 360, gain: 60 };
/** IEC 61851-1: a car is offered at least 6 A or nothing. */
export const LEAST_AC_CURRENT = 6;
/** Longest step of the integration, in simulated seconds: short against the taper of any battery. */
const STEP = 15;

/** Contactor, meter and connectors of one EVSE: the physics, which know nothing of OCPP. */
export class PowerPath {
  readonly phases: 0 | 1 | 3;
  /** Watt. */
  readonly maxPower: number;
  readonly connectors: readonly Connector[];
  /** The car; undefined while none hangs at the cable. */
  ev: Ev | undefined;
  /** The connector that a cable hangs in. */
  inUse: Connector | undefined;
  /** What a loose cable carries, A per phase, as its plug says; undefined when it belongs to the station. */
  looseCable: number | undefined;
  /** Energy can flow. */
  closed = false;
  /** A door is open or a fault was seen: nothing is offered, closed or not. */
  interlocked = false;
  limit: PowerLimit | undefined;
  /** Shares of the greatest power, from 0 to 1, that the grid leaves to cars that charge and that discharge (2.1, DER control). */
  chargeShare = 1;
  dischargeShare = 1;
  /** Watt that are to flow, where that is set and not only limited (2.1, Q); the car gives energy back below 0. */
  setpoint: number | undefined;
  /** Volt between a phase of the grid and neutral. */
  gridVoltage = AC_VOLTAGE;
  /** Wh that the car gave back. Only grows. */
  exported = 0;
  /** Wh since the meter was made, by phase. They only grow. */
  readonly phaseRegisters: number[] = [0, 0, 0];
  /** Wh since the meter was made. Only grows. */
  #register: number;
  #at: number;

  /** @param register Wh on the meter at the beginning; `at` monotonic ms */
  constructor(config: EvseConfig, register: number, at: number) {
    this.phases = config.phases;
    this.maxPower = config.maxPower;
    this.connectors = config.connectors.map((connector, index) => new Connector(index + 1, connector));
    this.#register = register;
    const phases = config.phases === 0 ? 1 : config.phases;
    for (let phase = 0; phase < phases; phase += 1) this.phaseRegisters[phase] = register / phases;
    this.#at = at;
  }

  /** Wh. */
  get register(): number {
    return this.#register;
  }

  /** Whole Wh, as the meter shows them; the hair's breadth keeps 200 from reading 199. */
  get shown(): number {
    return Math.floor(this.#register + 1e-6);
  }

  /** Volt: between a phase and neutral, or of the battery with direct current. */
  get voltage(): number {
    return this.phases === 0 ? DC_VOLTAGE.empty + (DC_VOLTAGE.gain * (this.ev?.soc ?? 0)) / 100 : this.gridVoltage;
  }

  /** Phases that carry current: 1 with direct current. */
  get livePhases(): number {
    const phases = this.phases === 0 ? 1 : this.phases;
    return Math.min(phases, this.limit?.phases ?? phases);
  }

  /** What the cable carries, A per phase; undefined with direct current, whose plug does not say. */
  get cableMaxCurrent(): number | undefined {
    return this.phases === 0 ? undefined : (this.looseCable ?? Math.floor(this.maxPower / AC_VOLTAGE / this.phases));
  }

  /** Watt that the station offers under its limit, and under what the grid leaves it. */
  get offered(): number {
    return this.#offer(this.chargeShare);
  }

  /** Watt that it would offer if the grid did not bound it. */
  get offeredFreely(): number {
    return this.#offer(1);
  }

  #offer(share: number): number {
    if (this.interlocked) return 0;
    const { limit } = this;
    const volts = this.voltage * this.livePhases;
    // Each phase gives its part, and no more where others rest.
    const phases = this.phases === 0 ? 1 : this.phases;
    let offered = Math.min((this.maxPower * this.livePhases) / phases, (this.looseCable ?? Infinity) * volts);
    offered = Math.min(offered, this.maxPower * share);
    if (limit) offered = Math.min(offered, limit.unit === 'W' ? limit.value : limit.value * volts);
    return this.phases !== 0 && offered / volts < LEAST_AC_CURRENT ? 0 : Math.max(0, offered);
  }

  get flow(): Flow {
    const { offered, setpoint } = this;
    if (!this.closed || !this.ev || this.interlocked) return { power: 0, offered, blockedBy: 'evse' };
    if (setpoint !== undefined && setpoint < 0) {
      const given = Math.min(-setpoint, this.ev.givablePower, this.maxPower * this.dischargeShare);
      return { power: given === 0 ? 0 : -given, offered, blockedBy: given > 0 ? 'nobody' : 'ev' };
    }
    if (offered === 0 || setpoint === 0) return { power: 0, offered, blockedBy: 'evse' };
    const power = Math.min(offered, setpoint ?? Infinity, this.ev.acceptedPower);
    return { power, offered, blockedBy: power > 0 ? 'nobody' : 'ev' };
  }

  /** Lets the energy flow that flowed since the last call. `at`: monotonic ms; `speed`: simulated seconds per second. */
  advance(at: number, speed: number): void {
    let left = (Math.max(0, at - this.#at) / 1000) * speed;
    this.#at = Math.max(at, this.#at);
    while (left > 0) {
      const { power } = this.flow;
      if (power === 0 || !this.ev) return;
      const seconds = Math.min(left, STEP);
      const energy = (power * seconds) / 3600;
      if (energy < 0) this.exported += this.ev.give(-energy);
      else this.#import(this.ev.take(energy));
      left -= seconds;
    }
  }

  #import(energy: number): void {
    const live = this.livePhases;
    this.#register += energy;
    for (let phase = 0; phase < live; phase += 1) this.phaseRegisters[phase] = (this.phaseRegisters[phase] ?? 0) + energy / live;
  }
}

/** Ampere per phase below which no car charges; 0 with direct current. */
export function leastCurrentOf({ phases }: PowerPath): number {
  return phases === 0 ? 0 : LEAST_AC_CURRENT;
}
