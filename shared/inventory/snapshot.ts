import * as v from 'valibot';
import type { VariableState } from '../state/model';

/** An inventory that a person saved: what is known of a station's variables (2.x) or configuration keys (1.6) at one moment. */

const Whole = v.pipe(v.number(), v.integer(), v.minValue(0));
const Version = v.picklist(['1.6', '2.0.1', '2.1']);

/** As `VariableState`, without what the attempts to set it were told. */
export const SnapshotVariable = v.object({
  component: v.string(),
  instance: v.optional(v.string()),
  evse: v.optional(Whole),
  connector: v.optional(Whole),
  variable: v.pipe(v.string(), v.minLength(1)),
  variableInstance: v.optional(v.string()),
  attribute: v.optional(v.string()),
  value: v.optional(v.string()),
  mutability: v.optional(v.string()),
  unit: v.optional(v.string()),
  dataType: v.optional(v.string()),
  minLimit: v.optional(v.number()),
  maxLimit: v.optional(v.number()),
  valuesList: v.optional(v.string()),
  maxElements: v.optional(v.number()),
  supportsMonitoring: v.optional(v.boolean()),
  persistent: v.optional(v.boolean()),
  constant: v.optional(v.boolean()),
});
export type SnapshotVariable = v.InferOutput<typeof SnapshotVariable>;

/** Becomes a file's name, so that it holds no more than all file systems take. */
export const SnapshotName = v.pipe(
  v.string(),
  v.regex(/^[A-Za-z0-9](?:[\w .()+-]{0,78}[\w)+-])?$/, 'A snapshot is named with up to 80 letters, digits, spaces, dots, -, +, _ and parentheses, and begins with a letter or a digit.'),
);

const head = {
  name: SnapshotName,
  /** Identity of the station; '' when the file did not tell. */
  station: v.string(),
  version: Version,
  /** The moment that it shows, ms since 1970. */
  at: v.number(),
};

export const Snapshot = v.object({ ...head, variables: v.pipe(v.array(SnapshotVariable), v.maxLength(20_000)) });
export type Snapshot = v.InferOutput<typeof Snapshot>;

export const SnapshotSummary = v.object({ ...head, count: Whole });
export type SnapshotSummary = v.InferOutput<typeof SnapshotSummary>;

export function summaryOf({ name, station, version, at, variables }: Snapshot): SnapshotSummary {
  return { name, station, version, at, count: variables.length };
}

/** What of a station's variables a snapshot keeps. */
export function toSnapshot(variables: readonly VariableState[]): SnapshotVariable[] {
  return variables.map(({ at: _at, refused: _refused, refusedReason: _reason, rebootRequired: _reboot, ...kept }) =>
    Object.fromEntries(Object.entries(kept).filter(([, value]) => value !== undefined)) as SnapshotVariable);
}

/** A snapshot's variables as the panels know variables: all of one moment. */
export function fromSnapshot({ variables, at }: Pick<Snapshot, 'variables' | 'at'>): VariableState[] {
  return variables.map((variable) => ({ ...variable, at }));
}
