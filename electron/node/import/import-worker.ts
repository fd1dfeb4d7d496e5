import { parentPort, workerData } from 'node:worker_threads';
import type { ImportOrder } from './write-import';
import { writeImport } from './write-import';

/** Reads a log on a thread of its own. `stop[0]` is set to 1 by who wants no more of it. */
const { order, stop } = workerData as { readonly order: ImportOrder; readonly stop: SharedArrayBuffer };
const flag = new Int32Array(stop);
for await (const step of writeImport(order, () => Atomics.load(flag, 0) === 1)) parentPort?.postMessage(step);
