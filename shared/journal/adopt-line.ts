import { binaryMessage, decode } from '../ocpp/codec';
import type { Journal } from './journal';
import { markInLine, readLine } from './line';
import { metaOf } from './meta';
import { openedInfo } from './opened-info';

const HEAD = /^\{"t":(\d+(?:\.\d+)?),"w":(\d+),"c":(\d{1,9}),/;

/**
 * Takes a line that stands in the journal's storage into its index, by parsing it. A line that is no entry becomes a
 * note which holds it. Returns false for such a line.
 */
export function adoptLine(journal: Journal, line: string, position: number, length: number): boolean {
  const entry = readLine(line, journal.count);
  if (!entry) {
    adoptDamaged(journal, line, position, length);
    return false;
  }
  const { time, wall, connection, kind, direction, text, tap } = entry;
  const index = journal.adopt(position, length, time, wall, connection, metaOf(kind, direction, tap));
  const mark = markInLine(line);
  if (mark) journal.index.mark(index, mark);
  if (kind === 'frame') {
    journal.index.readFrame(index, entry.base64 ? binaryMessage(text) : decode(text, journal.index.version(index)));
  } else if (kind === 'open') {
    const info = openedInfo(text);
    if (info) journal.index.opened(index, connection, info);
  } else {
    journal.index.told(index, kind, detailOf(text));
  }
  return true;
}

/** Keeps what can still be told from the head of a damaged line: when it was, and on which connection. */
function adoptDamaged(journal: Journal, line: string, position: number, length: number): void {
  const head = HEAD.exec(line);
  const last = journal.row(journal.count - 1);
  const time = head ? Number(head[1]) : (last?.time ?? 0);
  const wall = head ? Number(head[2]) : (last?.wall ?? journal.started);
  const index = journal.adopt(position, length, time, wall, head ? Number(head[3]) : 0, metaOf('note', undefined));
  journal.index.told(index, 'note', { severity: 'warning' });
}

function detailOf(text: string): unknown {
  if (!text.startsWith('{')) return text;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
