import type { EvConfig } from '../api';

/** State of charge from which the battery takes less and less, percent. */
const TAPER_FROM = 80;
/** Share of its full power that the battery still takes when it is nearly full. */
const TAPER_END = 0.05;
/** State of charge below which a battery gives nothing back, percent. */
const USUAL_RESERVE = 10;

/** The car at a connector: a battery that takes full power up to about 80 % and tapers from there. */
export class Ev {
  readonly config: EvConfig;
  /** The car has paused charging. */
  suspended = false;
  /** Wh in the battery. */
  #charge: number;

  constructor(config: EvConfig) {
    this.config = config;
    this.#charge = (config.capacity * Math.min(100, Math.max(0, config.soc))) / 100;
  }

  /** State of charge, percent. */
  get soc(): number {
    return this.config.capacity > 0 ? (this.#charge / this.config.capacity) * 100 : 100;
  }

  /** Watt that the battery takes at its present state of charge; 0 when it is full or the car has paused. */
  get acceptedPower(): number {
    const { soc } = this;
    if (this.suspended || soc >= 100) return 0;
    if (soc <= TAPER_FROM) return this.config.maxPower;
    const left = (100 - soc) / (100 - TAPER_FROM);
    return this.config.maxPower * (TAPER_END + (1 - TAPER_END) * left);
  }

  /** Watt that the battery gives back at most; 0 when it is too empty, or cannot at all. */
  get givablePower(): number {
    const { dischargePower = 0, dischargeTo = USUAL_RESERVE } = this.config;
    return this.suspended || this.soc <= dischargeTo ? 0 : dischargePower;
  }

  /** Takes energy out of the battery (Wh), down to its reserve; returns what was taken. */
  give(energy: number): number {
    const reserve = (this.config.capacity * (this.config.dischargeTo ?? USUAL_RESERVE)) / 100;
    const given = Math.max(0, Math.min(energy, this.#charge - reserve));
    this.#charge = this.#charge - given - reserve < 1e-6 && given > 0 ? reserve : this.#charge - given;
    return given;
  }

  /** Puts energy into the battery (Wh); what does not fit is refused. Returns what was taken. */
  take(energy: number): number {
    const taken = Math.min(energy, this.config.capacity - this.#charge);
    // The last hair's breadth would take for ever in floating point.
    this.#charge = this.config.capacity - this.#charge - taken < 1e-6 ? this.config.capacity : this.#charge + taken;
    return taken;
  }
}
