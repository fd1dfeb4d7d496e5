import { create } from 'zustand';
import type { Edit } from '../../shared/inventory/requests';
import type { Snapshot, SnapshotSummary } from '../../shared/inventory/snapshot';
import type { VariableState } from '../../shared/state/model';
import { keyOf } from '../../shared/inventory/names';
import { NO_FILTER, type TreeFilter } from './tree-rows';

/** Another inventory to compare with. */
export type Against =
  | { readonly kind: 'station'; readonly id: string }
  | { readonly kind: 'snapshot'; readonly name: string }
  /** A station after an entry of the journal; its variables were read when it was chosen. */
  | { readonly kind: 'moment'; readonly station: string; readonly entry: number; readonly variables: readonly VariableState[] };

/** A value that is to be set, and what came of it. */
export interface Staged extends Edit {
  readonly key: string;
  /** The value that was known when it was written. */
  readonly was: string | undefined;
  /** The station's word, or why there is none. */
  readonly outcome?: { readonly status: string | undefined; readonly reason?: string | undefined; readonly failed?: string };
}

export type ModelDialog = 'review' | 'snapshots' | 'save';

interface ModelStore {
  /** A snapshot that is shown instead of a station. */
  readonly snapshot: string | undefined;
  readonly against: Against | undefined;
  readonly filter: TreeFilter;
  readonly folded: ReadonlySet<string>;
  /** The row that the keys stand at. */
  readonly active: string | undefined;
  /** The row whose value is being written. */
  readonly editing: string | undefined;
  /** By station. */
  readonly staged: Readonly<Record<string, readonly Staged[]>>;
  readonly snapshots: readonly SnapshotSummary[];
  readonly contents: Readonly<Record<string, Snapshot>>;
  readonly dialog: ModelDialog | undefined;
  set(change: Partial<Pick<ModelStore, 'snapshot' | 'against' | 'folded' | 'active' | 'editing' | 'snapshots' | 'dialog'>>): void;
  narrow(change: Partial<TreeFilter>): void;
  fold(id: string, folded: boolean): void;
  /** A value that the station has already is no change. */
  stage(station: string, edits: readonly Edit[]): void;
  replaceStaged(station: string, staged: readonly Staged[]): void;
  keep(snapshot: Snapshot): void;
  forget(name: string): void;
}

/** What the device model panel shows and collects; it stays while other panels are in front. */
export const useModel = create<ModelStore>()((set) => ({
  snapshot: undefined,
  against: undefined,
  filter: NO_FILTER,
  folded: new Set(),
  active: undefined,
  editing: undefined,
  staged: {},
  snapshots: [],
  contents: {},
  dialog: undefined,
  set: (change) => set(change),
  narrow: (change) => set(({ filter }) => ({ filter: { ...filter, ...change } })),
  fold: (id, fold) => set(({ folded }) => {
    const next = new Set(folded);
    if (fold) next.add(id);
    else next.delete(id);
    return { folded: next };
  }),
  stage: (station, edits) => set(({ staged }) => {
    const all = new Map((staged[station] ?? []).map((one) => [one.key, one]));
    for (const { variable, value } of edits) {
      const key = keyOf(variable);
      if (variable.value === value) all.delete(key);
      else all.set(key, { key, variable, value, was: variable.value });
    }
    return { staged: { ...staged, [station]: [...all.values()] } };
  }),
  replaceStaged: (station, list) => set(({ staged }) => ({ staged: { ...staged, [station]: list } })),
  keep: (snapshot) => set(({ contents }) => ({ contents: { ...contents, [snapshot.name]: snapshot } })),
  forget: (name) => set(({ contents, snapshot, against }) => {
    const { [name]: _, ...others } = contents;
    return { contents: others, ...(snapshot === name ? { snapshot: undefined } : {}), ...(against?.kind === 'snapshot' && against.name === name ? { against: undefined } : {}) };
  }),
}));

const NONE: readonly Staged[] = [];

/** What is to be set at a station. */
export function stagedOf(staged: Readonly<Record<string, readonly Staged[]>>, station: string | undefined): readonly Staged[] {
  return (station === undefined ? undefined : staged[station]) ?? NONE;
}
