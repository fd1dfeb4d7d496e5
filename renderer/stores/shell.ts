import { create } from 'zustand';
import { useConnection } from './connection';
import { remember } from './memory';

export type Screen = 'start' | 'workbench';

interface ShellStore {
  /** Undefined until it is known where the person left off. */
  readonly screen: Screen | undefined;
  /** The workbench has been shown since the page was loaded. */
  readonly opened: boolean;
  /** Which dialog is open. */
  readonly dialog: 'shortcuts' | 'go-to-entry' | 'go-to-time' | 'paste-log' | undefined;
  /** The popover of the CSMS in the top bar. */
  readonly csmsOpen: boolean;
  goTo(screen: Screen): void;
  open(dialog: NonNullable<ShellStore['dialog']>): void;
  closeDialog(): void;
  setCsmsOpen(open: boolean): void;
}

export const useShell = create<ShellStore>()((set) => ({
  screen: undefined,
  opened: false,
  dialog: undefined,
  csmsOpen: false,
  goTo: (screen) => {
    set(({ opened }) => ({ screen, csmsOpen: false, opened: opened || screen === 'workbench' }));
    remember('screen', { screen, run: useConnection.getState().info?.run ?? '' });
  },
  open: (dialog) => set({ dialog }),
  closeDialog: () => set({ dialog: undefined }),
  setCsmsOpen: (csmsOpen) => set({ csmsOpen }),
}));
