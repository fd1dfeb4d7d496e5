import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { loadValidator } from '../ocpp/validate';
import expected from './expected-readings.json';
import type { Source } from './model';
import { previewLog, type ImportPreview, type PreviewOptions } from './preview';

const folder = path.resolve(import.meta.dirname, 'fixtures');
const sourceOf = (name: string): Source => ({ name, text: fs.readFileSync(path.join(folder, name), 'utf8') });
const NOW = Date.UTC(2026, 0, 1);

async function preview(sources: readonly Source[], options: PreviewOptions = {}): Promise<ImportPreview> {
  const previewed = await previewLog(sources, options, { loadCheck: loadValidator, now: NOW });
  if (!previewed.ok) throw new Error(previewed.message);
  return previewed.preview;
}

describe('each log is shown as it is read, beside what stands in it', () => {
  test.each(Object.entries(expected))('%s', async (name, wanted) => {
    const { rows, summary, whole, files } = await preview([sourceOf(name)]);
    expect(whole).toBe(true);
    expect(files[0]?.formats[0]?.id).toBe(wanted.format);
    expect({ all: summary.lines, read: summary.linesRead, others: summary.otherLines, broken: summary.brokenLines }).toEqual(wanted.lines);
    const messages = rows.filter(({ kind }) => kind === 'message');
    expect(messages.map(({ wall, direction, directionFrom, station }) => `${wall === undefined ? '–' : new Date(wall).toISOString()} ${direction ?? '–'}${directionFrom === 'log' ? '' : ` (${directionFrom ?? ''})`} ${station ?? ''}`))
      .toEqual(wanted.frames.map((frame) => /^(\S+ \S+(?: \(\w+\))? .*?) [\d?] .*$/.exec(frame)?.[1]));
    // What is highlighted is a message, as it is written in the log.
    for (const { raw, mark, line } of messages) {
      expect(mark, `line ${line}`).toBeDefined();
      const part = raw.slice(mark?.[0], mark?.[1]);
      expect(part, `line ${line}`).toMatch(wanted.format === 'hex-dump' ? /^Frame |0000[ :]| → / : /[[{<]/);
      if (!part.endsWith('…')) expect(part.trim(), `line ${line}`).not.toBe('');
    }
  });
});

const HEARTBEATS = ['2026-07-01 10:00:00 CP1 > [2,"1","Heartbeat",{}]', '2026-07-01 10:00:01 CP1 < [3,"1",{"currentTime":"2026-07-01T08:00:01Z"}]'];
const log = (...lines: readonly string[]): Source => ({ name: 'site.log', text: `${lines.join('\n')}\n` });
const times = ({ rows }: ImportPreview): (string | undefined)[] => rows.map(({ wall }) => (wall === undefined ? undefined : new Date(wall).toISOString()));

describe('what a person puts right is in the preview', () => {
  test('a zone by its name, in summer and in winter', async () => {
    const { rows, summary } = await preview([log('2026-07-01 10:00:00 [2,"1","Heartbeat",{}]', '2026-12-01 10:00:00 [2,"2","Heartbeat",{}]')], { zone: 'Europe/Berlin' });
    expect(rows.map(({ wall = 0 }) => new Date(wall).toISOString())).toEqual(['2026-07-01T08:00:00.000Z', '2026-12-01T09:00:00.000Z']);
    expect(summary).toMatchObject({ zoneFrom: 'option', zoneMinutes: 120 });
  });

  test('a zone that does not exist is refused with a sentence', async () => {
    expect(await previewLog([log(...HEARTBEATS)], { zone: 'Europe/Nowhere' }, { loadCheck: loadValidator, now: NOW })).toEqual({ ok: false, message: 'There is no time zone "Europe/Nowhere"; one is named like Europe/Berlin or America/New_York.' });
  });

  test('an offset', async () => {
    expect(times(await preview([log(...HEARTBEATS)], { zoneMinutes: -300 }))[0]).toBe('2026-07-01T15:00:00.000Z');
  });

  test('name, version and directions of a single station', async () => {
    const text = log('2026-07-01T10:00:00Z [chargeBoxId=CP1] Received: [3,"x",{}]', '2026-07-01T10:00:01Z [chargeBoxId=CP2] Received: [3,"y",{}]');
    const before = await preview([text]);
    const after = await preview([text], { stations: [{ station: 'CP1', name: 'Gate', version: '2.1', swapDirections: true }] });
    expect(before.rows.map(({ direction }) => direction)).toEqual(['up', 'up']);
    expect(after.rows.map(({ station, direction }) => `${station ?? ''} ${direction ?? ''}`)).toEqual(['Gate down', 'CP2 up']);
    expect(after.rows[0]?.version).toBe('2.1');
  });

  test('directions that were assumed turn around too; those that the action tells do not', async () => {
    const source = log('[3,"nobody asked",{"status":"Accepted"}]', '[2,"1","Heartbeat",{}]');
    const found = async (options: PreviewOptions): Promise<string[]> => (await preview([source], options)).rows.map(({ direction, directionFrom }) => `${direction ?? ''} ${directionFrom ?? ''}`);
    const [first = '', second = ''] = await found({});
    expect([first.split(' ')[1], second]).toEqual(['assumed', 'up action']);
    expect(await found({ swapDirections: true })).toEqual([first.startsWith('up') ? 'down assumed' : 'up assumed', second]);
  });

  test('a name for messages of which the log names no station, and a version for all', async () => {
    const { stations } = await preview([log('[2,"1","Heartbeat",{}]')], { station: 'Gate', version: '2.0.1' });
    expect(stations).toEqual([{ found: '', station: 'Gate', version: '2.0.1', versionFrom: 'option', messages: 1 }]);
  });
});

describe('several files', () => {
  const second: Source = { name: 'other.log', text: '[2,"9","BootNotification",{"chargePointModel":"M","chargePointVendor":"V"}]\n' };

  test('each has its format and its messages', async () => {
    const { files, rows } = await preview([log(...HEARTBEATS), second, { name: 'diary.txt', text: 'Dear diary,\n' }]);
    expect(files.map(({ name, formats, messages }) => [name, formats.length > 0, messages])).toEqual([['site.log', true, 2], ['other.log', true, 1], ['diary.txt', false, 0]]);
    expect(rows.map(({ file, line, kind }) => `${file}:${line} ${kind}`)).toEqual(['2:1 other', '0:1 message', '0:2 message', '1:1 message']);
  });

  test('one is left out; the others keep their places', async () => {
    const { files, rows } = await preview([log(...HEARTBEATS), second], { without: [0] });
    expect(files.map(({ without }) => without)).toEqual([true, false]);
    expect(rows.map(({ file }) => file)).toEqual([1]);
  });

  test('not all can be left out', async () => {
    expect(await previewLog([second], { without: [0] }, { loadCheck: loadValidator, now: NOW })).toEqual({ ok: false, message: 'Every file is left out; keep at least one.' });
  });
});

describe('of what is long only the beginning is read', () => {
  const long = '2026-07-01T10:00:00Z x [2,"1","Heartbeat",{}]\n'.repeat(50_000);

  test('a text in pieces is asked for no more than that, and cut at the end of a line', async () => {
    let given = 0;
    const pieces = function* (): Generator<string> {
      for (let at = 0; at < long.length; at += 65_536) {
        given = Math.max(given, at + 65_536);
        yield long.slice(at, at + 65_536);
      }
    };
    const { whole, summary, rows, rowCount } = await preview([{ name: 'long.log', text: '', pieces }]);
    expect(whole).toBe(false);
    expect(given).toBeLessThan(1_300_000);
    expect(summary.frames).toBe(summary.lines);
    expect(rowCount).toBe(summary.lines);
    expect(rows).toHaveLength(2000);
  });

  test('a log whose first message comes after a long story is shown from there, with its own line numbers', async () => {
    const story = 'Once upon a time there was a charging station.\n'.repeat(40_000);
    const { rows } = await preview([{ name: 'story.log', text: `${story}2026-07-01T10:00:00Z x [2,"1","Heartbeat",{}]\n` }]);
    expect(rows.find(({ kind }) => kind === 'message')?.line).toBe(40_001);
  });
});

test('what is no log at all is said in a sentence', async () => {
  const previewed = await previewLog([{ name: 'diary.txt', text: 'Dear diary,\n' }], {}, { loadCheck: loadValidator, now: NOW });
  expect(previewed).toEqual({ ok: false, message: expect.stringContaining('No OCPP message was found in diary.txt.') as string });
});

test('a line that was meant to hold a message says why it could not be read', async () => {
  const { rows } = await preview([log('[2,"1","Heartbeat",{}]', 'no frame at all', '[2,"2","Heartbeat",{}]')], { format: 'frames' });
  expect(rows[1]).toMatchObject({ kind: 'broken', line: 2, summary: expect.stringContaining('No frame begins on this line') as string, raw: 'no frame at all' });
});
