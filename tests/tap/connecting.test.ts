import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { TapBench } from './tap-bench';

/** How a tap asks the CSMS for a station, and what it answers the station. */

let bench: TapBench;
beforeEach(() => { bench = new TapBench(); });
afterEach(() => bench.end());

const header = (name: string): string | undefined => bench.requests[0]?.headers.find(([one]) => one.toLowerCase() === name)?.[1];

test('identity, escaping, query, offer and headers reach the CSMS as the station sent them', async () => {
  const port = await bench.listen();
  await bench.start({ upstream: `ws://127.0.0.1:${port}/steve/ws?tenant=7`, path: '/ocpp' });
  const { result } = await bench.connect('/ocpp/CP%2F%20%C3%A91?token=a%26b', {
    protocols: ['ocpp9', 'ocpp1.6'], basic: { user: 'CP', password: 'pä:ss' }, headers: [['User-Agent', 'Box/1.0'], ['X-Vendor', 'Unit']],
  });
  expect(result.ok && result.socket.protocol).toBe('ocpp9');
  expect(bench.requests).toMatchObject([{ target: '/steve/ws/CP%2F%20%C3%A91?tenant=7&token=a%26b', protocols: ['ocpp9', 'ocpp1.6'], basic: { user: 'CP', password: 'pä:ss' } }]);
  expect([header('user-agent'), header('x-vendor')]).toEqual(['Box/1.0', 'Unit']);
  expect(header('host')).toBe(`127.0.0.1:${port}`);
  expect(bench.tap?.state().stations).toMatchObject([{ id: 'CP/ é1', station: 'open', csms: 'open' }]);
});

test('own credentials, fewer versions, no User-Agent, and a place for the identity', async () => {
  const port = await bench.listen();
  await bench.start({ upstream: `ws://127.0.0.1:${port}/{id}/ws`, credentials: { password: 'other' }, versions: ['1.6'], passUserAgent: false });
  await bench.connect('/CP1', { protocols: ['ocpp2.1', 'ocpp1.6'], basic: { user: 'CP1', password: 'own' }, headers: [['User-Agent', 'Box/1.0']] });
  expect(bench.requests).toMatchObject([{ target: '/CP1/ws', protocols: ['ocpp1.6'], basic: { user: 'CP1', password: 'other' } }]);
  expect(header('user-agent')).toBeUndefined();
});

test('a CSMS that agrees to no subprotocol: neither does the tap, and its closing is passed on', async () => {
  const port = await bench.listen((request) => (request.protocols.includes('ocpp2.0.1') ? { accept: true, protocol: undefined, handler: (socket) => {
    socket.close(4002, 'none in common');
    return { onText: () => undefined, onBinary: () => undefined, onPing: () => undefined, onPong: () => undefined, onError: () => undefined, onClose: () => undefined };
  } } : undefined));
  await bench.start({ upstream: `ws://127.0.0.1:${port}` });
  const { result, station } = await bench.connect('/CP1');
  expect(result.ok && result.socket.protocol).toBe('');
  await expect.poll(() => station?.closed).toEqual({ code: 4002, reason: 'none in common' });
});

describe('a CSMS that refuses: the station is answered the same', () => {
  test.each([[401, /wants a password, and none was given/], [403, /forbids/], [404, /knows no such path or station/], [503, /failed \(HTTP 503/]])('HTTP %i', async (status, sentence) => {
    const port = await bench.listen(() => ({ accept: false, status, message: 'said the CSMS', headers: [['WWW-Authenticate', 'Basic realm="x"']] }));
    await bench.start({ upstream: `ws://127.0.0.1:${port}` });
    const { result } = await bench.connect('/CP1');
    expect(result).toMatchObject({ ok: false, status, body: 'said the CSMS\n' });
    expect(!result.ok && result.headers).toContainEqual(['WWW-Authenticate', 'Basic realm="x"']);
    expect(bench.tap?.state().refusals).toMatchObject([{ id: 'CP1', message: expect.stringMatching(sentence) as string }]);
    expect(bench.entries('fail')).toHaveLength(1);
    expect(JSON.parse(bench.entries('upgrade')[0]?.text ?? '')).toMatchObject({ leg: 'station', station: 'CP1', decision: { accepted: false, status } });
  });
});

test('a CSMS that is not there: 502, and a sentence', async () => {
  const port = await bench.listen();
  await bench.end();
  bench = new TapBench();
  await bench.start({ upstream: `ws://127.0.0.1:${port}` });
  const { result } = await bench.connect('/CP1');
  expect(result).toMatchObject({ ok: false, status: 502 });
  expect(bench.tap?.state().refusals[0]?.message).toBe(`The CSMS was asked first: Nobody listens at 127.0.0.1:${port}. Check host and port, and that the CSMS runs.`);
});

test('a path that names no station, and a station without the password that the profile asks for, never reach the CSMS', async () => {
  const port = await bench.listen();
  await bench.start({ upstream: `ws://127.0.0.1:${port}`, path: '/ocpp', securityProfile: 1 });
  expect((await bench.connect('/elsewhere/CP1')).result).toMatchObject({ ok: false, status: 404 });
  expect((await bench.connect('/ocpp/CP1')).result).toMatchObject({ ok: false, status: 401 });
  expect(bench.requests).toEqual([]);
});

test('a tap that knows no CSMS does not start, and says so', async () => {
  await expect(bench.start({ upstream: '' })).rejects.toThrow('The tap needs to know the CSMS: its URL without the identity');
});

test('with “reconnect” the station is kept while the CSMS is away, and what it says meanwhile goes over afterwards', async () => {
  const { tap, station, csms } = await bench.pair({ whenCsmsDrops: 'reconnect' });
  csms.socket.terminate();
  await expect.poll(() => tap.state().stations[0]).toMatchObject({ station: 'open', csms: 'connecting', lastError: expect.stringContaining('is kept') as string });
  station.socket.send('[2,"1","Heartbeat",{}]');
  station.socket.send('[2,"2","Heartbeat",{}]');
  await expect.poll(() => bench.csms[1]?.heard, { timeout: 10_000 }).toEqual(['[2,"1","Heartbeat",{}]', '[2,"2","Heartbeat",{}]']);
  expect(tap.state().stations).toMatchObject([{ station: 'open', csms: 'open' }]);
  expect(station.closed).toBeUndefined();
});
