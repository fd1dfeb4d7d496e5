import { expect, test } from 'vitest';
import { SeenTexts } from './seen-texts';

test('every text has the number with which it was first seen, also among many that are alike', () => {
  const seen = new SeenTexts();
  const texts = Array.from({ length: 200_000 }, (_, at) => `1 up ${at % 2 === 0 ? at : `id-${at.toString(16).padStart(8, '0')}-x`}`);
  const repeated = texts.filter((text, at) => seen.see(text, at) !== undefined);
  expect(repeated).toEqual([]);
  expect(texts.findIndex((text, at) => seen.see(text, 7) !== at)).toBe(-1);
  expect(seen.see('', 5)).toBeUndefined();
  expect(seen.see('', 6)).toBe(5);
});
