import { IconChecklist, IconFilePlus, IconFolderOpen, IconPlayerPlay, IconPlayerStop, IconPlayerTrackNext } from '@tabler/icons-react';
import { usePanels } from '../stores/panels';
import { useShell } from '../stores/shell';
import { runningOf, useUseCases } from '../stores/use-cases';
import { orNotify } from './operations';
import type { Action } from './registry';

/** What runs use cases comes with their page, in a file of its own. */
const operations = () => import('../use-cases/operations');

const notRunning = (): string | undefined => (runningOf(useUseCases.getState().progress) ? undefined : 'No use case is being run.');
const running = (): string | undefined => (notRunning() === undefined ? 'A run is under way already.' : undefined);

/** Brings the page to the front, over the whole window. */
export function openUseCases(): void {
  useShell.getState().goTo('workbench');
  usePanels.getState().show('use-cases', true, true);
}

export const useCaseActionList: readonly Action[] = [
  { id: 'use-cases.open', title: 'Use cases', group: 'Use cases', keywords: 'tests conformance scenarios check', shortcut: 'alt+u', icon: IconChecklist, run: openUseCases },
  {
    id: 'use-cases.run', title: 'Run the use case that is shown', group: 'Use cases', keywords: 'play test', icon: IconPlayerPlay,
    blocked: () => running() ?? (useUseCases.getState().subject === undefined ? 'Choose a use case first.' : undefined),
    run: async () => {
      const { runShown, whyNot } = await operations();
      const why = whyNot();
      if (why === undefined) await orNotify(runShown());
      else await orNotify(Promise.resolve({ code: 'refused', message: why }));
    },
  },
  {
    id: 'use-cases.run-all', title: 'Run all use cases', group: 'Use cases', keywords: 'play test everything', icon: IconPlayerTrackNext, blocked: running,
    run: async () => { openUseCases(); await orNotify((await operations()).runAll()); },
  },
  {
    id: 'use-cases.cancel', title: 'Cancel the run of use cases', group: 'Use cases', keywords: 'stop abort', icon: IconPlayerStop, blocked: notRunning,
    run: async () => { await (await operations()).cancelRun(); },
  },
  {
    id: 'scenarios.open', title: 'Open a scenario file…', group: 'Use cases', keywords: 'import load yaml json', icon: IconFolderOpen,
    run: async () => { openUseCases(); await (await import('../use-cases/own-scenarios')).openScenarioDialog(); },
  },
  {
    id: 'scenarios.new', title: 'Write a scenario of your own', group: 'Use cases', keywords: 'new create test', icon: IconFilePlus,
    run: async () => { openUseCases(); await (await import('../use-cases/own-scenarios')).newScenario(); },
  },
];
