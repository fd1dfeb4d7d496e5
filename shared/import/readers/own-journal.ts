import { openedInfo } from '../../journal/opened-info';
import { FORMAT, markInLine, readLine } from '../../journal/line';
import type { Found, FoundEvent, Reader, Source } from '../model';
import { placeOfLine, sourceLines } from '../source-lines';

/** The workbench's own journal (docs/journal-format.md). */
export const ownJournal: Reader = {
  id: 'journal',
  title: 'Journal of the workbench',
  detect: ({ text }) => (text.startsWith(`{"format":"${FORMAT}"`) ? 1 : 0),
  read,
};

function* read(source: Source): Generator<Found, void, undefined> {
  for (const line of sourceLines(source)) {
    if (line.number === 1 || line.text === '') continue;
    const place = placeOfLine(line);
    const entry = line.text.startsWith('{') ? readLine(line.text, line.number - 2) : undefined;
    if (!entry) {
      yield { kind: 'broken', text: line.text, place, why: 'This line is no entry of a journal; it may have been cut off.' };
      continue;
    }
    const { kind, connection, direction, wall, base64, tap } = entry;
    const mark = markInLine(line.text);
    const said = { place, connection, time: { kind: 'full' as const, ms: wall, local: false }, ...(direction ? { way: direction } : {}), ...(mark ? { mark } : {}) };
    if (kind === 'frame') yield { kind, text: entry.text, ...said, ...(base64 ? { base64 } : {}), ...(tap ? { tap } : {}) };
    else yield event(kind, entry.text, said);
  }
}

function event(kind: FoundEvent['kind'], text: string, said: Omit<FoundEvent, 'kind' | 'text'>): FoundEvent {
  const info = kind === 'open' ? openedInfo(text) : undefined;
  return { kind, text, ...said, ...(info ? { info, station: info.station } : {}) };
}
