import { expect, test } from 'vitest';
import { VirtualClock } from './virtual-clock';

test('timers run in the order in which they are due, at their own time', async () => {
  const clock = new VirtualClock({ now: 1_000 });
  const seen: string[] = [];
  clock.after(20, () => seen.push(`b ${clock.monotonic()} ${clock.now()}`));
  clock.after(10, () => {
    seen.push(`a ${clock.monotonic()}`);
    clock.after(5, () => seen.push(`nested ${clock.monotonic()}`));
  });
  clock.after(20, () => seen.push('c'));
  clock.after(21, () => seen.push('later'));
  await clock.advance(20);
  expect(seen).toEqual(['a 10', 'nested 15', 'b 20 1020', 'c']);
  expect(clock.timers).toBe(1);
  expect(clock.untilNext).toBe(1);
});

test('a cancelled timer does not run', async () => {
  const clock = new VirtualClock();
  const timer = clock.after(1, () => expect.unreachable());
  timer.cancel();
  await clock.advance(10);
  expect(clock.timers).toBe(0);
});

test('what a timer sets in motion by promises happens before the next timer', async () => {
  const clock = new VirtualClock();
  const seen: string[] = [];
  clock.after(1, () => void Promise.resolve().then(async () => { await Promise.resolve(); seen.push('chained'); }));
  clock.after(2, () => seen.push('second'));
  await clock.advance(2);
  expect(seen).toEqual(['chained', 'second']);
});

test('the wall clock can jump while monotonic time goes on', async () => {
  const clock = new VirtualClock({ now: 5_000 });
  await clock.advance(100);
  clock.setWall(0);
  await clock.advance(50);
  expect([clock.now(), clock.monotonic()]).toEqual([50, 150]);
});
