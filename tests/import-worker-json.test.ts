import { closeSync, mkdtempSync, openSync, rmSync, statSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Worker } from 'node:worker_threads';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ImportStep } from '../electron/node/import/write-import';

/** JSON documents that are larger than the memory of the thread on which logs are read, as it is built. */

const WORKER = path.resolve(import.meta.dirname, '..', 'dist', 'worker', 'import-worker.mjs');
let folder = '';
beforeAll(() => (folder = mkdtempSync(path.join(tmpdir(), 'import-worker-json-'))));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const PADDING = 'x'.repeat(12_000);
/** So many elements of such a length are 150 MB, of which a heap of 96 MB can hold but a part. */
const COUNT = 13_000;
const START = 1_769_846_400_000;

const call = (number: number): string => JSON.stringify([2, `m${number}`, 'DataTransfer', { vendorId: 'v', data: PADDING }]);
const packet = (number: number): string => JSON.stringify({
  _index: 'packets', _source: { layers: {
    frame: { 'frame.number': String(number), 'frame.time_epoch': String(START / 1000 + number) }, ip: { 'ip.src': '10.0.0.2', 'ip.dst': '10.0.0.1' },
    tcp: { 'tcp.srcport': '50000', 'tcp.dstport': '9000', 'tcp.stream': '0', 'tcp.payload': PADDING },
    websocket: { 'websocket.mask': '1', 'websocket.payload': { 'websocket.payload.text': `[2,"m${number}","Heartbeat",{}]` } },
  } },
});
const message = (number: number): string => JSON.stringify({ type: 'send', time: START / 1000 + number, opcode: 1, data: call(number) });
const ENTRY_END = `],"request":{"method":"GET","url":"wss://csms.example/ocpp/CP7","headers":[]},"response":{"headers":[{"name":"Sec-WebSocket-Protocol","value":"ocpp2.0.1"}]},"startedDateTime":"2026-01-31T08:00:00Z"}`;
const record = (number: number): string => JSON.stringify({ '@timestamp': START + number, message: `recv ${call(number)}` });

interface Document {
  readonly format: string;
  readonly begin: string;
  readonly element: (number: number) => string;
  readonly end: string;
  readonly station: string;
}

const DOCUMENTS: Readonly<Record<string, Document>> = {
  'an array of frames on one line': { format: 'frames', begin: '[', element: call, end: ']', station: 'log' },
  'records deep in a document, and the station only after them': { format: 'json-document', begin: '{"took":1,"hits":{"hits":[', element: record, end: ']},"chargePointId":"CP7"}', station: 'CP7' },
  'a HAR with one connection, its messages before the request': { format: 'har', begin: '{"log":{"version":"1.2","creator":{},"entries":[{"_webSocketMessages":[', element: message, end: `${ENTRY_END}]}}`, station: 'CP7' },
  'an export of Wireshark on one line': { format: 'wireshark', begin: '[', element: packet, end: ']', station: 'log' },
};

function written({ begin, element, end }: Document): string {
  const file = path.join(folder, 'log.json');
  const fd = openSync(file, 'w');
  writeSync(fd, begin);
  for (let number = 0; number < COUNT; number += 100) writeSync(fd, `${number === 0 ? '' : ','}${Array.from({ length: 100 }, (_, i) => element(number + i)).join(',')}`);
  writeSync(fd, end);
  closeSync(fd);
  return file;
}

async function read(file: string, onStep: (step: ImportStep, stop: () => void) => void): Promise<void> {
  const stop = new SharedArrayBuffer(4);
  const worker = new Worker(WORKER, { workerData: { order: { paths: [file], wishes: {}, into: `${file}.ocppj.jsonl` }, stop }, resourceLimits: { maxOldGenerationSizeMb: 96 } });
  worker.on('message', (step: ImportStep) => onStep(step, () => Atomics.store(new Int32Array(stop), 0, 1)));
  const code = await new Promise<number>((resolve, reject) => worker.on('error', reject).on('exit', resolve));
  rmSync(`${file}.ocppj.jsonl`);
  expect(code).toBe(0);
}

describe('a document that is larger than the memory of the thread', () => {
  test.each(Object.entries(DOCUMENTS))('%s: is read to its end, step by step', async (_name, document) => {
    const file = written(document);
    expect(statSync(file).size).toBeGreaterThan(150e6);
    const steps: ImportStep[] = [];
    await read(file, (step) => steps.push(step));
    expect(steps.at(-1)).toMatchObject({ kind: 'ended', complete: true, summary: { formatIds: [document.format], frames: COUNT, brokenLines: 0, stations: [document.station] } });
    const grown = steps.filter((step) => step.kind === 'grown');
    // The first part is there long before the end.
    expect(grown[0]?.done).toBeLessThan(0.5);
    expect(grown.map(({ done }) => done)).toEqual(grown.map(({ done }) => done).toSorted((a, b) => a - b));
  }, 300_000);

  test('reading is cancelled, and what was read stays', async () => {
    const steps: ImportStep[] = [];
    const [, document] = Object.entries(DOCUMENTS).find(([name]) => name.includes('HAR')) ?? [];
    if (!document) throw new Error('There is no HAR.');
    await read(written(document), (step, stop) => {
      steps.push(step);
      stop();
    });
    expect(steps.at(-1)).toMatchObject({ kind: 'ended', complete: false });
  }, 300_000);
});
