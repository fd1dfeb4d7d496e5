import { IconArrowsSplit2 } from '@tabler/icons-react';
import { logView } from '../log/log-view';
import { useLog } from '../stores/log';
import { usePanels } from '../stores/panels';
import { selectedFilter, useSelection } from '../stores/selection';
import { useSequence, type SequenceScope } from '../stores/sequence';
import { useShell } from '../stores/shell';
import { nothingSelected } from './entry-actions';
import type { Action } from './registry';

/** Opens the sequence diagram of something. */
export function showSequence(scope: SequenceScope): void {
  useSequence.getState().show(scope);
  useShell.getState().goTo('workbench');
  usePanels.getState().show('sequence', true);
}

function selectedTransaction(): { readonly id: string; readonly station: string } | undefined {
  const { position } = useLog.getState();
  const row = position === undefined ? undefined : logView.row(position);
  return row?.transaction === undefined ? undefined : { id: row.transaction, station: row.station };
}

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
      if (transaction !== undefined) showSequence({ kind: 'transaction', ...transaction, around: false });
    },
  },
];
