/** What a car needs, as far as it says. Power in watt, energy in Wh, times in ms since 1970. */
export interface ChargingWish {
  readonly energy: number | undefined;
  readonly departure: number | undefined;
  /** What the car takes at most, and below which it takes nothing. */
  readonly maxPower: number | undefined;
  readonly minPower: number | undefined;
}

/** One step of a plan: seconds from its start, watt. */
export interface PlanStep {
  readonly start: number;
  readonly power: number;
}

/** How the energy is spread: evenly until the car leaves, as soon as possible, or as late as possible. */
export type PlanShape = 'even' | 'soon' | 'late';
/** In the order in which they are offered. */
export const PLAN_SHAPES: readonly PlanShape[] = ['even', 'soon', 'late'];

/** Cars take less towards the end, and leave early: the energy is to be there after this share of the time. */
const SHARE_OF_TIME = 0.9;
/** Watt; what is taken for the most where neither car nor limit says. */
const USUAL_POWER = 22_000;

/**
 * When how much power is to flow so that the car has its energy when it leaves (K15). Never above `limit` or what the car
 * takes; without energy or departure all that there is. Steps start at 0 and follow each other, `most` of them at most.
 *
 * @param limit watt that there are for this car; undefined for no limit
 */
export function chargingPlan(wish: ChargingWish, now: number, limit: number | undefined, shape: PlanShape, most: number): PlanStep[] {
  const cap = whole(Math.max(0, Math.min(wish.maxPower ?? limit ?? USUAL_POWER, limit ?? Infinity)));
  const seconds = Math.floor(((wish.departure ?? now) - now) / 1000);
  const { energy } = wish;
  if (energy === undefined || seconds <= 0 || cap === 0) return [{ start: 0, power: cap }];
  const floor = Math.min(cap, Math.max(0, wish.minPower ?? 0));
  const even = Math.min(cap, Math.max(floor, whole((energy * 3600) / (seconds * SHARE_OF_TIME))));
  // Whoever stays longer than he said gets what there is.
  if (shape === 'even') return steps([{ start: 0, power: even }, { start: seconds, power: cap }], most);
  const needed = Math.min(seconds, Math.ceil((energy * 3600) / cap / SHARE_OF_TIME));
  if (shape === 'soon') return steps([{ start: 0, power: cap }, { start: needed, power: floor }, { start: seconds, power: cap }], most);
  return steps([{ start: 0, power: floor }, { start: seconds - needed, power: cap }], most);
}

/** Takes out what changes nothing, and what is too much: the last step that is kept goes on. */
function steps(all: readonly PlanStep[], most: number): PlanStep[] {
  const ordered = all.filter(({ start }, index) => all[index + 1] === undefined || start < (all[index + 1]?.start ?? Infinity));
  return ordered.filter(({ power }, index) => index === 0 || ordered[index - 1]?.power !== power).slice(0, Math.max(1, most));
}

/** Up to whole watts: rounded down, the energy would not be there. */
function whole(power: number): number {
  return Math.ceil(power - 1e-6);
}
