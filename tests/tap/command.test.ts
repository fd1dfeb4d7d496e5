import fs from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { Command, killCommands } from '../support/command';

// Processes of their own take their time on a busy machine.
vi.setConfig({ testTimeout: 120_000 });

/** `ocpp-workbench tap` of the last build, between `station` and `csms`, each a process of its own. */

let folder = '';
beforeAll(async () => { folder = await fs.mkdtemp(path.join(os.tmpdir(), 'tap-')); });
afterEach(killCommands);
afterAll(() => fs.rm(folder, { recursive: true, force: true, maxRetries: 5 }));

const data = (name: string): string[] => ['--data', path.join(folder, name)];
const frames = (text: string): string[] => text.split('\n').filter((line) => line.includes('"text":"[')).map((line) => (JSON.parse(line) as { text: string }).text);

test('a session passes, is printed, and is recorded where it was asked for', async () => {
  const csms = new Command(folder, ['csms', '--port', '0', '--json', ...data('csms')]);
  const [, port] = await csms.says(/"port":(\d+)/);
  const tap = new Command(folder, ['tap', '--listen', '0', '--upstream', `ws://127.0.0.1:${port}`, '--record', 'seen.ocppj.jsonl', '--json', ...data('tap')]);
  const [, tapPort] = await tap.says(/"port":(\d+)/);
  const station = await new Command(folder, ['station', '--url', `ws://127.0.0.1:${tapPort}`, '--id', 'CP7', '--version', '2.0.1', '--session', '--speed', '200', ...data('station')]).ended;
  expect(station.stdout + station.stderr).toContain('Accepted.');
  const ended = await tap.interrupt();
  expect(ended.code).toBe(0);
  const printed = frames(ended.stdout);
  expect(printed.length).toBeGreaterThan(10);
  expect(frames((await csms.interrupt()).stdout)).toEqual(printed);
  const checked = await new Command(folder, ['check', 'seen.ocppj.jsonl']).ended;
  expect(checked.stdout).not.toMatch(/error:/);
  expect(frames(await fs.readFile(path.join(folder, 'seen.ocppj.jsonl'), 'utf8'))).toEqual(printed);
});

test.each([
  [['--upstream', 'http://csms'], /It should be like ws:/],
  [['--upstream', 'ws://csms', '--drop', 'nobody'], /It should be like station:Heartbeat/],
  [['--upstream', 'ws://csms', '--user', 'me'], /--user is of no use without --password/],
  [['--upstream', 'ws://csms', '--cert', 'none.pem'], /none\.pem cannot be read/],
])('%j is refused with a sentence', async (args, sentence) => {
  const { code, stderr } = await new Command(folder, ['tap', '--listen', '0', ...args, ...data('none')]).ended;
  expect(code).toBe(2);
  expect(stderr).toMatch(sentence);
});

test('what is recorded is in the file while it runs, and all of it after the process was killed; a file that is there is kept', async () => {
  const csms = new Command(folder, ['csms', '--port', '0', '--json', ...data('csms-2')]);
  const [, port] = await csms.says(/"port":(\d+)/);
  const tap = new Command(folder, ['tap', '--listen', '0', '--upstream', `ws://127.0.0.1:${port}`, '--record', 'killed.ocppj.jsonl', '--json', ...data('tap-2')]);
  const [, tapPort] = await tap.says(/"port":(\d+)/);
  await new Command(folder, ['station', '--url', `ws://127.0.0.1:${tapPort}`, '--id', 'CP8', '--version', '1.6', '--session', '--speed', '200', ...data('station-2')]).ended;
  const printed = frames(tap.stdout);
  await tap.kill();
  const recorded = await fs.readFile(path.join(folder, 'killed.ocppj.jsonl'), 'utf8');
  expect(printed.length).toBeGreaterThan(10);
  expect(frames(recorded).slice(0, printed.length)).toEqual(printed);
  await expect(fs.readdir(path.join(folder, 'tap-2', 'journals'))).rejects.toThrow();
  const again = await new Command(folder, ['tap', '--listen', '0', '--upstream', `ws://127.0.0.1:${port}`, '--record', 'killed.ocppj.jsonl', ...data('tap-2')]).ended;
  expect(again.code).toBe(1);
  expect(again.stderr).toContain('killed.ocppj.jsonl is there already, and what is in it is kept.');
  const nowhere = await new Command(folder, ['tap', '--listen', '0', '--upstream', `ws://127.0.0.1:${port}`, '--record', 'no/folder/x.jsonl', ...data('tap-2')]).ended;
  expect(nowhere.stderr).toContain('no/folder/x.jsonl cannot be written');
  expect(await fs.readFile(path.join(folder, 'killed.ocppj.jsonl'), 'utf8')).toBe(recorded);
});
