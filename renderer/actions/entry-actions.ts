import { IconArrowsExchange, IconBraces, IconCopy, IconPencil } from '@tabler/icons-react';
import type { Target } from '../../shared/ipc/shapes';
import { call } from '../host/host';
import { jumpToPair } from '../log/navigate';
import { useComposer } from '../stores/composer';
import { useCsms } from '../stores/csms';
import { selectedDetail } from '../stores/detail';
import { useLog } from '../stores/log';
import { usePanels } from '../stores/panels';
import { notifyError } from '../stores/notices';
import { isMany, selectedFilter } from '../stores/selection';
import { useShell } from '../stores/shell';
import { useSimulated } from '../stores/simulated';
import { copyText } from '../ui/copy';
import { plural } from '../ui/format';
import type { Action } from './registry';

/** Why something cannot be done with what is selected: nothing is. */
export const nothingSelected = (): string | undefined => (useLog.getState().selected === undefined ? 'Select an entry in the log first.' : undefined);

/** The raw text pretty-printed, or as it is when it is no JSON. */
function prettyJson(raw: string): string {
  try {
    return JSON.stringify(JSON.parse(raw), undefined, 2);
  } catch {
    return raw;
  }
}

/** The end that sent this frame, if it is in this workbench; else the end that can send to the same station. */
function senderOf(station: string, direction: 'up' | 'down' | undefined): Target | undefined {
  const simulated = useSimulated.getState().stations.some(({ config }) => config.id === station);
  const ours = useCsms.getState().state?.stations.some(({ id }) => id === station) ?? false;
  if (direction === 'up' && simulated) return { side: 'station', station };
  if (direction === 'down' && ours) return { side: 'csms', station };
  return undefined;
}

/** The text of the selected entry, or of all of them in their order. */
async function copySelection(as: 'raw' | 'json'): Promise<void> {
  if (!isMany()) {
    const detail = await selectedDetail();
    if (detail !== undefined) await (as === 'raw' ? copyText(detail.raw, 'the raw text') : copyText(prettyJson(detail.raw), 'the JSON'));
    return;
  }
  const filter = selectedFilter();
  if (filter === undefined) return;
  const reply = await call('selection.text', { filter, as });
  if (!reply.ok) notifyError(reply.error);
  else await copyText(reply.value.text, `${plural(reply.value.count, 'entry', 'entries')}${as === 'json' ? ' as JSON' : ''}`);
}

export const entryActions: readonly Action[] = [
  {
    id: 'entry.pair', title: 'Jump to the pair of the selected entry', group: 'Entry', keywords: 'answer request response', shortcut: 'p', icon: IconArrowsExchange,
    blocked: nothingSelected, run: jumpToPair,
  },
  {
    id: 'entry.copy-raw', title: 'Copy the selected entries raw', group: 'Entry', keywords: 'entry text clipboard', icon: IconCopy, blocked: nothingSelected,
    run: () => copySelection('raw'),
  },
  {
    id: 'entry.copy-json', title: 'Copy the selected entries as JSON', group: 'Entry', keywords: 'entry clipboard', icon: IconBraces, blocked: nothingSelected,
    run: () => copySelection('json'),
  },
  {
    id: 'entry.edit-and-resend', title: 'Edit and resend the selected entry', group: 'Entry', icon: IconPencil, blocked: nothingSelected,
    run: async () => {
      const detail = await selectedDetail();
      if (detail === undefined) return;
      const { station, direction, version } = detail.row;
      useComposer.getState().edit({ text: detail.raw, target: senderOf(station, direction), version });
      useShell.getState().goTo('workbench');
      usePanels.getState().show('composer', true);
    },
  },
];
