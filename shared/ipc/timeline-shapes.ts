import * as v from 'valibot';
import { EntryDetail, Index, StateAnswer, ViewId, ViewPosition, ViewRows } from './shapes';

/**
 * The pieces of commands about the journal along time. A place is a wall time in ms since 1970 (`by: 'time'`), or the
 * number of an entry among all in the order of their times (`by: 'entry'`), for journals whose times tell nothing.
 */

export const AxisKind = v.picklist(['time', 'entry']);
export type AxisKind = v.InferOutput<typeof AxisKind>;

export const Place = v.pipe(v.number(), v.finite());
const Count = v.array(v.number());
const BarShape = { from: Place, to: Place, first: Index, last: Index, count: v.number() };

/** A connection: `failed` was never made, `none` has no end that the journal knows. `count` of them too short to be told apart. */
export const SessionBar = v.object({ ...BarShape, connection: v.number(), end: v.picklist(['orderly', 'broken', 'failed', 'none']) });
export type SessionBar = v.InferOutput<typeof SessionBar>;

export const TransactionBar = v.object({ ...BarShape, id: v.string(), open: v.boolean() });
export type TransactionBar = v.InferOutput<typeof TransactionBar>;

export const StationLane = v.object({
  station: v.string(),
  sessions: v.array(SessionBar),
  connectors: v.array(v.object({ evse: v.optional(v.number()), connector: v.optional(v.number()), transactions: v.array(TransactionBar) })),
});
export type StationLane = v.InferOutput<typeof StationLane>;

/** What happened along a stretch. Lists of numbers have one for each of its equal parts. */
export const TimelinePicture = v.object({
  by: AxisKind,
  from: Place,
  to: Place,
  entries: v.number(),
  /** From the first to the last entry; `unset`: how many stand before it, by a clock that was not set. Absent without entries. */
  span: v.optional(v.object({ from: Place, to: Place, unset: v.number() })),
  up: Count,
  down: Count,
  /** Entries that are problems, by their weight. */
  warnings: Count,
  errors: Count,
  /** Entries of the list that was asked about. */
  shown: v.optional(Count),
  stations: v.array(StationLane),
  /** What there was no room for. */
  more: v.object({ stations: v.number(), bars: v.number() }),
});
export type TimelinePicture = v.InferOutput<typeof TimelinePicture>;

export const TimelineMoment = v.object({ entry: Index, place: Place });
export type TimelineMoment = v.InferOutput<typeof TimelineMoment>;

export const StepKind = v.picklist(['entry', 'problem', 'edge', 'end']);
export type StepKind = v.InferOutput<typeof StepKind>;

/**
 * What a window wants to be told of the entry that it goes to: so many rows on either side of it in a view, and the state since
 * its last answer; nothing when it is the one that is shown, `shown`.
 */
export const ArrivalWish = v.object({ view: ViewId, around: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(250)), since: v.optional(v.number()), shown: v.optional(Index) });
export type ArrivalWish = v.InferOutput<typeof ArrivalWish>;

/** All that a window shows of an entry, so that a jump is one question. No state: the way to it is long; ask `journal.follow`. */
export const Arrival = v.object({ detail: EntryDetail, place: ViewPosition, rows: ViewRows, state: v.optional(StateAnswer) });
export type Arrival = v.InferOutput<typeof Arrival>;
