import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { alone } from './lock.mjs';

let folder = '';
beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'lock-'));
});
afterEach(() => fs.rmSync(folder, { recursive: true }));

it('lets one work at a time, also after a failure', async () => {
  const file = path.join(folder, 'lock');
  let inside = 0;
  let most = 0;
  const work = (fails) => alone(async () => {
    inside += 1;
    most = Math.max(most, inside);
    await new Promise((resolve) => setTimeout(resolve, 20));
    inside -= 1;
    if (fails) throw new Error('failed');
    return 'done';
  }, file);
  const ended = await Promise.allSettled([work(true), work(false), work(false)]);
  expect(ended.map((each) => each.status)).toEqual(['rejected', 'fulfilled', 'fulfilled']);
  expect(most).toBe(1);
  expect(fs.existsSync(file)).toBe(false);
});

it('takes over from a process that was killed', async () => {
  const file = path.join(folder, 'lock');
  // No process has the largest number that Linux gives.
  fs.writeFileSync(file, '4194304');
  expect(await alone(() => Promise.resolve('done'), file)).toBe('done');
});
