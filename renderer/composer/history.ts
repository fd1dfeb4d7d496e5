import type { Target } from '../../shared/ipc/shapes';
import type { OcppVersion } from '../../shared/ocpp/version';
import { compact } from './frame-print';
import { factsOf } from './frame-text';

/** Something that was sent. */
export interface HistoryEntry {
  readonly text: string;
  readonly target: Target;
  readonly version: OcppVersion | undefined;
  /** Wall time of the last time, ms since 1970. */
  readonly at: number;
  /** Number of times. */
  readonly times: number;
}

export const HISTORY_LENGTH = 200;

/** The history with one more frame, newest first. The same frame to the same end but for its message id moves to the top. */
export function withSent(history: readonly HistoryEntry[], sent: Omit<HistoryEntry, 'times'>): readonly HistoryEntry[] {
  const key = keyOf(sent);
  const known = history.find((entry) => keyOf(entry) === key);
  const others = history.filter((entry) => entry !== known);
  return [{ ...sent, times: (known?.times ?? 0) + 1 }, ...others].slice(0, HISTORY_LENGTH);
}

/** The entries that have every word of the query in their text, target or version, upper and lower case alike. */
export function searchHistory(history: readonly HistoryEntry[], query: string): readonly HistoryEntry[] {
  const words = query.toLowerCase().split(/\s+/).filter((word) => word !== '');
  if (words.length === 0) return history;
  return history.filter(({ text, target, version }) => {
    const searched = `${text} ${target.station} ${version ?? ''}`.toLowerCase();
    return words.every((word) => searched.includes(word));
  });
}

export function isHistory(value: unknown): value is readonly HistoryEntry[] {
  return Array.isArray(value) && value.every(isEntry);
}

function isEntry(value: unknown): value is HistoryEntry {
  if (typeof value !== 'object' || value === null) return false;
  const entry = value as Partial<Record<keyof HistoryEntry, unknown>>;
  return typeof entry.text === 'string' && typeof entry.at === 'number' && typeof entry.times === 'number' && isTarget(entry.target);
}

export function isTarget(value: unknown): value is Target {
  if (typeof value !== 'object' || value === null) return false;
  const { side, station } = value as Partial<Record<keyof Target, unknown>>;
  return (side === 'csms' || side === 'station') && typeof station === 'string';
}

/** Alike whatever the message id and the layout. */
function keyOf({ text, target }: Pick<HistoryEntry, 'text' | 'target'>): string {
  const { idRange } = factsOf(text);
  const anonymous = idRange ? `${text.slice(0, idRange.offset)}""${text.slice(idRange.offset + idRange.length)}` : text;
  return JSON.stringify([target.side, target.station, target.tap === true, compact(anonymous)]);
}
