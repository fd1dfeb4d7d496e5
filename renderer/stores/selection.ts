import { create } from 'zustand';
import { entriesIn, joinedRanges, withoutEntry, type EntryRange } from '../../shared/journal/entry-ranges';
import type { CommandOutput } from '../../shared/ipc/contract';
import type { Filter } from '../../shared/ipc/shapes';
import { call } from '../host/host';
import { useLog, type Selection } from './log';

type Facts = CommandOutput<'selection.facts'>;

interface SelectionStore {
  /**
   * What is selected: ranges of entries, joined. Of them, the entries that pass the list's filter are meant, so that all of a
   * list of millions is one range. `selectedFilter` puts both together for the host.
   */
  readonly ranges: readonly EntryRange[];
  /** Entry from which Shift extends. */
  readonly anchor: number | undefined;
  /** What was selected besides the range that Shift extends. */
  readonly base: readonly EntryRange[];
  /** The entry that `useLog.selected` names: the one that panels show. Another choice of it ends the selection of many. */
  readonly active: number | undefined;
  /** What the host says of the selected entries; undefined while it is asked for the first time. */
  readonly facts: Facts | undefined;
  /** From the anchor to this row, in place of what Shift selected before. */
  extend(to: Selection): void;
  /** Adds a row, or takes it away. */
  toggle(row: Selection): void;
  /** Makes a row the active one and leaves alone what is selected. */
  walk(to: Selection): void;
  /** Everything that the list shows, up to its last entry. */
  all(last: number): void;
  /** Back to the one entry that panels show. */
  one(): void;
}

const NOTHING = { ranges: [], base: [], anchor: undefined, active: undefined, facts: undefined };

export const useSelection = create<SelectionStore>()((set, get) => {
  /** The active entry goes first: it tells what follows on `useLog` from a choice made elsewhere. */
  const take = (row: Selection, change: Partial<SelectionStore>): void => {
    set({ ...change, active: row.index });
    useLog.getState().select(row);
  };
  return {
    ...NOTHING,
    extend: (to) => {
      const { base } = get();
      const anchor = get().anchor ?? to.index;
      take(to, { anchor, ranges: joinedRanges([...base, [Math.min(anchor, to.index), Math.max(anchor, to.index)]]) });
    },
    toggle: (row) => {
      const { ranges } = get();
      const had = isIn(ranges, row.index);
      const next = had ? withoutEntry(ranges, row.index) : joinedRanges([...ranges, [row.index, row.index]]);
      if (next.length === 0) useLog.getState().select(undefined);
      else take(row, { ranges: next, base: next, anchor: row.index });
    },
    walk: (to) => take(to, { anchor: to.index, base: get().ranges }),
    all: (last) => {
      const { selected, pair, position } = useLog.getState();
      const ranges: readonly EntryRange[] = [[0, last]];
      if (selected === undefined) take({ index: last, pair: undefined, position: useLog.getState().total - 1 }, { ranges, base: [], anchor: 0 });
      else take({ index: selected, pair, position }, { ranges, base: [], anchor: 0 });
    },
    one: () => set({ ...only(useLog.getState().selected), facts: undefined }),
  };
});

function only(index: number | undefined): Pick<SelectionStore, 'ranges' | 'base' | 'anchor' | 'active'> {
  return index === undefined ? NOTHING : { ranges: [[index, index]], base: [], anchor: index, active: index };
}

function isIn(ranges: readonly EntryRange[], index: number): boolean {
  return ranges.some(([from, to]) => from <= index && index <= to);
}

/** Whether more than one entry is selected. */
export function isMany(ranges = useSelection.getState().ranges): boolean {
  return entriesIn(ranges) > 1;
}

/** The filter that lets through just what is selected; undefined when nothing is. One entry counts also where the list hides it. */
export function selectedFilter(): Filter | undefined {
  const { ranges } = useSelection.getState();
  if (ranges.length === 0) return undefined;
  const entries = ranges.map(([from, to]): [number, number] => [from, to]);
  return isMany(ranges) ? { ...useLog.getState().filter, entries } : { entries };
}

let asking = false;
let askAgain = false;

/** Asks the host about the selection: one question at a time, the newest counts. */
export async function askFacts(): Promise<void> {
  askAgain = asking;
  if (asking || !isMany()) return;
  const filter = selectedFilter();
  if (filter === undefined) return;
  asking = true;
  const { ranges } = useSelection.getState();
  const reply = await call('selection.facts', { filter });
  asking = false;
  if (askAgain) return askFacts();
  if (!reply.ok || useSelection.getState().ranges !== ranges) return;
  if (reply.value.count === 0) useLog.getState().select(undefined);
  else useSelection.setState({ facts: reply.value });
}

/** Keeps the selection in step with the entry that panels show and with the list's filter. */
export function startSelection(): void {
  useLog.subscribe((state, before) => {
    if (state.selected !== before.selected && state.selected !== useSelection.getState().active) useSelection.setState({ ...only(state.selected), facts: undefined });
    // Under another filter the ranges would mean other entries.
    if (state.filter !== before.filter && isMany()) useSelection.getState().one();
  });
  useSelection.subscribe((state, before) => {
    if (state.ranges !== before.ranges) void askFacts();
  });
}
