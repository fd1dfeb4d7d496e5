import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { writePieces } from './write-pieces';

let folder = '';
beforeAll(() => (folder = mkdtempSync(path.join(tmpdir(), 'pieces-'))));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function* pieces(count: number, onPiece: (at: number) => void = () => undefined): Generator<string, void, undefined> {
  for (let at = 0; at < count; at += 1) {
    onPiece(at);
    yield `${String(at).padStart(6, '0')} ${'ä'.repeat(500)}\n`;
  }
}

test('a text of many pieces is whole in the file, in their order', async () => {
  const file = path.join(folder, 'whole.txt');
  await writePieces(file, pieces(6000), { aborted: false });
  expect(readFileSync(file, 'utf8')).toBe([...pieces(6000)].join(''));
});

test('one that is cancelled takes no more pieces, and leaves no file', async () => {
  const file = path.join(folder, 'cancelled.txt');
  const signal = { aborted: false };
  let taken = 0;
  await expect(writePieces(file, pieces(20_000, (at) => {
    taken = at;
    if (at === 1000) signal.aborted = true;
  }), signal)).rejects.toThrow('it was cancelled');
  expect(taken).toBeLessThan(10_000);
  expect(existsSync(file)).toBe(false);
});

test('a place that cannot be written is told, and a fault in the middle leaves no half of a file', async () => {
  await expect(writePieces(path.join(folder, 'nowhere', 'x.txt'), pieces(1), { aborted: false })).rejects.toThrow(/ENOENT/);
  const file = path.join(folder, 'fault.txt');
  await expect(writePieces(file, pieces(10, (at) => { if (at === 5) throw new Error('a fault'); }), { aborted: false })).rejects.toThrow('a fault');
  expect(existsSync(file)).toBe(false);
});
