import { EventEmitter } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { WebSocket, WebSocketServer } from 'ws';
import { NodeClock } from '../../electron/node/node-clock';
import { portWire, type Port } from '../../electron/node/port-wire';
import { wsWire } from '../../electron/node/ws-wire';
import { bridgeWire } from '../../shared/ipc/bridge';
import { createClient, type Client } from '../../shared/ipc/client';
import type { Handlers, ToHost, ToWindow, Wire } from '../../shared/ipc/contract';
import { memoryWires } from '../../shared/ipc/memory-wire';
import { serve, type Served } from '../../shared/ipc/server';
import { VirtualClock } from '../../shared/platform/virtual-clock';
import { MessageChannelMain } from '../electron-double/message-ports';
import { fakeHandlers } from '../support/fake-handlers';

interface Ends {
  readonly window: Wire<ToHost, ToWindow>;
  readonly host: Wire<ToWindow, ToHost>;
  /** The host goes away without a word. */
  readonly hostDies: () => void;
}
const cleanUp: (() => void | Promise<void>)[] = [];
afterEach(async () => {
  for (const step of cleanUp.splice(0)) await step();
});

function inMemory(): Promise<Ends> {
  const { window, host } = memoryWires();
  return Promise.resolve({ window, host, hostDies: () => host.close() });
}

async function overWebSocket(): Promise<Ends> {
  const server = createServer();
  const sockets = new WebSocketServer({ server });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const near = new WebSocket(`ws://127.0.0.1:${(server.address() as AddressInfo).port}/host`);
  const far = await new Promise<WebSocket>((resolve) => sockets.once('connection', resolve));
  await new Promise((resolve) => near.once('open', resolve));
  cleanUp.push(() => near.terminate(), () => void server.close());
  return { window: wsWire<ToHost, ToWindow>(near), host: wsWire<ToWindow, ToHost>(far), hostDies: () => far.terminate() };
}

/** The double's ports stand for the ones that Electron joins; the preload's bridge is the page's own end. */
function overElectronPort(): Promise<Ends> {
  const { port1, port2 } = new MessageChannelMain();
  const page = new EventEmitter();
  port1.on('message', ({ data }: { data: ToWindow }) => page.emit('message', data));
  port1.start();
  const window = bridgeWire({
    platform: 'linux',
    send: (message) => port1.postMessage(message),
    onMessage: (listener) => void page.on('message', listener),
    pathOf: () => '',
  });
  return Promise.resolve({ window, host: portWire(port2 as unknown as Port), hostDies: () => window.close() });
}

describe.each([['memory', inMemory], ['WebSocket', overWebSocket], ['Electron port', overElectronPort]] as const)('the contract over %s', (_name, open) => {
  async function setUp(handlers: Partial<Handlers>): Promise<Ends & { client: Client; served: Served; faults: string[]; windowFaults: string[] }> {
    const ends = await open();
    const faults: string[] = [];
    const windowFaults: string[] = [];
    const served = serve(fakeHandlers(handlers), ends.host, { onFault: (message) => faults.push(message) });
    const client = createClient(ends.window, { clock: new NodeClock(), onFault: (message) => windowFaults.push(message) });
    return { ...ends, client, served, faults, windowFaults };
  }

  test('a command reaches its handler, and the answer comes back', async () => {
    const asked: unknown[] = [];
    const { client } = await setUp({
      'view.open': (input) => {
        asked.push(input);
        return { ok: true, value: { total: 7 } };
      },
    });
    expect(await client.call('view.open', { view: 'log', filter: { text: 'ünï', stations: ['CP 1'] } })).toEqual({ ok: true, value: { total: 7 } });
    expect(asked).toEqual([{ view: 'log', filter: { text: 'ünï', stations: ['CP 1'] } }]);
  });

  test('answers find their call, whatever order they come in', async () => {
    const { client } = await setUp({
      'memory.get': async ({ key }) => {
        await new Promise((resolve) => setTimeout(resolve, key === 'slow' ? 30 : 0));
        return { ok: true, value: { value: key } };
      },
    });
    const order: string[] = [];
    const ask = async (key: string): Promise<unknown> => {
      const reply = await client.call('memory.get', { key });
      order.push(key);
      return reply;
    };
    expect(await Promise.all([ask('slow'), ask('fast')])).toEqual([{ ok: true, value: { value: 'slow' } }, { ok: true, value: { value: 'fast' } }]);
    expect(order).toEqual(['fast', 'slow']);
  });

  test('a failure is a value with a code and a sentence', async () => {
    const { client } = await setUp({ 'csms.start': () => ({ ok: false, error: { code: 'failed', message: 'Port 9000 is in use already.' } }) });
    expect(await client.call('csms.start', {})).toEqual({ ok: false, error: { code: 'failed', message: 'Port 9000 is in use already.' } });
  });

  test('a handler that throws is a failure, and the host hears of it', async () => {
    const { client, faults } = await setUp({
      'csms.stop': () => {
        throw new Error('broken');
      },
    });
    const reply = await client.call('csms.stop', {});
    expect(reply).toMatchObject({ ok: false, error: { code: 'failed' } });
    expect(faults).toEqual(['csms.stop failed']);
  });

  test('the window refuses input against the contract before it goes out', async () => {
    const handler = vi.fn(() => ({ ok: true as const, value: { total: 0, from: 0, rows: [] } }));
    const { client } = await setUp({ 'view.rows': handler });
    const reply = await client.call('view.rows', { view: 'log', from: 0, count: 501 });
    expect(reply).toMatchObject({ ok: false, error: { code: 'bad-input' } });
    if (!reply.ok) expect(reply.error.message).toBe('“count” in the input of view.rows is 501; it should be at most 500.');
    expect(handler).not.toHaveBeenCalled();
  });

  test('the host refuses input against the contract, whoever sends it, and names the path', async () => {
    const { window, host } = await open();
    serve(fakeHandlers({}), host);
    const heard = new Promise<ToWindow>((resolve) => window.onMessage(resolve));
    window.send({ t: 'call', n: 5, name: 'journal.entry', input: { index: 'first' } });
    expect(await heard).toEqual({
      t: 'reply', n: 5, reply: { ok: false, error: { code: 'bad-input', message: '“index” in the input of journal.entry is "first"; it should be a number.' } },
    });
  });

  test('the host answers a command that it does not know', async () => {
    const { window, host } = await open();
    serve(fakeHandlers({}), host);
    const heard = new Promise<ToWindow>((resolve) => window.onMessage(resolve));
    window.send({ t: 'call', n: 1, name: 'constructor', input: {} });
    expect(await heard).toMatchObject({ n: 1, reply: { ok: false, error: { code: 'not-found' } } });
  });

  test('the host reports an answer of its own that breaks the contract, and sends none of it', async () => {
    const { client, faults } = await setUp({ 'view.open': () => ({ ok: true, value: { total: 'many' as unknown as number } }) });
    const reply = await client.call('view.open', { view: 'log', filter: {} });
    expect(reply).toMatchObject({ ok: false, error: { code: 'bad-output' } });
    expect(faults).toHaveLength(1);
  });

  test('the window refuses an answer that breaks the contract', async () => {
    const { window, host } = await open();
    const client = createClient(window, { clock: new NodeClock() });
    host.onMessage((message) => host.send({ t: 'reply', n: message.n, reply: { ok: true, value: { total: 'many' } } }));
    expect(await client.call('view.open', { view: 'log', filter: {} })).toMatchObject({ ok: false, error: { code: 'bad-output' } });
  });

  test('events arrive in order, until one stops listening', async () => {
    const { client, served } = await setUp({ 'problems.clear': () => ({ ok: true, value: {} }) });
    const heard: number[] = [];
    const stop = client.on('state.changed', ({ entries }) => heard.push(entries));
    for (const entries of [1, 2, 3]) served.publish('state.changed', { entries });
    await client.call('problems.clear', {});
    expect(heard).toEqual([1, 2, 3]);
    stop();
    served.publish('state.changed', { entries: 4 });
    await client.call('problems.clear', {});
    expect(heard).toEqual([1, 2, 3]);
  });

  test('an event against the contract is not sent', async () => {
    const { client, served, faults } = await setUp({ 'problems.clear': () => ({ ok: true, value: {} }) });
    const heard = vi.fn();
    client.on('state.changed', heard);
    served.publish('state.changed', { entries: 'x' as unknown as number });
    await client.call('problems.clear', {});
    expect(heard).not.toHaveBeenCalled();
    expect(faults).toHaveLength(1);
  });

  test('an event against the contract is not taken', async () => {
    const { window, host } = await open();
    const faults: string[] = [];
    const client = createClient(window, { clock: new NodeClock(), onFault: (message) => faults.push(message) });
    const heard = vi.fn();
    client.on('state.changed', heard);
    client.on('menu.command', () => undefined);
    host.onMessage((message) => host.send({ t: 'reply', n: message.n, reply: { ok: true, value: {} } }));
    host.send({ t: 'event', name: 'state.changed', value: {} });
    host.send({ t: 'event', name: 'toString', value: {} });
    await client.call('problems.clear', {});
    expect(heard).not.toHaveBeenCalled();
    expect(faults).toHaveLength(2);
  });

  test('nonsense on the wire is reported and harms nothing', async () => {
    const { client, window, host, faults, windowFaults } = await setUp({ 'problems.clear': () => ({ ok: true, value: {} }) });
    for (const nonsense of [null, 7, 'text', {}, { t: 'call' }, { t: 'call', n: -1, name: 'x' }] as unknown as ToHost[]) window.send(nonsense);
    for (const nonsense of [null, {}, { t: 'reply', n: 1 }] as unknown as ToWindow[]) host.send(nonsense);
    expect(await client.call('problems.clear', {})).toEqual({ ok: true, value: {} });
    expect(faults).toHaveLength(6);
    expect(windowFaults).toHaveLength(3);
  });

  test('every pending call ends as disconnected when the host is gone, and so does a later one', async () => {
    const { client, hostDies } = await setUp({ 'send.call': () => new Promise(() => undefined), 'stations.charge': () => new Promise(() => undefined) });
    const pending = [
      client.call('send.call', { target: { side: 'csms', station: 'CP1' }, action: 'Reset', payload: {} }),
      client.call('stations.charge', { id: 'CP1' }),
    ];
    hostDies();
    for (const reply of await Promise.all(pending)) expect(reply).toMatchObject({ ok: false, error: { code: 'disconnected' } });
    expect(await client.call('problems.clear', {})).toMatchObject({ ok: false, error: { code: 'disconnected' } });
  });

  test('nothing is published to a window that has gone', async () => {
    const { served, window, host } = await setUp({});
    const gone = new Promise<void>((resolve) => host.onClose(resolve));
    window.close();
    if (_name === 'Electron port') host.close();
    await gone;
    expect(() => served.publish('state.changed', { entries: 1 })).not.toThrow();
  });
});

describe('a call that the host does not answer', () => {
  test('ends after its time, and a late answer is of no consequence', async () => {
    const clock = new VirtualClock();
    const { window, host } = memoryWires();
    const calls: ToHost[] = [];
    host.onMessage((message) => calls.push(message));
    const client = createClient(window, { clock, timeoutMs: 5000 });
    const reply = client.call('problems.clear', {});
    await clock.advance(5000);
    expect(await reply).toMatchObject({ ok: false, error: { code: 'timeout', message: expect.stringContaining('problems.clear within 5 s') as string } });
    host.send({ t: 'reply', n: calls[0]?.n ?? 0, reply: { ok: true, value: {} } });
    await clock.settle();
    expect(clock.timers).toBe(0);
  });

  test('waits for as long as it takes when a person or a charging session is waited for', async () => {
    const clock = new VirtualClock();
    const { window } = memoryWires();
    const client = createClient(window, { clock });
    void client.call('stations.charge', { id: 'CP1' });
    void client.call('log.choose', { what: 'files' });
    await clock.settle();
    expect(clock.timers).toBe(0);
  });
});
