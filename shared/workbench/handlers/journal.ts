import type { Handlers } from '../../ipc/contract';
import type { WorldState } from '../../state/model';
import { AT_ONCE } from '../../state/timeline';
import { entryDetail } from '../entry-detail';
import { done, fail } from '../reply';
import type { WindowView } from '../window-view';
import type { Workbench } from '../workbench';

type Commands = Pick<Handlers, 'journal.info' | 'journal.entry' | 'journal.state' | 'journal.follow' | 'state.samples'>;

export function journalHandlers(workbench: Workbench, window: WindowView): Commands {
  return {
    'journal.info': () => done(workbench.shown.info()),
    'journal.entry': ({ index }) => {
      const detail = entryDetail(workbench, index);
      return detail ? done(detail) : fail('not-found', `There is no entry ${index}; the journal has ${workbench.shown.journal.count}.`);
    },
    'journal.state': async ({ at }) => done({ ...(at === undefined ? {} : { at }), world: await stateAt(workbench, at) }),
    'journal.follow': async ({ at, since }) => {
      const { pending } = workbench.shown;
      if (at === undefined && pending !== undefined) return done({ number: since ?? 0, pending });
      const world = await stateAt(workbench, at);
      return done({ ...(at === undefined ? {} : { at }), ...window.followed.next(world, since) });
    },
    'state.samples': async ({ at, station, transactions }) => {
      await reached(workbench, at);
      const { timeline, journal } = workbench.shown;
      return done({ samples: [...timeline.samplesAt(at ?? journal.count - 1, station, transactions)] });
    },
  };
}

/** The state after an entry, or the newest. */
async function stateAt(workbench: Workbench, at = workbench.shown.journal.count - 1): Promise<WorldState> {
  await reached(workbench, at);
  return workbench.shown.timeline.stateAt(at);
}

/** A short way is gone at once; on a long one others have their turn. */
async function reached({ shown: { journal, timeline }, ports: { clock } }: Workbench, at = journal.count - 1): Promise<void> {
  if (at - timeline.built > AT_ONCE) await timeline.reach(at, { pause: () => new Promise<void>((resolve) => void clock.after(0, resolve)) });
}
