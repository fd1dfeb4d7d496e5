import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { Agent, request } from 'node:http';
import os from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { WebSocket } from 'ws';
import { NodeClock } from '../electron/node/node-clock';
import { wsWire } from '../electron/node/ws-wire';
import { createClient, type Client } from '../shared/ipc/client';
import type { CommandInput, CommandName, CommandOutput, ToHost, ToWindow } from '../shared/ipc/contract';
import { built } from './support/built';
import { started, type Served } from './support/serve';

// Hundreds of megabytes take their time on a busy machine.
vi.setConfig({ testTimeout: 300_000 });

/** A log that is larger than its host's memory, and than what fits into one message, is handed over as a page does it, and opened. */

const HEAP_MB = 96;
const PAIRS = 90_000;
const PIECE = 2 << 20;
const START = Date.UTC(2026, 0, 31, 8);
const VALUES = Array.from({ length: 32 }, (_, phase) => `{"value":"${1000 + phase}","context":"Sample.Periodic","measurand":"Energy.Active.Import.Register","phase":"L${1 + (phase % 3)}","unit":"Wh"}`).join(',');

/** Meter values of many phases, and their answer; the same number of bytes for each. */
function linesOf(pair: number): string {
  const at = new Date(START + pair * 1000).toISOString();
  const id = String(pair).padStart(6, '0');
  return `${at} INFO chargePoint=CP001 received message [2,"m${id}","MeterValues",{"connectorId":1,"transactionId":7,"meterValue":[{"timestamp":"${at}","sampledValue":[${VALUES}]}]}]\n${at} INFO chargePoint=CP001 sending [3,"m${id}",{}]\n`;
}

const WIDTH = linesOf(0).length;
/** Bytes of the whole log; nobody holds it. */
const SIZE = PAIRS * WIDTH;

function pieceAt(from: number): Buffer {
  const to = Math.min(from + PIECE, SIZE);
  const [first, last] = [Math.floor(from / WIDTH), Math.ceil(to / WIDTH)];
  const text = Array.from({ length: last - first }, (_, at) => linesOf(first + at)).join('');
  return Buffer.from(text, 'latin1').subarray(from - first * WIDTH, to - first * WIDTH);
}

let temporary = '';
let data = '';
let served: Served;
let socket: WebSocket;
let client: Client;
const agent = new Agent({ keepAlive: true });

beforeAll(built);
beforeEach(async () => {
  temporary = mkdtempSync(path.join(os.tmpdir(), 'hand-over-'));
  data = mkdtempSync(path.join(os.tmpdir(), 'hand-over-data-'));
  await start();
});
afterEach(async () => {
  socket.terminate();
  await served.kill();
  for (const folder of [temporary, data]) rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
});
afterAll(() => agent.destroy());

async function start(): Promise<void> {
  const cli = path.resolve(import.meta.dirname, '..', 'dist', 'node', 'cli.js');
  const env = { ...process.env, TMPDIR: temporary, TEMP: temporary, TMP: temporary };
  served = await started(spawn(process.execPath, [`--max-old-space-size=${HEAP_MB}`, cli, 'serve', '--port', '0', '--no-open', '--data', data], { stdio: ['ignore', 'pipe', 'pipe'], env }), data);
  const { host, hash } = new URL(served.url);
  socket = new WebSocket(`ws://${host}/host?${hash.slice(1)}`, { origin: `http://${host}` });
  await new Promise((resolve, reject) => socket.once('open', resolve).once('error', reject));
  client = createClient(wsWire<ToHost, ToWindow>(socket), { clock: new NodeClock() });
}

async function ask<Name extends CommandName>(name: Name, input: CommandInput<Name>): Promise<CommandOutput<Name>> {
  const reply = await client.call(name, input);
  if (!reply.ok) throw new Error(`${name}: ${reply.error.message}`);
  return reply.value;
}

function put(place: string, at: number, piece: Buffer): Promise<number | undefined> {
  const { hostname, port, hash } = new URL(served.url);
  return new Promise((resolve, reject) => {
    request({ agent, hostname, port, method: 'PUT', path: `/hand-over/${place}/0/${at}?${hash.slice(1)}`, headers: { 'Content-Length': piece.length } }, (response) => {
      response.resume().on('end', () => resolve(response.statusCode));
    }).on('error', reject).end(piece);
  });
}

/** The bytes of what is kept for a while. */
function kept(): number {
  const folder = path.join(temporary, 'ocpp-workbench-reading');
  return readdirSync(folder, { recursive: true }).reduce((sum, name) => sum + (statSync(path.join(folder, String(name)), { throwIfNoEntry: false })?.isFile() === true ? statSync(path.join(folder, String(name))).size : 0), 0);
}

test('a log of more than 300 MB is handed over to a host with little memory, opened, and gone when it is closed', async () => {
  expect(SIZE).toBeGreaterThan(300 * 2 ** 20);
  const { offer, place } = await ask('log.handOver', { files: [{ name: 'site.log', size: SIZE }] });
  for (let at = 0; at < SIZE; at += PIECE) expect(await put(place, at, pieceAt(at))).toBe(204);
  expect(kept()).toBe(SIZE);
  const { name, journal, preview } = await ask('log.preview', { offer });
  expect({ name, journal, files: preview?.files.map((file) => file.name) }).toEqual({ name: 'site.log', journal: false, files: ['site.log'] });
  const labels = new Set<string>();
  client.on('progress', ({ label }) => labels.add(label));
  const info = await ask('log.open', { offer, wishes: { zone: 'Europe/Berlin' } });
  expect(info).toMatchObject({ name: 'site.log', frames: 2 * PAIRS, reading: { linesRead: 2 * PAIRS, brokenLines: 0 }, stations: [{ id: 'CP001' }] });
  expect(info.path).toBeUndefined();
  expect(labels).toContain('Reading site.log');
  const { file, lines } = await ask('log.source', { index: info.entries - 1, around: 0 });
  expect([file, lines.length]).toEqual(['site.log', 1]);
  await ask('log.close', {});
  await expect.poll(kept).toBe(0);
});

test('what is half handed over goes with its window, and with the host, also with one that was killed', async () => {
  const begin = async (): Promise<void> => {
    const { place } = await ask('log.handOver', { files: [{ name: 'site.log', size: SIZE }] });
    expect(await put(place, 0, pieceAt(0))).toBe(204);
    expect(kept()).toBe(PIECE);
  };
  await begin();
  socket.close();
  await expect.poll(kept).toBe(0);

  await served.kill();
  await start();
  await begin();
  await served.stop();
  expect(kept()).toBe(0);

  await start();
  await begin();
  await served.kill();
  expect(kept()).toBe(PIECE);
  await start();
  await expect.poll(kept).toBe(0);
});
