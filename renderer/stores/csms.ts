import { create } from 'zustand';
import type { CsmsState } from '../../shared/ipc/shapes';
import { sharing } from '../../shared/state/patch';

interface CsmsStore {
  readonly state: CsmsState | undefined;
  set(state: CsmsState): void;
}

/** The embedded CSMS, as the host last told of it; undefined until then. What did not change is the very same as before. */
export const useCsms = create<CsmsStore>()((set) => ({
  state: undefined,
  set: (state) => set((before) => ({ state: sharing<CsmsState | undefined>(before.state, state) })),
}));
