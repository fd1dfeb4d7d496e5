import { closeSync, mkdirSync, mkdtempSync, openSync, readdirSync, rmSync, writeFileSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { zipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { exportAll } from '../../../shared/export/exporter';
import { journalExporter } from '../../../shared/export/journal';
import { csvRows } from '../../../shared/import/csv-rows';
import { NodeClock } from '../node-clock';
import { openImport } from './open-import';

/** Logs of other systems, read from their files as a stream. */

let folder = '';
beforeAll(() => (folder = mkdtempSync(path.join(tmpdir(), 'big-log-'))));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const START = Date.UTC(2026, 0, 31, 8);

function line(number: number): string {
  const at = new Date(START + number * 100).toISOString();
  const station = `CP${String(number % 7).padStart(3, '0')}`;
  if (number % 5 === 4) return `${at} DEBUG chargePoint=${station} nothing to say ${number}\n`;
  return number % 2 === 0
    ? `${at} INFO chargePoint=${station} received message [2,"m${number}","MeterValues",{"connectorId":1,"meterValue":[{"timestamp":"${at}","sampledValue":[{"value":"${number}"}]}]}]\n`
    : `${at} INFO chargePoint=${station} sending [3,"m${number - 1}",{}]\n`;
}

function log(name: string, lines: number): string {
  const file = path.join(folder, name);
  const fd = openSync(file, 'w');
  for (let at = 0; at < lines; at += 1000) writeSync(fd, Array.from({ length: Math.min(1000, lines - at) }, (_, i) => line(at + i)).join(''));
  closeSync(fd);
  return file;
}

const open = (file: string | readonly string[], onProgress: (done: number) => void = () => undefined, signal = { aborted: false }) => openImport({ paths: typeof file === 'string' ? [file] : file }, {}, { clock: new NodeClock(), onProgress, signal });

describe('a log that is read as a stream', () => {
  test('is there whole at the end, each entry with its place, and its file is gone when it is closed', async () => {
    const shares: number[] = [];
    const opened = await open(log('station.log', 20_000), (done) => shares.push(done));
    if (!opened.ok) throw new Error(opened.message);
    const { summary } = await opened.reading;
    expect(summary).toMatchObject({ lines: 20_000, frames: 16_000, otherLines: 4000, brokenLines: 0, zoneFrom: 'log' });
    expect(summary?.stations).toHaveLength(7);
    const { journal } = opened;
    expect(journal.sources).toEqual(['station.log']);
    expect(journal.index.frames).toBe(16_000);
    const entry = [...journal.entries(0, 40)].find(({ text }) => text.includes('"m2"'));
    expect(entry?.source).toMatchObject({ file: 0, line: 3, lastLine: 3 });
    expect(line(2).slice(-(entry?.text.length ?? 0) - 1, -1)).toBe(entry?.text);
    expect(shares).toEqual(shares.toSorted((a, b) => a - b));
    expect(shares.at(-1)).toBe(1);
    const temporary = path.join(tmpdir(), 'ocpp-workbench-reading');
    const own = (): string[] => readdirSync(temporary).filter((name) => name.startsWith(`${process.pid}-`));
    expect(own().length).toBeGreaterThan(0);
    journal.close();
    expect(own()).toEqual([]);
  });

  test('can be shown before it is read, and what was read stays when somebody has seen enough', async () => {
    const signal = { aborted: false };
    const opened = await open(log('long.log', 60_000), (done) => { signal.aborted = done > 0; }, signal);
    if (!opened.ok) throw new Error(opened.message);
    await opened.reading;
    expect(opened.journal.count).toBeGreaterThan(0);
    expect(opened.journal.count).toBeLessThan(60_000);
    opened.journal.close();
  });

  test('may be packed, a folder of several, in UTF-16 or in Latin-1', async () => {
    const many = path.join(folder, 'many');
    mkdirSync(many);
    writeFileSync(path.join(many, 'a.log.gz'), gzipSync(Array.from({ length: 30 }, (_, i) => line(i)).join('')));
    writeFileSync(path.join(many, 'b.log'), Buffer.from(`\ufeff${line(30)}`, 'utf16le'));
    writeFileSync(path.join(many, 'c.log'), Buffer.from(`# Gr\u00fc\u00dfe\n${line(32)}`, 'latin1'));
    const opened = await open(many);
    if (!opened.ok) throw new Error(opened.message);
    const { summary } = await opened.reading;
    expect(opened.journal.sources).toEqual(['a.log', 'b.log', 'c.log']);
    expect(summary).toMatchObject({ frames: 26, lines: 33 });
    const last = opened.journal.entry(opened.journal.count - 1);
    expect(last?.source).toMatchObject({ file: 2, line: 2 });
    expect([...opened.journal.entries(0, opened.journal.count)].some(({ text }) => text.includes('Grüße'))).toBe(true);
    opened.journal.close();
  });

  test('may be several paths, in their order', async () => {
    const archive = path.join(folder, 'first.zip');
    writeFileSync(archive, zipSync({ 'z.log': Buffer.from(line(0)) }));
    const opened = await open([archive, log('a.log', 10)]);
    if (!opened.ok) throw new Error(opened.message);
    expect(await opened.reading).toMatchObject({ summary: { frames: 9, lines: 11 } });
    expect(opened.journal.sources).toEqual(['z.log', 'a.log']);
    opened.journal.close();
    expect(await open([archive, path.join(folder, 'nowhere.log')])).toMatchObject({ ok: false, message: expect.stringMatching(/nowhere\.log cannot be read/) });
  });

  test('may be a packed journal of ours, which stays as it is, byte for byte', async () => {
    const first = await open(log('short.log', 20));
    if (!first.ok) throw new Error(first.message);
    await first.reading;
    const text = exportAll(journalExporter, first.journal).text.replace('"text":', '"mark":"red","text":');
    first.journal.close();
    const file = path.join(folder, 'short.ocppj.jsonl.gz');
    writeFileSync(file, gzipSync(text));
    const again = await open(file);
    if (!again.ok) throw new Error(again.message);
    expect(await again.reading).toMatchObject({ summary: { formatIds: ['journal'], frames: 16, lines: text.split('\n').length - 1 } });
    expect(exportAll(journalExporter, again.journal).text).toBe(text);
    again.journal.close();
  });

  test('may be an archive, with another one in it', async () => {
    const lines = (from: number, count: number): Uint8Array => Buffer.from(Array.from({ length: count }, (_, i) => line(from + i)).join(''));
    const file = path.join(folder, 'all.zip');
    writeFileSync(file, zipSync({ 'x/a.log': lines(0, 30), 'x/b.log': [lines(30, 2), { level: 0 }], 'x/c.log.gz': gzipSync(lines(32, 2)), 'x/inner.zip': zipSync({ 'd.log': lines(35, 2) }), '__MACOSX/x': lines(0, 1) }));
    const opened = await open(file);
    if (!opened.ok) throw new Error(opened.message);
    expect(await opened.reading).toMatchObject({ summary: { frames: 30 } });
    expect(opened.journal.sources).toEqual(['x/a.log', 'x/b.log', 'x/c.log', 'd.log']);
    opened.journal.close();
  });

  test('may be a table whose rows go on over the pieces that it is read in', () => {
    const text = `a,b\n${Array.from({ length: 50 }, (_, i) => `${i},"x\n""y"" ${'é'.repeat(i)}"\n`).join('')}1,"never closed\n`;
    const whole = [...csvRows(text, ',')];
    for (const size of [1, 7, 64]) {
      const pieces = (): string[] => text.match(new RegExp(`[^]{1,${size}}`, 'g')) ?? [];
      expect([...csvRows({ text: '', pieces }, ',')]).toEqual(whole);
    }
    expect(whole).toHaveLength(52);
  });

  test.each([
    ['nothing.log', '', /nothing\.log is empty/],
    ['poem.txt', 'Of shoes and ships\n'.repeat(9000), /No OCPP message was found in poem\.txt/],
  ])('%s: is refused with a sentence', async (name, text, expected) => {
    const file = path.join(folder, name);
    writeFileSync(file, text);
    const opened = await open(file);
    expect(opened.ok ? '' : opened.message).toMatch(expected);
  });

  test('that is not there is refused with a sentence', async () => {
    expect(await open(path.join(folder, 'nowhere.log'))).toMatchObject({ ok: false, message: expect.stringContaining('nowhere.log') });
  });
});
