import { IconArrowsSplit2, IconClockPause, IconColumns3, IconCopy } from '@tabler/icons-react';
import type { LogRow } from '../../shared/ipc/shapes';
import { logView } from '../log/log-view';
import { sequenceRows } from '../sequence/rows';
import { silenceText } from '../sequence/scope';
import { copyMermaid, copyPng, copySvg } from '../sequence/share';
import { useLog } from '../stores/log';
import { usePanels } from '../stores/panels';
import { selectedFilter, useSelection } from '../stores/selection';
import { SILENCES, useSequence, type SequenceScope } from '../stores/sequence';
import { useShell } from '../stores/shell';
import { nothingSelected } from './entry-actions';
import type { Action } from './registry';

/** Opens the sequence diagram of something. */
export function showSequence(scope: SequenceScope): void {
  useSequence.getState().show(scope);
  useShell.getState().goTo('workbench');
  usePanels.getState().show('sequence', true);
}

function selectedRow(): LogRow | undefined {
  const { position } = useLog.getState();
  return position === undefined ? undefined : logView.row(position);
}

function selectedTransaction(): { readonly id: string; readonly station: string } | undefined {
  const row = selectedRow();
  return row?.transaction === undefined ? undefined : { id: row.transaction, station: row.station };
}

const noDiagram = (): string | undefined => (sequenceRows.loaded && sequenceRows.total > 0 ? undefined : 'No sequence diagram is drawn: open the Sequence panel first.');

export const sequenceActions: readonly Action[] = [
  {
    id: 'sequence.shown', title: 'Sequence diagram of what the log shows', group: 'View', keywords: 'arrows lanes mermaid svg', icon: IconArrowsSplit2,
    run: () => showSequence({ kind: 'shown' }),
  },
  {
    id: 'sequence.selection', title: 'Sequence diagram of the selected entries', group: 'Entry', keywords: 'arrows lanes', icon: IconArrowsSplit2, blocked: nothingSelected,
    run: () => {
      const filter = selectedFilter();
      if (filter !== undefined) showSequence({ kind: 'selection', filter, count: useSelection.getState().facts?.count ?? 1 });
    },
  },
  {
    id: 'sequence.transaction', title: 'Sequence diagram of the selected entry’s transaction', group: 'Entry', keywords: 'arrows lanes', shortcut: 'd', icon: IconArrowsSplit2,
    blocked: () => nothingSelected() ?? (selectedTransaction() === undefined ? 'The selected entry belongs to no transaction.' : undefined),
    run: () => {
      const transaction = selectedTransaction();
      if (transaction !== undefined) showSequence({ kind: 'transaction', ...transaction });
    },
  },
  {
    id: 'sequence.around', title: 'Sequence diagram around the selected entry', group: 'Entry', keywords: 'arrows lanes before after context', shortcut: 'shift+d', icon: IconArrowsSplit2,
    blocked: () => nothingSelected() ?? (selectedRow() === undefined ? 'The filter hides the selected entry; select one that the log shows.' : undefined),
    run: () => {
      const row = selectedRow();
      if (row !== undefined) showSequence({ kind: 'entry', index: row.index, station: row.station, wall: row.wall, within: useSequence.getState().within });
    },
  },
  { id: 'sequence.copy-mermaid', title: 'Copy the sequence diagram as Mermaid', group: 'View', keywords: 'clipboard markdown', icon: IconCopy, blocked: noDiagram, run: copyMermaid },
  { id: 'sequence.copy-png', title: 'Copy the sequence diagram as PNG', group: 'View', keywords: 'clipboard picture image', icon: IconCopy, blocked: noDiagram, run: copyPng },
  { id: 'sequence.copy-svg', title: 'Copy the sequence diagram as SVG', group: 'View', keywords: 'clipboard picture', icon: IconCopy, blocked: noDiagram, run: copySvg },
  {
    id: 'sequence.lanes', title: 'Choose the lanes of the sequence diagram', group: 'View', keywords: 'stations hide order columns', icon: IconColumns3, blocked: noDiagram,
    run: () => {
      usePanels.getState().show('sequence', true);
      useSequence.getState().setChoosing(true);
    },
  },
  ...SILENCES.map((silence): Action => ({
    id: `sequence.silence-${silence}`, title: `Sequence diagram: tell silences ${silenceText(silence)}`, group: 'View', keywords: 'gap pause threshold', icon: IconClockPause,
    run: () => useSequence.getState().setSilence(silence),
  })),
];
