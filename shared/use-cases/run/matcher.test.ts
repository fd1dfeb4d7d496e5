import { describe, expect, test } from 'vitest';
import type { JsonValue } from '../../ocpp/json';
import { mismatch, wanted } from './matcher';

describe('a matcher', () => {
  test.each<[string, unknown, JsonValue]>([
    ['equal values', 1, 1],
    ['members that fit among others', { a: 1 }, { a: 1, b: 2 }],
    ['a list element by element', [1, { a: 2 }], [1, { a: 2, b: 3 }]],
    ['an absent member for null', { a: null }, { b: 1 }],
    ['$in', { a: { $in: ['x', 'y'] } }, { a: 'y' }],
    ['$not', { $not: 'x' }, 'y'],
    ['$exists', { a: { $exists: true }, b: { $exists: false } }, { a: 0 }],
    ['limits', { $gte: 2, $lt: 3 }, 2],
    ['$match', { $match: '^T\\d+$' }, 'T01'],
    ['$any', { $any: { id: 2 } }, [{ id: 1 }, { id: 2 }]],
    ['$none', { $none: { id: 3 } }, [{ id: 1 }, { id: 2 }]],
    ['$each', { $each: { ok: true } }, [{ ok: true }, { ok: true, more: 1 }]],
    ['$length', { $length: { $gte: 2 } }, [1, 2]],
    ['$number', { $number: { $gt: 10 } }, '11.5'],
    ['$time', { $time: { $gt: 0 } }, '2026-01-01T00:00:00Z'],
    ['$members', { $members: ['B', 'A'] }, 'A, B,C'],
  ])('takes %s', (_, matcher, value) => {
    expect(mismatch(matcher, value)).toBeUndefined();
  });

  test.each<[string, unknown, JsonValue, object]>([
    ['another value', 1, 2, { path: '', expected: '1', came: '2' }],
    ['a member deep within', { a: { b: 'x' } }, { a: { b: 'y' } }, { path: 'a.b', expected: 'x', came: 'y' }],
    ['a missing member', { a: 1 }, {}, { path: 'a', expected: '1', came: 'nothing' }],
    ['a member where none may be', { a: null }, { a: 1 }, { path: 'a', expected: 'nothing', came: '1' }],
    ['a list that is longer', [1], [1, 2], { path: '', expected: 'a list of 1', came: 'one of 2: [1,2]' }],
    ['an element of each', { $each: 1 }, [1, 2], { path: '[1]', expected: '1', came: '2' }],
    ['a number that is a text', { $gte: 1 }, '2', { path: '', expected: 'at least 1', came: '2' }],
    ['what is no time', { $time: { $exists: true } }, 'soon', { path: '', expected: 'a date and time', came: 'soon' }],
    ['an operator that does not exist', { $is: 1 }, 1, { came: '$is' }],
  ])('refuses %s', (_, matcher, value, found) => {
    expect(mismatch(matcher, value)).toMatchObject(found);
  });

  test('is told in words', () => {
    expect(wanted({ idToken: { idToken: { $exists: true }, type: { $in: ['A', 'B'] } }, evse: null, seqNo: 0 }))
      .toBe('idToken (idToken any, type one of A, B), evse absent, seqNo 0');
  });
});
