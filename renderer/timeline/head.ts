import type { CommandOutput } from '../../shared/ipc/contract';
import type { Arrival, StepKind } from '../../shared/ipc/timeline-shapes';
import { call } from '../host/host';
import { follow, visitEntry } from '../log/navigate';
import { useLog } from '../stores/log';
import { notify } from '../stores/notices';
import { useWorld } from '../stores/world';
import { arrivalWish, arrive } from './arrive';
import { bringIntoSight } from './looking';
import { useTimeline } from './timeline-store';

/*
 * The playhead and the selected entry are one: where the playhead stands, the last entry at or before it is selected and
 * its state is shown. While it moves there is one question under way, and the newest wish wins.
 */

let wished: number | undefined;
let seeking: Promise<void> | undefined;
/** How often the end was asked for: what is under way then is not wanted any more. */
let turns = 0;

/** Moves the playhead to a place; list and panels come along as fast as they can. */
export function seek(place: number): Promise<void> {
  useTimeline.setState({ head: { place, entry: useTimeline.getState().head?.entry, next: undefined } });
  wished = place;
  seeking ??= seekAll().finally(() => { seeking = undefined; });
  return seeking;
}

async function seekAll(): Promise<void> {
  while (wished !== undefined) {
    const place = wished;
    wished = undefined;
    const { by } = useTimeline.getState();
    const asked = turns;
    const reply = await call('timeline.at', { by, place, arrive: arrivalWish() });
    // Meanwhile the end may have been asked for.
    if (!reply.ok || by !== useTimeline.getState().by || asked !== turns) return;
    const found = reply.value.at ?? reply.value.next;
    if (found === undefined) return;
    const { head } = useTimeline.getState();
    // A playhead that has gone on meanwhile keeps its place, as long as it has not passed the next entry.
    const now = wished ?? head?.place ?? place;
    useTimeline.setState({ head: { place: now, entry: found.entry, next: reply.value.next?.place } });
    await visit(found.entry, reply.value.arrival);
  }
}

async function visit(entry: number, arrival: Arrival | undefined): Promise<void> {
  if (arrival !== undefined) {
    arrive(arrival);
    if (arrival.state !== undefined) return;
  }
  if (useWorld.getState().mode !== 'selection') useWorld.getState().setMode('selection');
  const asked = turns;
  if (useLog.getState().selected !== entry) await visitEntry(entry, () => asked === turns);
}

/** Puts the playhead on an entry. */
export async function goTo(entry: number): Promise<void> {
  const { by } = useTimeline.getState();
  const asked = turns;
  const reply = await call('timeline.at', { by, entry, arrive: arrivalWish() });
  if (!reply.ok || asked !== turns) return;
  const { at, next, arrival } = reply.value;
  await come({ to: at, next, arrival });
}

async function come({ to, next, arrival }: CommandOutput<'timeline.step'>): Promise<void> {
  if (to === undefined) return;
  wished = undefined;
  useTimeline.setState({ head: { place: to.place, entry: to.entry, next: next?.place } });
  bringIntoSight(to.place);
  await visit(to.entry, arrival);
}

const WORDS: Readonly<Record<StepKind, readonly [string, string]>> = {
  entry: ['no later entry', 'no earlier entry'],
  problem: ['no later entry with a problem', 'no earlier entry with a problem'],
  edge: ['no later beginning or end of a transaction', 'no earlier beginning or end of a transaction'],
  end: ['no entry', 'no entry'],
};

/** Steps that wait for their turn while a key is held; what the key repeats beyond them is dropped. */
const MOST_WAITING = 2;
let waiting = 0;
let steps = Promise.resolve();

/**
 * Moves the playhead to the next entry of a kind, or back; from the end of all when it stands there. One after the other.
 *
 * @param repeated whether a held key asks for it: dropped while others wait. What a person asks for is always done.
 */
export function step(to: StepKind, back: boolean, repeated = false): Promise<void> {
  if (repeated && waiting > MOST_WAITING) return steps;
  waiting += 1;
  steps = steps.then(() => stepNow(to, back)).finally(() => { waiting -= 1; });
  return steps;
}

async function stepNow(to: StepKind, back: boolean): Promise<void> {
  const { by, head, overview } = useTimeline.getState();
  const from = head?.entry ?? useLog.getState().selected;
  const start = from ?? Math.max(0, (overview?.entries ?? 1) - 1);
  const asked = turns;
  const reply = await call('timeline.step', { by, from: start, to: from === undefined && !back ? 'end' : to, back, arrive: arrivalWish() });
  if (!reply.ok || asked !== turns) return;
  if (reply.value.to === undefined) notify('info', `There is ${WORDS[to][back ? 1 : 0]}.`);
  else await come(reply.value);
}

/** To the first problem at or after a place. */
export async function goToProblemFrom(place: number): Promise<void> {
  const { by } = useTimeline.getState();
  // What stands at the place itself is wanted too.
  const near = await call('timeline.at', { by, place: place - 0.001 });
  const from = near.ok ? near.value.next : undefined;
  if (from === undefined) return;
  const found = await call('timeline.step', { by, from: from.entry, to: 'problem', back: false, here: true, arrive: arrivalWish() });
  if (found.ok) await come(found.value);
}

/** To the newest entry, and on with what comes; the panels show the newest state. */
export function goLive(): void {
  turns += 1;
  wished = undefined;
  useTimeline.setState({ playing: false, head: undefined });
  useWorld.getState().setMode('live');
  follow();
}

/** The selection was moved by other means: the playhead goes there. */
export async function followSelection(selected: number | undefined): Promise<void> {
  if (useTimeline.getState().head?.entry === selected) return;
  if (selected === undefined) {
    useTimeline.setState({ head: undefined, playing: false });
    return;
  }
  await moveTo(selected);
}

/** Puts the playhead where a selected entry stands. */
async function moveTo(entry: number): Promise<void> {
  const { by } = useTimeline.getState();
  const reply = await call('timeline.at', { by, entry });
  if (!reply.ok || reply.value.at === undefined || by !== useTimeline.getState().by) return;
  if (useLog.getState().selected !== entry) return;
  useTimeline.setState({ head: { place: reply.value.at.place, entry, next: reply.value.next?.place }, playing: false });
}
