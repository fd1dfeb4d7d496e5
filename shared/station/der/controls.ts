import { endOf, type DerControl, type DerType } from './control';

/** What became of the list of controls, and which of them are out of force by that. */
export interface Placed {
  readonly controls: readonly DerControl[];
  readonly supersededIds: readonly string[];
}

/** What time has brought: a scheduled control has begun, or is over. */
export type DerEvent =
  | { readonly kind: 'started'; readonly id: string; readonly supersededIds: readonly string[] }
  | { readonly kind: 'ended'; readonly id: string };

/**
 * Takes a control in (R04.FR.02 to .08). Who is out of force is decided now: of two of a type the one with the lower
 * priority value prevails, whenever it begins. One that runs already goes on until the other begins.
 */
export function place(controls: readonly DerControl[], incoming: DerControl, now: number): Placed {
  const others = controls.filter(({ id }) => id !== incoming.id);
  const rivals = others.filter((one) => one.type === incoming.type && one.isDefault === incoming.isDefault && !one.superseded && endOf(one) > now);
  if (rivals.some((one) => one.priority < incoming.priority)) {
    return { controls: [...others, { ...incoming, superseded: true }], supersededIds: [incoming.id] };
  }
  const beaten = rivals.filter(({ started }) => !started).map(({ id }) => id);
  return { controls: [...others.map((one) => (beaten.includes(one.id) ? { ...one, superseded: true } : one)), incoming], supersededIds: beaten };
}

/** What has begun and ended by now; controls whose time is over are gone (R04.FR.10, .20 to .22). */
export function pass(controls: readonly DerControl[], now: number): { readonly controls: readonly DerControl[]; readonly events: readonly DerEvent[] } {
  // What is over makes room for what begins in the same moment.
  const events: DerEvent[] = controls.filter((one) => endOf(one) <= now && one.started && !one.superseded).map(({ id }) => ({ kind: 'ended', id }));
  let kept = controls.filter((one) => endOf(one) > now);
  const due = kept.filter((one) => one.startTime !== undefined && one.startTime <= now && !one.superseded && !one.started)
    .sort((a, b) => (a.startTime ?? 0) - (b.startTime ?? 0));
  for (const { id, type } of due) {
    const supersededIds = kept.filter((one) => one.id !== id && one.type === type && !one.isDefault && one.started && !one.superseded).map((one) => one.id);
    kept = kept.map((one) => (one.id === id ? { ...one, started: true } : supersededIds.includes(one.id) ? { ...one, superseded: true } : one));
    events.push({ kind: 'started', id, supersededIds });
  }
  return { controls: kept, events };
}

/** The control of a type that holds now: the scheduled one that runs, or else the default (R04.FR.11). */
export function activeOf(controls: readonly DerControl[], type: DerType): DerControl | undefined {
  const inForce = controls.filter((one) => one.type === type && !one.superseded);
  return inForce.find((one) => one.started) ?? inForce.find((one) => one.isDefault);
}

/** Wall time at which `pass` finds something next, ms since 1970; Infinity when nothing is scheduled. */
export function nextChange(controls: readonly DerControl[], now: number): number {
  return Math.min(Infinity, ...controls.flatMap((one) => [one.startTime ?? Infinity, endOf(one)]).filter((at) => at > now));
}
