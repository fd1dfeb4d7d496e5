import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { jsonLinesExporter } from '../../../shared/export/json-lines';
import { exportAll } from '../../../shared/export/exporter';
import type { Journal } from '../../../shared/journal/journal';
import { loadValidator } from '../../../shared/ocpp/validate';
import { journalOfLog } from '../../../shared/workbench/journal-of-text';
import type { ReadLog } from '../../../shared/workbench/ports';
import type { ReadingWishes } from '../../../shared/workbench/reading';
import { NodeClock } from '../node-clock';
import { openFrameLines } from './open-frame-lines';

let folder = '';
beforeAll(() => (folder = mkdtempSync(join(tmpdir(), 'frame-lines-'))));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const clock = new NodeClock();

async function open(text: string | Uint8Array, wishes: ReadingWishes = {}, signal = { aborted: false }): Promise<ReadLog | undefined> {
  const path = join(folder, 'frames.jsonl');
  writeFileSync(path, text);
  return openFrameLines(path, wishes, { clock, signal, onProgress: () => undefined });
}

const BOOT = '[2,"b1","BootNotification",{"reason":"PowerUp","chargingStation":{"model":"M","vendorName":"V"}}]';
const LINES = [
  BOOT, '[3,"b1",{"currentTime":"2026-01-01T00:00:00Z","interval":300,"status":"Accepted"}]',
  '  [ 2 , "r-1" , "Reset", {"type":"Immediate"} ]\r', '', '[3,"r-1",{"status":"Accepted"}]', '[2,"u2","DataTransfer",{"vendorId":"ü \\"quoted\\""}]', '[4,"u2","NotSupported","no",{}]',
  '[3,"nobody",{"currentTime":"2026-01-01T00:00:00Z"}]', '[6,"s1","NotifyPeriodicEventStream",{}]',
];
const SHOWN = (journal: Journal): unknown[] => [...journal.entries(0, journal.count)].map((entry) => {
  const { type, action, answer, pair, isProblem, station, version } = journal.row(entry.index) ?? {};
  return { kind: entry.kind, direction: entry.direction, text: entry.text, connection: entry.connection, source: entry.source, type, action, answer, pair, isProblem, station, version };
});

async function whole(text: string, wishes: ReadingWishes = {}): Promise<{ readonly shown: unknown[]; readonly summary: unknown }> {
  const made = await journalOfLog([{ name: 'frames.jsonl', text }], wishes, { clock, loadCheck: loadValidator });
  if (!made.ok) throw new Error(made.message);
  return { shown: SHOWN(made.journal), summary: made.summary };
}

describe('frames, one a line, are shown where they lie', () => {
  test.each<[string, ReadingWishes]>([['as found', {}], ['with what a person says', { version: '2.1', station: 'CP9' }]])('and are the same as read into memory: %s', async (_name, wishes) => {
    const text = `${LINES.join('\n')}\n`;
    const opened = await open(text, wishes);
    const { summary } = await opened?.reading ?? {};
    const expected = await whole(text, wishes);
    expect(opened && SHOWN(opened.journal)).toEqual(expected.shown);
    expect(summary).toEqual(expected.summary);
    opened?.journal.close();
  });

  test('a byte order mark is no part of them, nor need the last line end', async () => {
    const opened = await open(Buffer.from(`\ufeff${LINES[0]}\n${LINES[1]}`));
    await opened?.reading;
    expect(opened?.journal.entry(1)?.text).toBe(BOOT);
    expect(opened?.journal.entry(2)).toMatchObject({ direction: 'down', text: LINES[1], source: { line: 2 } });
    opened?.journal.close();
  });

  test('lines further on that are no frames, or are cut off, are kept and told of', async () => {
    const many = Array.from({ length: 8000 }, (_, n) => `[2,"m${n}","Heartbeat",{}]\n[3,"m${n}",{"currentTime":"2026-01-01T00:00:00Z"}]\n`).join('');
    const opened = await open(`${many}garbage "here"\n[2,"cut","Heartb\n[3,"x",{"a":\n]\n[2,"last","Heartbeat",{}]\n`);
    const { summary } = await opened?.reading ?? {};
    const journal = opened?.journal;
    expect(summary).toMatchObject({ lines: 16_005, frames: 16_003, brokenLines: 1, otherLines: 1, cut: 2 });
    const from = 16_001;
    expect(JSON.parse(journal?.entry(from)?.text ?? '')).toMatchObject({ kind: 'unread', message: 'garbage "here"', line: from });
    expect([1, 2].map((i) => [journal?.entry(from + i)?.text, journal?.row(from + i)?.type])).toEqual([['[2,"cut","Heartb', 'Malformed'], ['[3,"x",{"a":', 'Malformed']]);
    expect(journal?.entry(from + 4)).toMatchObject({ text: '[2,"last","Heartbeat",{}]', direction: 'up' });
    expect(journal?.row(9001)).toMatchObject({ type: 'CALL', action: 'Heartbeat', answer: 'answered', pair: 9002 });
    opened?.journal.close();
  });

  test('their text is searched, by words and by queries', async () => {
    const opened = await open(`${LINES.join('\n')}\n`);
    await opened?.reading;
    const found = (filter: object): number[] => {
      const view = opened?.journal.view(filter);
      while (view?.step());
      return view?.slice(0, 100) ?? [];
    };
    expect(found({ text: '"QUOTED\\"' })).toEqual([5]);
    expect(found({ text: 'poweRup' })).toEqual([1]);
    expect(found({ text: 'frames' })).toEqual([0]);
    expect(found({ query: 'payload.chargingStation.vendorName:V' })).toEqual([1]);
    expect(found({ query: 'payload.type:Immediate' })).toEqual([3]);
    opened?.journal.close();
  });

  test('what the workbench exports opens this way', async () => {
    const first = await open(`${LINES.join('\n')}\n`);
    await first?.reading;
    const { text } = first ? exportAll(jsonLinesExporter, first.journal) : { text: '' };
    first?.journal.close();
    const again = await open(text);
    await again?.reading;
    expect(again?.journal.index.frames).toBe(8);
    again?.journal.close();
  });

  test.each([
    ['an array over many lines', `[\n${LINES[0]},\n${LINES[1]}\n]\n`, {}], ['a frame over several lines', '[2,"a",\n"Heartbeat",{}]\n', {}], ['text', 'Dear reader\n', {}], ['nothing', '', {}],
    ['directions turned around', `${BOOT}\n`, { swapDirections: true }], ['another format', `${BOOT}\n`, { format: 'csv' }],
  ])('%s is left to the other readers', async (_name, text, wishes) => expect(await open(text, wishes)).toBeUndefined());

  test('reading that is cancelled leaves what was read', async () => {
    const signal = { aborted: true };
    const opened = await open(`${BOOT}\n`.repeat(40_000), {}, signal);
    expect(await opened?.reading).toMatchObject({ summary: { formatIds: ['frames'] } });
    expect(opened?.journal.count).toBeGreaterThan(1000);
    expect(opened?.journal.count).toBeLessThan(40_000);
    opened?.journal.close();
  });
});
