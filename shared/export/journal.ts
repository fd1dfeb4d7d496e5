import { entryHead, headerLine } from '../journal/line';
import type { Exporter } from './exporter';

/** The workbench's own journal: holds everything. */
export const journalExporter: Exporter = {
  id: 'journal',
  title: 'Journal of the workbench',
  extension: 'ocppj.jsonl',
  *write(entries, journal) {
    yield `${headerLine(journal.started)}\n`;
    for (const { entry } of entries) yield `${entryHead(entry.time, entry.wall, entry)}${JSON.stringify(entry.text)}}\n`;
  },
};
