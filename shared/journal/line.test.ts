import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ENTRY_KINDS, type NewEntry } from './entry';
import { entryHead, headerLine, readHeader, readLine, sourcePart } from './line';
import { kindOf, directionOf } from './meta';
import { LineScanner } from './scan-line';

const time = fc.integer({ min: 0, max: 2 ** 45 }).map((micros) => micros / 1000);
const wall = fc.integer({ min: 0, max: 4e12 });
const entry: fc.Arbitrary<NewEntry> = fc.record({
  connection: fc.nat(), kind: fc.constantFrom(...ENTRY_KINDS), direction: fc.constantFrom('up' as const, 'down' as const), text: fc.string({ unit: 'binary' }),
});

/** Lines of ASCII, as bytes. */
function scan(line: string): ReturnType<LineScanner['scan']> {
  const bytes = Uint8Array.from(line, (character) => character.charCodeAt(0));
  return new LineScanner((start, end) => line.slice(start, end)).scan(bytes, 0, bytes.length);
}

describe('a line of a journal', () => {
  it('gives back what was written, read in full or scanned', () => {
    fc.assert(fc.property(time, wall, entry, (t, w, one) => {
      const line = `${entryHead(t, w, one)}${JSON.stringify(one.text)}}`;
      expect(readLine(line, 7)).toEqual({ index: 7, time: t, wall: w, ...one });
      const scanned = scan(line);
      expect(scanned).toMatchObject({ time: t, wall: w, connection: one.connection });
      expect(scanned && [kindOf(scanned.meta), directionOf(scanned.meta)]).toEqual([one.kind, one.direction]);
    }));
  });

  it('says where it stood in the log that it was read from, and is scanned as fast', () => {
    fc.assert(fc.property(time, wall, entry, fc.tuple(fc.nat(9), fc.nat(), fc.nat(), fc.nat(), fc.nat()), (t, w, one, [file, at, last, start, end]) => {
      const source = { file, line: at, lastLine: last, start, end };
      const line = `${entryHead(t, w, one)}${JSON.stringify(one.text)}${sourcePart(source)}}`;
      expect(readLine(line, 7)).toEqual({ index: 7, time: t, wall: w, ...one, source });
      expect(scan(line)).toEqual(scan(`${entryHead(t, w, one)}${JSON.stringify(one.text)}}`));
    }));
  });

  it.each([
    ['[2,\\"1\\",\\"Heartbeat\\",{}]', { type: 'CALL', id: '1', action: 'Heartbeat' }],
    [' [ 3 , \\"1\\" , {}]', { type: 'CALLRESULT', id: '1' }],
    ['[4,\\"1\\",\\"GenericError\\",\\"\\",{}]', { type: 'CALLERROR', id: '1' }],
    ['[2,\\"1\\",\\"Heartbeat\\"', undefined],
    ['[2,\\"1\\",\\"Heartbeat\\",5]', undefined],
    ['[2,\\"\\",\\"Heartbeat\\",{}]', undefined],
    ['[2,\\"a\\\\\\"b\\",\\"Heartbeat\\",{}]', undefined],
    [`[2,\\"${'x'.repeat(37)}\\",\\"Heartbeat\\",{}]`, undefined],
    ['[6,\\"1\\",\\"NotifyPeriodicEventStream\\",{}]', undefined],
    ['', undefined],
  ])('lets its frame be told in passing where that is safe: %s', (text, head) => {
    expect(scan(`{"t":1.5,"w":2,"c":3,"k":"frame","d":"up","text":"${text}"}`)).toMatchObject({ time: 1.5, head });
  });

  it.each([
    '', '{', '[]', 'null', '{"t":1,"w":2,"c":3,"k":"frame","d":"up","text":"', '{"t":1,"w":2,"c":3,"k":"frame","text":"x"}', '{"t":"1","w":2,"c":3,"k":"note","text":"x"}',
    '{"t":1,"w":2,"c":-1,"k":"note","text":"x"}', '{"t":1,"w":2,"c":1.5,"k":"note","text":"x"}', '{"t":1,"w":2,"c":3,"k":"nothing","text":"x"}', '{"t":1,"w":2,"c":3,"k":"note","text":5}',
  ])('is none when it is damaged: %s', (line) => {
    expect(readLine(line, 0)).toBeUndefined();
    expect(scan(line)).toBeUndefined();
  });

  it('may have its fields in any order, and fields that nobody knows', () => {
    expect(readLine('{"text":"x","k":"note","c":0,"future":true,"w":2,"t":1}', 0)).toEqual({ index: 0, time: 1, wall: 2, connection: 0, kind: 'note', text: 'x' });
  });
});

describe('the header of a journal', () => {
  it('tells the beginning, is refused from a later version, and is no other line', () => {
    expect(readHeader(headerLine(5))).toEqual({ started: 5 });
    expect(readHeader(headerLine(5, ['a.log', 'b.log']))).toEqual({ started: 5, sources: ['a.log', 'b.log'] });
    expect(readHeader('{"format":"ocpp-workbench-journal","version":2}')).toMatch(/newer workbench/);
    expect(readHeader('{"format":"something else"}')).toBeUndefined();
    expect(readHeader('[2,"1","Heartbeat",{}]')).toBeUndefined();
    expect(readHeader('')).toBeUndefined();
  });
});
