import type { Handlers } from '../../ipc/contract';
import { done, fail } from '../reply';
import type { WindowView } from '../window-view';
import type { Workbench } from '../workbench';

type Commands = Pick<Handlers, 'timeline.read' | 'timeline.at' | 'timeline.step'>;

export function timelineHandlers(workbench: Workbench, window: WindowView): Commands {
  return {
    'timeline.read': ({ by, from, to, bins, lanes = true, stations, view }) => {
      const { journal, traffic } = workbench.shown;
      const span = traffic.span(by);
      const [start, end] = [from ?? span?.from ?? 0, to ?? span?.to ?? 0];
      if (end < start) return fail('bad-input', `A stretch of time begins before it ends; this one goes from ${start} to ${end}.`);
      const list = view === undefined ? undefined : window.view(view);
      const picture = traffic.picture({ by, from: start, to: end, bins, lanes, stations, view: list });
      return done({ by, from: start, to: end, entries: journal.count, ...(span ? { span } : {}), ...picture });
    },
    'timeline.at': ({ by, place, entry }) => {
      const { traffic } = workbench.shown;
      const found = entry === undefined ? traffic.at(by, place ?? Infinity) : traffic.momentOf(by, entry);
      return done({ ...(found?.at ? { at: found.at } : {}), ...(found?.next ? { next: found.next } : {}) });
    },
    'timeline.step': ({ by, from, to, back, here }) => {
      const found = workbench.shown.traffic.step(by, from, to, back, here);
      return done(found ? { to: found } : {});
    },
  };
}
