import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { importLog, journalOfImport } from '../import/import';
import type { ConnectionInfo, EntryKind } from '../journal/entry';
import { startJournal, type Journal } from '../journal/journal';
import { MARK_COLOURS, type Mark } from '../journal/marks';
import { MemoryStorage } from '../journal/memory-storage';
import { binaryMessage, decode } from '../ocpp/codec';
import { loadValidator } from '../ocpp/validate';
import type { OcppVersion } from '../ocpp/version';
import type { Clock } from '../platform/clock';
import { exporterOf } from '.';
import { exportAll, type Losses } from './exporter';

const still: Clock = { now: () => 0, monotonic: () => 0, after: () => ({ cancel: () => undefined }) };

interface Step {
  readonly connection: number;
  readonly kind: EntryKind;
  readonly up: boolean;
  readonly text: string;
  readonly base64: boolean;
  readonly later: number;
  readonly mark: Mark | undefined;
}

const odd = fc.oneof(fc.string({ maxLength: 12 }), fc.constantFrom('', ' ', '\n', '\r\n', '\r', '\t', '"', '""', ',', ';', '=1+1', "'", "'=1", '@x', '\u0000', '\u001b[31m', '\ufeff', 'ü€😀', '\ud800', '\u2028', '&quot;', "[2, '1', {}]"));
const id = fc.oneof(fc.constantFrom('1', '2', '3', 'a b', '"', 'ü😀'), fc.uuid());
const payload = fc.oneof(fc.constant({}), fc.dictionary(fc.constantFrom('status', 'data', 'connectorId', 'x', '__proto__'), fc.oneof(odd, fc.integer(), fc.jsonValue()), { maxKeys: 3 }));
const action = fc.constantFrom('Heartbeat', 'Authorize', 'DataTransfer', 'Reset', 'NotifyPeriodicEventStream', 'Nonsense');
const wellFormed = fc.oneof(
  fc.tuple(id, action, payload).map(([one, name, value]) => JSON.stringify([2, one, name, value])),
  fc.tuple(id, payload).map(([one, value]) => JSON.stringify([3, one, value])),
  fc.tuple(fc.constantFrom(4, 5), id, odd, odd, payload).map(([type, one, code, words, value]) => JSON.stringify([type, one, `c${code}`, words, value])),
  fc.tuple(id, action, payload).map(([one, name, value]) => JSON.stringify([6, one, name, value])),
  fc.tuple(id, action, payload).map(([one, name, value]) => JSON.stringify([2, one, name, value], undefined, 2)),
);
const malformed = fc.oneof(odd, wellFormed.map((text) => text.slice(0, -1)), fc.constantFrom('[2,"1","Heartbeat",{}', '[2,1,"Heartbeat",{}]', '[2]', '{}', '[9,"1","A",{}]', '[2,"1","Heartbeat",{}] and more'));
const mark = fc.option(fc.record<Mark>({ colour: fc.constantFrom(...MARK_COLOURS), note: odd.map((text) => `n ${text}`) }), { nil: undefined, freq: 8 });

const steps = (texts: fc.Arbitrary<string>, kinds: readonly EntryKind[], fractions: boolean): fc.Arbitrary<readonly Step[]> => fc.array(fc.record<Step>({
  connection: fc.integer({ min: 1, max: 3 }), kind: fc.constantFrom(...kinds), up: fc.boolean(), text: texts, base64: fc.boolean().map((yes) => yes && kinds.includes('note')),
  later: fractions ? fc.integer({ min: 0, max: 5_000_000 }).map((micros) => micros / 1000) : fc.nat({ max: 5000 }), mark,
}), { maxLength: 25 });

const VERSIONS: readonly OcppVersion[] = ['1.6', '2.0.1', '2.1'];

/** A journal with three connections of three versions in which all that happened. */
function journalWith(all: readonly Step[]): Journal {
  let now = 1_700_000_000_000;
  let monotonic = 0;
  const journal = startJournal({ storage: new MemoryStorage(), clock: { ...still, now: () => Math.round(now), monotonic: () => monotonic } });
  for (const [i, version] of VERSIONS.entries()) {
    const info: ConnectionInfo = { station: `CP ${i}`, version, role: 'csms', url: 'ws://x/', remote: '10.0.0.1', subprotocol: `ocpp${version}`, ...(i === 1 ? { security: 'basic' } : {}) };
    journal.open(journal.connection(), info);
  }
  for (const { connection, kind, up, text, base64, later, mark: set } of all) {
    now += later;
    monotonic += later;
    const direction = up ? 'up' : 'down';
    let index: number;
    if (kind === 'frame') {
      const raw = base64 ? Buffer.from(text, 'utf8').toString('base64') : text;
      index = journal.frame(connection, direction, raw, base64);
      journal.index.readFrame(index, base64 ? binaryMessage(raw) : decode(raw, journal.index.version(index)));
    } else if (kind === 'ping' || kind === 'pong') index = journal.event(connection, kind, '', direction);
    else index = journal.event(kind === 'person' ? 0 : connection, kind === 'open' ? 'note' : kind, kind === 'close' ? { code: 1000, reason: text } : text);
    if (set) journal.index.mark(index, set);
  }
  return journal;
}

function exported(journal: Journal, format: string): { readonly text: string; readonly losses: Losses } {
  const exporter = exporterOf(format);
  if (!exporter) throw new Error(format);
  return exportAll(exporter, journal);
}

async function back(text: string): Promise<Journal | undefined> {
  const imported = await importLog([{ name: 'x', text }], {}, { loadCheck: loadValidator, now: 0 });
  return imported.ok ? journalOfImport(imported, new MemoryStorage(), still) : undefined;
}

const KINDS: readonly EntryKind[] = ['frame', 'frame', 'frame', 'frame', 'ping', 'pong', 'close', 'note', 'person', 'fail'];
const lost = (losses: Losses, ...except: string[]): number => [...losses].filter(([what]) => !except.includes(what)).reduce((sum, [, count]) => sum + count, 0);
const messages = (journal: Journal): readonly (readonly [string | undefined, string])[] => [...journal.entries(0, journal.count)].filter(({ kind }) => kind === 'frame').map(({ direction, text }) => [direction, text]);

describe('what is written and read again is the same', () => {
  test('a journal, byte for byte', async () => {
    await fc.assert(fc.asyncProperty(steps(fc.oneof(wellFormed, malformed), KINDS, true), async (all) => {
      const { text, losses } = exported(journalWith(all), 'journal');
      expect(losses.size).toBe(0);
      const again = await back(text);
      if (all.some(({ kind }) => kind === 'frame')) expect(again && exported(again, 'journal').text).toBe(text);
    }), { numRuns: 150 });
  });

  test('a trace, byte for byte, and just as many entries are missing as it says', async () => {
    await fc.assert(fc.asyncProperty(steps(fc.oneof(wellFormed, malformed), KINDS, true), async (all) => {
      const journal = journalWith(all);
      const { text, losses } = exported(journal, 'ocpp-trace');
      const again = await back(text);
      expect(again ? exported(again, 'ocpp-trace').text : '').toBe(text);
      const kept = again ? messages(again).length : 0;
      expect(journal.count - kept).toBe(lost(losses, 'fractions of milliseconds', 'marks and notes at what it leaves out'));
    }), { numRuns: 150 });
  });

  test('a table, byte for byte, every entry of it', async () => {
    await fc.assert(fc.asyncProperty(steps(fc.oneof(wellFormed, malformed), KINDS, true), async (all) => {
      const journal = journalWith(all);
      const { text, losses } = exported(journal, 'csv');
      const again = await back(text);
      if (!again) {
        expect(all.some(({ kind }) => kind === 'frame')).toBe(false);
        return;
      }
      expect(exported(again, 'csv').text).toBe(text);
      expect(again.count).toBe(journal.count);
      const binary = [...journal.entries(0, journal.count)].filter(({ base64 }) => base64).length;
      expect(losses.get('that a message was no text (its base64 stands in its place)') ?? 0).toBe(binary);
    }), { numRuns: 150 });
  });

  test('frames, one a line: a message that comes back otherwise is one that it says it cannot hold', async () => {
    const other = 'that what begins like no frame, or ends like none, is a message';
    await fc.assert(fc.asyncProperty(steps(fc.oneof(wellFormed, malformed), KINDS, false), async (all) => {
      const journal = journalWith(all);
      const { text, losses } = exported(journal, 'json-lines');
      const again = await back(text);
      const after = new Set(again ? messages(again).map(([, one]) => one) : []);
      const changed = [...journal.entries(0, journal.count)].filter((entry) => entry.kind === 'frame' && (entry.base64 || !after.has(entry.text))).length;
      const told = (losses.get('messages that are no text') ?? 0) + (losses.get('line breaks within messages') ?? 0);
      expect(changed).toBeGreaterThanOrEqual(told);
      expect(changed).toBeLessThanOrEqual(told + (losses.get(other) ?? 0));
      if (again && !losses.has(other)) expect(exported(again, 'json-lines').text).toBe(text);
    }), { numRuns: 150 });
  });
});
