import { IconAlertTriangle, IconArrowBarToDown, IconClock, IconDeviceFloppy, IconDownload, IconFileSearch, IconFilterOff, IconFolderOpen, IconFolders, IconHash, IconHistory, IconListSearch, IconLiveView, IconSearch, IconX } from '@tabler/icons-react';
import { call } from '../host/host';
import { listUnread } from '../import/list-unread';
import { TIME_MODES } from '../log/log-columns';
import { follow } from '../log/navigate';
import { useImport } from '../stores/import-preview';
import { useJournal } from '../stores/journal';
import { isFiltered, useLog } from '../stores/log';
import { notifyError } from '../stores/notices';
import { usePanels } from '../stores/panels';
import { useShell } from '../stores/shell';
import { useWorld } from '../stores/world';
import { EXPORT_FORMATS, exportLog, openFolderDialog, openLogDialog, orNotify, saveLog } from './operations';
import { nothingSelected } from './entry-actions';
import type { Action } from './registry';

const notForeign = (): string | undefined => (useJournal.getState().info?.reading === undefined ? 'What is shown is a journal of the workbench.' : undefined);

export const logActions: readonly Action[] = [
  { id: 'log.open', title: 'Open a log…', group: 'Log', keywords: 'file import load', shortcut: 'mod+o', icon: IconFolderOpen, run: () => orNotify(openLogDialog()) },
  { id: 'log.open-folder', title: 'Open a folder of logs…', group: 'Log', keywords: 'directory import load', icon: IconFolders, run: () => orNotify(openFolderDialog()) },
  { id: 'log.paste', title: 'Open a log from pasted text…', group: 'Log', keywords: 'clipboard import paste a log', icon: IconFolderOpen, run: () => useShell.getState().open('paste-log') },
  {
    id: 'log.reading', title: 'How the log was read…', group: 'Log', keywords: 'import format zone direction correct preview', icon: IconFileSearch, blocked: notForeign,
    run: () => orNotify(useImport.getState().lookAgain(useJournal.getState().info?.reading?.wishes ?? {})),
  },
  { id: 'log.list-unread', title: 'List the lines of the log without a message', group: 'Log', keywords: 'import notes unread broken', icon: IconListSearch, blocked: notForeign, run: () => listUnread(false) },
  { id: 'log.save', title: 'Save the journal as…', group: 'Log', keywords: 'export download', shortcut: 'mod+s', icon: IconDeviceFloppy, run: saveLog },
  ...EXPORT_FORMATS.flatMap(({ id, title }): Action[] => [
    { id: `log.export.${id}`, title: `Export the log as ${title}…`, group: 'Log', keywords: 'save convert share', icon: IconDownload, run: () => exportLog(id, 'all') },
    {
      id: `log.export-shown.${id}`, title: `Export what the filter shows as ${title}…`, group: 'Log', keywords: 'save convert share', icon: IconDownload,
      blocked: () => (isFiltered(useLog.getState().filter) ? undefined : 'No filter is set.'), run: () => exportLog(id, 'shown'),
    },
    {
      id: `log.export-selection.${id}`, title: `Export the selected entries as ${title}…`, group: 'Entry', keywords: 'save convert share', icon: IconDownload,
      blocked: nothingSelected, run: () => exportLog(id, 'selection'),
    },
  ]),
  {
    id: 'log.close', title: 'Close the log and go back to the live journal', group: 'Log', icon: IconX,
    blocked: () => (useJournal.getState().info?.source === 'live' ? 'The live journal is shown already.' : undefined),
    run: async () => {
      const reply = await call('log.close', {});
      if (!reply.ok) notifyError(reply.error);
    },
  },
  {
    id: 'log.focus-filter', title: 'Filter the log by text', group: 'Log', keywords: 'search find', shortcut: 'mod+f', icon: IconSearch,
    run: () => {
      usePanels.getState().show('log');
      const input = document.getElementById('log-filter-text');
      if (input instanceof HTMLInputElement) { input.focus(); input.select(); }
    },
  },
  {
    id: 'log.clear-filters', title: 'Clear all filters', group: 'Log', shortcut: 'mod+shift+x', icon: IconFilterOff,
    blocked: () => (isFiltered(useLog.getState().filter) ? undefined : 'No filter is set.'),
    run: () => useLog.getState().setFilter({}),
  },
  {
    id: 'log.only-problems', title: 'Show only entries with problems', group: 'Log', keywords: 'errors warnings violations invalid', shortcut: 'mod+e', icon: IconAlertTriangle,
    run: () => useLog.getState().refine({ onlyProblems: useLog.getState().filter.onlyProblems !== true }),
  },
  { id: 'log.follow', title: 'Follow what arrives', group: 'Log', keywords: 'tail newest end', shortcut: 'f', icon: IconArrowBarToDown, run: follow },
  { id: 'log.go-to-entry', title: 'Go to entry…', group: 'Log', keywords: 'number jump', shortcut: 'mod+g', icon: IconHash, run: () => useShell.getState().open('go-to-entry') },
  ...TIME_MODES.map((mode): Action => ({
    id: `log.time.${mode.value}`, title: `Show time ${mode.description}`, group: 'Log', keywords: `time ${mode.label}`, icon: IconClock, run: () => useLog.getState().setTimeMode(mode.value),
  })),
  { id: 'state.live', title: 'Show the newest state in the panels', group: 'State', keywords: 'live now', icon: IconLiveView, run: () => useWorld.getState().setMode('live') },
  {
    id: 'state.as-of-selection', title: 'Show the state after the selected entry', group: 'State', keywords: 'time travel history', icon: IconHistory,
    blocked: () => (useLog.getState().selected === undefined ? 'Select an entry in the log first.' : undefined),
    run: () => useWorld.getState().setMode('selection'),
  },
];
