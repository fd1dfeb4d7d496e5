import { spawn } from 'node:child_process';
import fs from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { zipSync } from 'fflate';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { SAMPLE_FRAMES } from '../shared/ocpp/samples';
import { cli, Command, killCommands, type Ended } from './support/command';

// Processes of their own take their time on a busy machine.
vi.setConfig({ testTimeout: 120_000 });

/** The command line of the last build, as processes of their own. `npm test` builds it first. */

let folder = '';

beforeAll(async () => {
  folder = await fs.mkdtemp(path.join(os.tmpdir(), 'cli-'));
});
afterEach(killCommands);
afterAll(() => fs.rm(folder, { recursive: true, force: true, maxRetries: 5 }));

const run = (args: readonly string[], input?: string): Promise<Ended> => new Command(folder, args, input).ended;
const data = (): string[] => ['--data', path.join(folder, 'data')];
const objects = (text: string): Record<string, unknown>[] => text.trim().split('\n').filter((line) => line !== '').map((line) => JSON.parse(line) as Record<string, unknown>);

describe('ocpp-workbench', () => {
  test.each([[[]], [['--help']], [['help']]])('%j explains what there is', async (args) => {
    const { code, stdout } = await run(args);
    expect(code).toBe(0);
    for (const word of ['serve', 'csms', 'station', 'tap', 'run', 'check', 'info', 'convert', 'variables', '--version']) expect(stdout).toContain(word);
  });

  test.each([
    ['serve', ['--host', '--port', '--open', '--data', '--token']],
    ['csms', ['--port', '--path', '--host', '--auth', '--version', '--json', 'Examples']],
    ['station', ['--url', '--id', '--version', '--session', '--password', '--json', 'Exit code', 'Examples']],
    ['tap', ['--upstream', '--listen', '--security-profile', '--record', '--drop', 'Exit code', 'Examples']],
    ['check', ['--version', '--json', 'Exit code', 'Examples']],
    ['info', ['--zone', '--json', 'Exit code', 'Example']],
    ['convert', ['--to', '--output', 'Exit code', 'Example']],
    ['variables', ['--of', '--at', '--with', '--json', 'Exit code', 'Examples']],
    ['run', ['--role', '--url', '--port', '--json', '--junit', '--list', '--log', 'Exit code', 'Examples']],
  ])('%s explains itself', async (command, words) => {
    const { code, stdout } = await run([command, '--help']);
    expect(code).toBe(0);
    for (const word of words) expect(stdout).toContain(word);
  });

  test('says its version', async () => {
    expect(await run(['--version'])).toMatchObject({ code: 0, stdout: expect.stringMatching(/^\d+\.\d+\.\d+\n$/) as string });
  });

  test.each<[string[], RegExp]>([
    [['chekc'], /unknown command 'chekc'[\s\S]*check/],
    [['check', '--jsno'], /unknown option '--jsno'/],
    [['check', '--version', '2.0'], /'2\.0' is invalid\. It should be one of 1\.6, 2\.0\.1, 2\.1\./],
    [['check', 'a', 'b'], /too many arguments/],
    [['info', '-', '--zone', 'Berlin'], /It should be an offset from UTC such as \+02:00/],
    [['convert', '-', '--to', 'xml'], /There is no format "xml" to write; there are journal, ocpp-trace/],
    [['info', '-', '--format', 'xml'], /There is no format "xml"; there are journal, ocpp-trace/],
    [['csms', '--port', '70000'], /It should be a number from 0 to 65535/],
    [['csms', '--auth', 'nocolon'], /It should be ID:PASSWORD/],
    [['serve', '--port', 'http'], /It should be a number/],
    [['station', '--url', 'http://127.0.0.1', '--id', 'A', '--version', '1.6'], /It should be like ws:\/\//],
    [['station', '--id', 'A', '--version', '1.6'], /required option '--url <URL>'/],
    [['station', '--url', 'ws://127.0.0.1:1', '--id', 'A'], /required option '--version <V>'/],
    [['station', '--url', 'ws://127.0.0.1:1', '--id', 'A', '--version', '1.6', '--cert', 'none.pem', '--key', 'none.pem'], /--cert: none\.pem cannot be read/],
  ])('%j is refused with exit code 2 and a sentence', async (args, sentence) => {
    const { code, stdout, stderr } = await run(args);
    expect(code).toBe(2);
    expect(stderr).toMatch(sentence);
    expect(stderr).not.toMatch(/\n\s+at /);
    expect(stdout).toBe('');
  });
});

describe('check', () => {
  const samples = SAMPLE_FRAMES.map(({ text }) => text).join('\n');

  test('is content with what is in order', async () => {
    const { code, stdout } = await run(['check', '-', '--version', '2.0.1'], '[2,"1","Heartbeat",{}]\n[3,"1",{"currentTime":"2026-01-01T00:00:00Z"}]\n');
    expect(code).toBe(0);
    expect(stdout).toBe('2 messages, no violations (Frames alone; OCPP 2.0.1, as asked).\n');
  });

  test('names what 2.0.1 has against the sample frames', async () => {
    const { code, stdout } = await run(['check', '-', '--version', '2.0.1', '--json'], samples);
    expect(code).toBe(1);
    const found = objects(stdout);
    const rules = (line: number): unknown[] => found.filter((finding) => finding['line'] === line).map(({ rule }) => rule);
    expect(rules(1)).toEqual([]);
    expect(rules(2)).toEqual(expect.arrayContaining(['date-time-offset', 'message-id-repeated']));
    expect(found.filter(({ message }) => /seqNo/.test(String(message))).map(({ line }) => line)).toEqual(expect.arrayContaining([3, 4]));
    expect(found.filter(({ line, path: at, message }) => line === 4 && String(at).endsWith('/value') && /75/.test(String(message)))).toHaveLength(1);
    expect(found.some(({ line, message }) => line === 3 && /evse/i.test(String(message)))).toBe(true);
    for (const finding of found) expect(finding).toMatchObject({ path: expect.any(String) as string, rule: expect.any(String) as string, expected: expect.any(String) as string, message: expect.any(String) as string });
  });

  test('tells people line by line', async () => {
    const { code, stdout } = await run(['check', '-'], samples);
    expect(code).toBe(1);
    expect(stdout).toMatch(/^line 2 \(StatusNotification, id "123456789"\): error: timestamp 2021-03-19T07:10:11 has no offset/m);
    expect(stdout).toMatch(/\n5 messages, \d+ violations \(Frames alone; OCPP 2\.0\.1, guessed; --version says otherwise\)\.\n$/);
  });

  test('reads a JSON array of frames from a file', async () => {
    await fs.writeFile(path.join(folder, 'frames.json'), `[\n${SAMPLE_FRAMES.map(({ text }) => text).join(',\n')}\n]`);
    expect(await run(['check', 'frames.json', '--version', '2.0.1'])).toMatchObject({ code: 1, stdout: expect.stringContaining('5 messages') as string });
  });

  test.each<[string, string[], string, RegExp]>([
    ['a file that is not there', ['nowhere.log'], '', /nowhere\.log cannot be read/],
    ['nothing', ['-'], '', /empty/],
    ['something else', ['-'], 'Dear Sir or Madam,\n', /No OCPP message was found in Standard input\. A message is a JSON array/],
  ])('cannot read %s, and ends with 2', async (_what, args, input, sentence) => {
    const { code, stdout, stderr } = await run(['check', ...args], input);
    expect(code).toBe(2);
    expect(stderr).toMatch(sentence);
    expect(stdout).toBe('');
  });

  test.skipIf(process.platform === 'win32')('ends quietly when its reader has seen enough', async () => {
    await fs.writeFile(path.join(folder, 'many.log'), '[2,"1","Heartbeat",{"a":1}]\n'.repeat(20_000));
    const child = spawn('sh', ['-c', `"${process.execPath}" "${cli}" check many.log --version 2.0.1 | head -n 1`], { cwd: folder });
    let stdout = '';
    let stderr = '';
    child.stdout.on('data', (chunk: Buffer) => (stdout += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
    expect(await new Promise((resolve) => child.on('close', resolve))).toBe(0);
    expect(stdout.split('\n')).toHaveLength(2);
    expect(stderr).toBe('');
  });
});

describe('variables', () => {
  const log = (): string => [
    [2, '1', 'GetConfiguration', {}], [3, '1', { configurationKey: [{ key: 'HeartbeatInterval', readonly: false, value: '300' }, { key: 'NumberOfConnectors', readonly: false, value: '2' }] }],
    [2, '2', 'ChangeConfiguration', { key: 'HeartbeatInterval', value: '60' }], [3, '2', { status: 'Accepted' }],
  ].map((frame) => JSON.stringify(frame)).join('\n');

  test('prints what a log tells of a configuration, with what deviates, as text, objects and a table', async () => {
    const file = path.join(folder, 'keys.log');
    await fs.writeFile(file, log());
    const text = await run(['variables', file, '--version', '1.6', '--station', 'CP1']);
    expect(text).toMatchObject({ code: 0, stderr: '' });
    expect(text.stdout).toMatch(/^CP1, OCPP 1\.6, 2 keys\n {2}HeartbeatInterval = "60"/);
    expect(text.stdout).toContain('By the standard it is read only');
    expect(text.stdout).toContain('has not told: ');
    expect(objects((await run(['variables', file, '--version', '1.6', '--json'])).stdout)[0]).toMatchObject({ variable: 'HeartbeatInterval', value: '60', version: '1.6' });
    expect((await run(['variables', file, '--version', '1.6', '--csv'])).stdout).toContain('\r\n,,,,HeartbeatInterval,,,60,ReadWrite');
  });

  test('compares two moments of a log, and snapshots', async () => {
    const file = path.join(folder, 'keys.log');
    await fs.writeFile(file, log());
    const moments = await run(['variables', file, '--version', '1.6', '--at', '2', '--with-at', '4']);
    expect(moments).toMatchObject({ code: 1, stdout: '~ HeartbeatInterval: "300" → "60"\n1 difference.\n' });
    const saved = path.join(folder, 'saved.json');
    await fs.writeFile(saved, (await run(['variables', file, '--version', '1.6', '--snapshot'])).stdout);
    expect(await run(['variables', saved, '--with', file, '--version', '1.6'])).toMatchObject({ code: 0, stdout: 'No difference.\n' });
    expect(objects((await run(['variables', saved, '--with', file, '--version', '1.6', '--with-at', '2', '--json'])).stdout)).toMatchObject([{ kind: 'changed', name: 'HeartbeatInterval', fields: ['value'] }]);
    expect(await run(['variables', file, '--version', '1.6', '--at', '99'])).toMatchObject({ code: 2, stderr: expect.stringContaining('has no entry 99; it has') as string });
    expect(await run(['variables', path.join(folder, 'none.log')])).toMatchObject({ code: 2 });
  });
});

describe('info and convert', () => {
  const fixture = (name: string): string => path.resolve(import.meta.dirname, '..', 'shared', 'import', 'fixtures', name);

  test('info says what a log is, and what was found out about it', async () => {
    const { code, stdout } = await run(['info', fixture('evcc-remote-start.log'), '--json']);
    expect(code).toBe(0);
    expect(objects(stdout)).toMatchObject([{
      format: 'evcc', versions: ['1.6'], stations: ['STATION-A'], entries: 8, frames: 8, cutFrames: 1, unreadLines: 0, otherLines: 0, zoneMinutes: 120, zoneFrom: 'messages', writer: 'csms', transactions: 0,
      timeSpan: { from: '2026-07-23T08:21:46.000Z', to: '2026-07-23T08:21:49.000Z' },
    }]);
  });

  test('what a person says about the log counts for more', async () => {
    const { stdout } = await run(['info', fixture('evcc-remote-start.log'), '--zone', '+01:00', '--swap', '--version', '2.1', '--json']);
    expect(objects(stdout)).toMatchObject([{ versions: ['2.1'], zoneMinutes: 60, zoneFrom: 'option', timeSpan: { from: '2026-07-23T09:21:46.000Z' } }]);
  });

  test('an archive, a packed file and a folder are read', async () => {
    const log = await fs.readFile(fixture('steve.log'));
    const inside = path.join(folder, 'logs');
    await fs.mkdir(inside, { recursive: true });
    await fs.writeFile(path.join(inside, 'a.log.gz'), gzipSync(log));
    await fs.writeFile(path.join(inside, 'b.zip'), zipSync({ 'sub/c.log': new Uint8Array(await fs.readFile(fixture('evcc-mixed-levels.log'))) }));
    const { stdout } = await run(['info', inside, '--json']);
    expect(objects(stdout)).toMatchObject([{ format: 'steve,evcc', frames: 11, stations: ['STATION-D', 'STATION-E', 'STATION-B'] }]);
  });

  test('a log of every format is told, converted and checked', async () => {
    const logs = ['browser.har', 'citrineos.csv', 'everest.html', 'kibana.json', 'maeve.log', 'mail.txt', 'micro-ocpp.log', 'trace.jsonl', 'wireshark.json', 'wscat.log'];
    const readings = JSON.parse(await fs.readFile(path.resolve(import.meta.dirname, '..', 'shared', 'import', 'expected-readings.json'), 'utf8')) as Record<string, { format: string; versions: string[]; frames: string[]; lines: { broken: number } }>;
    for (const name of logs) {
      const wanted = readings[name];
      const told = await run(['info', fixture(name), '--json']);
      expect({ name, code: told.code }).toEqual({ name, code: 0 });
      expect(objects(told.stdout)).toMatchObject([{ format: wanted?.format, versions: wanted?.versions, frames: wanted?.frames.length, unreadLines: wanted?.lines.broken }]);
      const written = await run(['convert', fixture(name), '--to', 'json-lines']);
      expect({ name, lines: written.code === 0 ? written.stdout.trimEnd().split('\n').length : written.stderr }).toEqual({ name, lines: wanted?.frames.length });
      expect([0, 1]).toContain((await run(['check', fixture(name), '--json'])).code);
    }
  });

  test('what cannot be read is said in a sentence, with exit code 2', async () => {
    const file = async (name: string, content: string | Uint8Array): Promise<string> => {
      await fs.writeFile(path.join(folder, name), content);
      return path.join(folder, name);
    };
    const cases: readonly (readonly [string, RegExp])[] = [
      [path.join(folder, 'nowhere.log'), /nowhere\.log cannot be read: there is no file or folder of this name in .+\. Check the name\.$/m],
      ...(process.platform === 'win32' ? [] : [['/dev/null', /^\/dev\/null cannot be read: it is a device, and a log is a file, a folder or an archive\.$/m] as const]),
      [await file('empty.log', ''), /There is nothing to read: empty\.log is empty\./],
      [await file('hello.log', 'hello\n'), /No OCPP message was found in hello\.log\./],
      [await file('bad.gz', Buffer.from('1f8b08000000', 'hex')), /bad\.gz is packed with gzip, and nothing of it can be unpacked/],
      [await file('bad.zip', Buffer.from('504b0304aaaa', 'hex')), /bad\.zip cannot be read/],
    ];
    for (const [name, sentence] of cases) {
      for (const args of [['info', name], ['check', name], ['convert', name, '--to', 'csv']]) {
        const { code, stdout, stderr } = await run(args);
        expect({ args, code, stdout, lines: stderr.trimEnd().split('\n').length }).toEqual({ args, code: 2, stdout: '', lines: 1 });
        expect(stderr).toMatch(sentence);
      }
    }
    expect(await run(['convert', fixture('steve.log'), '--to', 'csv', '-o', path.join(folder, 'no', 'where.csv')])).toMatchObject({ code: 1, stderr: expect.stringContaining('where.csv cannot be written') as string });
  });

  test('a table comes out as it went in', async () => {
    const table = await run(['convert', fixture('steve.log'), '--to', 'csv']);
    expect(await run(['convert', '-', '--to', 'csv'], table.stdout)).toMatchObject({ code: 0, stdout: table.stdout });
  });

  test('a journal comes out as it went in, and a trace keeps what it can hold', async () => {
    const journal = path.join(folder, 'one.ocppj.jsonl');
    expect(await run(['convert', fixture('home-assistant-multiline.log'), '--to', 'journal', '-o', journal])).toMatchObject({ code: 0, stdout: '', stderr: '' });
    const text = await fs.readFile(journal, 'utf8');
    const again = await run(['convert', journal, '--to', 'journal']);
    expect(again).toMatchObject({ code: 0, stderr: '', stdout: text });
    const trace = await run(['convert', journal, '--to', 'ocpp-trace']);
    expect(trace.stderr).toMatch(/^Open OCPP Trace 1\.1 cannot hold: .*notes \(1\)/);
    const back = await run(['convert', '-', '--to', 'ocpp-trace'], trace.stdout);
    expect(back.stdout).toBe(trace.stdout);
    expect((await run(['convert', journal, '--to', 'mermaid'])).stdout).toContain('CSMS->>S1: TriggerMessage');
    expect((await run(['convert', journal, '--to', 'csv'])).stdout.split('\r\n')[0]).toBe('timestamp,station,version,direction,kind,messageType,messageId,action,message,mark,note');
    expect((await run(['convert', journal, '--to', 'json-lines'])).stdout.split('\n')).toHaveLength(10);
  });

  test('marks and notes that stand beside a log go along', async () => {
    const journal = path.join(folder, 'noted.ocppj.jsonl');
    await run(['convert', fixture('home-assistant-multiline.log'), '--to', 'journal', '-o', journal]);
    const notes = journal.replace(/\.jsonl$/, '.notes.json');
    await fs.writeFile(notes, JSON.stringify({ format: 'ocpp-workbench-notes', version: 1, saved: 1, marks: [{ entry: 1, hash: '', mark: 'red', note: 'look' }, { entry: 0, hash: 'ffffffff', mark: 'blue' }] }));
    const noted = await run(['convert', journal, '--to', 'csv']);
    expect(noted.stdout).toContain(',red,look\r\n');
    expect(noted.stderr).toContain('One mark in ');
    await fs.writeFile(notes, 'mine');
    expect((await run(['convert', journal, '--to', 'csv'])).stderr).toContain('is left alone. It holds no marks and notes of the workbench.');
  });
});

describe('csms and station', () => {
  async function csms(...args: string[]): Promise<{ command: Command; url: string }> {
    const command = new Command(folder, ['csms', '--port', '0', '--path', '/ocpp', ...data(), ...args]);
    const [, url = ''] = await command.says(/(ws:\/\/127\.0\.0\.1:\d+\/ocpp)\//);
    return { command, url };
  }
  const station = (url: string, ...args: string[]): string[] => ['station', '--url', url, '--id', 'CP 1/ä', ...data(), ...args];

  test.each(['1.6', '2.0.1', '2.1'])('run one charging session of %s, which the CSMS accepts, without one violation', async (version) => {
    const { command, url } = await csms('--json');
    const session = await run(station(url, '--version', version, '--session', '--json', '--speed', '60'));
    expect(session.stderr).toBe('');
    const told = objects(session.stdout);
    expect(told.at(-1)).toMatchObject({ type: 'session', ok: true, transactionId: expect.any(String) as string, energy: expect.any(Number) as number });
    expect(session.code).toBe(0);
    const { code, stdout } = await command.interrupt();
    expect(code).toBe(0);
    for (const side of [told, objects(stdout)]) {
      expect(side.filter(({ severity }) => severity !== undefined && severity !== 'ok')).toEqual([]);
      expect(side.filter(({ type, action }) => type === 'CALL' && action === 'BootNotification')).toMatchObject([{ station: 'CP 1/ä', version, direction: 'up', text: expect.stringContaining('BootNotification') as string }]);
    }
  });

  test('write their sessions to the data folder, where check finds nothing against them', async () => {
    const { command, url } = await csms();
    await run(station(url, '--version', '2.0.1', '--session', '--speed', '60'));
    await command.interrupt();
    const journals = (await fs.readdir(path.join(folder, 'data', 'journals'))).filter((name) => name.endsWith('.jsonl'));
    expect(journals.length).toBeGreaterThanOrEqual(2);
    for (const name of journals) expect(await run(['check', path.join(folder, 'data', 'journals', name)])).toMatchObject({ code: 0 });
  });

  test('let a station in with its password, and keep it out with another', async () => {
    const { command, url } = await csms('--auth', 'CP 1/ä:right-password', '--auth', 'OTHER:x');
    expect(await run(station(url, '--version', '1.6', '--session', '--speed', '60', '--password', 'right-password'))).toMatchObject({ code: 0 });
    const refused = await run(station(url, '--version', '1.6', '--session', '--patience', '0.5', '--password', 'wrong-password'));
    expect(refused).toMatchObject({ code: 1, stdout: expect.stringMatching(/Not accepted\..*HTTP 401/) as string });
    await command.interrupt();
  });

  test('do not meet when the CSMS speaks other versions', async () => {
    const { command, url } = await csms('--version', '1.6');
    expect(await run(station(url, '--version', '2.1', '--session', '--patience', '0.5'))).toMatchObject({ code: 1, stdout: expect.stringMatching(/Not accepted\..*subprotocol/) as string });
    await command.interrupt();
  });

  test('a station that reaches nobody says so, and ends with 1', async () => {
    const { code, stdout } = await run(station('ws://127.0.0.1:1/ocpp', '--version', '2.0.1', '--session', '--patience', '0.5'));
    expect(code).toBe(1);
    expect(stdout).toMatch(/Not accepted\. Nobody listens at 127\.0\.0\.1:1\./);
  });

  test('a station without --session stays until it is stopped', async () => {
    const { command, url } = await csms();
    const own = new Command(folder, station(url, '--version', '2.0.1'));
    await own.says(/StatusNotification confirmed/);
    expect(await own.interrupt()).toMatchObject({ code: 0 });
    const ended = await command.interrupt();
    expect(ended.stdout).toMatch(/Closed with 1000/);
  });

  test('a port in use is said in a sentence, with exit code 1', async () => {
    const { command, url } = await csms();
    const port = new URL(url).port;
    expect(await run(['csms', '--port', port, ...data()])).toMatchObject({ code: 1, stderr: expect.stringContaining(`Port ${port} is in use already`) as string });
    await command.interrupt();
  });
});
