import { IconArrowsMaximize, IconCode, IconHome, IconKeyboard, IconLayout, IconLayoutDashboard, IconMoon, IconSun, IconSunMoon, IconTrash, IconWindow } from '@tabler/icons-react';
import { call } from '../host/host';
import { useComposer } from '../stores/composer';
import { notifyError } from '../stores/notices';
import { PANEL_IDS, PANEL_TITLES, usePanels, type PanelId } from '../stores/panels';
import { useProblems } from '../stores/problems';
import { useShell } from '../stores/shell';
import { useTheme } from '../stores/theme';
import type { Action } from './registry';

/** The digits go to the first ten; the others have the letter of their block. */
const LETTERS: Partial<Record<PanelId, string>> = { 'smart-charging': 'alt+k', events: 'alt+n', marks: 'alt+b', findings: 'alt+w', tap: 'alt+j', sequence: 'alt+q' };
const shortcutOf = (panel: PanelId, index: number): string => LETTERS[panel] ?? `alt+${(index + 1) % 10}`;
const KEYWORDS: Partial<Record<PanelId, string>> = { 'smart-charging': ' profiles limits composite schedule', events: ' monitors alerts security', marks: ' notes bookmarks flags', findings: ' errors warnings violations check wrong', tap: ' proxy relay wire between station and CSMS', sequence: ' diagram arrows lanes' };

export const viewActions: readonly Action[] = [
  { id: 'app.start-page', title: 'Open the start page', group: 'View', keywords: 'home welcome', shortcut: 'mod+h', icon: IconHome, run: () => useShell.getState().goTo('start') },
  { id: 'app.workbench', title: 'Open the workbench', group: 'View', keywords: 'log panels', icon: IconLayoutDashboard, run: () => useShell.getState().goTo('workbench') },
  { id: 'app.shortcuts', title: 'Show keyboard shortcuts', group: 'Help', keywords: 'keys help', shortcut: '?', icon: IconKeyboard, run: () => useShell.getState().open('shortcuts') },
  // The use cases have an action of their own, which gives them the whole window.
  ...PANEL_IDS.filter((panel) => panel !== 'use-cases').map((panel, index): Action => ({
    id: `panel.${panel}`, title: `Show panel ${PANEL_TITLES[panel]}`, group: 'View', keywords: `open focus${KEYWORDS[panel] ?? ''}`, shortcut: shortcutOf(panel, index), icon: IconWindow,
    run: () => {
      useShell.getState().goTo('workbench');
      usePanels.getState().show(panel, true);
    },
  })),
  { id: 'panel.next-group', title: 'Focus the next group of panels', group: 'View', shortcut: 'f6', run: () => usePanels.getState().dock?.nextGroup(1) },
  { id: 'panel.previous-group', title: 'Focus the group of panels before', group: 'View', shortcut: 'shift+f6', run: () => usePanels.getState().dock?.nextGroup(-1) },
  { id: 'panel.next-tab', title: 'Next tab of the group', group: 'View', shortcut: 'alt+]', run: () => usePanels.getState().dock?.nextTab(1) },
  { id: 'panel.previous-tab', title: 'Tab before in the group', group: 'View', shortcut: 'alt+[', run: () => usePanels.getState().dock?.nextTab(-1) },
  { id: 'panel.fill', title: 'Let the group of panels fill the window, or put it back', group: 'View', keywords: 'maximize maximise full restore', shortcut: 'alt+m', icon: IconArrowsMaximize, run: () => usePanels.getState().dock?.toggleFill() },
  { id: 'layout.reset', title: 'Reset the layout', group: 'View', keywords: 'panels default', icon: IconLayout, run: () => usePanels.getState().reset() },
  { id: 'theme.auto', title: 'Theme: as the system', group: 'View', keywords: 'colour color scheme', icon: IconSunMoon, run: () => useTheme.getState().choose('auto') },
  { id: 'theme.dark', title: 'Theme: dark', group: 'View', keywords: 'colour color scheme night', icon: IconMoon, run: () => useTheme.getState().choose('dark') },
  { id: 'theme.light', title: 'Theme: light', group: 'View', keywords: 'colour color scheme day', icon: IconSun, run: () => useTheme.getState().choose('light') },
  {
    id: 'composer.new', title: 'Compose a message', group: 'Composer', keywords: 'send call frame new', shortcut: 'mod+m', icon: IconCode,
    run: () => {
      useComposer.getState().edit({ text: undefined, target: undefined, version: undefined });
      useShell.getState().goTo('workbench');
      usePanels.getState().show('composer', true);
    },
  },
  {
    id: 'problems.clear', title: 'Clear the problems list', group: 'View', icon: IconTrash,
    run: async () => {
      const reply = await call('problems.clear', {});
      if (reply.ok) useProblems.getState().set([]);
      else notifyError(reply.error);
    },
  },
];
