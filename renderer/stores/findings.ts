import { create } from 'zustand';
import type { FindingsState } from '../../shared/ipc/finding-shapes';
import { call, on, onConnected } from '../host/host';
import { usePanels } from './panels';
import { throttle } from './throttle';

/** Between two questions while the log grows, ms. */
const LOAD_EVERY_MS = 500;

interface FindingsStore {
  /** Of the journal that is shown; undefined until the host has told. */
  readonly state: FindingsState | undefined;
  /** Panels that show it: nothing is checked for nobody. */
  readonly watchers: number;
  watch(): () => void;
}

export const useFindings = create<FindingsStore>()((set, get) => ({
  state: undefined,
  watchers: 0,
  watch: () => {
    set({ watchers: get().watchers + 1 });
    void load();
    return () => set({ watchers: get().watchers - 1 });
  },
}));

let wanted = 0;

async function load(): Promise<void> {
  if (useFindings.getState().watchers === 0) return;
  wanted += 1;
  const mine = wanted;
  const reply = await call('findings.read', {});
  if (mine === wanted && reply.ok) useFindings.setState({ state: reply.value });
}

/** Keeps what was found as the host has it, while somebody looks at it, and shows it when a log is opened. */
export function startFindings(): void {
  const again = throttle<undefined>(LOAD_EVERY_MS, () => void load());
  on('findings.changed', () => again(undefined));
  on('journal.changed', ({ entries }) => { if (entries !== useFindings.getState().state?.checked) again(undefined); });
  on('journal.replaced', ({ source }) => {
    useFindings.setState({ state: undefined });
    if (source === 'file') usePanels.getState().show('findings');
    void load();
  });
  onConnected(() => void load());
}
