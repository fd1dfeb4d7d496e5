import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { framesInLines } from './frames-in-lines';
import { sourceLines } from './source-lines';

const found = (text: string): { text: string; cut: boolean }[] =>
  [...framesInLines(sourceLines(text))].flatMap((piece) => (piece.kind === 'frame' ? [{ text: piece.frame.text, cut: piece.frame.cut }] : []));
const texts = (text: string): string[] => found(text).map((one) => one.text);

describe('frames within lines', () => {
  test('several on a line', () => {
    expect(texts('a [2,"1","A",{}]b [3,"1",{"x":"]"}] c')).toEqual(['[2,"1","A",{}]', '[3,"1",{"x":"]"}]']);
  });

  test('one that begins at the end of a line', () => {
    expect(texts('2026-01-01 10:00:00 sent [\n  2,\n  "1",\n  "A", {}\n]')).toEqual(['[\n  2,\n  "1",\n  "A", {}\n]']);
    expect(texts('items: [\n  "none"\n]')).toEqual([]);
  });

  test('one that is cut off ends where the next record begins', () => {
    expect(found('x [2,"1","A",{"a":"b\n2026-01-01 10:00:00 [3,"1",{}]')).toEqual([{ text: '[2,"1","A",{"a":"b', cut: true }, { text: '[3,"1",{}]', cut: false }]);
  });

  test('the text\'s end cuts one off, too', () => {
    expect(found('[2,"1","A",{"a":')).toEqual([{ text: '[2,"1","A",{"a":', cut: true }]);
  });

  test('one that a terminal broke and filled up with blanks', () => {
    const frame = '[2,"1","DataTransfer",{"vendorId":"a b","data":"0123456789 0123456789"}]';
    const lines = [0, 30, 60].map((at) => frame.slice(at, at + 30).padEnd(32)).join('\n');
    expect(texts(lines)).toEqual([frame]);
  });

  test('lists of numbers are none', () => {
    expect(texts('currents [2, 0, 0] and [3,16,16]A, [2 0 0]')).toEqual([]);
  });

  test('ids that are numbers, and types that are texts, are what stations send', () => {
    expect(texts('[2,17,"A",{}] ["3","17",{}]')).toEqual(['[2,17,"A",{}]', '["3","17",{}]']);
  });

  test('escaped in a string, once and twice', () => {
    const frame = JSON.stringify([2, '1', 'A', { text: 'a "quoted" \\ ü word\n' }]);
    expect(texts(`log ${JSON.stringify({ m: `recv ${frame}` })}`)).toEqual([frame]);
    expect(texts(`log ${JSON.stringify({ m: JSON.stringify({ n: frame }) })}`)).toEqual([frame]);
  });

  const word = fc.string({ maxLength: 12, unit: fc.constantFrom('a', 'b', ' ', ':', '{', '}', 'ä', '€', '😀', '0', '"', "'", '\\', '[', ']') });
  const frameText = fc.tuple(fc.constantFrom(2, 3, 4, 6), fc.string({ minLength: 1, maxLength: 36 }), fc.constantFrom('Heartbeat', 'Authorize'), fc.jsonValue())
    .map(([type, id, action, value]) => JSON.stringify([type, id, action, { value: value ?? null }]));

  test('whatever stands before and after, every frame comes back as it was, with its bytes', () => {
    fc.assert(fc.property(fc.array(fc.tuple(word, frameText), { maxLength: 6 }), (rows) => {
      // A quote or backslash just before a frame may be taken for the string that it stands in.
      const source = rows.map(([before, frame]) => `2026-01-01 10:00:00 ${before.replace(/[\\"[]/g, '.')} > ${frame}`).join('\n');
      const bytes = Buffer.from(source, 'utf8');
      const frames = [...framesInLines(sourceLines(source))].flatMap((piece) => (piece.kind === 'frame' ? [piece.frame] : []));
      expect(frames.map(({ text }) => text)).toEqual(rows.map(([, frame]) => frame));
      for (const { text, place } of frames) expect(bytes.subarray(place.start, place.end).toString('utf8')).toBe(text);
    }));
  });

  test('nothing at all makes it throw or lose a line', () => {
    fc.assert(fc.property(fc.string({ maxLength: 200, unit: fc.constantFrom('[', ']', '2', '3', ',', '"', '\\', '{', '}', '\n', 'a', ' ') }), (source) => {
      const seen = new Set<number>();
      for (const piece of framesInLines(sourceLines(source))) {
        if (piece.kind === 'line') seen.add(piece.line.number);
        else for (let line = piece.frame.place.line; line <= piece.frame.place.lastLine; line += 1) seen.add(line);
      }
      expect(seen.size).toBe([...sourceLines(source)].length);
    }));
  });
});
