import { spawn } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, readdirSync, readFileSync, rmSync, statSync, writeSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { cli, killCommands } from './support/command';

// Processes of their own take their time on a busy machine.
vi.setConfig({ testTimeout: 180_000 });

/** The command line of the last build, with logs that are far larger than the memory that it has. */

const HEAP_MB = 64;
const PAIRS = 26_000;
const START = Date.UTC(2026, 0, 31, 8);
/** Temporary files of the commands alone. */
let folder = '';
let log = '';

beforeAll(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'cli-big-'));
  log = written('station.log', PAIRS);
});
afterEach(killCommands);
afterAll(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));

function written(name: string, pairs: number): string {
  const file = path.join(folder, name);
  const fd = openSync(file, 'w');
  for (let pair = 0; pair < pairs; pair += 500) writeSync(fd, Array.from({ length: 500 }, (_, at) => linesOf(pair + at)).join(''));
  closeSync(fd);
  return file;
}

/** Meter values of many phases, some of which are no numbers, and their answer. */
function linesOf(pair: number): string {
  const at = new Date(START + pair * 1000).toISOString();
  const values = Array.from({ length: 32 }, (_, phase) => `{"value":"${pair === 20_000 && phase === 0 ? 'many' : pair + phase}","context":"Sample.Periodic","measurand":"Energy.Active.Import.Register","phase":"L${1 + (phase % 3)}","unit":"Wh"}`);
  const call = `[2,"m${pair}","MeterValues",{"connectorId":1,"transactionId":${1 + Math.floor(pair / 1000)},"meterValue":[{"timestamp":"${at}","sampledValue":[${values.join(',')}]}]}]`;
  return `${at} INFO chargePoint=CP001 received message ${call}\n${at} INFO chargePoint=CP001 sending [3,"m${pair}",{}]\n`;
}

interface Told {
  readonly code: number | null;
  readonly lines: number;
  readonly last: string;
  readonly stderr: string;
}

/** Runs a command with little memory; of what it says the lines are counted, and the last one is kept. */
async function run(args: readonly string[]): Promise<Told> {
  const child = spawn(process.execPath, [cli, ...args], { stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, TMPDIR: folder, TEMP: folder, TMP: folder, NODE_OPTIONS: `--max-old-space-size=${HEAP_MB}` } });
  let [lines, last, stderr] = [0, '', ''];
  child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
  const ended = new Promise<number | null>((resolve) => child.on('close', resolve));
  for await (const line of createInterface({ input: child.stdout })) {
    lines += 1;
    last = line;
  }
  return { code: await ended, lines, last, stderr };
}

const leftOver = (): string[] => readdirSync(path.join(folder, 'ocpp-workbench-reading'));

test('info, check and convert read a log that is larger than their memory', async () => {
  expect(statSync(log).size).toBeGreaterThan(100e6);
  const info = await run(['info', log, '--json']);
  expect(info).toMatchObject({ code: 0, stderr: '', lines: 1 });
  expect(JSON.parse(info.last)).toMatchObject({ frames: 2 * PAIRS, lines: 2 * PAIRS, versions: ['1.6'], stations: ['CP001'], unreadLines: 0, transactions: Math.ceil(PAIRS / 1000) });
  const checked = await run(['check', log, '--json']);
  expect(checked).toMatchObject({ code: 1, stderr: '', lines: 1 });
  expect(JSON.parse(checked.last)).toMatchObject({ line: 40_001, messageId: 'm20000' });
  const converted = await run(['convert', log, '--to', 'journal']);
  expect(converted).toMatchObject({ code: 0, stderr: '', lines: 2 * PAIRS + 2 });
  expect(JSON.parse(converted.last)).toMatchObject({ k: 'frame', d: 'down', text: `[3,"m${PAIRS - 1}",{}]`, src: [0, 2 * PAIRS, 2 * PAIRS, expect.any(Number), expect.any(Number)] });
  expect(leftOver()).toEqual([]);
});

test('use cases are judged from a log that is larger than the memory', async () => {
  const judged = await run(['run', 'all', '--log', log, '--data', folder, '--json']);
  expect(judged.stderr).toBe('');
  expect(judged.code).toBe(1);
  expect(JSON.parse(judged.last)).toMatchObject({ type: 'summary' });
  expect(leftOver()).toEqual([]);
  expect(readdirSync(folder)).not.toContain('journals');
});

test.skipIf(process.platform === 'win32')('convert leaves nothing behind when it is interrupted, or its reader goes', async () => {
  const out = path.join(folder, 'out.ocppj.jsonl');
  const child = spawn(process.execPath, [cli, 'convert', log, '--to', 'journal', '-o', out], { stdio: 'ignore', env: { ...process.env, TMPDIR: folder } });
  const ended = new Promise<number | null>((resolve) => child.on('exit', resolve));
  // It is at work when its temporary journal is there.
  await vi.waitFor(() => expect(leftOver().flatMap((name) => readdirSync(path.join(folder, 'ocpp-workbench-reading', name)))).toHaveLength(1), { timeout: 60_000, interval: 20 });
  child.kill('SIGINT');
  expect(await ended).toBe(130);
  expect(leftOver()).toEqual([]);
  expect(readdirSync(folder)).not.toContain('out.ocppj.jsonl');

  const shorter = written('shorter.log', 1000);
  const head = spawn('sh', ['-c', `"${process.execPath}" "${cli}" convert "${shorter}" --to journal | head -n 2`], { env: { ...process.env, TMPDIR: folder } });
  let [stdout, stderr] = ['', ''];
  head.stdout.on('data', (chunk: Buffer) => (stdout += chunk.toString()));
  head.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
  expect(await new Promise((resolve) => head.on('close', resolve))).toBe(0);
  expect({ lines: stdout.split('\n').length, stderr }).toEqual({ lines: 3, stderr: '' });
  expect(leftOver()).toEqual([]);
});

test('a journal is converted into its own file', async () => {
  const journal = path.join(folder, 'own.ocppj.jsonl');
  expect(await run(['convert', path.resolve(import.meta.dirname, '../shared/import/fixtures/steve.log'), '--to', 'journal', '-o', journal])).toMatchObject({ code: 0, stderr: '' });
  const before = readFileSync(journal, 'utf8');
  expect(await run(['convert', journal, '--to', 'journal', '-o', journal])).toMatchObject({ code: 0, stderr: '' });
  expect(readFileSync(journal, 'utf8')).toBe(before);
  expect(readdirSync(folder).filter((name) => name.endsWith('.part'))).toEqual([]);
});
