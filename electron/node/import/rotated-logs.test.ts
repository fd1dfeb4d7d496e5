import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { NodeClock } from '../node-clock';
import { openImport } from './open-import';
import { tarOf } from './tar.fixture';

/** A log that was written on in new files: `app.log` last, its parts before by their age. */

let folder = '';
beforeAll(() => (folder = mkdtempSync(path.join(tmpdir(), 'rotated-'))));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const line = (second: number): string => `2026-01-31T08:00:${String(second).padStart(2, '0')}Z Grüße CP1: send [2,"m${second}","Heartbeat",{}]\n`;
const PARTS: Readonly<Record<string, string>> = { 'app.log': line(40) + line(41), 'app.log.1': line(30) + line(31), 'app.log.2': line(20) + line(21), 'app.log.10': line(10) + line(11) };
const OLDEST_FIRST = ['app.log.10', 'app.log.2', 'app.log.1', 'app.log'];

async function read(paths: readonly string[], names?: readonly string[]) {
  const opened = await openImport({ paths, ...(names ? { names } : {}) }, {}, { clock: new NodeClock(), onProgress: () => undefined, signal: { aborted: false } });
  if (!opened.ok) throw new Error(opened.message);
  const { summary, failure } = await opened.reading;
  expect(failure).toBeUndefined();
  const { journal } = opened;
  const entries = [...journal.entries(0, journal.count)];
  journal.close();
  return { entries, frames: entries.filter(({ kind }) => kind === 'frame'), sources: journal.sources, summary };
}

/** Every message in the order of time, and each where it says that it stands. */
function expectInOrder({ frames, sources }: Awaited<ReturnType<typeof read>>, named: (name: string) => string = (name) => name): void {
  expect(sources).toEqual(OLDEST_FIRST.map(named));
  expect(frames.map(({ text }) => JSON.parse(text) as unknown[]).map(([, id]) => id)).toEqual(['m10', 'm11', 'm20', 'm21', 'm30', 'm31', 'm40', 'm41']);
  const walls = frames.map(({ wall }) => wall ?? 0);
  expect(walls).toEqual(walls.toSorted((a, b) => a - b));
  for (const { text, source } of frames) {
    const part = Buffer.from(PARTS[OLDEST_FIRST[source?.file ?? 0] ?? ''] ?? '');
    expect(part.toString('utf8', source?.start, source?.end)).toBe(text);
    expect(part.toString('utf8', 0, source?.start).split('\n')).toHaveLength(source?.line ?? 0);
  }
}

function written(name: string, parts = PARTS): string {
  const into = path.join(folder, name);
  mkdirSync(into);
  for (const [part, text] of Object.entries(parts)) writeFileSync(path.join(into, /\.(?:2|10)$/.test(part) ? `${part}.gz` : part), /\.(?:2|10)$/.test(part) ? gzipSync(text) : text);
  return into;
}

describe('a log in several files is read in the order of time', () => {
  test('in a folder', async () => expectInOrder(await read([written('folder')])));

  test('in a packed archive', async () => {
    const file = path.join(folder, 'logs.tar.gz');
    writeFileSync(file, gzipSync(tarOf(Object.entries(PARTS).map(([name, text]) => [`var/log/${name}`, text]))));
    expectInOrder(await read([file]), (name) => `var/log/${name}`);
  });

  test('as a browser hands it over, with names of its own', async () => {
    const names = ['app.log', 'app.log.1', 'app.log.10.gz', 'app.log.2.gz'];
    const into = path.join(folder, 'handed');
    mkdirSync(into);
    const paths = names.map((name, at) => {
      const text = PARTS[name.replace('.gz', '')] ?? '';
      writeFileSync(path.join(into, String(at + 1)), name.endsWith('.gz') ? gzipSync(text) : text);
      return path.join(into, String(at + 1));
    });
    expectInOrder(await read(paths, names.map((name) => `logs/${name}`)), (name) => `logs/${name}`);
  });

  test('a message that is cut by the end of a file is marked so, and its rest is told', async () => {
    const whole = '[2,"m1","BootNotification",{"chargePointVendor":"V","chargePointModel":"M"}]';
    const before = `2026-01-31T08:00:00Z CP1: send ${whole.slice(0, 50)}`;
    const { frames, entries, summary } = await read([written('cut', { 'app.log.1': before, 'app.log': `${whole.slice(50)}\n${line(30)}` })]);
    expect(frames.map(({ text }) => text)).toEqual([whole.slice(0, 50), '[2,"m30","Heartbeat",{}]']);
    expect(frames[0]).toMatchObject({ source: { file: 0, line: 1 } });
    expect(entries.find(({ kind, source }) => kind === 'note' && source?.file === 1)).toMatchObject({ text: expect.stringContaining('PointModel') as string, source: { line: 1 } });
    expect(summary).toMatchObject({ frames: 2, cut: 1 });
  });
});

describe('logs of several stations in a folder', () => {
  test('are one log in the order of time, with the folder of each in its name', async () => {
    const into = written('stations', {});
    for (const [station, second] of [['DE-1', 10], ['DE-2', 10.5], ['DE-3', 20]] as const) {
      mkdirSync(path.join(into, station));
      writeFileSync(path.join(into, station, 'ocpp.log'), [0, 1, 2].map((i) => `2026-01-31T08:00:${second + i}Z [2,"${i}","Heartbeat",{}]\n`).join(''));
    }
    const { entries, frames, sources } = await read([into]);
    expect(sources).toEqual(['DE-1/ocpp.log', 'DE-2/ocpp.log', 'DE-3/ocpp.log']);
    expect(frames.map(({ source }) => source?.file)).toEqual([0, 1, 0, 1, 0, 1, 2, 2, 2]);
    expect(entries.filter(({ kind }) => kind === 'open').map(({ text }) => (JSON.parse(text) as { station: string }).station)).toEqual(['DE-1', 'DE-2', 'DE-3']);
  });
});
