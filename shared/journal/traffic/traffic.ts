import type { Journal } from '../journal';
import type { View } from '../view';
import { axisOf, spanOf, type Axis, type AxisKind } from './axis';
import { Density, type Tally } from './density';
import { lanesOf, type Lanes } from './lanes';
import { TimeOrder } from './time-order';

/** Stations and bars that a picture holds at most. */
const MOST_STATIONS = 200;
const MOST_BARS = 4_000;
const NO_LANES: Lanes = { stations: [], more: { stations: 0, bars: 0 } };

export interface PictureWishes {
  readonly by: AxisKind;
  readonly from: number;
  readonly to: number;
  /** Equal parts that the stretch is divided into. */
  readonly bins: number;
  /** Without what lasts: connections and transactions. */
  readonly lanes?: boolean;
  readonly stations?: readonly string[] | undefined;
  /** A list: how much of each part it shows. */
  readonly view?: View | undefined;
}

/** What happened along a stretch of the axis, ready to be drawn. All lists of numbers have one for each part. */
export interface Picture extends Lanes {
  readonly up: number[];
  readonly down: number[];
  readonly warnings: number[];
  readonly errors: number[];
  /** Entries that the list shows, of whatever kind; absent without a list. */
  readonly shown?: number[];
}

/** An entry and its place. */
export interface Moment {
  readonly entry: number;
  readonly place: number;
}

/** Which entries a step goes to. */
export type StepKind = 'entry' | 'problem' | 'edge' | 'end';

/**
 * A journal seen along time: how much was said when, who was connected, what was charged. It follows the journal and
 * answers by searching in halves, never by walking over all entries.
 */
export class Traffic {
  readonly #journal: Journal;
  readonly #order: TimeOrder;
  readonly #density: Density;

  constructor(journal: Journal) {
    this.#journal = journal;
    const { columns } = journal.index;
    this.#order = new TimeOrder(columns);
    this.#density = new Density(columns, this.#order);
    // Lives as long as the journal.
    journal.onTouch((index) => this.#density.touch(index));
  }

  /** From the first to the last entry; `unset`: how many come before it, by a clock that was not set. */
  span(by: AxisKind): { readonly from: number; readonly to: number; readonly unset: number } | undefined {
    this.#update();
    return spanOf(by, this.#order);
  }

  picture({ by, from, to, bins, lanes: withLanes = true, stations, view }: PictureWishes): Picture {
    this.#update();
    const axis = axisOf(by, this.#order);
    const width = (to - from) / bins;
    const [up, down, warnings, errors]: [number[], number[], number[], number[]] = [[], [], [], []];
    const edges: number[] = [];
    let before: Tally | undefined;
    for (let bin = 0; bin <= bins; bin += 1) {
      // The last part holds its end too, so that nothing of what was asked for is left out.
      const rank = axis.countBefore(from + bin * width, bin === bins);
      const here = this.#density.before(rank);
      edges.push(rank);
      if (before) {
        up.push(here.up - before.up);
        down.push(here.down - before.down);
        warnings.push(here.warnings - before.warnings);
        errors.push(here.errors - before.errors);
      }
      before = here;
    }
    const lanes = !withLanes ? NO_LANES : lanesOf(this.#journal.index, axis, { from, to, least: width, stations, mostStations: MOST_STATIONS, mostBars: MOST_BARS });
    return { up, down, warnings, errors, ...(view ? { shown: this.#shown(view, edges) } : {}), ...lanes };
  }

  /** The last entry at or before a place, and the first after it. */
  at(by: AxisKind, place: number): { readonly at: Moment | undefined; readonly next: Moment | undefined } {
    this.#update();
    const axis = axisOf(by, this.#order);
    const rank = axis.countBefore(place, true);
    return { at: this.#moment(axis, rank - 1), next: this.#moment(axis, rank) };
  }

  /** An entry with its place, and the one after it; undefined when there is no such entry. */
  momentOf(by: AxisKind, entry: number): { readonly at: Moment; readonly next: Moment | undefined } | undefined {
    this.#update();
    if (entry >= this.#order.count) return undefined;
    const axis = axisOf(by, this.#order);
    return { at: { entry, place: axis.placeOf(entry) }, next: this.#moment(axis, this.#order.rankOf(entry) + 1) };
  }

  /** The nearest entry of a kind after another, or before it; undefined when there is none. With `end` the first or last of all; `here`: the entry itself may be the problem. */
  step(by: AxisKind, from: number, to: StepKind, back: boolean, here = false): Moment | undefined {
    this.#update();
    const axis = axisOf(by, this.#order);
    const { count } = this.#order;
    const rank = this.#order.rankOf(Math.min(from, count - 1));
    switch (to) {
      case 'entry': return this.#moment(axis, rank + (back ? -1 : 1));
      case 'end': return this.#moment(axis, back ? 0 : count - 1);
      case 'problem': return this.#moment(axis, this.#density.problemFrom(here ? rank - (back ? -1 : 1) : rank, back) ?? -1);
      case 'edge': return this.#moment(axis, this.#edgeFrom(rank, back));
    }
  }

  #update(): void {
    this.#density.update(this.#order.update());
  }

  #moment(axis: Axis, rank: number): Moment | undefined {
    if (rank < 0 || rank >= this.#order.count) return undefined;
    const entry = this.#order.entryAt(rank);
    return { entry, place: axis.placeOf(entry) };
  }

  #edgeFrom(rank: number, back: boolean): number {
    let best = back ? -1 : this.#order.count;
    for (const { first, last } of this.#journal.index.spans.all) {
      for (const edge of [this.#order.rankOf(first), this.#order.rankOf(last)]) {
        if (back ? edge < rank && edge > best : edge > rank && edge < best) best = edge;
      }
    }
    return best;
  }

  /** Where the journal's order is that of time, a list's positions tell; else its entries are sorted into the parts. */
  #shown(view: View, edges: readonly number[]): number[] {
    const bins = edges.length - 1;
    if (this.#order.plain) {
      const before = edges.map((rank) => (rank === 0 ? 0 : view.positionOf(rank - 1).position + 1));
      return before.slice(1).map((end, bin) => end - (before[bin] ?? 0));
    }
    const shown = new Array<number>(bins).fill(0);
    for (const entry of view.slice(0, view.total)) {
      const bin = partOf(edges, this.#order.rankOf(entry));
      if (bin >= 0 && bin < bins) shown[bin] = (shown[bin] ?? 0) + 1;
    }
    return shown;
  }
}

/** The last part that begins at or before a rank; -1 before the first, the number of parts behind the last. */
function partOf(edges: readonly number[], rank: number): number {
  let low = -1;
  let high = edges.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((edges[middle] ?? 0) <= rank) low = middle;
    else high = middle - 1;
  }
  return low;
}
