import { execFile, spawn } from 'node:child_process';
import { createHash, type Hash } from 'node:crypto';
import { closeSync, createReadStream, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { get } from 'node:http';
import os from 'node:os';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { WebSocket } from 'ws';
import { NodeClock } from '../electron/node/node-clock';
import { wsWire } from '../electron/node/ws-wire';
import { createClient, type Client } from '../shared/ipc/client';
import type { ToHost, ToWindow } from '../shared/ipc/contract';
import { built } from './support/built';
import { started, type Served } from './support/serve';

// Hundreds of megabytes take their time on a busy machine.
vi.setConfig({ testTimeout: 300_000 });

/** What a browser saves or exports may be larger than the memory of its host, and than what fits into one message. */

const CLI = path.resolve(import.meta.dirname, '..', 'dist', 'node', 'cli.js');
const HEAP_MB = 96;
const COUNT = 27_000;
const PADDING = 'x'.repeat(12_000);

let folder = '';
let file = '';
let served: Served;
let client: Client;
let socket: WebSocket;

beforeAll(async () => {
  await built();
  folder = mkdtempSync(path.join(os.tmpdir(), 'download-'));
  file = path.join(folder, 'site.log');
  const fd = openSync(file, 'w');
  for (let at = 0; at < COUNT; at += 100) writeSync(fd, Array.from({ length: 100 }, (_, i) => `${new Date(1_769_846_400_000 + at + i).toISOString()} CP1: send [2,"m${at + i}","DataTransfer",{"vendorId":"v","data":"${PADDING}"}]\n`).join(''));
  closeSync(fd);
  served = await started(spawn(process.execPath, [`--max-old-space-size=${HEAP_MB}`, CLI, 'serve', '--port', '0', '--no-open', '--data', path.join(folder, 'data')], { stdio: ['ignore', 'pipe', 'pipe'] }), folder);
  const { host, hash } = new URL(served.url);
  socket = new WebSocket(`ws://${host}/host?${hash.slice(1)}`, { origin: `http://${host}` });
  await new Promise((resolve, reject) => socket.once('open', resolve).once('error', reject));
  client = createClient(wsWire<ToHost, ToWindow>(socket), { clock: new NodeClock() });
});
afterAll(async () => {
  socket.terminate();
  await served.kill();
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
});

/** Fetches what the host offers next: its bytes are counted and hashed as they come. */
function fetched(): Promise<{ readonly hash: string; readonly bytes: number }> {
  const { hostname, port, hash } = new URL(served.url);
  return new Promise((resolve, reject) => {
    const stop = client.on('download.ready', ({ place }) => {
      stop();
      get({ hostname, port, path: `/${place}?${hash.slice(1)}` }, (answer) => {
        let bytes = 0;
        const made = createHash('sha256');
        answer.on('data', (piece: Buffer) => { bytes += piece.length; made.update(piece); }).on('end', () => resolve({ hash: made.digest('hex'), bytes })).on('error', reject);
      }).on('error', reject);
    });
  });
}

async function hashOf(path: string): Promise<string> {
  const made: Hash = createHash('sha256');
  await pipeline(createReadStream(path), made);
  return made.digest('hex');
}

test('an export of more than 300 MB is what the command line writes, byte for byte; so is the journal', async () => {
  const opened = await client.call('log.open', { path: file });
  expect(opened).toMatchObject({ ok: true, value: { frames: COUNT } });
  const coming = fetched();
  const exported = await client.call('log.export', { format: 'csv' });
  expect(exported).toMatchObject({ ok: true, value: { saved: true, name: 'site.log.csv' } });
  const { hash, bytes } = await coming;
  expect(bytes).toBeGreaterThan(300 * 2 ** 20);
  const converted = path.join(folder, 'converted.csv');
  await promisify(execFile)(process.execPath, [CLI, 'convert', file, '--to', 'csv', '-o', converted]);
  expect(hash).toBe(await hashOf(converted));

  const journal = fetched();
  expect(await client.call('log.save', {})).toMatchObject({ ok: true, value: { saved: true, name: 'site.log.ocppj.jsonl' } });
  expect((await journal).bytes).toBeGreaterThan(300 * 2 ** 20);
});
