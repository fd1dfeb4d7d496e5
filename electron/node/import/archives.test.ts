import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { zipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import type { Source } from '../../../shared/import/model';
import { NodeClock } from '../node-clock';
import { openImport } from './open-import';
import { readSources } from './read-sources';
import { tarOf } from './tar.fixture';
import { UnpackedFiles } from './unpacked-files';

/** Logs in archives, and in archives within archives. */

// What is kept for a while is counted, here and by others.
vi.hoisted(() => { process.env['TMPDIR'] = `${process.env['TMPDIR'] ?? '/tmp'}/archives-${process.pid}`; });

let folder = '';
beforeAll(() => {
  mkdirSync(tmpdir(), { recursive: true });
  folder = mkdtempSync(path.join(tmpdir(), 'logs-'));
});
afterAll(() => rmSync(tmpdir(), { recursive: true, force: true }));

const line = (number: number): string => `2026-01-31T08:00:${String(number).padStart(2, '0')}Z CP1: send [2,"m${number}","Heartbeat",{}]\n`;
const put = (name: string, content: Uint8Array | string): string => {
  const file = path.join(folder, name);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, content);
  return file;
};
const textOf = (source: Source): string => [...(source.pieces?.() ?? [source.text])].join('');

async function found(file: string, unpacked?: UnpackedFiles): Promise<readonly (readonly [string, string])[]> {
  const read = await readSources([file], undefined, unpacked);
  if (!read.ok) throw new Error(read.message);
  return read.sources.map((source) => [source.name, textOf(source)]);
}
const refusal = async (file: string): Promise<string> => {
  const read = await readSources([file]);
  return read.ok ? '' : read.message.replaceAll(folder, '');
};

const LONG = `${'folder/'.repeat(30)}app.log`;

describe('logs in archives', () => {
  test.each<[string, () => Uint8Array]>([
    ['plain.tar', () => tarOf([['logs/a.log', line(1)], ['logs/b.log', line(2)]])],
    ['packed.tar.gz', () => gzipSync(tarOf([['./logs/a.log', line(1)], ['./logs/b.log', line(2)]]))],
    ['packed.tgz', () => gzipSync(tarOf([['logs/b.log', line(2)], ['._logs', 'x'], ['logs/._a.log', 'x'], ['logs/a.log', line(1)], ['logs/empty.log', '']]))],
    ['in-a.zip', () => zipSync({ 'all.tar.gz': gzipSync(tarOf([['logs/a.log', line(1)], ['logs/b.log', line(2)]])) })],
    ['stored.zip', () => zipSync({ 'all.zip': [zipSync({ 'logs/a.log': Buffer.from(line(1)), 'logs/b.log': [Buffer.from(line(2)), { level: 0 }] }), { level: 0 }] })],
    ['a-zip-in.tar.gz', () => gzipSync(tarOf([['all.zip', zipSync({ 'logs/a.log': gzipSync(line(1)), 'logs/b.log': Buffer.from(line(2)) })]]))],
  ])('%s', async (name, content) => {
    expect(await found(put(name, content()))).toEqual([['logs/a.log', line(1)], ['logs/b.log', line(2)]]);
  });

  test.each(['gnu', 'pax'] as const)('names that are too long for tar itself (%s)', async (long) => {
    expect(await found(put(`${long}.tar`, tarOf([[LONG, line(1)]], long)))).toEqual([[LONG, line(1)]]);
  });

  test('an archive that is cut off gives what is there, and says so', async () => {
    const whole = gzipSync(tarOf([['a.log', line(1)], ['b.log', Array.from({ length: 20_000 }, (_, at) => `${line(at % 60).trim()} ${Math.sin(at)}\n`).join('')]]));
    const file = put('cut.tar.gz', whole.subarray(0, whole.length / 2));
    const opened = await openImport({ paths: [file] }, {}, { clock: new NodeClock(), onProgress: () => undefined, signal: { aborted: false } });
    if (!opened.ok) throw new Error(opened.message);
    expect(await opened.reading).toMatchObject({ failure: expect.stringMatching(/cut\.tar\.gz cannot be read to its end \(b\.log is cut off: the archive ends before it does/) as string });
    expect(opened.journal.sources).toEqual(['a.log', 'b.log']);
    expect(opened.journal.index.frames).toBeGreaterThan(1000);
    opened.journal.close();
  });

  test('what was unpacked goes with the journal that it became', async () => {
    const own = (): string[] => readdirSync(path.join(tmpdir(), 'ocpp-workbench-reading'), { recursive: true }).map(String).filter((name) => name.startsWith(`${process.pid}-`) && name.includes('unpacked'));
    const file = put('goes.tar.gz', gzipSync(tarOf([['a.log', line(1)]])));
    const before = own();
    const opened = await openImport({ paths: [file] }, {}, { clock: new NodeClock(), onProgress: () => undefined, signal: { aborted: false } });
    if (!opened.ok) throw new Error(opened.message);
    await opened.reading;
    opened.journal.close();
    expect(own()).toEqual(before);
  });
});

/** A zip archive whose entries say that they are encrypted, or packed by another method. */
function marked(zip: Uint8Array, { encrypted = false, method }: { encrypted?: boolean; method?: number }): Uint8Array {
  const bytes = Buffer.from(zip);
  for (let at = bytes.indexOf('PK\x01\x02'); at >= 0; at = bytes.indexOf('PK\x01\x02', at + 4)) {
    if (encrypted) bytes.writeUInt16LE(bytes.readUInt16LE(at + 8) | 1, at + 8);
    if (method !== undefined) bytes.writeUInt16LE(method, at + 10);
  }
  return bytes;
}

const HEADS: Readonly<Record<string, string>> = { bz2: '425a6839314159', xz: 'fd377a585a000004', zst: '28b52ffd04589100', '7z': '377abcaf271c0004', rar: '526172211a070100', lz4: '04224d186440a7', Z: '1f9d9061c3' };

describe('what cannot be unpacked is told in a sentence', () => {
  test.each([['bz2', 'bzip2'], ['xz', 'xz'], ['zst', 'Zstandard'], ['7z', '7-Zip'], ['rar', 'RAR'], ['lz4', 'LZ4'], ['Z', 'compress']])('.%s', async (ending, called) => {
    const name = `app.log.${ending}`;
    expect(await refusal(put(name, Buffer.from(HEADS[ending] ?? '', 'hex')))).toBe(`/${name} cannot be read: ${name} is packed with ${called}, which is not read here; unpack it, and open what comes out.`);
  });

  test('an encrypted archive, and one of an unusual kind', async () => {
    const zip = zipSync({ 'a.log': Buffer.from(line(1)) });
    expect(await refusal(put('secret.zip', marked(zip, { encrypted: true })))).toBe('/secret.zip cannot be read: a.log in secret.zip is encrypted; unpack the archive with its password, and open the folder.');
    expect(await refusal(put('odd.zip', marked(zip, { method: 9 })))).toBe('/odd.zip cannot be read: a.log in odd.zip is packed with Deflate64, which is not read here; unpack the archive, and open the folder.');
  });

  test('one among others keeps nobody from reading those, and stands in its place', async () => {
    put('mixed/a.log', line(1));
    put('mixed/b.log.xz', Buffer.from(HEADS['xz'] ?? '', 'hex'));
    put('mixed/c.log', line(3));
    expect(await found(path.join(folder, 'mixed'))).toEqual([['a.log', line(1)], ['b.log.xz', 'b.log.xz is packed with xz, which is not read here; unpack it, and open what comes out.'], ['c.log', line(3)]]);
  });

  test('an archive with nothing in it, and one that is damaged', async () => {
    expect(await refusal(put('empty.tar', tarOf([['a.log', '']])))).toBe('/empty.tar cannot be read: there is no file to read in empty.tar.');
    expect(await refusal(put('bad.zip', Buffer.from('504b0304aaaa', 'hex')))).toBe('/bad.zip cannot be read: bad.zip cannot be unpacked, since it has no directory at its end; it may have been cut off.');
    expect(await refusal(put('bad.zip.gz', gzipSync(Buffer.from('504b0304aaaa', 'hex'))))).toContain('bad.zip cannot be unpacked, since it has no directory at its end');
  });
});

describe('archives that are made to do harm are refused', () => {
  test('when they lie too deep in each other', async () => {
    let zip: Uint8Array = Buffer.from(line(1));
    for (let level = 6; level > 0; level -= 1) zip = zipSync(Object.fromEntries(Array.from({ length: 8 }, (_, at) => [`${at}.${level === 6 ? 'log' : 'zip'}`, zip])));
    expect(await refusal(put('deep.zip', zip))).toBe('/deep.zip cannot be read: 0.zip lies 4 archives deep; unpack the outer ones, and open the folder.');
  });

  test('when they hold more files than anybody reads', async () => {
    expect(await refusal(put('many.tar', tarOf(Array.from({ length: 20_001 }, (_, at) => [`${at}`, 'x']))))).toBe('/many.tar cannot be read: many.tar holds more than 20,000 files; unpack it, and open those of interest.');
  });

  test('when they would fill the disk; what was written by then is gone', async () => {
    const own = mkdtempSync(path.join(folder, 'unpacked-'));
    const zeros = Buffer.alloc(16 << 20);
    let taken = 0;
    const pieces = function* (): Generator<Uint8Array> { for (;;) { taken += zeros.length; yield zeros; } };
    await expect(new UnpackedFiles(() => own).unpack({ key: 'bomb', name: 'bomb.zip', packed: 1000, pieces })).rejects.toThrow('bomb.zip unpacks to more than 300 times its size, which no log does; it is not opened');
    expect(taken).toBeLessThan(300 << 20);
    expect(readdirSync(own)).toEqual([]);
  });
});

test('an archive is unpacked once, and again when its place was needed', async () => {
  const own = mkdtempSync(path.join(folder, 'kept-'));
  const unpacked = new UnpackedFiles(() => own, 0);
  const file = put('again.tar.gz', gzipSync(tarOf([['a.log', line(1)]])));
  const other = put('other.tar.gz', gzipSync(tarOf([['b.log', line(2)]])));
  const read = await readSources([file], undefined, unpacked);
  if (!read.ok) throw new Error(read.message);
  const [first = ''] = readdirSync(own);
  expect(await found(file, unpacked)).toEqual([['a.log', line(1)]]);
  expect(readdirSync(own)).toEqual([first]);
  expect(await found(other, unpacked)).toEqual([['b.log', line(2)]]);
  expect(existsSync(path.join(own, first))).toBe(false);
  expect(read.sources.map(textOf)).toEqual([line(1)]);
  expect(readFileSync(path.join(own, readdirSync(own)[0] ?? ''), 'utf8')).toContain(line(1));
});
