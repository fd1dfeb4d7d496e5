import { create } from 'zustand';
import type { MarkedEntry } from '../../shared/ipc/mark-shapes';
import { MARK_COLOURS, type MarkColour } from '../../shared/journal/marks';
import { call, on, onConnected } from '../host/host';
import { useJournal } from './journal';
import { recall, remember } from './memory';
import { useNoteEditor } from './note-editor';
import { throttle } from './throttle';

/** Between two questions for the list while it changes all the time, ms. */
const LOAD_EVERY_MS = 200;

interface MarksStore {
  /** Every marked or noted entry, ascending; undefined until the host has told of them. */
  readonly marks: readonly MarkedEntry[] | undefined;
  /** What `m` marks with: the colour that was chosen last. */
  readonly colour: MarkColour;
  choose(colour: MarkColour): void;
}

export const useMarks = create<MarksStore>()((set) => ({
  marks: undefined,
  colour: 'red',
  choose: (colour) => {
    set({ colour });
    remember('marks.colour', colour);
  },
}));

const isColour = (value: unknown): value is MarkColour => MARK_COLOURS.some((one) => one === value);

let wanted = 0;

async function load(): Promise<void> {
  wanted += 1;
  const mine = wanted;
  const reply = await call('marks.list', {});
  if (mine === wanted && reply.ok) useMarks.setState({ marks: reply.value.marks });
}

/** Keeps the list of marks as the host has it. */
export function startMarks(): void {
  const again = throttle<undefined>(LOAD_EVERY_MS, () => void load());
  on('marks.changed', ({ id }) => { if (id === useJournal.getState().info?.id) again(undefined); });
  on('journal.replaced', () => {
    useMarks.setState({ marks: undefined });
    // Its entry is of another journal.
    useNoteEditor.getState().close();
    void load();
  });
  onConnected(() => {
    void load();
    void recall('marks.colour', isColour).then((colour) => { if (colour !== undefined) useMarks.setState({ colour }); });
  });
}
