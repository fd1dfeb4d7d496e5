import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { VirtualClock } from '../platform/virtual-clock';
import { Journal, startJournal } from '../journal/journal';
import { readHeader } from '../journal/line';
import { adoptLine } from '../journal/adopt-line';
import { MemoryStorage } from '../journal/memory-storage';
import { exportAll } from './exporter';
import { journalExporter } from './journal';
import { withConnections } from './with-connections';

const STATIONS = ['CP1', 'Straße 7', 'CP\ud800'];
const TEXTS = ['[2,"1","Heartbeat",{}]', '[3,"1",{"currentTime":"x"}]', '[2,"1","He', '', '\ud800 lone', 'a\nb\u0000', '{"note":"\\u0041"}'];

interface Step { readonly connection: number; readonly text: string; readonly binary: boolean; readonly up: boolean }
const steps = fc.array(fc.record({ connection: fc.integer({ min: 1, max: 3 }), text: fc.constantFrom(...TEXTS), binary: fc.boolean(), up: fc.boolean() }), { minLength: 1, maxLength: 30 });

async function journalOf(list: readonly Step[]): Promise<Journal> {
  const clock = new VirtualClock();
  const journal = startJournal({ storage: new MemoryStorage(), clock });
  STATIONS.forEach((station, i) => journal.open(i + 1, { station, version: i === 1 ? undefined : '2.0.1', role: 'csms', url: 'ws://x', remote: '10.0.0.1', subprotocol: '' }));
  for (const { connection, text, binary, up } of list) {
    journal.frame(connection, up ? 'up' : 'down', binary ? 'AAEC' : text, binary);
    await clock.advance(1.5);
  }
  return journal;
}

/** As a journal's file is read again. */
function reopened(text: string): Journal {
  const storage = new MemoryStorage();
  const [first = '', ...lines] = text.slice(0, -1).split('\n');
  const header = readHeader(first);
  const journal = new Journal({ storage, clock: new VirtualClock(), started: typeof header === 'object' ? header.started : -1 });
  for (const line of lines) {
    const position = storage.size;
    storage.append(line);
    adoptLine(journal, line, position, line.length);
  }
  return journal;
}

describe('a part of a journal, exported and opened again', () => {
  test('holds its entries with text, times, connection, station and version as they were', async () => {
    await fc.assert(fc.asyncProperty(steps, fc.array(fc.boolean(), { maxLength: 40 }), async (list, picks) => {
      const journal = await journalOf(list);
      const chosen = Array.from({ length: journal.count }, (_, i) => i).filter((i) => picks[i] === true);
      const part = [...withConnections(journal, chosen)];
      expect(part).toEqual([...part].sort((a, b) => a - b));
      expect(new Set(part).size).toBe(part.length);
      const again = reopened(exportAll(journalExporter, journal, part).text);
      expect(again.started).toBe(journal.started);
      for (const index of chosen) {
        const place = part.indexOf(index);
        expect({ ...again.entry(place), index }).toEqual(journal.entry(index));
        expect(again.row(place)).toMatchObject({ station: journal.row(index)?.station ?? '' });
        expect(again.row(place)?.version).toBe(journal.row(index)?.version);
      }
      // Nothing came along but what tells of the connections.
      for (const index of part) if (!chosen.includes(index)) expect(journal.entry(index)?.kind).toBe('open');
    }));
  });
});
