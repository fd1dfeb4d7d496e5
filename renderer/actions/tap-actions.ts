import { IconArrowsExchange, IconBan, IconPlayerPlay, IconPlayerStop, IconPlugConnectedX } from '@tabler/icons-react';
import { notify } from '../stores/notices';
import { usePanels } from '../stores/panels';
import { useTap } from '../stores/tap';
import { answerAllHeld, answerHeld, configureTap, disconnectLeg, startTap, stopTap } from '../tap/operations';
import type { Action } from './registry';

const say = async (failed: Promise<string | undefined>): Promise<void> => {
  const message = await failed;
  if (message !== undefined) notify('error', message);
};
const state = () => useTap.getState().state;
const off = (): string | undefined => (state()?.running === undefined ? 'The tap is not running.' : undefined);

const noneHeld = (): string | undefined => ((state()?.held.length ?? 0) === 0 ? 'The tap holds no message.' : undefined);
const withOldest = async (act: (key: number) => Promise<string | undefined>): Promise<void> => {
  const [oldest] = state()?.held ?? [];
  if (oldest !== undefined) await say(act(oldest.key));
};

export const tapActions: readonly Action[] = [
  {
    id: 'tap.start', title: 'Start the tap', group: 'Tap', keywords: 'proxy relay between station and CSMS listen', icon: IconArrowsExchange,
    blocked: () => (state()?.running === undefined ? undefined : 'The tap is running already.'),
    run: async () => {
      if ((state()?.settings.upstream ?? '') === '') usePanels.getState().show('tap', true);
      else await say(startTap());
    },
  },
  { id: 'tap.stop', title: 'Stop the tap', group: 'Tap', icon: IconPlayerStop, blocked: off, run: () => say(stopTap()) },
  {
    id: 'tap.transparent', title: 'Pass everything on again: no delay, no rules, nothing held', group: 'Tap', keywords: 'interference rules delay', icon: IconArrowsExchange, blocked: off,
    run: async () => {
      await say(configureTap({ delayMs: { station: 0, csms: 0 }, drops: [], holds: [] }));
      await say(answerAllHeld({ kind: 'release' }));
    },
  },
  { id: 'tap.release', title: 'Release the message that is held longest', group: 'Tap', keywords: 'pass on held', icon: IconPlayerPlay, blocked: noneHeld, run: () => withOldest((key) => answerHeld(key, { kind: 'release' })) },
  { id: 'tap.drop', title: 'Drop the message that is held longest', group: 'Tap', keywords: 'held', icon: IconBan, blocked: noneHeld, run: () => withOldest((key) => answerHeld(key, { kind: 'drop' })) },
  { id: 'tap.release-all', title: 'Release all held messages', group: 'Tap', keywords: 'pass on held', icon: IconPlayerPlay, blocked: noneHeld, run: () => say(answerAllHeld({ kind: 'release' })) },
];

/** What can be done at each station that is on the tap. */
export function tappedActions(): readonly Action[] {
  return (state()?.stations ?? []).filter(({ station }) => station === 'open').flatMap(({ id }): Action[] => (['station', 'csms'] as const).map((end) => ({
    id: `tap.disconnect.${end}:${id}`, title: `Disconnect ${id}’s leg to the ${end === 'csms' ? 'CSMS' : 'station'}`, group: 'Tap', keywords: 'close tap', icon: IconPlugConnectedX,
    run: () => say(disconnectLeg(id, end)),
  })));
}
