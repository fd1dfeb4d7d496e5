import { expect, test } from 'vitest';
import { SeededRandom } from './seeded-random';

test('the same seed gives the same numbers, another seed others', () => {
  const draw = (seed: number): number[] => { const random = new SeededRandom(seed); return [random.next(), random.next(), random.next()]; };
  expect(draw(7)).toEqual(draw(7));
  expect(draw(7)).not.toEqual(draw(8));
});

test('numbers are spread over [0, 1)', () => {
  const random = new SeededRandom(3);
  const buckets = new Array<number>(10).fill(0);
  for (let count = 0; count < 10_000; count += 1) {
    const value = random.next();
    expect(value >= 0 && value < 1).toBe(true);
    buckets[Math.floor(value * 10)] = (buckets[Math.floor(value * 10)] ?? 0) + 1;
  }
  for (const bucket of buckets) expect(Math.abs(bucket - 1000)).toBeLessThan(150);
});

test('identifiers have the form of RFC 4122 version 4 and do not repeat', () => {
  const random = new SeededRandom();
  const ids = new Set(Array.from({ length: 1000 }, () => random.uuid()));
  expect(ids.size).toBe(1000);
  for (const id of ids) expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
});
