import type { EntryKind } from '../journal/entry';
import { entryHead, headerLine, sourcePart, withMark } from '../journal/line';
import type { Mark } from '../journal/marks';
import type { ImportedConnection, ImportedEntry } from './assemble';

interface ReadLog {
  readonly entries: Iterable<ImportedEntry>;
  readonly connections: { info(number: number): ImportedConnection | undefined };
}

/** What may happen on a connection before it is open. */
const BEFORE_OPEN: ReadonlySet<EntryKind> = new Set(['upgrade', 'fail', 'note', 'person']);

/** The lines of the journal that a log becomes, without their line breaks, each made when it is asked for. */
export function* journalLines({ entries, connections }: ReadLog, sources: readonly string[], now: number): Generator<string, void, undefined> {
  const opened = new Set<number>();
  let first: number | undefined;
  let time = 0;
  for (const entry of entries) {
    const { kind, connection, text, wall, place, mark } = entry;
    if (first === undefined) {
      first = wall ?? now;
      yield headerLine(Math.round(first), sources);
    }
    // Times of a log may go back; those of a journal do not.
    time = Math.max(time, Math.round(((wall ?? first) - first) * 1000) / 1000);
    const at = Math.round(wall ?? first);
    const source = sourcePart(place);
    if (connection !== 0 && !opened.has(connection) && !BEFORE_OPEN.has(kind)) {
      opened.add(connection);
      const info = connections.info(connection)?.info;
      if (info) yield `${marked(entryHead(time, at, { connection, kind: 'open', text: '' }), kind === 'open' ? mark : undefined)}${JSON.stringify(JSON.stringify(info))}${kind === 'open' ? source : ''}}`;
    }
    if (kind === 'open') continue;
    yield `${marked(entryHead(time, at, entry), mark)}${JSON.stringify(text)}${source}}`;
  }
  if (first === undefined) yield headerLine(now, sources);
}

function marked(head: string, mark: Mark | undefined): string {
  return mark ? withMark(head, mark) : head;
}
