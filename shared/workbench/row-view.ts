import type { Journal } from '../journal/journal';
import type { LogRow } from '../ipc/shapes';
import { summaryOf } from '../journal/summary';

/** A row as a window shows it: the index's knowledge, and a summary made on sight from the text. */
export function logRow(journal: Journal, index: number): LogRow | undefined {
  const row = journal.row(index);
  const entry = journal.entry(index);
  if (!row || !entry) return undefined;
  const frame = journal.frameOf(entry);
  return {
    index,
    time: row.time,
    wall: row.wall,
    connection: row.connection,
    station: row.station ?? '',
    ...(row.version ? { version: row.version } : {}),
    ...(row.direction ? { direction: row.direction } : {}),
    type: row.kind === 'frame' ? (row.type ?? 'Malformed') : row.kind,
    ...(row.action === undefined ? {} : { action: row.action }),
    ...(frame && frame.id !== undefined ? { messageId: frame.id } : {}),
    summary: summaryOf({ entry, frame, action: row.action }),
    ...(row.latency === undefined ? {} : { latency: row.latency }),
    ...(row.pair === undefined ? {} : { pair: row.pair }),
    severity: row.severity === 'unchecked' ? 'ok' : row.severity,
    problems: row.problems,
    ...(row.transaction === undefined ? {} : { transaction: row.transaction }),
    size: entry.text.length,
  };
}
