import { create } from 'zustand';
import type { CsmsState } from '../../shared/ipc/shapes';

interface CsmsStore {
  readonly state: CsmsState | undefined;
  set(state: CsmsState): void;
}

/** The embedded CSMS, as the host last told of it; undefined until then. */
export const useCsms = create<CsmsStore>()((set) => ({
  state: undefined,
  set: (state) => set({ state }),
}));
