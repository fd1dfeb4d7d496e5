import { describe, expect, test } from 'vitest';
import type { JsonValue } from '../ocpp/json';
import { flag, has, loose, number, part, parts, text, texts, whole } from './loose';

interface Meant {
  readonly value: string;
  readonly inner: { readonly name: string };
  readonly list: readonly { readonly name: string }[];
}

const of = (value: JsonValue): ReturnType<typeof loose<Meant>> => loose<Meant>({ value });

describe('reading what may be anything', () => {
  test.each<[JsonValue, string | undefined]>([['a', 'a'], [5, '5'], [true, 'true'], [null, undefined], [[], undefined], [{}, undefined]])('%j as a text is %j', (value, read) => {
    expect(text(of(value), 'value')).toBe(read);
  });

  test.each<[JsonValue, number | undefined]>([[5.5, 5.5], ['75', 75], ['2e+01', 20], [' 7 ', 7], ['', undefined], ['7,5', undefined], ['NaN', undefined], ['Infinity', undefined], [null, undefined], [true, undefined], [Number.POSITIVE_INFINITY, undefined]])('%j as a number is %j', (value, read) => {
    expect(number(of(value), 'value')).toBe(read);
  });

  test('an integer drops what stands behind the point', () => {
    expect([whole(of(1.9), 'value'), whole(of('-3.2'), 'value'), whole(of({}), 'value')]).toEqual([1, -3, undefined]);
  });

  test.each<[JsonValue, boolean]>([[true, true], ['true', true], [false, false], ['false', false], [1, false], [null, false]])('%j as a flag is %j', (value, read) => {
    expect(flag(of(value), 'value')).toBe(read);
  });

  test('objects are read, single ones stand for a list of one, and anything else is left out', () => {
    const read = (value: JsonValue): (string | undefined)[] => parts(loose<Meant>({ list: value }), 'list').map((item) => text(item, 'name'));
    expect(read([{ name: 'a' }, 5, null, { name: 'b' }, [1]])).toEqual(['a', 'b']);
    expect(read({ name: 'c' })).toEqual(['c']);
    expect(read('x')).toEqual([]);
    expect(text(part(loose<Meant>({ inner: { name: 'd' } }), 'inner'), 'name')).toBe('d');
    expect(part(loose<Meant>({ inner: ['d'] }), 'inner')).toBeUndefined();
    expect(texts(loose<Meant>({ list: ['a', 1, null, 'b'] }), 'list')).toEqual(['a', 'b']);
  });

  test('nothing can be read of nothing', () => {
    expect([text<Meant>(undefined, 'value'), part<Meant, 'inner'>(undefined, 'inner'), parts<Meant, 'list'>(undefined, 'list'), has<Meant>(undefined, 'value')]).toEqual([undefined, undefined, [], false]);
    expect(has(of(null), 'value')).toBe(true);
  });
});
