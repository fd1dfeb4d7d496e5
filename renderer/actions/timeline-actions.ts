import { IconAlertTriangle, IconArrowsHorizontal, IconClock, IconFilter, IconFocus2, IconPlayerPlay, IconPlayerTrackNext, IconPlayerTrackPrev, IconTimeline, IconZoomIn, IconZoomOut } from '@tabler/icons-react';
import { goLive, step } from '../timeline/head';
import { measureBy } from '../timeline/loader';
import { fitAll, zoom } from '../timeline/looking';
import { changeSpeed, togglePlay } from '../timeline/play';
import { showOnly } from '../timeline/range-filter';
import { transactionAtHead, zoomToTransaction } from '../timeline/transaction-zoom';
import { SPEEDS, useTimeline } from '../timeline/timeline-store';
import { usePanels } from '../stores/panels';
import { useShell } from '../stores/shell';
import type { Action } from './registry';

const nothing = (): string | undefined => (useTimeline.getState().overview?.span === undefined ? 'There is no entry yet.' : undefined);
const untimed = (): string | undefined => nothing() ?? (useTimeline.getState().by === 'entry' ? 'The timeline counts entries, not time.' : undefined);
const stop = (run: () => void) => (): void => {
  useTimeline.setState({ playing: false });
  run();
};

const PLAYHEAD = 'timeline-playhead';
const focusPlayhead = (): void => document.getElementById(PLAYHEAD)?.focus();

export const timelineActions: readonly Action[] = [
  {
    id: 'timeline.focus', title: 'Focus the timeline', group: 'Timeline', keywords: 'playhead time travel', shortcut: 'alt+t', icon: IconTimeline,
    run: () => {
      useShell.getState().goTo('workbench');
      usePanels.getState().show('log');
      useTimeline.getState().setOpen(true);
      focusPlayhead();
      // It may have to be unfolded first.
      if (document.activeElement?.id !== PLAYHEAD) requestAnimationFrame(focusPlayhead);
    },
  },
  { id: 'timeline.fold', title: 'Fold or unfold the timeline', group: 'Timeline', keywords: 'hide show collapse', icon: IconTimeline, run: () => useTimeline.getState().setOpen(!useTimeline.getState().open) },
  { id: 'timeline.play', title: 'Play the log from the playhead, or pause', group: 'Timeline', keywords: 'replay time', icon: IconPlayerPlay, blocked: nothing, run: togglePlay },
  { id: 'timeline.faster', title: 'Play faster', group: 'Timeline', keywords: 'speed', icon: IconPlayerTrackNext, run: () => changeSpeed(1) },
  { id: 'timeline.slower', title: 'Play slower', group: 'Timeline', keywords: 'speed', icon: IconPlayerTrackPrev, run: () => changeSpeed(-1) },
  ...SPEEDS.map((speed): Action => ({ id: `timeline.speed.${speed}`, title: `Play at ${speed}×`, group: 'Timeline', keywords: 'speed', icon: IconPlayerPlay, run: () => useTimeline.getState().setSpeed(speed) })),
  { id: 'timeline.skip', title: 'Skip long silence while playing, or do not', group: 'Timeline', keywords: 'gap wait', icon: IconPlayerTrackNext, run: () => useTimeline.getState().setSkip(!useTimeline.getState().skip) },
  { id: 'timeline.live', title: 'Put the playhead at the end', group: 'Timeline', keywords: 'live follow newest now', icon: IconClock, run: goLive },
  { id: 'timeline.go-to-time', title: 'Go to time…', group: 'Timeline', keywords: 'jump clock date', shortcut: 'mod+shift+g', icon: IconClock, blocked: untimed, run: () => useShell.getState().open('go-to-time') },
  { id: 'timeline.fit', title: 'Look at all of the log', group: 'Timeline', keywords: 'fit zoom out whole', icon: IconArrowsHorizontal, blocked: nothing, run: fitAll },
  { id: 'timeline.closer', title: 'Look closer', group: 'Timeline', keywords: 'zoom in', icon: IconZoomIn, blocked: nothing, run: () => zoom(0.5) },
  { id: 'timeline.further', title: 'Look from further away', group: 'Timeline', keywords: 'zoom out', icon: IconZoomOut, blocked: nothing, run: () => zoom(2) },
  {
    id: 'timeline.zoom-to-transaction', title: 'Zoom to the transaction at the playhead', group: 'Timeline', keywords: 'charging session', icon: IconFocus2,
    blocked: () => nothing() ?? (transactionAtHead() === undefined ? 'No transaction runs at the playhead.' : undefined), run: zoomToTransaction,
  },
  {
    id: 'timeline.only-in-sight', title: 'Show only what is in sight in the timeline', group: 'Timeline', keywords: 'filter stretch range time', icon: IconFilter, blocked: untimed,
    run: () => {
      const { range } = useTimeline.getState();
      if (range !== undefined) showOnly(range);
    },
  },
  { id: 'timeline.next-problem', title: 'Next problem', group: 'Timeline', keywords: 'finding error warning', icon: IconAlertTriangle, blocked: nothing, run: stop(() => void step('problem', false)) },
  { id: 'timeline.previous-problem', title: 'Problem before', group: 'Timeline', keywords: 'finding error warning', icon: IconAlertTriangle, blocked: nothing, run: stop(() => void step('problem', true)) },
  { id: 'timeline.next-edge', title: 'Next begin or end of a transaction', group: 'Timeline', keywords: 'charging session', icon: IconPlayerTrackNext, blocked: nothing, run: stop(() => void step('edge', false)) },
  { id: 'timeline.previous-edge', title: 'Begin or end of a transaction before', group: 'Timeline', keywords: 'charging session', icon: IconPlayerTrackPrev, blocked: nothing, run: stop(() => void step('edge', true)) },
  { id: 'timeline.by-time', title: 'Timeline: by time', group: 'Timeline', keywords: 'axis', icon: IconClock, run: () => measureBy('time') },
  { id: 'timeline.by-entry', title: 'Timeline: one entry after the other', group: 'Timeline', keywords: 'axis number', icon: IconTimeline, run: () => measureBy('entry') },
];
