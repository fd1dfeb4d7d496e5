import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Found } from '../model';
import { everestHtml } from './everest-html';

const found = (text: string, size = text.length): Found[] => [...everestHtml.read({ name: 'log.html', text: '', pieces: () => text.match(new RegExp(`[^]{1,${size}}`, 'g')) ?? [] }, {})];
const page = readFileSync(new URL('../fixtures/everest.html', import.meta.url), 'utf8');

describe('a page of EVerest', () => {
  test.each([1, 7, 64, 4096])('is the same in pieces of %i characters, each message with its place', (size) => {
    const text = page.replace('[2,', '[2, "ä€😀".length,');
    expect(found(text, size)).toEqual(found(text));
  });

  test('says of each row where it stands', () => {
    const bytes = Buffer.from(page);
    for (const { place } of found(page).filter(({ kind }) => kind === 'frame')) {
      const row = bytes.toString('utf8', place.start, place.end);
      expect([row.slice(0, 11), row.slice(-5)]).toEqual(['<tr class="', '</tr>']);
      expect(bytes.toString('utf8', 0, place.start).split('\n')).toHaveLength(place.line);
    }
  });

  test('that is cut off within a row gives that as other text', () => {
    const cut = page.slice(0, page.lastIndexOf('</tr>'));
    expect(found(cut, 100).filter(({ kind }) => kind === 'frame')).toHaveLength(found(page).filter(({ kind }) => kind === 'frame').length - 1);
    expect(found(cut, 100).at(-1)?.kind).toBe('other');
  });
});
