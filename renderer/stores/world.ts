import { create } from 'zustand';
import { EMPTY_WORLD, type WorldState } from '../../shared/state/model';

interface WorldStore {
  /** `live`: after the newest entry; `selection`: after the entry that is selected in the log. */
  readonly mode: 'live' | 'selection';
  readonly world: WorldState;
  /** The entry that `world` stands after; undefined for the newest. */
  readonly at: number | undefined;
  /** A sentence, when the state could not be read. */
  readonly error: string | undefined;
  readonly loaded: boolean;
  /** Of a log that was just opened, the share of the way to its newest state that is made, 0 to 1; undefined when nobody waits for that. */
  readonly pending: number | undefined;
  setMode(mode: 'live' | 'selection'): void;
  show(world: WorldState, at: number | undefined): void;
  fail(message: string): void;
}

/** The folded state that the panels show. */
export const useWorld = create<WorldStore>()((set) => ({
  mode: 'live',
  world: EMPTY_WORLD,
  at: undefined,
  error: undefined,
  loaded: false,
  pending: undefined,
  setMode: (mode) => set({ mode }),
  show: (world, at) => set({ world, at, error: undefined, loaded: true, pending: undefined }),
  fail: (error) => set({ error }),
}));
