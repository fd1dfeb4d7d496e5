import { closeSync, mkdtempSync, openSync, rmSync, statSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Worker } from 'node:worker_threads';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ImportStep } from '../electron/node/import/write-import';

/** The thread on which logs are read, as it is built. */

const WORKER = path.resolve(import.meta.dirname, '..', 'dist', 'worker', 'import-worker.mjs');
let folder = '';
beforeAll(() => (folder = mkdtempSync(path.join(tmpdir(), 'import-worker-'))));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** 120 MB, of which a heap of 64 MB can hold but a part. */
function largeLog(): string {
  const file = path.join(folder, 'large.log');
  const fd = openSync(file, 'w');
  const padding = 'x'.repeat(3000);
  for (let number = 0; number < 40_000; number += 100) {
    writeSync(fd, Array.from({ length: 100 }, (_, i) => `${new Date(1_769_846_400_000 + number + i).toISOString()} CP1: send [2,"m${number + i}","DataTransfer",{"vendorId":"${padding}"}]\n`).join(''));
  }
  closeSync(fd);
  return file;
}

test('a log that is larger than the memory of the thread is read to its end', async () => {
  const file = largeLog();
  expect(statSync(file).size).toBeGreaterThan(120e6);
  const stop = new SharedArrayBuffer(4);
  const into = path.join(folder, 'large.ocppj.jsonl');
  const steps: ImportStep[] = [];
  const worker = new Worker(WORKER, { workerData: { order: { paths: [file], wishes: {}, into }, stop }, resourceLimits: { maxOldGenerationSizeMb: 64 } });
  worker.on('message', (step: ImportStep) => steps.push(step));
  const code = await new Promise<number>((resolve, reject) => worker.on('error', reject).on('exit', resolve));
  expect(code).toBe(0);
  expect(steps.at(-1)).toMatchObject({ kind: 'ended', complete: true, summary: { frames: 40_000, lines: 40_000 } });
  expect(steps.length).toBeGreaterThan(50);
  const sizes = steps.flatMap((step) => (step.kind === 'grown' ? [step.size] : []));
  expect(sizes).toEqual(sizes.toSorted((a, b) => a - b));
  expect(sizes.at(-1)).toBe(statSync(into).size);
});
