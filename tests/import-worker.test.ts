import { closeSync, mkdtempSync, openSync, readFileSync, rmSync, statSync, writeFileSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Worker } from 'node:worker_threads';
import { gzipSync } from 'node:zlib';
import { zipSync } from 'fflate';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { tarOf } from '../electron/node/import/tar.fixture';
import type { ImportStep } from '../electron/node/import/write-import';
import type { ImportSummary } from '../shared/import/summary';

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

/** The same messages as a page of EVerest's. */
function largePage(): string {
  const file = path.join(folder, 'large.html');
  const fd = openSync(file, 'w');
  const padding = 'x'.repeat(3000);
  writeSync(fd, '<!DOCTYPE html><html><head><title>EVerest OCPP log session</title><style>td { color: red; }</style></head><body><table>\n');
  for (let number = 0; number < 40_000; number += 100) {
    writeSync(fd, Array.from({ length: 100 }, (_, i) => `<tr class="ChargePoint"> <td>${new Date(1_769_846_400_000 + number + i).toISOString()}</td> <td></td> <td><b>DataTransfer</b></td><td></td> <td><pre lang="json">[2,"m${number + i}","DataTransfer",{"vendorId":"${padding}"}]</pre></td> </tr>\n`).join(''));
  }
  writeSync(fd, '</table></body></html>\n');
  closeSync(fd);
  return file;
}

/** A log in an archive that is packed, and lies in another one. */
function nested(log: string): string {
  const file = path.join(folder, 'nested.zip');
  writeFileSync(file, zipSync({ 'logs/all.tar.gz': [gzipSync(tarOf([['large.log', readFileSync(log)]])), { level: 0 }] }));
  return file;
}

/** Reads on a thread with a heap of 64 MB. */
async function read(file: string): Promise<{ readonly steps: readonly ImportStep[]; readonly size: number }> {
  const stop = new SharedArrayBuffer(4);
  const into = `${file}.ocppj.jsonl`;
  const steps: ImportStep[] = [];
  const worker = new Worker(WORKER, { workerData: { order: { paths: [file], wishes: {}, into }, stop }, resourceLimits: { maxOldGenerationSizeMb: 64 } });
  worker.on('message', (step: ImportStep) => steps.push(step));
  const code = await new Promise<number>((resolve, reject) => worker.on('error', reject).on('exit', resolve));
  expect(code).toBe(0);
  return { steps, size: statSync(into).size };
}

test.each<[string, () => string, Partial<ImportSummary>]>([
  ['a log', largeLog, { frames: 40_000, lines: 40_000 }],
  ['a page of EVerest', largePage, { formatIds: ['everest-html'], frames: 40_000, lines: 40_002 }],
  ['a log in an archive within another', () => nested(largeLog()), { frames: 40_000, lines: 40_000 }],
])('%s that is larger than the memory of the thread is read to its end', async (_, write, summary) => {
  const { steps, size } = await read(write());
  expect(steps.at(-1)).toMatchObject({ kind: 'ended', complete: true, summary });
  expect(size).toBeGreaterThan(120e6);
  expect(steps.length).toBeGreaterThan(50);
  const sizes = steps.flatMap((step) => (step.kind === 'grown' ? [step.size] : []));
  expect(sizes).toEqual(sizes.toSorted((a, b) => a - b));
  expect(sizes.at(-1)).toBe(size);
});
