import { expect, test } from 'vitest';
import { base64OfText } from './base64';
import { MemorySockets } from './memory-sockets';

// What all sockets must do is in tests/contract/sockets.test.ts; here is what those in memory can do besides.

test('an unreachable network refuses, a dropped one cuts', async () => {
  const sockets = new MemorySockets();
  const closed: number[] = [];
  const handler = { onText() {}, onBinary() {}, onPing() {}, onPong() {}, onError() {}, onClose: (code: number) => void closed.push(code) };
  const { port } = await sockets.listen({ host: '127.0.0.1', port: 0, decide: () => ({ accept: true, protocol: undefined, handler: () => handler }) });
  const options = { url: `ws://127.0.0.1:${port}/`, protocols: [], timeoutMs: 1000, handler: () => handler };
  expect((await sockets.connect(options)).ok).toBe(true);
  sockets.unreachable = true;
  expect((await sockets.connect(options)).ok).toBe(false);
  expect(closed).toEqual([]);
  sockets.dropAll();
  await Promise.resolve();
  expect(closed).toEqual([1006, 1006]);
});

test.each(['', 'a', 'ab', 'abc', 'CP/1:secret', 'Säule€😀'])('base64 of %j is that of its UTF-8', (text) => {
  expect(base64OfText(text)).toBe(Buffer.from(text, 'utf8').toString('base64'));
});
