import { clockTime, elapsed } from '../ui/format';
import type { LogRow } from '../../shared/ipc/shapes';
import type { TimeMode } from '../stores/log';
import type { ShownTime } from './shown-time';

/** The list's columns, in order. Which of them there is room for is up to the style sheet. */
export const COLUMNS = [
  { id: 'flag', title: '', name: 'Mark and note' },
  { id: 'time', title: 'Time' },
  { id: 'direction', title: 'Dir', name: 'Direction' },
  { id: 'station', title: 'Station' },
  { id: 'type', title: 'Type' },
  { id: 'action', title: 'Action' },
  { id: 'summary', title: 'Summary' },
  { id: 'latency', title: 'Latency' },
  { id: 'mark', title: '', name: 'Validity' },
] as const satisfies readonly { id: string; title: string; name?: string }[];

export type ColumnId = (typeof COLUMNS)[number]['id'];

/** A row's time in the chosen manner; `before` is the row above, for the difference. */
export function timeText(row: LogRow, mode: ShownTime, before: LogRow | undefined): string {
  if (mode === 'none') return '';
  if (mode === 'absolute') return clockTime(row.wall);
  if (mode === 'relative') return elapsed(row.time);
  return before === undefined ? '' : `+${elapsed(row.time - before.time)}`;
}

export const TIME_MODES: readonly { value: TimeMode; label: string; description: string }[] = [
  { value: 'absolute', label: 'Absolute', description: 'time of day' },
  { value: 'relative', label: 'Relative', description: 'since the journal began' },
  { value: 'delta', label: 'Delta', description: 'since the row above' },
];

/** The summary without the action that the column before it names already. */
export function shortSummary({ summary, action }: LogRow): string {
  if (action === undefined || !summary.startsWith(action)) return summary;
  const rest = summary.slice(action.length).replace(/^[\s·:,–-]+/, '');
  return rest === '' ? summary : rest;
}

const NOT_FRAMES: Readonly<Record<string, string>> = {
  upgrade: 'HTTP upgrade', open: 'opened', close: 'closed', fail: 'failed', ping: 'ping', pong: 'pong', note: 'note', person: 'person',
};

/** How a row's type is written: a frame's by the standard's name, everything else in small letters. */
export function typeText(type: LogRow['type']): string {
  return NOT_FRAMES[type] ?? type;
}

export function isFrame(type: LogRow['type']): boolean {
  return !(type in NOT_FRAMES);
}

export const directionText = (direction: 'up' | 'down'): string => (direction === 'up' ? 'station to CSMS' : 'CSMS to station');

/** How the validity of a row is said; nothing for one that is in order. */
export function spokenSeverity({ severity, problems }: LogRow): string | undefined {
  if (severity === 'ok') return undefined;
  const word = severity === 'error' ? 'error' : 'warning';
  return problems > 1 ? `${problems} problems, the worst an ${word}`.replace('an warning', 'a warning') : word;
}
