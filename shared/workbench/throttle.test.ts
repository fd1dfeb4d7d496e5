import { expect, test } from 'vitest';
import { VirtualClock } from '../platform/virtual-clock';
import { Throttle } from './throttle';

test('tells of a first change at once, of a flood now and then, and of the last change for certain', async () => {
  const clock = new VirtualClock();
  const told: number[] = [];
  let value = 0;
  const throttle = new Throttle(clock, () => 100, () => told.push(value));
  for (let ms = 0; ms < 250; ms += 10) {
    value += 1;
    throttle.poke();
    await clock.advance(10);
  }
  await clock.advance(1000);
  expect(told).toHaveLength(4);
  expect(told.at(-1)).toBe(value);
  expect(clock.timers).toBe(0);
});

test('tells nothing any more once it is cancelled', async () => {
  const clock = new VirtualClock();
  const told: string[] = [];
  const throttle = new Throttle(clock, () => 100, () => told.push('told'));
  throttle.poke();
  throttle.cancel();
  await clock.advance(1000);
  expect(told).toEqual([]);
});
