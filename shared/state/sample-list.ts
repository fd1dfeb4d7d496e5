import type { MeterSample } from './model';

const OTHERS = ['power', 'current', 'voltage', 'soc'] as const;
const WIDTH = OTHERS.length;

/** Points in columns, 32 bytes each; what is not known is NaN. Only ever added to. */
class Columns {
  at = new Float64Array(4);
  energy = new Float64Array(4);
  others = new Float32Array(4 * WIDTH);
  length = 0;

  copy(length: number): Columns {
    const copy = new Columns();
    copy.at = this.at.slice(0, Math.max(4, length));
    copy.energy = this.energy.slice(0, Math.max(4, length));
    copy.others = this.others.slice(0, Math.max(4, length) * WIDTH);
    copy.length = length;
    return copy;
  }

  push(point: MeterSample): void {
    if (this.length === this.at.length) this.#grow();
    this.at[this.length] = point.at;
    this.energy[this.length] = point.energy ?? NaN;
    OTHERS.forEach((name, column) => (this.others[this.length * WIDTH + column] = point[name] ?? NaN));
    this.length += 1;
  }

  holds(position: number, point: MeterSample): boolean {
    return Object.is(this.at[position], point.at) && Object.is(this.energy[position], point.energy ?? NaN)
      && OTHERS.every((name, column) => Object.is(this.others[position * WIDTH + column], Math.fround(point[name] ?? NaN)));
  }

  #grow(): void {
    const larger = new Columns();
    larger.at = new Float64Array(2 * this.length);
    larger.energy = new Float64Array(2 * this.length);
    larger.others = new Float32Array(2 * this.length * WIDTH);
    larger.at.set(this.at);
    larger.energy.set(this.energy);
    larger.others.set(this.others);
    this.at = larger.at;
    this.energy = larger.energy;
    this.others = larger.others;
  }
}

/**
 * The meter readings of a transaction, oldest first. Immutable for those who use it: `append` gives another list. Lists
 * that begin alike share one buffer, so that a thousand snapshots of a transaction cost what one costs.
 */
export class SampleList {
  static readonly EMPTY = new SampleList(undefined, 0);

  readonly length: number;
  readonly #buffer: Columns | undefined;

  private constructor(buffer: Columns | undefined, length: number) {
    this.#buffer = buffer;
    this.length = length;
  }

  /** Time of the newest point, ms since 1970; undefined when there is none. */
  get lastAt(): number | undefined {
    return this.#buffer?.at[this.length - 1];
  }

  append(point: MeterSample): SampleList {
    let buffer = this.#buffer ?? new Columns();
    // When the same entries are folded again, from a snapshot, the point stands there already.
    if (buffer.length > this.length && !buffer.holds(this.length, point)) buffer = buffer.copy(this.length);
    if (buffer.length === this.length) buffer.push(point);
    return new SampleList(buffer, this.length + 1);
  }

  /** At most `most` points, spread evenly over all, the first and the last among them; those of one moment are one. */
  points(most: number): readonly MeterSample[] {
    const count = Math.min(this.length, most);
    return this.#merged(Array.from({ length: count }, (_, step) => (count === 1 ? this.length - 1 : Math.round((step * (this.length - 1)) / (count - 1)))));
  }

  /** The same of a list that goes on: every nth and the last, so that one more reading changes little of it. @param most above 1 */
  pointsSoFar(most: number): readonly MeterSample[] {
    let stride = 1;
    while (Math.ceil((this.length - 1) / stride) >= most) stride *= 2;
    const before = Array.from({ length: Math.ceil(Math.max(0, this.length - 1) / stride) }, (_, step) => step * stride);
    return this.#merged(this.length === 0 ? [] : [...before, this.length - 1]);
  }

  #merged(positions: readonly number[]): readonly MeterSample[] {
    const merged: MeterSample[] = [];
    for (const position of positions) {
      const point = this.#point(position);
      const last = merged[merged.length - 1];
      if (last?.at === point.at) merged[merged.length - 1] = { ...last, ...point };
      else merged.push(point);
    }
    return merged;
  }

  #point(position: number): MeterSample {
    const buffer = this.#buffer ?? new Columns();
    const point: { -readonly [K in keyof MeterSample]: MeterSample[K] } = { at: buffer.at[position] ?? 0 };
    const energy = buffer.energy[position] ?? NaN;
    if (!Number.isNaN(energy)) point.energy = energy;
    OTHERS.forEach((name, column) => {
      const value = buffer.others[position * WIDTH + column] ?? NaN;
      // 32 bits hold seven digits.
      if (!Number.isNaN(value)) point[name] = Number(value.toPrecision(7));
    });
    return point;
  }
}
