import { create } from 'zustand';
import type { TapShape } from '../../shared/ipc/shapes';
import { useNotices } from './notices';

/** The message that a notice tells of, by its key. */
let told: { readonly key: number; readonly notice: number } | undefined;

/** Told when the tap begins to hold something: whoever sent it waits, and may give up. The notice goes when that message is not held any more. */
export function tellHeld(before: TapShape | undefined, { held }: TapShape): void {
  if (told && !held.some(({ key }) => key === told?.key)) {
    useNotices.getState().dismiss(told.notice);
    told = undefined;
  }
  const [first] = held;
  if (first === undefined || before === undefined || before.held.length > 0) return;
  const notice = useNotices.getState().add('info', `The tap holds ${first.half === 'request' ? (first.action ?? 'a message') : `an answer${first.action === undefined ? '' : ` to ${first.action}`}`} of ${first.from === 'station' ? first.station : 'the CSMS'}, which waits for you in the Tap panel.`);
  told = { key: first.key, notice };
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
