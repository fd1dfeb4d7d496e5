import { entryHead, headerLine, sourcePart, withMark } from '../journal/line';
import type { Exporter } from './exporter';

/** The workbench's own journal: holds everything, marks and notes too. */
export const journalExporter: Exporter = {
  id: 'journal',
  title: 'Journal of the workbench',
  extension: 'ocppj.jsonl',
  holdsTap: true,
  *write(entries, journal) {
    yield `${headerLine(journal.started, journal.sources.length > 0 ? journal.sources : undefined)}\n`;
    for (const { entry, mark, tap } of entries) {
      const head = entryHead(entry.time, entry.wall, tap ? { ...entry, tap } : entry);
      yield `${mark ? withMark(head, mark) : head}${JSON.stringify(entry.text)}${entry.source ? sourcePart(entry.source) : ''}}\n`;
    }
  },
};
