import { describe, expect, test } from 'vitest';
import { completionPlace } from './completion-range';

/** `|` is the cursor; the part that a suggestion would replace comes back. */
function place(marked: string): { replaced: string; path: readonly (string | number)[]; isName: boolean } {
  const offset = marked.indexOf('|');
  const text = marked.replace('|', '');
  const { range, path, isName } = completionPlace(text, offset);
  return { replaced: text.slice(range.offset, range.offset + range.length), path, isName };
}

describe('what a suggestion replaces', () => {
  test('the whole text in quotes, wherever the cursor stands in it', () => {
    expect(place('[2,"1","|"]').replaced).toBe('""');
    expect(place('[2,"1","Req|"]').replaced).toBe('"Req"');
    expect(place('[2,"1","R|eset",{}]')).toEqual({ replaced: '"Reset"', path: [2], isName: false });
  });

  test('of a text without its closing quote what is written so far, and nothing behind it', () => {
    expect(place('[2,"1","Req|]').replaced).toBe('"Req');
    expect(place('[2,"1","Req|').replaced).toBe('"Req');
    expect(place('[2,"1","Reset",{"type":"|}]').replaced).toBe('"');
  });

  test('a number, a word, or nothing', () => {
    expect(place('[2,"1","X",{"evseId":1|}]')).toEqual({ replaced: '1', path: [3, 'evseId'], isName: false });
    expect(place('[2,"1","X",{"evseId":|}]')).toEqual({ replaced: '', path: [3, 'evseId'], isName: false });
    expect(place('[2,"1",Auth|').replaced).toBe('Auth');
    expect(place('[2,"1",|').replaced).toBe('');
    expect(place('|').replaced).toBe('');
  });

  test('the name of a field, with its quotes', () => {
    expect(place('[2,"1","X",{"id|":1}]')).toEqual({ replaced: '"id"', path: [3, 'id'], isName: true });
    expect(place('[2,"1","X",{|}]')).toMatchObject({ replaced: '', isName: true });
  });
});
