import { create } from 'zustand';

interface FocusStore {
  /** The station that the state panels are narrowed to; undefined for all. */
  readonly station: string | undefined;
  /** Transaction whose meter values are drawn. */
  readonly transaction: string | undefined;
  setStation(station: string | undefined): void;
  setTransaction(transaction: string | undefined): void;
}

/** What the state panels look at together. */
export const useFocus = create<FocusStore>()((set) => ({
  station: undefined,
  transaction: undefined,
  setStation: (station) => set({ station }),
  setTransaction: (transaction) => set({ transaction }),
}));
