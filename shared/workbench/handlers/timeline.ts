import type { Handlers } from '../../ipc/contract';
import type { Arrival, ArrivalWish, TimelineMoment } from '../../ipc/timeline-shapes';
import { arrivalAt } from '../arrival';
import { done, fail } from '../reply';
import type { WindowView } from '../window-view';
import type { Workbench } from '../workbench';

type Commands = Pick<Handlers, 'timeline.read' | 'timeline.at' | 'timeline.step'>;

export function timelineHandlers(workbench: Workbench, window: WindowView): Commands {
  const arrivalOf = (moment: TimelineMoment | undefined, wish: ArrivalWish | undefined): Arrival | undefined =>
    (moment && wish && moment.entry !== wish.shown ? arrivalAt(workbench, window, moment.entry, wish) : undefined);
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
    'timeline.at': ({ by, place, entry, arrive }) => {
      const { traffic } = workbench.shown;
      const found = entry === undefined ? traffic.at(by, place ?? Infinity) : traffic.momentOf(by, entry);
      const arrival = arrivalOf(found?.at ?? found?.next, arrive);
      return done({ ...(found?.at ? { at: found.at } : {}), ...(found?.next ? { next: found.next } : {}), ...(arrival ? { arrival } : {}) });
    },
    'timeline.step': ({ by, from, to, back, here, arrive }) => {
      const { traffic } = workbench.shown;
      const found = traffic.step(by, from, to, back, here);
      if (!found) return done({});
      const next = traffic.momentOf(by, found.entry)?.next;
      const arrival = arrivalOf(found, arrive);
      return done({ to: found, ...(next ? { next } : {}), ...(arrival ? { arrival } : {}) });
    },
  };
}
