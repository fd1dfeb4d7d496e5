import { format } from 'date-fns';
import type { StationState } from '../../shared/state/model';
import { reportOf, valueAt, type Frame, type Line } from './limit-lines';

/** Two limits that lie no further apart say the same, being rounded. */
const TOLERANCE = { A: 0.15, W: 15 } as const;
/** What is measured may lie above a limit by this share of it: meters and cars are not exact. */
const MEASURED = 0.03;
const MOST = 5;

/** What does not go together, a sentence each; `tone` says how much it matters. */
export interface Remark {
  readonly tone: 'ok' | 'warning' | 'info';
  readonly text: string;
}

/** Says in words where the station's composite schedule, its profiles, and what was measured do not go together. */
export function remarksOn(station: StationState, frame: Frame, lines: readonly Line[]): readonly Remark[] {
  return [...onUntold(station, frame), ...onReport(station, frame, lines), ...onMeter(frame, lines)];
}

/** Limits of others of which the station said no more than that there are some. */
function onUntold({ externalLimits, profiles }: StationState, { evse }: Frame): Remark[] {
  const untold = externalLimits.filter((limit) => limit.schedules.length === 0 && (limit.evse === 0 || limit.evse === evse)
    && !profiles.some((one) => one.source === limit.source && one.evse === limit.evse));
  return untold.map(({ source, evse: place }) => ({
    tone: 'warning', text: `${source} limits ${place === 0 ? 'the station' : `EVSE ${place}`}, but how much was not told; GetChargingProfiles shows it, or NotifyChargingLimitWithSchedules.`,
  }));
}

function onReport(station: StationState, frame: Frame, lines: readonly Line[]): Remark[] {
  const { evse, unit } = frame;
  const report = reportOf(station, evse, unit);
  const ours = lineOf(lines, 'ours');
  const reported = lineOf(lines, 'reported');
  if (!report || !reported) {
    return ours ? [{ tone: 'info', text: 'The station has not been asked what it makes of its profiles (GetCompositeSchedule).' }] : [];
  }
  const newer = station.profiles.filter((one) => (one.evse === evse || one.evse === 0) && one.since > report.at).length;
  const old: Remark[] = newer > 0 ? [{ tone: 'info', text: `The report of ${clock(report.at)} is older than ${newer === 1 ? 'a profile that was set since' : `${newer} profiles that were set since`}.` }] : [];
  const from = Math.max(report.from, frame.from);
  const to = Math.min(report.from + report.duration * 1000, frame.to);
  const apart = intervals(from, to, ours, reported).filter(({ one, other }) => differ(one, other, unit));
  if (apart.length === 0) return [...old, { tone: 'ok', text: ours ? 'What the station reports is what its profiles give.' : 'No profile is known that would limit what the station reports.' }];
  const sentences = apart.slice(0, MOST).map((interval): Remark => ({ tone: 'warning', text: sentence(interval, unit) }));
  return [...old, ...sentences, ...(apart.length > MOST ? [{ tone: 'warning' as const, text: `So in ${apart.length - MOST} more intervals.` }] : [])];
}

function onMeter({ unit }: Frame, lines: readonly Line[]): Remark[] {
  const ours = lineOf(lines, 'ours');
  const measured = lineOf(lines, 'measured');
  if (!ours || !measured) return [];
  const above = measured.steps.flatMap(({ at, value }) => {
    const limit = valueAt(ours, at);
    // A limit takes a moment to be obeyed.
    const before = valueAt(ours, at - 10_000);
    const most = limit === null || before === null ? null : Math.max(limit, before);
    return value === null || most === null || value <= most * (1 + MEASURED) + TOLERANCE[unit] ? [] : [{ at, value, over: value - most }];
  });
  const worst = above.reduce<(typeof above)[number] | undefined>((most, one) => (most === undefined || one.over > most.over ? one : most), undefined);
  if (!worst) return [{ tone: 'ok', text: 'No more was measured than the profiles allow.' }];
  const times = above.length === 1 ? 'Once' : `${above.length} times`;
  return [{ tone: 'warning', text: `${times} more was measured than the profiles allow: ${amountOf(worst.value, unit)} at ${clock(worst.at)}, ${amountOf(worst.over, unit)} too much.` }];
}

interface Interval {
  readonly from: number;
  readonly to: number;
  readonly one: number | null;
  readonly other: number | null;
}

/** Where two lines stay the same, from change to change; neighbours that say the same are one. */
function intervals(from: number, to: number, one: Line | undefined, other: Line): Interval[] {
  if (to <= from) return [];
  const changes = [from, ...[...(one?.steps ?? []), ...other.steps].map(({ at }) => at).filter((at) => at > from && at < to), to];
  const times = [...new Set(changes)].sort((a, b) => a - b);
  const found: Interval[] = [];
  for (const [index, at] of times.slice(0, -1).entries()) {
    const next: Interval = { from: at, to: times[index + 1] ?? to, one: one ? valueAt(one, at) : null, other: valueAt(other, at) };
    const last = found.at(-1);
    if (last && last.one === next.one && last.other === next.other) found[found.length - 1] = { ...last, to: next.to };
    else found.push(next);
  }
  // Less than two seconds apart is only how the two were rounded to seconds.
  return found.filter((interval) => interval.to - interval.from >= 2000);
}

function differ(one: number | null, other: number | null, unit: 'A' | 'W'): boolean {
  // Where no profile says anything, the hardware does, which a log need not know.
  if (one === null || other === null) return false;
  return Math.abs(one - other) > Math.max(TOLERANCE[unit], Math.abs(one) * 0.005);
}

function sentence({ from, to, one, other }: Interval, unit: 'A' | 'W'): string {
  const difference = (other ?? 0) - (one ?? 0);
  return `${clock(from)} to ${clock(to)}: the station reports ${amountOf(other ?? 0, unit)}, its profiles give ${amountOf(one ?? 0, unit)}; that is ${amountOf(Math.abs(difference), unit)} ${difference > 0 ? 'more' : 'less'}.`;
}

function lineOf(lines: readonly Line[], id: Line['id']): Line | undefined {
  return lines.find((line) => line.id === id);
}

/** `10.5 A`, `6.9 kW`. */
export function amountOf(value: number, unit: 'A' | 'W'): string {
  if (unit === 'A') return `${Number(value.toFixed(1))} A`;
  return Math.abs(value) < 1000 ? `${Math.round(value)} W` : `${Number((value / 1000).toFixed(2))} kW`;
}

function clock(at: number): string {
  return format(at, 'HH:mm:ss');
}
