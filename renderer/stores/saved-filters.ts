import * as v from 'valibot';
import { create } from 'zustand';
import { Filter } from '../../shared/ipc/shapes';
import { remember } from './memory';

const Saved = v.object({ name: v.string(), filter: Filter });
export type SavedFilter = v.InferOutput<typeof Saved>;

/** Whether a remembered value is a list of saved filters. */
export function isSavedFilters(value: unknown): value is SavedFilter[] {
  return v.is(v.array(Saved), value);
}

interface SavedFiltersStore {
  readonly filters: readonly SavedFilter[];
  set(filters: readonly SavedFilter[]): void;
  /** Keeps a filter under a name, in place of one that has it. */
  save(name: string, filter: Filter): void;
  drop(name: string): void;
}

/** Filters that a person has given names. */
export const useSavedFilters = create<SavedFiltersStore>()((set, get) => ({
  filters: [],
  set: (filters) => set({ filters }),
  save: (name, filter) => keep([...get().filters.filter((one) => one.name !== name), { name, filter }]),
  drop: (name) => keep(get().filters.filter((one) => one.name !== name)),
}));

function keep(filters: readonly SavedFilter[]): void {
  useSavedFilters.setState({ filters });
  remember('log.savedFilters', filters);
}
