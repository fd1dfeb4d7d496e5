import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { patched, patchOf, sharing, type Patch } from './patch';

/** As a wire carries it. */
function carried(patch: Patch): Patch {
  return JSON.parse(JSON.stringify(patch)) as Patch;
}

const asJson = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

const value = fc.jsonValue({ maxDepth: 4 });

/** A value, and the same with some part of it changed, all else shared. */
const step = fc.letrec<{ node: [unknown, unknown] }>((tie) => ({
  node: fc.oneof(
    { maxDepth: 4 },
    fc.tuple(value, value),
    value.map((one): [unknown, unknown] => [one, one]),
    // Equal, and not the same.
    value.map((one): [unknown, unknown] => [one, structuredClone(one)]),
    fc.tuple(fc.array(value), tie('node'), fc.array(value), fc.array(value, { maxLength: 2 }), fc.nat(3)).map(([head, [a, b], tail, added, dropped]): [unknown, unknown] => [[...head, a, ...tail], [...head, b, ...tail, ...added].slice(dropped)]),
    fc.tuple(fc.dictionary(fc.string(), value), fc.string(), tie('node'), fc.option(fc.string())).map(([rest, name, [a, b], gone]): [unknown, unknown] => {
      const next: Record<string, unknown> = { ...rest, [name]: b };
      return [{ ...rest, [name]: a, ...(gone === null ? {} : { [gone]: 1 }) }, next];
    }),
  ),
})).node;

describe('a patch', () => {
  it('makes the next value of the one before, over a wire, whatever the two are', () => {
    fc.assert(fc.property(fc.oneof(step, fc.tuple(value, value)), ([old, next]) => {
      const patch = patchOf(old, next);
      if (patch === undefined) expect(asJson(old)).toEqual(asJson(next));
      else expect(asJson(patched(asJson(old), carried(patch)))).toEqual(asJson(next));
    }), { numRuns: 3000 });
  });

  it('is none for equal values, the same or not', () => {
    fc.assert(fc.property(value, (one) => { expect(patchOf(one, structuredClone(one))).toBeUndefined(); }));
  });

  it('leaves what did not change as the very same', () => {
    const old = { a: { b: [{ id: 1 }, { id: 2, x: [1] }, { id: 3 }] }, c: { d: 1 } };
    const next = { a: { b: [old.a.b[0], { id: 2, x: [1, 2] }, old.a.b[2]] }, c: old.c };
    const after = patched(old, carried(patchOf(old, next) ?? { set: undefined })) as typeof old;
    expect(after).toEqual(next);
    expect(after.c).toBe(old.c);
    expect(after.a.b[0]).toBe(old.a.b[0]);
    expect(after.a.b[2]).toBe(old.a.b[2]);
  });

  it('shares what says the same between two values that were made apart', () => {
    fc.assert(fc.property(step, ([old, next]) => {
      const shared = sharing(asJson(old), asJson(next));
      expect(asJson(shared)).toEqual(asJson(next));
      expect(sharing(shared, asJson(next))).toBe(shared);
    }));
    const old = [{ id: 1, at: { x: 1 } }, { id: 2, at: { x: 2 } }];
    const shared = sharing(old, [{ id: 1, at: { x: 1 } }, { id: 3, at: { x: 2 } }]);
    expect(shared[0]).toBe(old[0]);
    expect(shared[1]?.at).toBe(old[1]?.at);
  });

  it('says only what changed of a long list: a change within, one more at the end, one less at the beginning', () => {
    const old = Array.from({ length: 1000 }, (_, id) => ({ id, text: 'so much that nobody wants to say it again' }));
    const next = [...old.slice(1, 500), { id: 500, text: 'new' }, ...old.slice(501), { id: 1000, text: 'last' }];
    expect(patchOf(old, next)).toEqual({ list: [[1, 499], [500, { in: { text: { set: 'new' } } }], [501, 499], { put: [{ id: 1000, text: 'last' }] }] });
  });

  it('takes a member that is undefined for one that is not there', () => {
    expect(patchOf({ a: 1, b: undefined }, { a: 1 })).toBeUndefined();
    expect(patchOf({ a: 1 }, { a: undefined, b: 2 })).toEqual({ in: { b: { set: 2 } }, out: ['a'] });
  });

  it('keeps members in their order, new ones behind', () => {
    const old = { b: 1, a: 2, c: 3 };
    expect(Object.keys(patched(old, { in: { d: { set: 4 }, a: { set: 5 } }, out: ['b'] }) as object)).toEqual(['a', 'c', 'd']);
  });

  it('refuses a value of another form instead of making something up', () => {
    expect(() => patched(1, { in: {} })).toThrow(TypeError);
    expect(() => patched({}, { list: [] })).toThrow(TypeError);
    expect(() => patched(undefined, { in: {} })).toThrow(TypeError);
  });
});
