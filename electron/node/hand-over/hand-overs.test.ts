import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, describe, expect, test } from 'vitest';
import { removeLeftOvers, temporaryFolder } from '../temporary';
import { answerPiece } from './answer-piece';
import { ArrivingFiles } from './arriving-files';
import { TemporaryHandOvers } from './hand-overs';

const handOvers = new TemporaryHandOvers();
const bytes = (text: string): Readable => Readable.from([Buffer.from(text)]);

async function begun(...files: (readonly [name: string, size: number])[]) {
  const answer = await handOvers.begin(files.map(([name, size]) => ({ name, size })));
  if (!answer.ok) throw new Error(answer.message);
  return answer.handOver;
}

describe('files that a window hands over', () => {
  test('lie under numbers, whatever their names are, and hold what came in pieces', async () => {
    const handOver = await begun(['../../etc/passwd', 6], ['C:\\con', 0]);
    expect(handOver.paths.map((file) => path.basename(file))).toEqual(['1', '2']);
    expect(handOver.complete).toBe(false);
    expect(await handOvers.take(handOver.id, 0, 0, bytes('one'))).toEqual({ status: 204 });
    expect(handOver.complete).toBe(false);
    expect(await handOvers.take(handOver.id, 0, 3, bytes('two'))).toEqual({ status: 204 });
    expect(handOver.complete).toBe(true);
    expect(handOver.paths.map((file) => readFileSync(file, 'utf8'))).toEqual(['onetwo', '']);
    handOver.remove();
    expect(existsSync(path.dirname(handOver.paths[0] ?? ''))).toBe(false);
  });

  test('a piece may come twice, also after it broke off; none may be left out, and none may be too much', async () => {
    const handOver = await begun(['a.log', 6]);
    const breaks = async function* (): AsyncGenerator<Uint8Array> {
      yield Buffer.from('on');
      await Promise.resolve();
      throw new Error('aborted');
    };
    expect(await handOvers.take(handOver.id, 0, 0, breaks())).toEqual({ status: 500, message: 'a.log cannot be kept by the host (aborted).' });
    expect(await handOvers.take(handOver.id, 0, 2, bytes('e'))).toEqual({ status: 409, message: 'Of a.log, the piece from byte 0 on is missing.' });
    expect(await handOvers.take(handOver.id, 0, 0, bytes('one'))).toEqual({ status: 204 });
    expect(await handOvers.take(handOver.id, 0, 0, bytes('one'))).toEqual({ status: 204 });
    expect(await handOvers.take(handOver.id, 0, 3, bytes('twoo'))).toEqual({ status: 413, message: 'a.log was said to have 6 bytes, and has more.' });
    expect(await handOvers.take(handOver.id, 1, 0, bytes('x'))).toMatchObject({ status: 404 });
    expect(handOver.complete).toBe(false);
    handOver.remove();
  });

  test('what is on its way when they are not wanted any more is refused, and leaves nothing', async () => {
    const handOver = await begun(['a.log', 6]);
    let go = (): void => undefined;
    let begins = (): void => undefined;
    const underWay = new Promise<void>((resolve) => (begins = resolve));
    const slow = async function* (): AsyncGenerator<Uint8Array> {
      yield Buffer.from('one');
      begins();
      await new Promise<void>((resolve) => (go = resolve));
      yield Buffer.from('two');
    };
    const taken = handOvers.take(handOver.id, 0, 0, slow());
    await underWay;
    handOver.remove();
    expect(existsSync(handOver.paths[0] ?? '')).toBe(true);
    go();
    expect(await taken).toEqual({ status: 410, message: 'These files are not wanted any more.' });
    expect(existsSync(path.dirname(handOver.paths[0] ?? ''))).toBe(false);
    expect(await handOvers.take(handOver.id, 0, 0, bytes('one'))).toMatchObject({ status: 410 });
  });

  test('a disk without room for them is said before anything is sent', async () => {
    const small = new TemporaryHandOvers(() => Promise.resolve(100 << 20));
    expect(await small.begin([{ name: 'big.log', size: 5000 * 2 ** 20 }])).toEqual({
      ok: false, message: `big.log has 5,000 MB, and the disk of the host has only 100 MB left in ${tmpdir()}. Make room there, or start the host with another temporary folder (TMPDIR).`,
    });
  });

  test.skipIf(!existsSync('/dev/full'))('a disk that is full meanwhile is said, too', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'full-'));
    const full = new ArrivingFiles([{ name: 'big.log', size: 5 << 20 }], { path: folder, remove: () => rmSync(folder, { recursive: true }) }, () => undefined, () => '/dev/full');
    expect(await full.take(0, 0, bytes('one'))).toEqual({ status: 507, message: 'The disk of the host is full: big.log (5 MB) has no room in its temporary folder. Make room there, and hand it over again.' });
    full.remove();
  });

  test.each([
    ['POST', '/hand-over/x/0/0', '3', 405], ['PUT', '/hand-over/', '3', 404], ['PUT', '/hand-over/x/0/-1', '3', 404], ['PUT', '/hand-over/../0/0', '3', 404], ['PUT', '/hand-over/x/0/0', undefined, 411],
    ['PUT', '/hand-over/x/0/0', String(17 << 20), 413], ['PUT', '/hand-over/x/0/0', 'many', 413], ['PUT', '/hand-over/x/0/0', '3', 410],
  ])('%s %s of %s bytes is answered with %i', async (method, pathname, length, status) => {
    expect(await answerPiece(handOvers, { method, pathname, length, body: bytes('one') })).toMatchObject({ status });
  });
});

describe('what an earlier process left behind', () => {
  const own = temporaryFolder();
  const root = path.dirname(own.path);
  afterAll(() => own.remove());

  test('goes, also when it had the number of this one; what is in use stays', () => {
    const dead = path.join(root, '999999999-abc');
    const namesake = path.join(root, `${process.pid}-old`);
    for (const folder of [dead, namesake]) mkdirSync(folder, { recursive: true });
    utimesSync(namesake, new Date(0), new Date(0));
    removeLeftOvers();
    const there = readdirSync(root);
    expect([dead, namesake, own.path].map((folder) => there.includes(path.basename(folder)))).toEqual([false, false, true]);
  });
});
