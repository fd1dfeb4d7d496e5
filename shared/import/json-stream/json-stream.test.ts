import fs from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { detect } from '../detect';
import { framesInLines } from '../frames-in-lines';
import type { Found, Source } from '../model';
import { parseWithPlaces } from '../placed-json';
import { jsonDocument } from '../readers/json-document';
import { ocppTrace } from '../readers/ocpp-trace';
import { wireshark } from '../readers/wireshark';
import { sourceLines } from '../source-lines';
import { sourceParts } from '../source-parts';
import { JsonCursor } from './json-cursor';
import { elements } from './walk';

/** JSON documents that are read piece by piece, beside the same that are held whole. */

const folder = path.resolve(import.meta.dirname, '..', 'fixtures');
const DOCUMENTS = ['browser.har', 'wireshark.json', 'kibana.json', 'loki.json', 'cloudwatch.json', 'mongodb.json'].map((name) => ({ name, text: fs.readFileSync(path.join(folder, name), 'utf8').trimEnd() }));

const inPieces = (name: string, text: string, sizes: readonly number[]): Source => ({
  name,
  get text(): string {
    throw new Error('It is not to be read whole.');
  },
  *pieces() {
    for (let at = 0, i = 0; at < text.length; i += 1) {
      const size = sizes[i % sizes.length] ?? 1;
      yield text.slice(at, at + size);
      at += size;
    }
  },
});
const sizes = fc.array(fc.integer({ min: 1, max: 60 }), { minLength: 1, maxLength: 8 });
const read = (source: Source, reader = detect(source)[0]?.reader): Found[] => [...(reader?.read(source, {}) ?? [])];
const texts = (found: readonly Found[]): string[] => found.flatMap(({ kind, text }) => (kind === 'frame' ? [text] : []));

describe('values that are cut out of a text in pieces', () => {
  const spaced = fc.tuple(fc.array(fc.jsonValue({ maxDepth: 3, stringUnit: 'binary' }), { maxLength: 6 }), fc.constantFrom(undefined, 1, '\t', ' \r\n'.slice(0, 1)));
  test('are those of the whole document, where they stand there', () => {
    fc.assert(fc.property(spaced, sizes, ([values, space], cuts) => {
      const text = JSON.stringify(values, undefined, space);
      const cursor = new JsonCursor(inPieces('', text, cuts).pieces?.() ?? []);
      expect(cursor.peek()).toBe('[');
      cursor.pass(1);
      const got = [...elements(cursor, ']', Infinity)].map((step) => (step.kind === 'value' ? { source: step.value.source, place: step.value.place } : step));
      expect(got).toEqual(parseWithPlaces(text)?.items().map(({ source, place }) => ({ source, place })));
    }), { numRuns: 300 });
  });

  test('are passed over, when they are too long', () => {
    fc.assert(fc.property(spaced, sizes, fc.integer({ min: 1, max: 30 }), ([values, space], cuts, most) => {
      const text = JSON.stringify(values, undefined, space);
      const cursor = new JsonCursor(inPieces('', text, cuts).pieces?.() ?? []);
      cursor.peek();
      cursor.pass(1);
      const got = [...elements(cursor, ']', most)].flatMap((step) => (step.kind === 'value' ? [step.value.source] : []));
      const containers = parseWithPlaces(text)?.items().filter(({ source }) => /^[[{]/.test(source) && source.length <= most).map(({ source }) => source);
      expect(got.filter((source) => /^[[{]/.test(source))).toEqual(containers);
      expect(cursor.peek()).toBe('');
    }), { numRuns: 300 });
  });
});

describe.each(DOCUMENTS)('$name', ({ name, text }) => {
  const reader = detect({ name, text })[0]?.reader;
  const whole = read({ name, text });

  test('is read the same in any pieces', () => {
    fc.assert(fc.property(sizes, (cuts) => {
      expect(read(inPieces(name, text, cuts))).toEqual(whole);
    }), { numRuns: 40 });
  });

  test('is read the same on one line', () => {
    const line = JSON.stringify(JSON.parse(text));
    const said = (found: Found): object => ({ ...found, text: found.text.replace(/\s+/g, ''), place: undefined });
    const own = (all: readonly Found[]): object[] => all.filter(({ kind }) => kind !== 'other').map(said);
    expect(own(read(inPieces(name, line, [13])))).toEqual(own(whole));
  });

  test('that lacks its last bracket is read element by element, and gives the same messages, with what is said of them', () => {
    const cut = read(inPieces(name, text.slice(0, -1), [17]), reader);
    expect(cut.filter(({ kind }) => kind === 'frame')).toEqual(whole.filter(({ kind }) => kind === 'frame'));
    if (name === 'browser.har') expect(cut.filter(({ kind }) => kind === 'open')).toEqual(whole.filter(({ kind }) => kind === 'open'));
    expect(cut.filter(({ kind }) => kind === 'broken')).toMatchObject([{ why: 'The file ends here before it is complete; it may have been cut off.' }]);
  });

  test('that is cut off anywhere gives what stands before', () => {
    for (let at = 1; at < text.length; at += 1) {
      const cut = text.slice(0, at);
      const bytes = Buffer.byteLength(cut);
      const before = whole.filter(({ place }) => place.end <= bytes);
      expect(texts(read({ name, text: cut }, reader)).slice(0, texts(before).length), `cut at ${at}`).toEqual(texts(before));
    }
  });
});

describe('a damaged element of a list', () => {
  const record = (n: number): string => JSON.stringify({ at: 1_769_846_400_000 + n, message: `recv [2,"m${n}","Heartbeat",{}]` });
  const packet = (n: number): string => JSON.stringify({ _index: 'p', _source: { layers: { websocket: { 'websocket.mask': '1', 'websocket.payload.text': `[2,"m${n}","Heartbeat",{}]` } } } });
  const DAMAGES: Readonly<Record<string, (element: string) => string>> = {
    'a text that does not end': (element) => element.replace(/"(?=[}\]]*$)/, ''),
    'a bracket too few': (element) => element.slice(0, -1),
    'a bracket too many': (element) => `${element}}]`,
    'garbage behind it': (element) => `${element} what is this`,
    'garbage before it': (element) => `}:"${element}`,
    'no comma between it and the next': (element) => `${element}${element.replace('m2', 'm3')}`,
  };
  const LISTS = [['records', record, jsonDocument], ['packets', packet, wireshark]] as const;
  const cases = Object.entries(DAMAGES).flatMap(([name, damage]) => LISTS.flatMap(([what, element, reader]) => [',', ',\n'].map((separator) => ({ name, damage, what, element, reader, separator }))));
  test.each(cases)('$name, of $what: leaves those before and after it', ({ damage, element, reader, separator }) => {
    const text = `[${Array.from({ length: 8 }, (_, n) => (n === 2 ? damage(element(n)) : element(n))).join(separator)}]`;
    const found = read(inPieces('log.json', text, [29]), reader);
    const ids = texts(found).map((one) => /"m(\d)/.exec(one)?.[1]);
    expect(ids).toEqual(expect.arrayContaining(['0', '1', '3', '4', '5', '6', '7']));
  });
});

describe('an archive', () => {
  const messages = [{ type: 'send', time: 1_769_846_400, opcode: 1, data: '[2,"a","Heartbeat",{}]' }, { type: 'receive', time: 1_769_846_401, opcode: 1, data: '[3,"a",{}]' }];
  const rest = { request: { method: 'GET', url: 'wss://csms.example/ocpp/CP7' }, startedDateTime: '2026-01-31T08:00:00Z' };
  const archive = (entry: object, space?: number): string => JSON.stringify({ log: { version: '1.2', creator: {}, entries: [entry] } }, undefined, space);

  test.each([undefined, 2])('whose messages stand before their request is read like one that has them after it (%s)', (space) => {
    const said = (found: Found): object => ({ ...found, place: undefined });
    const [before, after] = [archive({ _webSocketMessages: messages, ...rest }, space), archive({ ...rest, _webSocketMessages: messages }, space)].map((text) => read(inPieces('a.har', text, [50])));
    expect(before?.filter(({ kind }) => kind !== 'other').map(said)).toEqual(after?.filter(({ kind }) => kind !== 'other').map(said));
    expect(before?.map(({ place }) => place.start)).toEqual(before?.map(({ place }) => place.start).toSorted((a, b) => a - b));
  });

  test('that is cut off within its messages tells whose the first ones are, when the request stands before them', () => {
    const text = archive({ ...rest, _webSocketMessages: messages });
    const found = read(inPieces('a.har', text.slice(0, text.indexOf('"receive"')), [50]));
    expect(found.map(({ kind }) => kind)).toEqual(['open', 'frame', 'broken']);
    expect(found[0]).toMatchObject({ station: 'CP7' });
  });
});

test('a trace of which somebody made a list is read', () => {
  const records = [1, 2].map((n) => ({ schemaVersion: '1.1', timestamp: '2026-01-31T08:00:00Z', ocppVersion: '1.6', chargePointId: 'CP7', direction: 'cp-to-csms', messageType: 'Call', raw: `[2,"${n}","Heartbeat",{}]` }));
  for (const text of [JSON.stringify(records), JSON.stringify(records, undefined, 2)]) {
    const source = inPieces('trace.json', text, [40]);
    expect(detect(source)[0]?.reader).toBe(ocppTrace);
    expect(read(source).filter(({ kind }) => kind === 'frame')).toMatchObject([{ text: '[2,"1","Heartbeat",{}]', station: 'CP7' }, { text: '[2,"2","Heartbeat",{}]', station: 'CP7' }]);
  }
});

test('frames on one long line are the same when the line comes in parts', () => {
  const frame = fc.tuple(fc.string({ maxLength: 5 }), fc.jsonValue({ maxDepth: 2 })).map(([id, data]) => [2, `i${id}`, 'DataTransfer', { data, list: [{ a: 1 }, { a: 2 }, [3], [4]] }]);
  const lists = fc.array(fc.array(frame, { minLength: 1, maxLength: 6 }), { minLength: 1, maxLength: 3 });
  fc.assert(fc.property(lists, sizes, fc.integer({ min: 1, max: 300 }), (all, cuts, most) => {
    const text = all.map((list) => JSON.stringify(list)).join('');
    const found = (lines: Iterable<{ number: number; text: string; start: number }>): unknown[] => [...framesInLines(lines, () => false)].flatMap((piece) => (piece.kind === 'frame' ? [{ text: piece.frame.text, place: piece.frame.place, cut: piece.frame.cut }] : []));
    expect(found(sourceParts(inPieces('', text, cuts), most))).toEqual(found(sourceLines(text)));
  }), { numRuns: 300 });
});
