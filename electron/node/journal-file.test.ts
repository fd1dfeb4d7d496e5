import { existsSync, mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { spawn, spawnSync } from 'node:child_process';
import { createInterface } from 'node:readline';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ConnectionInfo, Entry } from '../../shared/journal/entry';
import { startJournal, type Journal } from '../../shared/journal/journal';
import type { Clock } from '../../shared/platform/clock';
import { FileStorage } from './journal-file';
import { createJournal, openJournal, type OpenOptions } from './journal-open';

const INFO: ConnectionInfo = { station: 'CP1', version: '2.0.1', role: 'csms', url: '/CP1', remote: '127.0.0.1:5', subprotocol: 'ocpp2.0.1' };
const clock: Clock = {
  now: () => Date.now(),
  monotonic: () => performance.now(),
  after: (ms, run) => {
    const timer = setTimeout(run, ms);
    return { cancel: () => clearTimeout(timer) };
  },
};

let folder: string;
const open: Journal[] = [];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'journal-'));
});
afterEach(() => {
  for (const journal of open.splice(0)) journal.close();
  rmSync(folder, { recursive: true, force: true });
});

function create(): { journal: Journal; path: string } {
  const made = createJournal(folder, { clock });
  if (!made.ok) throw new Error(made.message);
  open.push(made.journal);
  return made;
}

async function reopen(path: string, options: Partial<OpenOptions> = {}) {
  const result = openJournal(path, { clock, ...options });
  if (!result.ok) throw new Error(result.message);
  open.push(result.journal);
  return { journal: result.journal, ...(await result.reading) };
}

function entries(journal: Journal): (Entry | undefined)[] {
  return Array.from({ length: journal.count }, (_, index) => journal.entry(index));
}

/** What a session does with a live frame, and the check in the background with one of an opened journal. */
function readInFull(journal: Journal, index: number): void {
  const entry = journal.entry(index);
  const frame = entry && journal.frameOf(entry);
  if (frame) journal.facts(index, { frame, problems: 0, severity: frame.kind === 'malformed' ? 'error' : 'ok' });
}

/** Frames, fragments of them, odd characters and long texts. */
const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.string({ unit: 'grapheme', maxLength: 40 }),
  fc.constantFrom('\ud800', 'a\udfffb', '"\\', '\\"', '\u0000\u001f\u007f\u2028', '[2,"\\u0041","A",{}]', '[2,"","A",{}]', '[2,"é","Heartbeat",{}]', '[3,"1"', '{"t":1}\n'),
  fc.json().map((json) => `[2,"id","DataTransfer",${json}]`),
  fc.integer({ min: 1, max: 300_000 }).map((length) => `"${'é"'.repeat(length / 2)}`),
);

describe('a journal in a file', () => {
  it('survives being written and opened, every text byte for byte, with all that the index knows', async () => {
    await fc.assert(fc.asyncProperty(
      fc.array(fc.record({ text: anyText, direction: fc.constantFrom('up' as const, 'down' as const), connection: fc.integer({ min: 1, max: 3 }), flush: fc.boolean() }), { maxLength: 30 }),
      async (said) => {
        const { journal, path } = create();
        journal.open(journal.connection(), INFO);
        journal.open(journal.connection(), { ...INFO, version: '1.6', station: 'CP "2"\n' });
        for (const { text, direction, connection, flush } of said) {
          const index = journal.frame(connection, direction, text);
          readInFull(journal, index);
          if (flush) journal.flush();
        }
        journal.event(0, 'note', { kind: 'late-answer', message: 'x' });
        journal.event(1, 'ping', '', 'down');
        journal.event(1, 'close', { code: 1006, reason: '' });
        journal.frame(2, 'up', 'AAEC', true);
        const before = entries(journal);
        readInFull(journal, journal.count - 1);
        const rows = before.map((entry) => journal.row(entry?.index ?? -1));
        expect(before.slice(2, 2 + said.length).map((entry) => entry?.text)).toEqual(said.map(({ text }) => text));
        journal.close();
        const again = await reopen(path);
        expect(again).toMatchObject({ complete: true, damagedLines: 0, torn: false });
        expect(entries(again.journal)).toEqual(before);
        for (let index = 0; index < again.journal.count; index += 1) readInFull(again.journal, index);
        expect(before.map((_, index) => again.journal.row(index))).toEqual(rows);
      },
    ), { numRuns: 60 });
  });

  it('shows what is not yet on the disk like what is', () => {
    const { journal, path } = create();
    const connection = journal.connection();
    const texts = Array.from({ length: 400 }, (_, index) => `[2,"${index}","Heartbeat",{"filler":"${'x'.repeat(index)}"}]`);
    for (const text of texts) journal.frame(connection, 'up', text);
    expect(readFileSync(path, 'utf8')).not.toContain(texts[399]);
    expect(texts.map((_, index) => journal.entry(index)?.text)).toEqual(texts);
    const view = journal.view({ text: 'HEARTBEAT' });
    while (view.step());
    expect(view.total).toBe(400);
  });

  it('writes what was recorded within a moment, without being asked', async () => {
    const { journal, path } = create();
    journal.event(0, 'note', 'remember me');
    await expect.poll(() => readFileSync(path, 'utf8')).toContain('remember me');
  });

  it('gives a second journal of the same second another name', () => {
    const fixed = { ...clock, now: () => Date.UTC(2026, 10, 23) };
    const paths = [1, 2, 3].map(() => {
      const made = createJournal(folder, { clock: fixed });
      if (!made.ok) throw new Error(made.message);
      open.push(made.journal);
      return made.path;
    });
    expect(new Set(paths).size).toBe(3);
    expect(paths[0]).toMatch(/\d{4}-\d\d-\d\dT\d\d-\d\d-\d\d\.ocppj\.jsonl$/);
  });

  it('says in a sentence why a file or folder cannot be used', () => {
    const file = join(folder, 'plain.txt');
    writeFileSync(file, 'hello\n');
    expect(openJournal(file, { clock })).toMatchObject({ ok: false, message: expect.stringContaining('is no journal of OCPP Workbench') as string });
    expect(openJournal(join(folder, 'none'), { clock })).toMatchObject({ ok: false, message: expect.stringContaining('cannot be read: there is no file') as string });
    expect(createJournal(join(file, 'sub'), { clock })).toMatchObject({ ok: false, message: expect.stringContaining('No journal can be written') as string });
    writeFileSync(file, '{"format":"ocpp-workbench-journal","version":9,"started":1}\n');
    expect(openJournal(file, { clock })).toMatchObject({ ok: false, message: expect.stringContaining('format version 9') as string });
  });

  it('can be cancelled while it is read, and tells how far it is', async () => {
    const { journal, path } = create();
    for (let index = 0; index < 200; index += 1) journal.frame(1, 'up', `[2,"${index}","DataTransfer",{"data":"${'x'.repeat(20_000)}"}]`);
    journal.close();
    const stop = new AbortController();
    const progress: number[] = [];
    const again = await reopen(path, { signal: stop.signal, onProgress: (done) => { progress.push(done); if (progress.length === 2) stop.abort(); } });
    expect(again.complete).toBe(false);
    expect(again.journal.count).toBeGreaterThan(0);
    expect(again.journal.count).toBeLessThan(200);
    expect(progress[1]).toBeGreaterThan(progress[0] ?? 1);
  });
});

describe.skipIf(!existsSync('/dev/full'))('a disk that is full', () => {
  it('is told once, in a sentence, and what is recorded meanwhile can be read', () => {
    const told: string[] = [];
    const storage = new FileStorage('/dev/full', 'r+', { size: 0, writable: true, onFailure: (message) => told.push(message) });
    const journal = startJournal({ storage, clock });
    for (let index = 0; index < 2000; index += 1) journal.frame(1, 'up', `[2,"${index}","Heartbeat",{"filler":"${'x'.repeat(200)}"}]`);
    journal.flush();
    journal.flush();
    expect(told).toHaveLength(1);
    expect(told[0]).toContain('cannot be written');
    expect(journal.entry(1999)?.text).toContain('"1999"');
    expect([...journal.entries(0, 2000)].map((entry) => entry.text.slice(0, 12))).toEqual(Array.from({ length: 2000 }, (_, index) => `[2,"${index}","Heartbeat"`.slice(0, 12)));
    journal.close();
  });
});

describe('a journal whose last line is torn', () => {
  async function torn(): Promise<string> {
    const { journal, path } = create();
    journal.open(journal.connection(), INFO);
    journal.frame(1, 'up', '[2,"a","Heartbeat",{}]');
    journal.frame(1, 'up', '[2,"b","Heartbeat",{"end":"of this is missing"}]');
    journal.close();
    truncateSync(path, readFileSync(path).length - 20);
    return path;
  }

  it('keeps the piece, shows it as a note, and leaves the file as it is when it is only read', async () => {
    const path = await torn();
    const before = readFileSync(path);
    const again = await reopen(path);
    expect(again).toMatchObject({ complete: true, damagedLines: 1, torn: true });
    expect(again.journal.entry(2)).toMatchObject({ kind: 'note', connection: 1, text: expect.stringContaining('[2,\\"b\\"') as string });
    expect(again.journal.view({ onlyProblems: true }).total).toBe(1);
    again.journal.close();
    expect(readFileSync(path)).toEqual(before);
  });

  it('goes on behind the piece when it is written to', async () => {
    const path = await torn();
    const { journal } = await reopen(path, { write: true });
    const next = journal.connection();
    expect(next).toBe(2);
    journal.open(next, INFO);
    const index = journal.frame(next, 'up', '[2,"c","Heartbeat",{}]');
    journal.close();
    const again = await reopen(path);
    expect(again.damagedLines).toBe(1);
    expect(again.journal.entry(index)?.text).toBe('[2,"c","Heartbeat",{}]');
    expect(again.journal.row(index)?.time).toBeGreaterThanOrEqual(again.journal.row(0)?.time ?? Infinity);
    // The connection of the first run has ended without anybody seeing it.
    expect(again.journal.entry(3)).toMatchObject({ kind: 'close', connection: 1, text: expect.stringContaining('1006') as string });
    expect(again.journal.row(1)?.answer).toBe('unanswered');
  });

  it('is written by one process at a time, and is free again when that one was killed', async () => {
    const path = await torn();
    const first = await reopen(path, { write: true });
    expect(openJournal(path, { clock, write: true })).toMatchObject({ ok: false, message: expect.stringContaining('another workbench') as string });
    await reopen(path);
    first.journal.close();
    expect(existsSync(`${path}.lock`)).toBe(false);
    const killed = spawnSync(process.execPath, ['-e', '']).pid;
    for (const left of [JSON.stringify({ pid: killed, started: 1 }), JSON.stringify({ pid: process.pid, started: 1 }), 'nonsense']) {
      writeFileSync(`${path}.lock`, left);
      (await reopen(path, { write: true })).journal.close();
    }
    writeFileSync(`${path}.lock`, JSON.stringify({ pid: process.ppid, started: 1 }));
    expect(openJournal(path, { clock, write: true })).toMatchObject({ ok: false });
  });

  it('keeps a whole last line that only lacks its line break', async () => {
    const path = await torn();
    writeFileSync(path, `${readFileSync(path, 'utf8').trimEnd()} of text"}`);
    const again = await reopen(path);
    expect(again.damagedLines).toBe(0);
    expect(again.journal.count).toBe(3);
  });
});

describe('a process that is killed', () => {
  it('loses nothing that was shown', async () => {
    const child = spawn(process.execPath, ['--import', 'tsx', join(import.meta.dirname, 'journal-file.fixture.ts'), folder], { stdio: ['ignore', 'pipe', 'inherit'] });
    let path = '';
    let shown = 0;
    for await (const line of createInterface({ input: child.stdout })) {
      if (path === '') path = line;
      else shown = Number(line);
      if (shown >= 2000) break;
    }
    const gone = new Promise((resolve) => child.once('exit', (_code, signal) => resolve(signal)));
    child.kill('SIGKILL');
    expect(await gone).toBe('SIGKILL');
    expect(existsSync(path)).toBe(true);
    const { journal } = await reopen(path);
    expect(shown).toBeGreaterThanOrEqual(2000);
    expect(journal.count).toBeGreaterThanOrEqual(shown);
    for (let index = 0; index < shown; index += 1) expect(journal.entry(index)?.text).toBe(`[2,"${index}","DataTransfer",{"vendorId":"${'v'.repeat(index % 500)}"}]`);
  });
});
