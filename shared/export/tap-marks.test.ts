import { expect, test } from 'vitest';
import { adoptLine } from '../journal/adopt-line';
import { Journal, startJournal } from '../journal/journal';
import { readHeader } from '../journal/line';
import { MemoryStorage } from '../journal/memory-storage';
import { decode } from '../ocpp/codec';
import { VirtualClock } from '../platform/virtual-clock';
import { csvExporter } from './csv';
import { exportAll } from './exporter';
import { journalExporter } from './journal';

/** A wire on which everything was done that a tap can do. */
function tapped(): Journal {
  const journal = startJournal({ storage: new MemoryStorage(), clock: new VirtualClock() });
  journal.open(1, { station: 'CP1', version: '2.0.1', role: 'tap', leg: 'station', url: '', remote: '', subprotocol: 'ocpp2.0.1' });
  const frame = (direction: 'up' | 'down', text: string, tap?: 'injected' | 'changed'): number => {
    const index = journal.frame(1, direction, text, false, tap);
    journal.facts(index, { frame: decode(text, '2.0.1'), problems: 0, severity: 'ok' });
    return index;
  };
  const note = (kind: string, direction: 'up' | 'down', entry: number, id: string | null): number => journal.event(1, 'note', { kind, entry, id, message: kind }, direction);
  frame('down', '[2,"own","Reset",{}]', 'injected');
  note('tap-keep', 'up', frame('up', '[3,"own",{}]'), 'own');
  note('tap-drop', 'up', frame('up', '[2,"a","Heartbeat",{}]'), 'a');
  const held = frame('up', '[2,"b","Heartbeat",{}]');
  note('tap-hold', 'up', held, 'b');
  note('tap-release', 'up', held, 'b');
  const changed = frame('up', '[2,"c","Heartbeat",{}]');
  note('tap-hold', 'up', changed, 'c');
  note('tap-change', 'up', changed, 'c');
  frame('up', '[2,"c","Heartbeat",{"x":1}]', 'changed');
  note('tap-drop', 'up', frame('up', 'no frame'), null);
  frame('up', '[2,"d","Heartbeat",{}]');
  return journal;
}

function reread(text: string): Journal {
  const [first = '', ...lines] = text.trimEnd().split('\n');
  const storage = new MemoryStorage();
  storage.append(first);
  const header = readHeader(first);
  const journal = new Journal({ storage, clock: new VirtualClock(), started: typeof header === 'object' ? header.started : 0 });
  for (const line of lines) {
    const position = storage.size;
    storage.append(line);
    adoptLine(journal, line, position, storage.size - position - 1);
  }
  return journal;
}

const marksOf = (journal: Journal): (string | undefined)[] => [...journal.entries(0, journal.count)].filter(({ kind }) => kind === 'frame').map(({ index }) => journal.row(index)?.tap);
const MARKS = ['injected', 'kept', 'dropped', 'held', 'replaced', 'changed', 'dropped', undefined];

const found = (journal: Journal, query: string): (string | undefined)[] => {
  const view = journal.view({ query });
  while (view.step());
  const texts = view.slice(0, 100).map((index) => journal.entry(index)?.text);
  view.close();
  return texts;
};

test('what was done to a message is known of its entry, and is found by a query', () => {
  const journal = tapped();
  expect(marksOf(journal)).toEqual(MARKS);
  expect(found(journal, 'is:injected')).toEqual(['[2,"own","Reset",{}]', '[3,"own",{}]']);
  expect(found(journal, 'is:dropped')).toEqual(['[2,"a","Heartbeat",{}]', 'no frame']);
  expect(found(journal, 'is:held')).toEqual(['[2,"b","Heartbeat",{}]', '[2,"c","Heartbeat",{}]']);
  expect(found(journal, 'is:changed')).toEqual(['[2,"c","Heartbeat",{}]', '[2,"c","Heartbeat",{"x":1}]']);
});

test('it is known again when the journal is opened', () => {
  const { storage } = tapped();
  const again = reread(storage.read(0, storage.size));
  expect(marksOf(again)).toEqual(MARKS);
  // The changed text is the one that waits for an answer; nothing waits for one to the text that it replaces.
  expect(found(again, 'is:waiting and id:c')).toEqual(['[2,"c","Heartbeat",{"x":1}]']);
});

test('an exported journal keeps it, also a part in which the notes name other entries', () => {
  const journal = tapped();
  expect(marksOf(reread(exportAll(journalExporter, journal).text))).toEqual(MARKS);
  const frames = [...journal.entries(0, journal.count)].filter(({ kind }) => kind !== 'note').map(({ index }) => index);
  const bare = reread(exportAll(journalExporter, journal, frames).text);
  expect(marksOf(bare)).toEqual(MARKS);
  expect(found(bare, 'is:waiting and id:c')).toEqual(['[2,"c","Heartbeat",{"x":1}]']);
  const shifted = Array.from({ length: journal.count - 2 }, (_, at) => at + 2);
  expect(marksOf(reread(exportAll(journalExporter, journal, [0, ...shifted]).text))).toEqual(MARKS.slice(1));
});

test('another format says that it cannot hold it', () => {
  expect(exportAll(csvExporter, tapped()).losses.get('what the tap did to messages (injected, changed, held, dropped)')).toBe(7);
});
