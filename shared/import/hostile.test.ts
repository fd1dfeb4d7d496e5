import fs from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { loadValidator } from '../ocpp/validate';
import { csvRows } from './csv-rows';
import { detect, READERS } from './detect';
import { importLog } from './import';
import type { Found, Reader, Source } from './model';
import { summaryOf } from './summary';

const folder = path.resolve(import.meta.dirname, 'fixtures');
const LOGS = fs.readdirSync(folder).filter((name) => name !== 'README.md').map((name) => ({ name, text: fs.readFileSync(path.join(folder, name), 'utf8') }));

/** Readers of which a frame's place is the record that it stands in. */
const RECORDS = new Set(['csv', 'json-log', 'json-document', 'ocpp-core-dump', 'har', 'wireshark', 'tshark-text', 'hex-dump', 'tshark-pdml', 'tshark-ek', 'apostol', 'ocpp-trace', 'journal', 'everest-html']);

/** What is wrong with where things are said to be; undefined when nothing is. */
function wrongPlace(source: Source, found: readonly Found[], format: string): string | undefined {
  const lines = source.text.split('\n');
  const bytes = Buffer.from(source.text, 'utf8');
  const covered = new Set<number>(format === 'journal' ? [1] : []);
  let before: Found | undefined;
  for (const one of found) {
    const { place } = one;
    const where = (): string => `${one.kind} ${JSON.stringify(place)}`;
    if (place.line < 1 || place.lastLine < place.line || place.lastLine > lines.length) return `${where()} of ${lines.length} lines`;
    if (place.start < 0 || place.end < place.start || place.end > bytes.length) return `${where()} of ${bytes.length} bytes`;
    const last = before?.place;
    const shared = last && last.start === place.start && last.end === place.end;
    if (last && !shared && place.start < last.end) return `${where()} begins within ${JSON.stringify(last)}`;
    for (let line = place.line; line <= place.lastLine; line += 1) covered.add(line);
    const own = bytes.subarray(place.start, place.end).toString('utf8');
    if (one.kind === 'frame' && !RECORDS.has(format) && isPlain(own) && own !== one.text) return `${where()} is ${JSON.stringify(own)}, not ${JSON.stringify(one.text)}`;
    before = one;
  }
  const missing = lines.findIndex((line, i) => line.trim() !== '' && !covered.has(i + 1));
  return missing < 0 ? undefined : `line ${missing + 1} is lost: ${JSON.stringify(lines[missing]?.slice(0, 80))}`;
}

/** A frame on one line as it was on the wire: nothing escaped, and no mark that is not seen. */
function isPlain(own: string): boolean {
  return /^\[\s*[2-6]\s*,/.test(own) && !/[\\\n&'“”„‟″]|""/.test(own) && !['\0', '\u001b', '\ufeff', '\u200b', '\ufffd'].some((unseen) => own.includes(unseen));
}

function readAll(reader: Reader, source: Source): string | undefined {
  return wrongPlace(source, [...reader.read(source, {})], reader.id);
}

const TEXT_READERS = READERS.filter(({ id }) => id !== 'pcap');

interface Change {
  readonly kind: 'cut' | 'drop' | 'double' | 'swap' | 'insert';
  readonly at: number;
  readonly length: number;
  readonly text: string;
}

const changes = fc.array(fc.record<Change>({
  kind: fc.constantFrom('cut', 'drop', 'double', 'swap', 'insert'),
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  length: fc.nat({ max: 60 }),
  text: fc.oneof(fc.string({ maxLength: 6 }), fc.constantFrom('[', ']', '{', '}', '"', '\\', "'", '\n', '\r\n', '\0', '\ufeff', '\u001b[31m', '[2,"', '[2,"1","A",{', '\\"', '&quot;', '""', '“', 'ü€😀', '\ud800', ',\n', '> ')),
}), { minLength: 1, maxLength: 5 });

function changed(text: string, { kind, at, length, text: inserted }: Change): string {
  const from = Math.floor(at * text.length);
  const piece = text.slice(from, from + length);
  switch (kind) {
    case 'cut': return text.slice(0, from);
    case 'drop': return text.slice(0, from) + text.slice(from + length);
    case 'double': return text.slice(0, from) + piece + text.slice(from);
    case 'swap': return text.slice(0, from) + text.slice(from + length, from + 2 * length) + piece + text.slice(from + 2 * length);
    case 'insert': return text.slice(0, from) + inserted + text.slice(from);
  }
}

describe('damaged logs', () => {
  test.each(LOGS)('$name: whatever happens to it, nothing throws, and every line is found again', ({ name, text }) => {
    fc.assert(fc.property(changes, fc.nat(), (steps, other) => {
      const source = { name, text: Buffer.from(steps.reduce(changed, text), 'utf8').toString('utf8') };
      const readers = [detect(source)[0]?.reader, TEXT_READERS[other % TEXT_READERS.length]];
      for (const reader of readers) if (reader) expect(`${reader.id}: ${readAll(reader, source) ?? 'right'}`).toBe(`${reader.id}: right`);
    }), { numRuns: 40 });
  }, 60_000);

  test('a whole import of them is a result or a sentence', async () => {
    await fc.assert(fc.asyncProperty(fc.constantFrom(...LOGS), changes, async ({ name, text }, steps) => {
      const source = { name, text: steps.reduce(changed, text) };
      const imported = await importLog([source], {}, { loadCheck: loadValidator, now: 0 });
      if (imported.ok) expect(summaryOf(imported, [source]).entries).toBe(imported.assembled.entries.length);
      else expect(imported.message).toMatch(/^(?:No OCPP message was found|There is nothing to read)/);
    }), { numRuns: 100 });
  }, 60_000);

  test('any bytes at all', () => {
    fc.assert(fc.property(fc.string({ maxLength: 300, unit: fc.constantFrom('[', ']', '{', '}', '2', '3', ',', '"', "'", '\\', '\n', '\r', ' ', 'a', ':', '&quot;', '“', '>', '|', '\0', '<', ';', '[2,"1","A",{}]') }), fc.nat(), (text, other) => {
      const reader = TEXT_READERS[other % TEXT_READERS.length];
      if (reader) expect(`${reader.id}: ${readAll(reader, { name: 'x', text }) ?? 'right'}`).toBe(`${reader.id}: right`);
    }), { numRuns: 2000 });
  }, 60_000);
});

/** Each so long, on one line, that whatever looks at any part of it more than a few times would not come to an end. */
const LONG = [
  '[', '[2,', '[2,"1",', '[2,"1","A",{', '[2,"1","A",{}]', '[2,\\"1\\",{', '[2,\\"1\\",\\"A\\",{}]', '[2,&quot;1&quot;,{', '[2,“1', "[2, '1', ", '[1,"a","Abc",', '""', '\\', '"', ' ', '{"a":[', '\u001b[', '\0',
  '2026-01-01 10:00:00 ', '12:', '1', 'station=', 'from ', 'x: send ', 'wss://a/', '/ws/', '> ', 'a| ', 'CitrineOS Logger:x ', "TEXT '[2,\"1\",", '<tr class="a">', '<', '<pre>', '😀',
];

/** Every reader reads a part of it; the one that such a log is given to, and the finding out of which that is, all of it. */
function readAtLength(unit: string, length: number): void {
  const long = { name: 'x.csv', text: unit.repeat(Math.ceil(length / unit.length)) };
  const [best] = detect(long);
  if (best) expect(readAll(best.reader, long), best.reader.id).toBeUndefined();
  const part = { name: long.name, text: unit.repeat(Math.ceil(length / 5 / unit.length)) };
  for (const reader of TEXT_READERS) expect(readAll(reader, part), reader.id).toBeUndefined();
}

describe('long hostile lines come to an end', () => {
  test.each(LONG)('%j', (unit) => readAtLength(unit, 100_000), 60_000);

  test.each(['[\n', '[2,"1","A",{\n"a":1,\n', '> "a",\n', '{"a":"b"}\n', '"a\n', 'x | [\n', '<tr class="a">\n'])(
    'and so do many such short ones: %j', (unit) => readAtLength(unit, 20_000), 60_000);

  test.each(['csv', 'json-log', 'json-document'])('%s: more columns or members than a call takes arguments', (id) => {
    const values = Array.from({ length: 200_000 }, (_, i) => i);
    const text = id === 'csv' ? `${values.join(',')},"[2,""1"",""Heartbeat"",{}]"\n` : `{"message":"[2,\\"1\\",\\"Heartbeat\\",{}]","values":[${values.join(',')}]}\n`;
    const found = [...(READERS.find((reader) => reader.id === id)?.read({ name: 'x', text: id === 'json-document' ? `[${text}]` : text }, {}) ?? [])];
    expect(found.flatMap((one) => (one.kind === 'frame' ? [one.text] : []))).toEqual(['[2,"1","Heartbeat",{}]']);
  });

  test('a row that comes in many pieces is not looked at again for each of them', () => {
    const pieces = function* (): Generator<string> {
      for (let i = 0; i < 4000; i += 1) yield 'x'.repeat(4096);
    };
    expect([...csvRows({ get text() { return [...pieces()].join(''); }, pieces }, ',')].map(({ cells }) => cells.map(({ length }) => length))).toEqual([[4000 * 4096]]);
  });

  test('a frame of a megabyte is read whole', () => {
    const frame = JSON.stringify([2, '1', 'DataTransfer', { vendorId: 'v', data: 'ä"\\'.repeat(150_000) }]);
    const source = { name: 'x.log', text: `2026-01-01 10:00:00 recv ${frame} end\n` };
    expect([...(detect(source)[0]?.reader.read(source, {}) ?? [])].map(({ text }) => text === frame)).toEqual([true]);
  });
});
