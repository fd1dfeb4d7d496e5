import { expect, test } from 'vitest';
import type { JsonObject } from '../../shared/ocpp/json';
import { fillRequired } from './fill-required';

const SKELETON = { idToken: { idToken: 'T01', type: 'Central' }, list: [{ id: 1, name: 'x' }] };

test('an empty payload becomes the skeleton', () => {
  expect(fillRequired({}, SKELETON)).toEqual(SKELETON);
});

test('what stands there stays, right or wrong, and what is missing comes in at every depth', () => {
  const payload: JsonObject = { extra: true, idToken: { idToken: 5 }, list: [{ id: 2 }, { name: 'b' }] };
  expect(fillRequired(payload, SKELETON)).toEqual({
    extra: true,
    idToken: { idToken: 5, type: 'Central' },
    list: [{ id: 2, name: 'x' }, { name: 'b', id: 1 }],
  });
});

test('an empty list gets its first element, a value of another type is left alone', () => {
  expect(fillRequired({ idToken: null, list: [] }, SKELETON)).toEqual({ idToken: null, list: SKELETON.list });
});
