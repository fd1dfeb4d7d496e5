import { latency } from '../ui/format';
import { ROW_HEIGHT, type Bar, type Lanes } from './layout';
import type { Lit } from './lit';
import classes from './sequence.module.css';

interface Props {
  readonly lit: Lit;
  /** Its bar, where it has one. */
  readonly bar: Bar | undefined;
  readonly lanes: Lanes;
  /** Of what is in sight, px. */
  readonly top: number;
  readonly height: number;
}

/** How long the answer took, beside the bar of a pair that is pointed at. */
export function LatencyMark({ lit: { item }, bar, lanes, top, height }: Props) {
  if (item.row.latency === undefined) return null;
  const x = bar?.x ?? (item.answer ? item.from : item.to);
  const [start, end] = bar === undefined ? [item.position, item.position] : [bar.from, bar.to];
  const from = Math.max(0, (start + 0.5) * ROW_HEIGHT - top + 9);
  const to = Math.min(height, (end + 0.5) * ROW_HEIGHT - top + 9);
  // Left of the first lane, where nothing is said.
  const left = x === Math.min(lanes.csms, ...lanes.stations.map((station) => station.x));
  const place = x + (left ? -10 : 11 + (bar?.depth ?? 0) * 4);
  return <span className={classes.latency} data-left={left || undefined} style={{ left: place, top: Math.min(height - 10, Math.max(10, (from + to) / 2)) }}>{latency(item.row.latency)}</span>;
}
