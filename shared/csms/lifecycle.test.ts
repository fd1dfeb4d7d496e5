import { describe, expect, test } from 'vitest';
import { csmsFixture, RawStation } from '../../tests/support/csms-fixture';
import { SeededRandom } from '../platform/seeded-random';
import { whenDecided } from '../platform/decided';
import { MemorySockets } from '../platform/memory-sockets';
import type { Socket, SocketServer } from '../platform/socket';
import { VirtualClock } from '../platform/virtual-clock';
import { FakeRecorder } from '../../tests/support/fake-recorder';
import { Csms } from './csms';

describe('starting and stopping', () => {
  test('a port that is in use is told in a sentence', async () => {
    const { csms, sockets } = await csmsFixture();
    const other = new Csms({
      server: sockets,
      ports: { clock: new VirtualClock(), random: new SeededRandom(), recorder: new FakeRecorder(), checkOf: () => undefined },
      settings: { port: csms.running?.port },
    });
    expect(await other.start()).toEqual({ ok: false, message: expect.stringMatching(/in use/) as string });
    expect(other.running).toBeUndefined();
    await csms.stop();
    expect(await other.start()).toMatchObject({ ok: true });
  });

  test('starting twice is starting once', async () => {
    const csms = new Csms({
      server: new MemorySockets(),
      ports: { clock: new VirtualClock(), random: new SeededRandom(), recorder: new FakeRecorder(), checkOf: () => undefined },
      settings: { port: 0 },
    });
    const [one, two] = await Promise.all([csms.start(), csms.start()]);
    expect(one).toEqual(two);
    expect(await csms.start()).toEqual(one);
    expect(csms.running).toMatchObject({ host: '127.0.0.1' });
  });

  test('stopping closes every connection with a reason, and ends open calls', async () => {
    const { csms, clock, connect } = await csmsFixture();
    const stations = [await connect('CP1', '1.6'), await connect('CP2', '2.1')];
    const call = csms.call('CP1', 'ClearCache', {});
    await csms.stop();
    expect(stations.map((station) => station.closed)).toEqual([{ code: 1000, reason: 'The CSMS stops' }, { code: 1000, reason: 'The CSMS stops' }]);
    expect(await call).toEqual({ kind: 'closed' });
    expect(csms.running).toBeUndefined();
    expect(csms.stations().map((station) => station.connected)).toEqual([false, false]);
    expect(clock.timers).toBe(0);
    await csms.stop();
  });

  test('what it knows outlives a stop', async () => {
    const { csms, connect } = await csmsFixture();
    await (await connect('CP1', '1.6')).ask('StatusNotification', { connectorId: 1, status: 'Available', errorCode: 'NoError' });
    await csms.stop();
    expect(await csms.start()).toMatchObject({ ok: true });
    expect(csms.record('CP1')?.connectors()).toHaveLength(1);
  });
});

describe('connections', () => {
  test('a second one of the same identity replaces the first, which is told why', async () => {
    const { csms, recorder, connect } = await csmsFixture();
    const first = await connect('CP1', '1.6');
    const call = csms.call('CP1', 'ClearCache', {});
    const second = await connect('CP1', '2.0.1');
    expect(await call).toEqual({ kind: 'closed' });
    expect(first.closed).toEqual({ code: 4001, reason: 'Replaced by a new connection' });
    expect(second.closed).toBeUndefined();
    expect(csms.stations()).toMatchObject([{ id: 'CP1', connected: true, version: '2.0.1' }]);
    expect(recorder.notes()).toEqual([expect.stringMatching(/CP1 has connected again \(connection 2\)/), expect.stringMatching(/replaces connection 1/)]);
    expect(await second.ask('Heartbeat', {})).toHaveProperty('currentTime');
  });

  test('one that is replaced and does not answer the closing is dropped', async () => {
    const sockets = new MemorySockets();
    const clock = new VirtualClock();
    const dropped: string[] = [];
    // The far end hangs: closing handshakes come to nothing.
    const server: SocketServer = {
      listen: (options) => sockets.listen({
        ...options,
        decide: (request) => {
          return whenDecided(options.decide(request), (decision) => {
            if (!decision.accept) return decision;
            return { ...decision, handler: (socket) => decision.handler(hanging(socket, () => dropped.push(request.target))) };
          });
        },
      }),
    };
    const csms = new Csms({ server, ports: { clock, random: new SeededRandom(), recorder: new FakeRecorder(), checkOf: () => undefined }, settings: { port: 0 } });
    await csms.start();
    for (const target of ['/CP1?first', '/CP1?second']) {
      await sockets.connect({ url: `ws://127.0.0.1:${csms.running?.port}${target}`, protocols: ['ocpp1.6'], timeoutMs: 1000, handler: () => new RawStation(clock) });
    }
    await clock.advance(1_999);
    expect(dropped).toEqual([]);
    await clock.advance(1);
    expect(dropped).toEqual(['/CP1?first']);
    expect(csms.stations()).toMatchObject([{ connected: true }]);
  });

  test('can be closed from here, and closing one that is not there is said to fail', async () => {
    const { csms, connect, clock } = await csmsFixture();
    const station = await connect('CP1', '1.6');
    expect(csms.disconnect('CP1', 4010, 'maintenance')).toBe(true);
    await clock.settle();
    expect(station.closed).toEqual({ code: 4010, reason: 'maintenance' });
    expect(csms.stations()).toMatchObject([{ connected: false }]);
    expect(csms.disconnect('CP1')).toBe(false);
    expect(csms.sendRaw('CP1', 'x')).toBe(false);
    expect(await csms.call('CP1', 'ClearCache', {})).toEqual({ kind: 'closed' });
  });

  test('stations of all versions are served side by side', async () => {
    const { csms, connect } = await csmsFixture();
    const stations = [];
    for (let number = 0; number < 30; number += 1) stations.push(await connect(`CP${number}`, (['1.6', '2.0.1', '2.1'] as const)[number % 3] ?? '1.6'));
    for (const station of stations) expect(await station.ask('Heartbeat', {})).toHaveProperty('currentTime');
    expect(csms.stations()).toHaveLength(30);
  });
});

describe('listeners', () => {
  test('are told once a turn of everything that changed', async () => {
    const { csms, clock, connect } = await csmsFixture();
    let told = 0;
    const stop = csms.onChange(() => (told += 1));
    csms.configure({ heartbeatInterval: 1 });
    csms.setOverrides([]);
    expect(told).toBe(0);
    await clock.settle();
    expect(told).toBe(1);
    const station = await connect('CP1', '1.6');
    expect(told).toBe(2);
    await station.ask('BootNotification', {});
    expect(told).toBe(3);
    await station.ask('Heartbeat', {});
    expect(told).toBe(3);
    station.socket?.terminate();
    await clock.settle();
    expect(told).toBe(4);
    stop();
    csms.configure({});
    await clock.settle();
    expect(told).toBe(4);
  });
});

function hanging(socket: Socket, terminated: () => void): Socket {
  return {
    protocol: socket.protocol,
    bufferedBytes: 0,
    send: (text) => socket.send(text),
    sendBytes: (base64) => socket.sendBytes(base64),
    pause: () => undefined,
    resume: () => undefined,
    ping: () => socket.ping(),
    close: () => undefined,
    terminate: () => {
      terminated();
      socket.terminate();
    },
  };
}
