import * as v from 'valibot';
import { Index } from './shapes';

/** Findings of one kind: of one rule, on one member of the messages of one action. */
export const FindingGroup = v.object({
  id: v.string(),
  rule: v.string(),
  severity: v.picklist(['error', 'warning']),
  action: v.optional(v.string()),
  /** What the first of them says. */
  message: v.string(),
  expected: v.string(),
  /** Where the standard says so. */
  reference: v.optional(v.string()),
  count: v.number(),
  /** Stations that have it. */
  stations: v.number(),
  /** Entry of the first. */
  first: Index,
  /** In messages that the workbench itself put on a tapped wire: no fault of a side. */
  own: v.optional(v.picklist(['injected', 'changed'])),
  /** They tell what the log does not hold: no fault of a side either. */
  gap: v.optional(v.literal(true)),
});
export type FindingGroup = v.InferOutput<typeof FindingGroup>;

/** What is wrong in a journal, as far as it has been checked. */
export const FindingsState = v.object({
  /** Of the journal. */
  id: v.string(),
  /** Entries that have been checked, of all. */
  checked: v.number(),
  entries: v.number(),
  messages: v.number(),
  errors: v.number(),
  warnings: v.number(),
  /** Findings in messages of the workbench's own, which are neither of them. */
  own: v.number(),
  /** Remarks on what the log does not hold, which are neither. */
  gaps: v.number(),
  /** Errors first, then by how many they are; then what the log does not hold, and what is in messages of the workbench's own; 500 at most. */
  groups: v.array(FindingGroup),
});
export type FindingsState = v.InferOutput<typeof FindingsState>;

/** One finding. */
export const FoundAt = v.object({
  entry: Index,
  /** ms since 1970. */
  wall: v.number(),
  station: v.string(),
  message: v.string(),
});
export type FoundAt = v.InferOutput<typeof FoundAt>;
