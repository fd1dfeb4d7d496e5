import { create } from 'zustand';
import type { EventValue } from '../../shared/ipc/contract';

export type Problem = EventValue<'problem'>;

interface ProblemsStore {
  /** Newest last. */
  readonly problems: readonly Problem[];
  /** Those that came since the list was last looked at. */
  readonly unseen: number;
  set(problems: readonly Problem[]): void;
  add(problem: Problem): void;
  seen(): void;
}

const KEPT = 1_000;

/** What a person should know, for as long as it is not cleared. */
export const useProblems = create<ProblemsStore>()((set) => ({
  problems: [],
  unseen: 0,
  set: (problems) => set({ problems: problems.slice(-KEPT) }),
  add: (problem) => set((state) => ({
    problems: [...state.problems.filter((known) => known.id !== problem.id), problem].slice(-KEPT),
    unseen: state.unseen + 1,
  })),
  seen: () => set({ unseen: 0 }),
}));
