import { isJsonObject } from '../ocpp/json';

/** What a tap did to a message, when it did more than pass it on. At most seven: `meta` has three bits for them. */
export const TAP_MARKS = ['injected', 'kept', 'dropped', 'held', 'held-dropped', 'replaced', 'changed'] as const;

/**
 * - `injected`: the workbench put it on the wire; the side in whose name it goes never sent it
 * - `kept`: it answers an injected request, and went no further than the tap
 * - `dropped`: it was not passed on
 * - `held`: it was held until a person released it; `held-dropped`: until it was dropped
 * - `replaced`: it was held, and a person's text went on in its place, which is `changed`
 */
export type TapMark = (typeof TAP_MARKS)[number];

/** What a query calls by one word. */
export const TAP_STATES: Readonly<Record<'injected' | 'changed' | 'dropped' | 'held', readonly TapMark[]>> = {
  injected: ['injected', 'kept'],
  changed: ['replaced', 'changed'],
  dropped: ['dropped', 'held-dropped'],
  held: ['held', 'held-dropped', 'replaced'],
};

export function tapMarkOf(value: unknown): TapMark | undefined {
  return TAP_MARKS.find((mark) => mark === value);
}

/** What a note of a tap says of an earlier entry. */
export interface TapNote {
  readonly entry: number;
  /** Message id of that entry; a note that stands in a part of its journal is known by it to mean another one. */
  readonly id: string | undefined;
  /** Absent where a held message was passed on after all. */
  readonly mark?: TapMark;
}

const NOTES: Readonly<Record<string, TapMark | undefined>> = { 'tap-drop': 'dropped', 'tap-hold': 'held', 'tap-release': undefined, 'tap-change': 'replaced', 'tap-keep': 'kept' };

/** What a note's detail says of an entry, where it is a tap's. */
export function tapNoteIn(detail: unknown): TapNote | undefined {
  if (!isJsonObject(detail)) return undefined;
  const { kind, entry, id } = detail;
  if (typeof kind !== 'string' || !Object.hasOwn(NOTES, kind) || typeof entry !== 'number' || (typeof id !== 'string' && id !== null)) return undefined;
  const mark = NOTES[kind];
  return { entry, id: id ?? undefined, ...(mark ? { mark } : {}) };
}

/** What an entry is marked with when a note adds to what it is marked with. */
export function withTapNote(before: TapMark | undefined, mark: TapMark): TapMark {
  if (before === undefined) return mark;
  // What its line says was said by all notes, of which some may be left out.
  if (before !== 'held' || mark === 'kept') return before;
  return mark === 'dropped' ? 'held-dropped' : mark;
}
