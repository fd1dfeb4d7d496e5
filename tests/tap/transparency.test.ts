import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { TapBench } from './tap-bench';

/** A tap over real sockets: what goes in comes out, byte for byte and in order, and once in the journal. */

let bench: TapBench;
beforeEach(() => { bench = new TapBench(); });
afterEach(() => bench.end());

const WILD = [
  '[2,"1","Heartbeat",{}]', '[ 2 , "1" ,"Heartbeat",{ } ]\n', '{"broken', '', '[9,"x"]', '[2,"ü€😀","Nobody knows",{"a":1e400}]', '\u0000\u2028', 'null', `[2,"big","DataTransfer",{"data":"${'x'.repeat(300_000)}"}]`,
];

test('any text passes unchanged and in order both ways, and stands in the journal once with its direction', async () => {
  const { station, csms } = await bench.pair();
  for (const text of WILD) station.socket.send(text);
  await expect.poll(() => csms.heard).toEqual(WILD);
  for (const text of WILD) csms.socket.send(text);
  await expect.poll(() => station.heard).toEqual(WILD);
  const frames = bench.entries('frame');
  expect(frames.filter(({ direction }) => direction === 'up').map(({ text }) => text)).toEqual(WILD);
  expect(frames.filter(({ direction }) => direction === 'down').map(({ text }) => text)).toEqual(WILD);
  expect(frames).toHaveLength(2 * WILD.length);
});

test('a message of many megabytes passes', async () => {
  const { station, csms } = await bench.pair();
  const text = `[2,"1","DataTransfer",{"data":"${'é'.repeat(6_000_000)}"}]`;
  station.socket.send(text);
  await expect.poll(() => csms.heard[0]?.length, { timeout: 20_000 }).toBe(text.length);
  expect(csms.heard[0] === text).toBe(true);
});

test('binary messages, and text that is no UTF-8, keep their bytes and their kind', async () => {
  const { station, csms } = await bench.pair();
  station.socket.sendBytes('AAH/gA==');
  station.socket.sendBytes('WzIs/yJd', true);
  csms.socket.sendBytes('/w==', true);
  await expect.poll(() => csms.heard).toEqual(['binary AAH/gA==', 'text WzIs/yJd']);
  await expect.poll(() => station.heard).toEqual(['text /w==']);
  expect(bench.entries('frame').every(({ base64 }) => base64 === true)).toBe(true);
});

test('a ping is answered on its own leg, and the other leg is pinged', async () => {
  const { station, csms } = await bench.pair();
  station.socket.ping();
  await expect.poll(() => csms.pings).toBe(1);
  csms.socket.ping();
  await expect.poll(() => station.pings).toBe(1);
  await expect.poll(() => bench.entries('pong').length).toBe(2);
});

test('a request and its answer are a pair with a latency, and the station is known with its version', async () => {
  const { station, csms } = await bench.pair();
  station.socket.send('[2,"7","Heartbeat",{}]');
  await expect.poll(() => csms.heard.length).toBe(1);
  csms.socket.send('[3,"7",{"currentTime":"2026-01-01T00:00:00Z"}]');
  await expect.poll(() => station.heard.length).toBe(1);
  const [call, result] = bench.entries('frame').map(({ index }) => bench.journal.row(index));
  expect(call).toMatchObject({ direction: 'up', action: 'Heartbeat', pair: result?.index, station: 'CP1', version: '2.0.1', answer: 'answered' });
  expect(result).toMatchObject({ direction: 'down', action: 'Heartbeat', pair: call?.index, latency: expect.any(Number) as number });
});

test('the two legs are told apart: openings, closings', async () => {
  const { station } = await bench.pair();
  station.socket.close(1001, 'bye');
  await expect.poll(() => bench.entries('close').length).toBe(2);
  const legs = (kind: 'open' | 'close'): [number, string][] => bench.entries(kind).map(({ connection, text }) => [connection, (JSON.parse(text) as { leg: string }).leg]);
  expect(legs('open')).toEqual([[2, 'csms'], [1, 'station']]);
  expect(legs('close')).toEqual([[1, 'station'], [2, 'csms']]);
});

describe('the end of one leg is the end of the other', () => {
  test.each([[1000, 'done'], [1001, ''], [1008, 'policy'], [1011, 'oops'], [4321, 'vendor']])('with %i “%s”, either way', async (code, reason) => {
    const first = await bench.pair();
    first.station.socket.close(code, reason);
    await expect.poll(() => first.csms.closed).toEqual({ code, reason });
    const { station } = await bench.connect('/CP2');
    bench.csms[1]?.socket.close(code, reason);
    await expect.poll(() => station?.closed).toEqual({ code, reason });
  });

  test('without a code, and without a close frame', async () => {
    const { station, csms } = await bench.pair();
    station.socket.close();
    await expect.poll(() => csms.closed).toEqual({ code: 1005, reason: '' });
    const next = await bench.connect('/CP2');
    bench.csms[1]?.socket.terminate();
    await expect.poll(() => next.station?.closed).toEqual({ code: 1006, reason: '' });
  });

  test('what was said before goes over first', async () => {
    const { station, csms } = await bench.pair();
    const texts = Array.from({ length: 500 }, (_, at) => `[2,"${at}","Heartbeat",{}]`);
    for (const text of texts) station.socket.send(text);
    station.socket.close(4000, 'last');
    await expect.poll(() => csms.closed).toEqual({ code: 4000, reason: 'last' });
    expect(csms.heard).toEqual(texts);
  });

  test('when the tap stops, both are told that it goes away', async () => {
    const { tap, station, csms } = await bench.pair();
    await tap.stop();
    await expect.poll(() => [station.closed?.code, csms.closed?.code]).toEqual([1001, 1001]);
    expect(tap.state().running).toBeUndefined();
  });
});

test('what the CSMS says at once, before the station has its answer, is not lost', async () => {
  const port = await bench.listen((request) => ({
    accept: true, protocol: request.protocols[0],
    handler: (socket) => {
      for (let at = 0; at < 20; at += 1) socket.send(`[2,"${at}","TriggerMessage",{}]`);
      return { onText: () => undefined, onBinary: () => undefined, onPing: () => undefined, onPong: () => undefined, onError: () => undefined, onClose: () => undefined };
    },
  }));
  await bench.start({ upstream: `ws://127.0.0.1:${port}` });
  const { station } = await bench.connect('/CP1');
  await expect.poll(() => station?.heard.length).toBe(20);
  expect(bench.journal.row(bench.entries('frame')[0]?.index ?? -1)).toMatchObject({ station: 'CP1', version: '2.0.1' });
});

test('a side that does not read slows the other one down, and the tap holds no more than it may', async () => {
  const { tap, station, csms } = await bench.pair();
  csms.socket.pause();
  const piece = `[2,"1","DataTransfer",{"data":"${'x'.repeat(1_000_000)}"}]`;
  for (let at = 0; at < 80; at += 1) station.socket.send(piece);
  // The tap has stopped to read: what the station has sent stays with the station.
  await expect.poll(() => { const size = tap.state().stations[0]?.fromStation.size ?? 0; return size > 5_000_000; }, { timeout: 20_000 }).toBe(true);
  let before = -1;
  await expect.poll(() => { const now = tap.state().stations[0]?.fromStation.frames ?? 0; const same = now === before; before = now; return same; }, { timeout: 20_000, interval: 500 }).toBe(true);
  expect(before).toBeLessThan(60);
  csms.socket.resume();
  await expect.poll(() => csms.heard.length, { timeout: 30_000 }).toBe(80);
  expect(csms.heard.every((text) => text === piece)).toBe(true);
});
