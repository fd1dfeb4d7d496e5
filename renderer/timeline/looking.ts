import { useJournal } from '../stores/journal';
import { useTimeline, type Track } from './timeline-store';
import { between, heldWithin, lengthOf, moved, wholeOf, zoomed, type Range } from './scale';

/** A live journal that is longer than this is first shown by its newest stretch of this length. */
const NEWEST_MS = 10 * 60_000;

const isLive = (): boolean => useJournal.getState().info?.source === 'live';

/** Where what goes on in a live journal has come to; -Infinity in a log that is over. */
export function nowPlace(): number {
  return useTimeline.getState().by === 'time' && isLive() ? Date.now() : -Infinity;
}

/** All that there is to see: from the first entry to the last, of a live journal to now. */
export function whole(): Range | undefined {
  const { overview, by } = useTimeline.getState();
  const span = overview?.span;
  if (span === undefined) return undefined;
  return wholeOf({ from: span.from, to: by === 'time' && isLive() ? Math.max(span.to, Date.now()) : span.to }, by === 'time' ? 1000 : 10);
}

/** Puts in sight what the way of looking says, after the log or time went on. */
export function goOnLooking(): void {
  const all = whole();
  const { range, track, by, look } = useTimeline.getState();
  if (all === undefined) return;
  if (range === undefined) {
    const long = by === 'time' && isLive() && lengthOf(all) > NEWEST_MS;
    look(long ? { from: all.to - NEWEST_MS, to: all.to } : all, long ? 'newest' : 'all');
  } else if (track === 'all') look(all, 'all');
  else if (track === 'newest') look({ from: all.to - lengthOf(range), to: all.to }, 'newest');
}

/** Puts a stretch in sight. At the end of a live journal it goes on with it. */
export function lookAt(range: Range): void {
  const all = whole();
  if (all === undefined) return;
  const held = heldWithin(range, all);
  const atEnd = isLive() && held.to >= all.to - lengthOf(held) * 0.001;
  const track: Track = lengthOf(held) >= lengthOf(all) * 0.999 ? 'all' : atEnd ? 'newest' : 'chosen';
  useTimeline.getState().look(held, track);
}

/** @param factor below 1 looks closer */
export function zoom(factor: number, around?: number): void {
  const all = whole();
  const { range, head } = useTimeline.getState();
  if (range === undefined || all === undefined) return;
  const place = head?.place;
  const within = place !== undefined && place >= range.from && place <= range.to;
  lookAt(zoomed(range, factor, around ?? (within ? place : (range.from + range.to) / 2), all));
}

/** @param by places to the right */
export function pan(by: number): void {
  const all = whole();
  const { range } = useTimeline.getState();
  if (range !== undefined && all !== undefined) lookAt(moved(range, by, all));
}

export function fitAll(): void {
  const all = whole();
  if (all !== undefined) lookAt(all);
}

/** Puts a stretch in sight with a little around it. */
export function zoomTo(from: number, to: number): void {
  const room = (to - from) * 0.08;
  lookAt(between(from - room, to + room));
}

/** Moves on just enough that a place is in sight. */
export function bringIntoSight(place: number): void {
  const { range } = useTimeline.getState();
  if (range === undefined) return;
  if (place >= range.from && place <= range.to) return;
  pan(place - (range.from + range.to) / 2);
}
