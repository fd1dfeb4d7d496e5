import type { CommandInput } from '../../shared/ipc/contract';
import type { AxisKind, TimelinePicture } from '../../shared/ipc/timeline-shapes';
import { call } from '../host/host';
import { LOG_VIEW } from '../log/log-view';
import { useJournal } from '../stores/journal';
import { isFiltered, useLog } from '../stores/log';
import { goOnLooking } from './looking';
import { covers, partsFor } from './scale';
import { useTimeline } from './timeline-store';

/** Parts of the drawing of everything. */
const OVERVIEW_PARTS = 400;
/** Width of a part in the drawing, px. */
const PART_PX = 2;
/** Between two questions because a journal goes on; a slow answer makes it longer. */
const PAUSE_MS = 160;
const MOST_PAUSE_MS = 500;

let width = 0;
/** The timeline is in the window, drawn or folded. */
let shown = false;
let running = false;
let again = false;
/** The journal changed since it was asked about. */
let stale = true;
let pauseMs = 0;
let journal = 0;

/** The timeline came into the window, or went. */
export function setShown(now: boolean): void {
  shown = now;
  load();
}

/** The drawing is so many px wide. */
export function setWidth(px: number): void {
  if (px === width) return;
  width = px;
  load();
}

let waiting: ReturnType<typeof setTimeout> | undefined;

/** The journal went on, or something in it changed: asked about now and then, not each time. */
export function journalChanged(): void {
  waiting ??= setTimeout(() => {
    waiting = undefined;
    stale = true;
    load();
  }, pauseMs);
}

/** Another journal is shown: nothing of the one before holds. */
export function forgetJournal(): void {
  journal += 1;
  stale = true;
  useTimeline.setState({ by: 'time', range: undefined, track: 'all', picture: undefined, overview: undefined, error: undefined, head: undefined, playing: false, brush: undefined });
  load();
}

/** Changes what the axis counts. */
export function measureBy(by: AxisKind): void {
  if (useTimeline.getState().by === by) return;
  journal += 1;
  stale = true;
  useTimeline.setState({ by, range: undefined, track: 'all', picture: undefined, overview: undefined, head: undefined, playing: false, brush: undefined });
  load();
}

/** Asks for what is missing: one question at a time, the newest wish wins. */
export function load(): void {
  if (!shown) return;
  if (running) {
    again = true;
    return;
  }
  running = true;
  again = false;
  void loadOnce().finally(() => {
    running = false;
    if (again) load();
  });
}

async function loadOnce(): Promise<void> {
  const mine = journal;
  const began = performance.now();
  const wasStale = stale;
  if (wasStale) {
    stale = false;
    const overview = await read({ by: useTimeline.getState().by, bins: OVERVIEW_PARTS, lanes: false });
    if (mine !== journal || overview === undefined) return;
    if (sameInstant(overview)) {
      // Times that tell nothing: the entries' numbers do.
      measureBy('entry');
      return;
    }
    useTimeline.setState({ overview, error: undefined });
    goOnLooking();
  }
  const wish = missing(wasStale);
  if (wish !== undefined) {
    const picture = await read(wish);
    if (mine !== journal || picture === undefined) return;
    useTimeline.setState({ picture, error: undefined });
  }
  if (wasStale) pauseMs = Math.min(MOST_PAUSE_MS, Math.max(PAUSE_MS, (performance.now() - began) * 3));
}

/** What to ask for so that everything in sight can be drawn; undefined when it is here. */
function missing(changed: boolean): CommandInput<'timeline.read'> | undefined {
  const { range, picture, by, open } = useTimeline.getState();
  if (range === undefined || !open || width === 0) return undefined;
  const parts = partsFor(range, width, PART_PX);
  const { filter } = useLog.getState();
  const wantsShown = isFiltered(filter);
  const fits = picture !== undefined && !changed && covers(picture, range) && same(partWidth(picture), (parts.to - parts.from) / parts.bins) && (picture.shown !== undefined) === wantsShown;
  if (fits) return undefined;
  return { by, ...parts, ...(wantsShown ? { view: LOG_VIEW } : {}), ...(filter.stations?.length ? { stations: filter.stations } : {}) };
}

async function read(wish: CommandInput<'timeline.read'>): Promise<TimelinePicture | undefined> {
  const reply = await call('timeline.read', wish);
  if (reply.ok) return reply.value;
  if (reply.error.code !== 'disconnected' && reply.error.code !== 'cancelled') useTimeline.setState({ error: reply.error.message });
  return undefined;
}

export function partWidth({ from, to, up }: TimelinePicture): number {
  return (to - from) / Math.max(1, up.length);
}

const same = (one: number, other: number): boolean => Math.abs(one - other) < one * 1e-9;

function sameInstant({ by, span, entries }: TimelinePicture): boolean {
  return by === 'time' && useJournal.getState().info?.source === 'file' && span !== undefined && entries > 1 && span.from === span.to;
}
