import { create } from 'zustand';
import type { JournalInfo } from '../../shared/ipc/shapes';

interface JournalStore {
  /** Undefined until the host has told of it. */
  readonly info: JournalInfo | undefined;
  set(info: JournalInfo): void;
  counts(counts: Pick<JournalInfo, 'entries' | 'frames' | 'problems'>): void;
}

/** The journal that the window shows: its name, its counts and what it can be filtered by. */
export const useJournal = create<JournalStore>()((set) => ({
  info: undefined,
  set: (info) => set({ info }),
  counts: ({ entries, frames, problems }) => set(({ info }) => (info === undefined ? {} : { info: { ...info, entries, frames, problems } })),
}));
