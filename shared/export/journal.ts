import { entryHead, headerLine, withMark } from '../journal/line';
import type { Exporter } from './exporter';

/** The workbench's own journal: holds everything, marks and notes too. */
export const journalExporter: Exporter = {
  id: 'journal',
  title: 'Journal of the workbench',
  extension: 'ocppj.jsonl',
  *write(entries, journal) {
    yield `${headerLine(journal.started)}\n`;
    for (const { entry, mark } of entries) {
      const head = entryHead(entry.time, entry.wall, entry);
      yield `${mark ? withMark(head, mark) : head}${JSON.stringify(entry.text)}}\n`;
    }
  },
};
