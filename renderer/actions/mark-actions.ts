import { IconFilter, IconFlag, IconFlagOff, IconNotes, IconPlayerTrackNext, IconPlayerTrackPrev } from '@tabler/icons-react';
import { MARK_COLOURS } from '../../shared/journal/marks';
import { editNote, goToMark, markSelection } from '../marks/operations';
import { useLog } from '../stores/log';
import { useMarks } from '../stores/marks';
import { MARK_NAMES } from '../ui/mark-shape';
import { nothingSelected } from './entry-actions';
import type { Action } from './registry';

const noMarks = (): string | undefined => ((useMarks.getState().marks?.length ?? 0) === 0 ? 'Nothing is marked in this log yet.' : undefined);

export const markActions: readonly Action[] = [
  {
    id: 'marks.toggle', title: 'Mark the selected entries, or take the mark away', group: 'Marks', keywords: 'flag bookmark highlight colour', shortcut: 'm', icon: IconFlag,
    blocked: nothingSelected, run: () => markSelection(useMarks.getState().colour),
  },
  ...MARK_COLOURS.map((colour): Action => ({
    id: `marks.set.${colour}`, title: `Mark the selected entries: ${MARK_NAMES[colour].toLowerCase()}`, group: 'Marks', keywords: 'bookmark highlight colour', icon: IconFlag,
    blocked: nothingSelected, run: () => markSelection(colour),
  })),
  { id: 'marks.clear', title: 'Take the marks of the selected entries away', group: 'Marks', keywords: 'unmark remove', icon: IconFlagOff, blocked: nothingSelected, run: () => markSelection(undefined) },
  {
    id: 'marks.note', title: 'Write a note at the selected entry…', group: 'Marks', keywords: 'comment annotate text', shortcut: 'n', icon: IconNotes, blocked: nothingSelected,
    run: () => {
      const { selected } = useLog.getState();
      if (selected !== undefined) void editNote(selected);
    },
  },
  { id: 'marks.next', title: 'Next mark or note', group: 'Marks', keywords: 'jump', shortcut: '.', icon: IconPlayerTrackNext, blocked: noMarks, run: () => goToMark(1) },
  { id: 'marks.previous', title: 'Mark or note before', group: 'Marks', keywords: 'jump previous', shortcut: ',', icon: IconPlayerTrackPrev, blocked: noMarks, run: () => goToMark(-1) },
  {
    id: 'marks.filter', title: 'Show only marked and noted entries', group: 'Marks', keywords: 'filter', icon: IconFilter, blocked: noMarks,
    run: () => useLog.getState().setFilter({ query: 'is:marked or is:noted' }),
  },
];
