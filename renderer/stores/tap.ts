import { create } from 'zustand';
import type { TapShape } from '../../shared/ipc/shapes';
import { notify } from './notices';

/** Told when the tap begins to hold something: whoever sent it waits, and may give up. */
export function tellHeld(before: TapShape | undefined, { held: [first] }: TapShape): void {
  if (first === undefined || before === undefined || before.held.length > 0) return;
  notify('info', `The tap holds ${first.half === 'request' ? (first.action ?? 'a message') : `an answer${first.action === undefined ? '' : ` to ${first.action}`}`} of ${first.from === 'station' ? first.station : 'the CSMS'}, which waits for you in the Tap panel.`);
}

interface TapStore {
  readonly state: TapShape | undefined;
  set(state: TapShape): void;
}

/** The tap, as the host last told of it; undefined until then. */
export const useTap = create<TapStore>()((set) => ({
  state: undefined,
  set: (state) => set({ state }),
}));
