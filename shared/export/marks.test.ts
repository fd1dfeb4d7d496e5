import { expect, test } from 'vitest';
import { importLog, journalOfImport } from '../import/import';
import { startJournal, type Journal } from '../journal/journal';
import type { Mark } from '../journal/marks';
import { MemoryStorage } from '../journal/memory-storage';
import { loadValidator } from '../ocpp/validate';
import { VirtualClock } from '../platform/virtual-clock';
import { exportAll } from './exporter';
import { journalExporter } from './journal';

const marksOf = (journal: Journal): (readonly [text: string | undefined, Mark | undefined])[] =>
  journal.index.marks.between(0, journal.count).map((index) => [journal.entry(index)?.text, journal.index.marks.of(index)]);

test('marks and notes of an exported journal are there however it is read: packed, in a folder, by the command line', async () => {
  const journal = startJournal({ storage: new MemoryStorage(), clock: new VirtualClock() });
  journal.open(1, { station: 'CP1', version: '2.0.1', role: 'csms', url: '', remote: '', subprotocol: '' });
  for (const text of ['[2,"a","Heartbeat",{}]', '[3,"a",{"currentTime":"2026-01-01T00:00:00Z"}]', 'no frame']) journal.frame(1, text.startsWith('[3') ? 'down' : 'up', text);
  journal.event(1, 'close', { code: 1000, reason: '' });
  const marks: readonly (readonly [number, Mark])[] = [[0, { colour: 'blue' }], [1, { colour: 'red', note: '"text":"no",\n' }], [3, { note: 'what is this?' }], [4, { colour: 'green' }]];
  for (const [index, mark] of marks) journal.index.mark(index, mark);
  const { text, losses } = exportAll(journalExporter, journal);
  expect(losses.size).toBe(0);
  const imported = await importLog([{ name: 'x.ocppj.jsonl', text }], {}, { loadCheck: loadValidator, now: 0 });
  if (!imported.ok) throw new Error(imported.message);
  const again = journalOfImport(imported, new MemoryStorage(), new VirtualClock());
  expect(marksOf(again).map(([, mark]) => mark)).toEqual(marks.map(([, mark]) => mark));
  expect(marksOf(again).slice(1).map(([of]) => of)).toEqual(marksOf(journal).slice(1).map(([of]) => of));
});
