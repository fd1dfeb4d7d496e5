import fs from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { Command, killCommands, type Ended } from './support/command';

// Processes of their own take their time on a busy machine.
vi.setConfig({ testTimeout: 180_000 });

/** `ocpp-workbench run`: use cases over real sockets, from the command line. */

let folder = '';

beforeAll(async () => {
  folder = await fs.mkdtemp(path.join(os.tmpdir(), 'run-'));
});
afterEach(killCommands);
afterAll(() => fs.rm(folder, { recursive: true, force: true, maxRetries: 5 }));

const data = (): string[] => ['--data', path.join(folder, 'data')];
const run = (args: readonly string[]): Promise<Ended> => new Command(folder, ['run', ...args]).ended;
const objects = (text: string): Record<string, unknown>[] => text.trim().split('\n').filter((line) => line !== '').map((line) => JSON.parse(line) as Record<string, unknown>);

async function scenario(name: string, steps: string, more = ''): Promise<string> {
  const file = path.join(folder, name);
  await fs.writeFile(file, `scenario: own\ntitle: An own scenario\nversions: ["2.0.1"]\n${more}cases:\n  - id: one\n    title: One case\n    steps:\n${steps}`);
  return file;
}

describe('with both ends ours', () => {
  test('a use case passes in every version, and the journal entries of each check are named', async () => {
    const { code, stdout } = await run(['G02', '--json', ...data()]);
    expect(code).toBe(0);
    const lines = objects(stdout);
    expect(lines.map(({ type }) => type)).toEqual(['scenario', 'scenario', 'scenario', 'summary']);
    const [first] = lines as { cases: { checks: { verdict: string; entries: number[]; text: string }[] }[] }[];
    const checks = first?.cases.flatMap((one) => one.checks) ?? [];
    expect(checks.length).toBeGreaterThan(4);
    expect(checks.find(({ text }) => text.includes('Heartbeat'))?.entries.length).toBeGreaterThan(0);
    expect(lines.at(-1)).toMatchObject({ passed: 3, failed: 0, open: 0 });
  });

  test('an own scenario that fails says what was expected and what came, and ends with 1', async () => {
    const file = await scenario('fails.yaml', '      - { call: GetVariables, from: csms, payload: { getVariableData: [{ component: { name: Nowhere }, variable: { name: Nothing } }] }, answered: { getVariableResult: [{ attributeStatus: Accepted }] } }\n');
    const { code, stdout } = await run([file, ...data()]);
    expect(code).toBe(1);
    expect(stdout).toMatch(/expected getVariableResult\[0\]\.attributeStatus: Accepted\n\s+came\s+UnknownComponent/);
    expect(stdout).toContain('0 passed, 1 failed');
  });

  test('waiting for hours takes no hours', async () => {
    const file = await scenario('long.yaml', '      - { wait: 36000 }\n      - { check: interval, with: { action: Heartbeat, seconds: 300 } }\n', 'given: { csms: { heartbeatInterval: 300 } }\n');
    expect(await run([file, ...data()])).toMatchObject({ code: 0 });
  });

  test('writes a JUnit report', async () => {
    expect(await run(['E02', '--version', '2.0.1', '--junit', 'report.xml', ...data()])).toMatchObject({ code: 0 });
    const report = await fs.readFile(path.join(folder, 'report.xml'), 'utf8');
    expect(report).toContain('<testsuite name="E02 ');
    expect(report).toMatch(/<testcase classname="E02\.[\w-]+" name="/);
    expect(report).toMatch(/failures="0"/);
  });
});

test('--list names every scenario, as one object a line', async () => {
  const { code, stdout } = await run(['--list', '--json']);
  expect(code).toBe(0);
  const all = objects(stdout);
  expect(all.find(({ name }) => name === 'E02')).toMatchObject({ useCase: 'E02', versions: ['2.0.1', '2.1'] });
  expect(all.every(({ cases }) => Array.isArray(cases) && cases.length > 0)).toBe(true);
});

test('our station against a CSMS with TLS and passwords, whose root it is given', async () => {
  const csms = new Command(folder, ['csms', '--port', '0', '--security-profile', '2', '--auth', 'CP8:0123456789abcdef', '--data', path.join(folder, 'tls')]);
  const [, port] = await csms.says(/wss:\/\/127\.0\.0\.1:(\d+)/);
  const [root] = await csms.says(/-----BEGIN CERTIFICATE-----[\s\S]+-----END CERTIFICATE-----/);
  await fs.writeFile(path.join(folder, 'root.pem'), root);
  const play = (...more: string[]): Promise<Ended> => run(['C01', '--case', 'card-first', '--version', '2.0.1', '--role', 'station', '--url', `wss://127.0.0.1:${port}`, '--id', 'CP8', '--password', '0123456789abcdef', '--yes', ...more, ...data()]);
  const played = await play('--ca', 'root.pem');
  expect(played.stdout).toContain('1 passed, 0 failed');
  expect(await play('--ca', 'nowhere.pem')).toMatchObject({ code: 2, stderr: expect.stringMatching(/--ca: nowhere\.pem cannot be read/) });
  await csms.interrupt();
});

test('our CSMS with TLS against a station that comes to it', async () => {
  const folderOf = path.join(folder, 'own-tls');
  const played = new Command(folder, ['run', 'B06', '--case', 'get', '--role', 'csms', '--port', '0', '--security-profile', '2', '--auth', '*:0123456789abcdef', '--yes', '--data', folderOf]);
  const [root] = await played.says(/-----BEGIN CERTIFICATE-----[\s\S]+-----END CERTIFICATE-----/);
  const [, port] = await played.says(/wss:\/\/127\.0\.0\.1:(\d+)/);
  await fs.writeFile(path.join(folder, 'own-root.pem'), root);
  const station = new Command(folder, ['station', '--url', `wss://127.0.0.1:${port}`, '--id', 'CP9', '--version', '2.0.1', '--password', '0123456789abcdef', '--ca', 'own-root.pem', ...data()]);
  const { code, stdout } = await played.ended;
  expect(stdout).toContain('1 passed, 0 failed');
  expect(code).toBe(0);
  await station.interrupt();
});

test('our station against a CSMS that runs elsewhere, and the same judged from its log', async () => {
  const csms = new Command(folder, ['csms', '--port', '0', '--path', '/ocpp', '--json', '--data', path.join(folder, 'csms')]);
  const [, port] = await csms.says(/"port":(\d+)/);
  const played = await run(['C01', '--case', 'card-first', '--version', '2.0.1', '--role', 'station', '--url', `ws://127.0.0.1:${port}/ocpp`, '--id', 'CP7', '--yes', ...data()]);
  expect(played.stdout).toContain('1 passed, 0 failed');
  expect(played.code).toBe(0);
  await csms.interrupt();
  const journals = path.join(folder, 'csms', 'journals');
  const [log = ''] = await fs.readdir(journals);
  const judged = await run(['C01', '--log', path.join(journals, log), ...data()]);
  expect(judged.stdout).toContain('OCPP 2.0.1, offline');
  expect(judged.stdout).toContain('0 failed');
});

test('our CSMS tells a person what to do at a station that is not ours', async () => {
  const command = new Command(folder, ['run', 'E02', '--case', 'cable-first', '--version', '2.0.1', '--role', 'csms', '--port', '0', '--path', '/ocpp', '--json', ...data()]);
  const [, port] = await command.says(/"port":(\d+)/);
  const station = new Command(folder, ['station', '--url', `ws://127.0.0.1:${port}/ocpp`, '--id', 'CP8', '--version', '2.0.1', ...data()]);
  const [prompt = ''] = await command.says(/\{"type":"prompt"[^\n]*/);
  expect(JSON.parse(prompt)).toMatchObject({ who: 'station', kind: 'act', text: 'Plug the cable in at EVSE 1, connector 1.' });
  await station.interrupt();
});

test.each<[string[], RegExp]>([
  [[], /What is to run\? A use case such as E02/],
  [['Z99'], /There is no use case, block or scenario "Z99"/],
  [['nothing.yaml'], /nothing\.yaml cannot be read/],
  [['E02', '--role', 'station'], /--role station needs --url/],
  [['E02', '--role', 'tester'], /Allowed choices are both, csms, station/],
  [['E02', '--set', 'nothing'], /It should be NAME=VALUE/],
  [['G02-16', '--version', '2.1'], /does not exist in OCPP 2\.1/],
])('%j is refused with exit code 2 and a sentence', async (args, sentence) => {
  const { code, stderr } = await run(args);
  expect(stderr).toMatch(sentence);
  expect(code).toBe(2);
});

test.each<[string, string, RegExp]>([
  ['a step that does nothing', '      - { text: Hello }\n', /line 8: step 1 in case one: it does nothing; one of expect/],
  ['a member that does not exist', '      - { expect: Heartbeat, from: station, whenever: 3 }\n', /line 8: “whenever” in step 1 in case one: there is no such member/],
  ['a side that does not exist', '      - { expect: Heartbeat, from: backend }\n', /“from” in step 1 in case one/],
  ['broken YAML', '      - { expect: Heartbeat\n', /line \d+, column \d+/],
])('a scenario file with %s is refused with where it is', async (name, steps, sentence) => {
  const { code, stderr } = await run([await scenario(`${name.replaceAll(' ', '-')}.yaml`, steps)]);
  expect(stderr).toMatch(sentence);
  expect(code).toBe(2);
});
