import { create } from 'zustand';
import type { CommandOutput } from '../../shared/ipc/contract';

export type AppInfo = CommandOutput<'app.info'>;

/** How the window stands with its host. `everConnected` tells a first start from a loss. */
export type LinkState =
  | { readonly kind: 'connecting' }
  | { readonly kind: 'connected' }
  | { readonly kind: 'waiting'; readonly why: string; readonly attempt: number; readonly retryAt: number }
  | { readonly kind: 'refused'; readonly why: string };

interface ConnectionStore {
  readonly link: LinkState;
  /** Of the last connection. */
  readonly info: AppInfo | undefined;
  readonly retryNow: () => void;
  connecting(): void;
  connected(info: AppInfo): void;
  waiting(why: string, attempt: number, retryAt: number): void;
  refused(why: string): void;
  setRetryNow(retry: () => void): void;
}

export const useConnection = create<ConnectionStore>()((set) => ({
  link: { kind: 'connecting' },
  info: undefined,
  retryNow: () => {},
  connecting: () => set((state) => (state.link.kind === 'waiting' ? state : { link: { kind: 'connecting' } })),
  connected: (info) => set({ link: { kind: 'connected' }, info, retryNow: () => {} }),
  waiting: (why, attempt, retryAt) => set({ link: { kind: 'waiting', why, attempt, retryAt } }),
  refused: (why) => set({ link: { kind: 'refused', why } }),
  setRetryNow: (retryNow) => set({ retryNow }),
}));
