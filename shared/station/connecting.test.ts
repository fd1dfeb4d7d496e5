import { afterEach, describe, expect, it } from 'vitest';
import { Bench } from './bench.fixture';
import { addressOf } from './core/address';

const VERSIONS = ['1.6', '2.0.1', '2.1'] as const;
let bench: Bench;

afterEach(() => expect(bench?.faults ?? []).toEqual([]));

describe('connecting (OCPP-J §3)', () => {
  it.each(VERSIONS)('offers the subprotocol of %s, and it alone', async (version) => {
    bench = await Bench.booted(version);
    expect(bench.upgrades.map(({ protocols }) => protocols)).toEqual([[`ocpp${version}`]]);
  });

  it('puts its identity, percent-encoded, behind the URL', () => {
    expect(addressOf({ url: 'ws://csms/ocpp/', id: 'CP 1/ä%' })).toBe('ws://csms/ocpp/CP%201%2F%C3%A4%25');
    expect(addressOf({ url: 'ws://csms?tenant=a', id: 'CP1' })).toBe('ws://csms/CP1?tenant=a');
    expect(addressOf({ url: 'ws://csms', id: '\ud800' })).toBe('ws://csms/%EF%BF%BD');
  });

  it.each([[0, undefined], [1, { user: 'CP1', password: 'a password of 20 let' }]] as const)('security profile %i: user name and password are %o', async (securityProfile, basic) => {
    bench = await Bench.booted('2.0.1', { securityProfile, password: 'a password of 20 let' });
    expect(bench.upgrades[0]?.basic).toEqual(basic);
  });

  it.each([[undefined, 'chose no subprotocol'], ['ocpp1.6', 'chose ocpp1.6']])('disconnects and says so when the CSMS chooses %s', async (protocol, said) => {
    bench = await Bench.make('2.0.1');
    bench.protocol = protocol;
    bench.station.start();
    await bench.settle();
    expect(bench.sent).toEqual([]);
    expect(bench.session).toBeUndefined();
    expect(bench.station.status()).toMatchObject({ link: 'waiting', lastError: expect.stringContaining(said) });
    expect(bench.events).toContainEqual({ kind: 'note', detail: expect.objectContaining({ message: expect.stringContaining(said) }) });
    bench.protocol = 'ocpp2.0.1';
    await bench.pass(10);
    expect(bench.station.status()).toMatchObject({ link: 'connected', registration: 'Accepted' });
  });

  it('backs off: each wait is twice as long as the last, with a random part, up to a most', async () => {
    bench = await Bench.make('2.0.1');
    bench.sockets.unreachable = true;
    bench.station.start();
    const waits: number[] = [];
    await bench.settle();
    for (let attempt = 0; attempt < 8; attempt += 1) {
      const { link, retryAt, lastError } = bench.station.status();
      expect(link).toBe('waiting');
      expect(lastError).toMatch(/Nobody listens/);
      const wait = (retryAt ?? 0) - bench.clock.now();
      waits.push(wait);
      await bench.clock.advance(wait);
    }
    const least = [2, 4, 8, 16, 32, 64, 64, 64].map((seconds) => seconds * 1000);
    waits.forEach((wait, index) => {
      expect(wait).toBeGreaterThanOrEqual(least[index] ?? 0);
      expect(wait).toBeLessThanOrEqual((least[index] ?? 0) + 2000);
    });
    expect(new Set(waits.slice(-3)).size).toBeGreaterThan(1);
    expect(bench.events.filter(({ kind }) => kind === 'fail')).toHaveLength(9);
  });

  it('drops a connection on which no pong comes before the next ping, and connects afresh', async () => {
    bench = await Bench.booted('1.6');
    bench.losePings = true;
    await bench.pass(119);
    expect(bench.station.status().link).toBe('connected');
    await bench.pass(1);
    expect(bench.events).toContainEqual({ kind: 'note', detail: expect.objectContaining({ message: expect.stringContaining('No pong came') }) });
    await bench.pass(5);
    expect(bench.upgrades).toHaveLength(2);
    expect(bench.station.status().link).toBe('connected');
  });

  it('pings every WebSocketPingInterval, and not at all when that is 0', async () => {
    bench = await Bench.booted('2.0.1');
    await bench.pass(61);
    expect(bench.events.filter(({ kind }) => kind === 'ping')).toHaveLength(1);
    expect(bench.events.filter(({ kind }) => kind === 'pong')).toHaveLength(1);
    await bench.result('SetVariables', { setVariableData: [{ component: { name: 'OCPPCommCtrlr' }, variable: { name: 'WebSocketPingInterval' }, attributeValue: '0' }] });
    await bench.pass(600);
    expect(bench.events.filter(({ kind }) => kind === 'ping')).toHaveLength(1);
  });

  it('comes back under the new password when it was changed (A01)', async () => {
    bench = await Bench.booted('2.0.1', { securityProfile: 1, password: 'the first password' });
    await bench.result('SetVariables', { setVariableData: [{ component: { name: 'SecurityCtrlr' }, variable: { name: 'BasicAuthPassword' }, attributeValue: 'the second password' }] });
    await bench.pass(1);
    expect(bench.upgrades.map(({ basic }) => basic?.password)).toEqual(['the first password', 'the second password']);
    expect(bench.station.status().link).toBe('connected');
    expect(bench.of('BootNotification')).toHaveLength(1);
  });

  it('leaves nothing behind when it is stopped', async () => {
    bench = await Bench.booted('2.0.1');
    await bench.startCharging();
    await bench.pass(10);
    const stopped = bench.station.stop();
    await bench.settle();
    await stopped;
    await bench.pass(10);
    expect(bench.session).toBeUndefined();
    expect(bench.clock.timers).toBe(0);
    expect(bench.station.status()).toMatchObject({ running: false, link: 'offline' });
  });

  it('leaves nothing behind when it is stopped while it connects or waits', async () => {
    bench = await Bench.make('1.6');
    bench.station.start();
    await bench.station.stop();
    await bench.settle();
    expect([bench.clock.timers, bench.session]).toEqual([0, undefined]);
    bench.sockets.unreachable = true;
    bench.station.start();
    await bench.settle();
    expect(bench.clock.timers).toBe(1);
    await bench.station.stop();
    expect(bench.clock.timers).toBe(0);
  });
});
