import fs from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Command, killCommands } from '../support/command';
import { TapBench } from './tap-bench';

// Processes of their own take their time on a busy machine.
vi.setConfig({ testTimeout: 120_000 });

/** What `check` says of the journal of a real tap: nobody is to blame for what the workbench did to the wire. */

let bench: TapBench;
let folder = '';
beforeEach(async () => {
  bench = new TapBench();
  folder = await fs.mkdtemp(path.join(os.tmpdir(), 'blame-'));
});
afterEach(async () => {
  killCommands();
  await bench.end();
  await fs.rm(folder, { recursive: true, force: true, maxRetries: 5 });
});

async function checked(...options: string[]): Promise<{ readonly code: number | null; readonly stdout: string }> {
  const { storage } = bench;
  await fs.writeFile(path.join(folder, 'tapped.ocppj.jsonl'), storage.read(0, storage.size));
  return new Command(folder, ['check', 'tapped.ocppj.jsonl', ...options]).ended;
}

test('a broken request injected into a station is the workbench’s: no violation, exit code 0', async () => {
  const { tap, station, csms } = await bench.pair();
  expect(await tap.sendRaw('CP1', 'station', '[2,"x","Reset",{"type":"Gently"}]')).toEqual({ ok: true });
  await expect.poll(() => station.heard.length).toBe(1);
  station.socket.send('[4,"x","FormatViolation","",{}]');
  station.socket.send('[2,"1","Heartbeat",{}]');
  await expect.poll(() => csms.heard.length).toBe(1);
  csms.socket.send('[3,"1",{"currentTime":"2026-01-01T00:00:00Z"}]');
  await expect.poll(() => station.heard.length).toBe(2);
  const { code, stdout } = await checked();
  expect(stdout).toMatch(/\(Reset, id "x", injected by the workbench\): error: .*"Gently".* The workbench injected this message; the CSMS did not send it\./);
  expect(stdout).toMatch(/4 messages, no violations, and 1 finding in what the workbench itself put on the wire, which no side is to blame for/);
  expect(code).toBe(0);
  const { stdout: json } = await checked('--json');
  expect(JSON.parse(json.split('\n')[0] ?? '')).toMatchObject({ own: 'injected', action: 'Reset' });
});

test('a side is judged by what it got: a dropped answer, a held request and a changed one blame nobody', async () => {
  const { tap, station, csms } = await bench.pair({ holds: [{ from: 'station', action: 'StatusNotification', half: 'request', times: 2 }], drops: [{ from: 'csms', action: 'DataTransfer', half: 'response' }] });
  const status = (id: string): string => `[2,"${id}","StatusNotification",{"timestamp":"2026-01-01T00:00:00Z","connectorStatus":"Available","evseId":1,"connectorId":1}]`;
  station.socket.send('[2,"1","DataTransfer",{"vendorId":"v"}]');
  await expect.poll(() => csms.heard.length).toBe(1);
  csms.socket.send('[3,"1",{"status":"Accepted"}]');
  csms.socket.send('[2,"c","ClearCache",{}]');
  await expect.poll(() => station.heard).toEqual(['[2,"c","ClearCache",{}]']);
  station.socket.send('[3,"c",{"status":"Accepted"}]');
  station.socket.send(status('2'));
  await expect.poll(() => tap.state().held.length).toBe(1);
  tap.answerHeld(tap.state().held[0]?.key ?? -1, { kind: 'change', text: status('2').replace('Available', 'Bogus') });
  await expect.poll(() => csms.heard.length).toBe(3);
  csms.socket.send('[4,"2","PropertyConstraintViolation","",{}]');
  await expect.poll(() => station.heard.length).toBe(2);
  station.socket.send(status('3'));
  await expect.poll(() => tap.state().held.length).toBe(1);
  const { code, stdout } = await checked();
  expect(stdout).toMatch(/changed by the workbench\): error: .*Bogus.* The workbench sent this text in the place of what the station had sent\./);
  expect(stdout.split('\n').filter((line) => line.includes(': error: ') || line.includes(': warning: ')).map((line) => /\[(\S+)/.exec(line)?.[1])).toEqual(['enum']);
  expect(code).toBe(0);
});
