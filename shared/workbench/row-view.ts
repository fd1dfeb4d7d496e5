import type { Journal } from '../journal/journal';
import type { Mark } from '../journal/marks';
import type { Row } from '../journal/row';
import type { View } from '../journal/view';
import type { LogRow, ViewRows } from '../ipc/shapes';
import { summaryOf } from '../journal/summary';

/** UTF-16 units. */
const NOTE_SHOWN = 160;

/** At most `count` rows of a list from position `from` on. */
export function viewRows(journal: Journal, list: View, from: number, count: number): ViewRows {
  const rows = list.slice(from, count).map((index) => logRow(journal, index)).filter((row) => row !== undefined);
  return { total: list.total, from, rows };
}

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
    // Two equal times say nothing of how long it took: the log's clock is too coarse, or there is none.
    ...(row.latency === undefined || row.latency === 0 ? {} : { latency: row.latency }),
    ...(row.pair === undefined ? {} : { pair: row.pair }),
    severity: severityOf(row),
    problems: row.problems,
    ...(row.transaction === undefined ? {} : { transaction: row.transaction }),
    size: entry.text.length,
    ...(row.tap ? { tap: row.tap } : {}),
    ...markOfRow(journal.index.marks.of(index)),
  };
}

/** A row holds no more of a note than it shows. */
function markOfRow(mark: Mark | undefined): Pick<LogRow, 'mark' | 'note'> {
  if (!mark) return {};
  const { colour, note } = mark;
  return { ...(colour ? { mark: colour } : {}), ...(note === undefined ? {} : { note: note.length > NOTE_SHOWN ? `${note.slice(0, NOTE_SHOWN)}…` : note }) };
}

/** What breaks no rule may be a problem all the same: a CALLERROR, a refused upgrade, a connection that broke. */
function severityOf({ severity, isProblem, kind }: Row): LogRow['severity'] {
  if (severity === 'warning' || severity === 'error') return severity;
  if (!isProblem) return 'ok';
  return kind === 'fail' ? 'error' : 'warning';
}
