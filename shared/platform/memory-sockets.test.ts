import { expect, test } from 'vitest';
import { socketContract } from '../../tests/support/socket-contract';
import { MemorySockets } from './memory-sockets';

socketContract('memory sockets', () => {
  const sockets = new MemorySockets();
  return { server: sockets, client: sockets };
});

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
