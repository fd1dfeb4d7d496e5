import { useJournal } from '../stores/journal';
import { useLog } from '../stores/log';
import { goLive, seek, step } from './head';
import { bringIntoSight } from './looking';
import { played, rateOf } from './play-clock';
import { SPEEDS, useTimeline } from './timeline-store';

let frame = 0;
let before = 0;
let asking = false;

export function togglePlay(): void {
  if (useTimeline.getState().playing) pause();
  else void play();
}

/** Stops where the playhead is; the entry shown is the one there, not the one of the last question. */
export function pause(): void {
  useTimeline.setState({ playing: false });
  const { head } = useTimeline.getState();
  if (head !== undefined) void seek(head.place);
}

/** Lets the log's time go by from the playhead on; from the beginning when it stands at the end. */
export async function play(): Promise<void> {
  const { head, overview } = useTimeline.getState();
  if (overview?.span === undefined) return;
  const atEnd = head === undefined || head.place >= overview.span.to;
  if (atEnd) await step('end', true);
  if (useTimeline.getState().head === undefined) return;
  useTimeline.setState({ playing: true });
  before = performance.now();
  cancelAnimationFrame(frame);
  frame = requestAnimationFrame(onFrame);
}

function onFrame(now: number): void {
  const { playing, head, overview, by, speed, skip } = useTimeline.getState();
  if (!playing || head === undefined || overview?.span === undefined) return;
  // A window that was hidden has no frames: what it missed does not go by at once.
  const elapsed = Math.min(Math.max(0, now - before), 250);
  before = now;
  const place = played(head, elapsed, { rate: rateOf(by, speed), skip });
  const end = overview.span.to;
  if (place >= end) {
    void finish(end);
    return;
  }
  if (head.next !== undefined && place >= head.next && !asking) {
    asking = true;
    void seek(place).finally(() => { asking = false; });
  } else useTimeline.setState({ head: { ...head, place } });
  bringIntoSight(place);
  frame = requestAnimationFrame(onFrame);
}

/** At the last entry a log ends; a live journal is followed from there on. */
async function finish(end: number): Promise<void> {
  useTimeline.setState({ playing: false });
  await seek(end);
  if (useJournal.getState().info?.source === 'live') goLive();
  else useLog.getState().revealSelected();
}

/** @param by steps along the list of speeds */
export function changeSpeed(by: 1 | -1): void {
  const { speed, setSpeed } = useTimeline.getState();
  const at = SPEEDS.indexOf(speed) + by;
  setSpeed(SPEEDS[Math.min(SPEEDS.length - 1, Math.max(0, at))] ?? 1);
}
