import { create } from 'zustand';
import type { Filter } from '../../shared/ipc/shapes';
import { FOLLOWING, paused, renewed, scrolled, type Follow } from '../log/follow';
import { remember } from './memory';

export type TimeMode = 'absolute' | 'relative' | 'delta';

export function isTimeMode(value: unknown): value is TimeMode {
  return value === 'absolute' || value === 'relative' || value === 'delta';
}

export interface Selection {
  readonly index: number;
  readonly pair: number | undefined;
  readonly position: number | undefined;
}

interface LogStore {
  readonly filter: Filter;
  /** Entry that is selected. */
  readonly selected: number | undefined;
  /** The other half of its pair. */
  readonly pair: number | undefined;
  /** Where it stands in the filtered list; undefined when it is not in it. */
  readonly position: number | undefined;
  /** Grows with each wish to bring the selected row into sight. */
  readonly reveal: number;
  /** Position that was wished for, where the filter hides the selected row: of the nearest one before it. */
  readonly revealAt: number | undefined;
  /** Length of the filtered list. */
  readonly total: number;
  readonly loaded: boolean;
  /** The host is still filtering. */
  readonly busy: boolean;
  /** A sentence, when the list cannot be read. */
  readonly error: string | undefined;
  readonly follow: Follow;
  readonly timeMode: TimeMode;
  setFilter(filter: Filter): void;
  /** Changes some members of the filter; undefined takes one away. */
  refine(change: Partial<Filter>): void;
  select(selection: Selection | undefined): void;
  setPair(pair: number | undefined): void;
  setPosition(position: number | undefined): void;
  /** @param near position instead of the selected row's own */
  revealSelected(near?: number): void;
  setTotal(total: number): void;
  opened(total: number): void;
  setBusy(busy: boolean): void;
  fail(message: string): void;
  scrolled(atEnd: boolean): void;
  setFollowing(following: boolean): void;
  setTimeMode(mode: TimeMode): void;
}

export const useLog = create<LogStore>()((set, get) => ({
  filter: {},
  selected: undefined,
  pair: undefined,
  position: undefined,
  reveal: 0,
  revealAt: undefined,
  total: 0,
  loaded: false,
  busy: false,
  error: undefined,
  follow: FOLLOWING,
  timeMode: 'absolute',
  setFilter: (filter) => {
    set({ filter });
    // A stretch of time belongs to this journal; another one would be empty by it.
    remember('log.filter', withoutEmpty({ ...filter, from: undefined, to: undefined }));
  },
  refine: (change) => get().setFilter(withoutEmpty({ ...get().filter, ...change })),
  select: (selection) => set(({ follow, total }) => (selection === undefined
    ? { selected: undefined, pair: undefined, position: undefined }
    : { selected: selection.index, pair: selection.pair, position: selection.position, follow: paused(follow, total) })),
  setPair: (pair) => set({ pair }),
  setPosition: (position) => set({ position }),
  revealSelected: (near) => set(({ reveal }) => ({ reveal: reveal + 1, revealAt: near })),
  setTotal: (total) => set((state) => (state.total === total ? state : { total })),
  opened: (total) => set(({ follow }) => ({ total, loaded: true, busy: false, error: undefined, follow: renewed(follow, total) })),
  setBusy: (busy) => set({ busy }),
  fail: (error) => set({ error, busy: false }),
  scrolled: (atEnd) => set(({ follow, total }) => ({ follow: scrolled(follow, atEnd, total) })),
  setFollowing: (following) => set(({ total }) => ({ follow: { following, seen: total } })),
  setTimeMode: (timeMode) => {
    set({ timeMode });
    remember('log.time', timeMode);
  },
}));

/** A filter that restricts nothing has no members. */
export function withoutEmpty(filter: Filter): Filter {
  return Object.fromEntries(Object.entries(filter).filter(([, value]) =>
    value !== undefined && value !== '' && value !== false && !(Array.isArray(value) && value.length === 0)));
}

export function isFiltered(filter: Filter): boolean {
  return Object.keys(withoutEmpty(filter)).length > 0;
}
