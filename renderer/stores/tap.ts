import { create } from 'zustand';
import type { TapShape } from '../../shared/ipc/shapes';

interface TapStore {
  readonly state: TapShape | undefined;
  set(state: TapShape): void;
}

/** The tap, as the host last told of it; undefined until then. */
export const useTap = create<TapStore>()((set) => ({
  state: undefined,
  set: (state) => set({ state }),
}));
