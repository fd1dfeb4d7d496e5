import { timeTicks } from 'd3-time';
import { format } from 'date-fns';
import { count } from '../ui/format';
import type { Range } from './scale';

export interface Tick {
  readonly place: number;
  readonly label: string;
  /** Where a larger unit begins: a day among hours, a second among milliseconds. */
  readonly strong: boolean;
}

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const DAY = 24 * 60 * MINUTE;

/** Round times of a stretch in local time, about `wanted` of them, each with the least text that tells it. */
export function timeTicksOf({ from, to }: Range, wanted: number): Tick[] {
  const ticks = timeTicks(new Date(from), new Date(to), Math.max(2, wanted));
  const [first, second] = ticks;
  const step = first && second ? second.getTime() - first.getTime() : to - from;
  return ticks.map((at) => ({ place: at.getTime(), ...textOf(at, step) }));
}

function textOf(at: Date, step: number): { label: string; strong: boolean } {
  const midnight = at.getHours() === 0 && at.getMinutes() === 0 && at.getSeconds() === 0 && at.getMilliseconds() === 0;
  if (step < SECOND) return at.getMilliseconds() === 0 ? { label: format(at, 'HH:mm:ss'), strong: true } : { label: format(at, '.SSS'), strong: false };
  if (step < DAY && midnight) return { label: format(at, 'd MMM'), strong: true };
  if (step < MINUTE) return { label: format(at, 'HH:mm:ss'), strong: at.getSeconds() === 0 };
  if (step < DAY) return { label: format(at, 'HH:mm'), strong: false };
  if (at.getMonth() === 0 && at.getDate() === 1) return { label: format(at, 'yyyy'), strong: true };
  if (step >= 27 * DAY) return { label: format(at, 'MMM'), strong: false };
  return { label: format(at, 'd MMM'), strong: at.getDate() === 1 };
}

/**
 * Every how many ticks have room for their text. The ticks that keep theirs are the same while one pans: those whose
 * number, counted in steps from midnight or from the first entry, is a multiple.
 *
 * @param apart from tick to tick, px
 * @param needed by a text with the room around it, px
 */
export function thinned(ticks: readonly Tick[], by: 'time' | 'entry', apart: number, needed: number): readonly Tick[] {
  const every = [1, 2, 5, 10, 20].find((one) => one * apart >= needed) ?? 50;
  const [first, second] = ticks;
  if (every === 1 || !first || !second) return ticks;
  const step = second.place - first.place;
  const numberOf = ({ place }: Tick, index: number): number => {
    if (by === 'entry') return Math.round(place / step);
    if (step >= DAY) return index;
    const midnight = new Date(place).setHours(0, 0, 0, 0);
    return Math.round((place - midnight) / step);
  };
  return ticks.filter((tick, index) => numberOf(tick, index) % every === 0);
}

/** Round numbers of entries. */
export function entryTicksOf({ from, to }: Range, wanted: number): Tick[] {
  const rough = (to - from) / Math.max(2, wanted);
  const power = 10 ** Math.floor(Math.log10(Math.max(rough, 1)));
  const step = Math.max(1, [1, 2, 5, 10].map((one) => one * power).find((one) => one >= rough) ?? power * 10);
  const ticks: Tick[] = [];
  for (let place = Math.max(0, Math.ceil(from / step) * step); place <= to; place += step) ticks.push({ place, label: `#${count(place)}`, strong: false });
  return ticks;
}

/** The date that the times of a stretch are of, as short as it is clear. */
export function dateOf({ from, to }: Range): string {
  const length = to - from;
  if (length > 300 * DAY) return format(from, 'yyyy');
  return format(from, length > 20 * DAY ? 'MMM yyyy' : 'd MMM yyyy');
}

/** How much time a stretch is, in its two largest units. */
export function lengthText(ms: number): string {
  if (ms < 10) return `${ms.toFixed(1)} ms`;
  if (ms < SECOND) return `${Math.round(ms)} ms`;
  if (ms < MINUTE) return `${(ms / SECOND).toFixed(ms < 10 * SECOND ? 1 : 0)} s`;
  const units: readonly (readonly [number, string])[] = [[DAY, 'd'], [60 * MINUTE, 'h'], [MINUTE, 'min'], [SECOND, 's']];
  const at = units.findIndex(([size]) => ms >= size);
  const [size, unit] = units[at] ?? [SECOND, 's'];
  const [less, lessUnit] = units[at + 1] ?? [SECOND, 's'];
  const rest = Math.floor((ms % size) / less);
  return `${Math.floor(ms / size)} ${unit}${rest > 0 ? ` ${rest} ${lessUnit}` : ''}`;
}
