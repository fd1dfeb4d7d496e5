import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { isRefusal, type FileVisitor } from '../../platform/file-server';
import { FileDesk, plainName } from './desk';

const VISITOR: FileVisitor = { scheme: 'http', remote: '10.0.0.9' };
const BYTES = Uint8Array.of(1, 2, 3);

function made(): { desk: FileDesk; received: string[]; fetched: number[] } {
  const desk = new FileDesk();
  const received: string[] = [];
  const fetched: number[] = [];
  desk.offer('secret', { name: 'fw.bin', bytes: BYTES, fetched: () => void fetched.push(1) });
  desk.await('slot', { limit: 10, received: (_, name) => void received.push(name) });
  return { desk, received, fetched };
}

test('a file is had by its path, and counted once all of it was sent', () => {
  const { desk, fetched } = made();
  for (const complete of [false, true]) {
    const served = desk.read('/f/secret/fw.bin', VISITOR);
    if (isRefusal(served)) throw new Error('refused');
    expect(served.bytes).toBe(BYTES);
    served.close(complete);
  }
  expect(fetched).toHaveLength(1);
});

test.each([['/', 404], ['/f/', 404], ['/f/other/fw.bin', 404], ['/f/../secret', 404], ['/u/slot/x', 405], ['/etc/passwd', 404]])('%s cannot be read', (path, status) => {
  expect(made().desk.read(path, VISITOR)).toEqual({ status });
});

test.each([['/u/other/log.txt', 404], ['/f/secret/fw.bin', 405], ['/x', 404]])('nothing can be put at %s', (path, status) => {
  expect(made().desk.write(path, VISITOR)).toEqual({ status });
});

test('no name of an upload leads out of a folder', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary' }), (name) => {
    const { desk, received } = made();
    const taken = desk.write(`/u/slot/${name}`, VISITOR);
    if (isRefusal(taken)) throw new Error('refused');
    taken.done(BYTES, name);
    expect(received[0]).toMatch(/^[\w][\w.-]{0,99}$/);
  }));
  expect(plainName('../../etc/passwd')).toBe('passwd');
  expect(plainName('C:\\logs\\a b.txt')).toBe('a-b.txt');
});

test.each([['missing', 404], ['forbidden', 403], ['not-allowed', 405], ['bad-request', 400], ['unavailable', 503]] as const)('a server that is %s says so each time', (flaw, status) => {
  const desk = new FileDesk();
  desk.offer('secret', { name: 'fw.bin', bytes: BYTES, flaw, fetched: () => undefined });
  expect([desk.read('/f/secret/fw.bin', VISITOR), desk.read('/f/secret/fw.bin', VISITOR)]).toEqual([{ status }, { status }]);
});

test('a server that is unavailable once serves the second time', () => {
  const desk = new FileDesk();
  desk.await('slot', { limit: 1, flaw: 'once-unavailable', received: () => undefined });
  expect(desk.write('/u/slot/a', VISITOR)).toEqual({ status: 503 });
  expect(desk.write('/u/slot/a', VISITOR)).toMatchObject({ limit: 1 });
});
