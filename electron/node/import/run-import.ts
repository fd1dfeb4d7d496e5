import { existsSync } from 'node:fs';
import { setImmediate } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { outsideOfArchive } from './outside-of-archive';
import { writeImport, type ImportOrder, type ImportStep } from './write-import';

/** Where the build puts the worker; every bundle of the Node side stands one folder deep under the same one. */
const WORKER = outsideOfArchive(fileURLToPath(new URL('../worker/import-worker.mjs', import.meta.url)));

/**
 * Reads a log on a thread of its own, as `writeImport` does; on this one, with pauses, where there is no such thread (in a test that
 * runs from the sources).
 */
export async function* runImport(order: ImportOrder, signal: { readonly aborted: boolean }): AsyncGenerator<ImportStep, void, undefined> {
  if (!existsSync(WORKER)) {
    for await (const step of writeImport(order, () => signal.aborted)) {
      yield step;
      await setImmediate();
    }
    return;
  }
  const stop = new SharedArrayBuffer(4);
  const worker = new Worker(WORKER, { workerData: { order, stop } });
  const steps: ImportStep[] = [];
  let wake: () => void = () => undefined;
  let over = false;
  const told = (step?: ImportStep): void => {
    if (step) steps.push(step);
    wake();
  };
  worker.on('message', (step: ImportStep) => told(step));
  worker.on('error', (error) => told({ kind: 'failed', message: `${(order.names ?? order.paths).join(', ')} cannot be read (${error.message}).` }));
  worker.on('exit', () => {
    over = true;
    told();
  });
  const flag = new Int32Array(stop);
  try {
    for (;;) {
      if (signal.aborted) Atomics.store(flag, 0, 1);
      const step = steps.shift();
      if (step) yield step;
      else if (over) return;
      else await new Promise<void>((resolve) => (wake = resolve));
    }
  } finally {
    // Who stops listening wants no more of it.
    Atomics.store(flag, 0, 1);
    if (!over) await worker.terminate();
  }
}
