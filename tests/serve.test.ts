import fs from 'node:fs/promises';
import path from 'node:path';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { WebSocket } from 'ws';
import { NodeClock } from '../electron/node/node-clock';
import { wsWire } from '../electron/node/ws-wire';
import { createClient, type Client } from '../shared/ipc/client';
import type { CommandInput, CommandName, CommandOutput, EventValue, ToHost, ToWindow } from '../shared/ipc/contract';
import { serve, type Served, type ServeOptions } from './support/serve';

// Processes of their own take their time on a busy machine.
vi.setConfig({ testTimeout: 120_000 });

/** The headless host as a process of its own, spoken to as the page speaks to it. */

const running: Served[] = [];
const sockets: WebSocket[] = [];
afterEach(async () => {
  for (const socket of sockets.splice(0)) socket.terminate();
  for (const served of running.splice(0)) {
    await served.kill();
    await fs.rm(served.data, { recursive: true, force: true, maxRetries: 5 });
  }
});

async function start(options?: ServeOptions): Promise<Served> {
  const served = await serve(options);
  running.push(served);
  return served;
}

/** A window, without its page. */
async function open({ url }: Served): Promise<Client> {
  const { host, hash } = new URL(url);
  const socket = new WebSocket(`ws://${host}/host?${hash.slice(1)}`, { origin: `http://${host}` });
  sockets.push(socket);
  await new Promise((resolve, reject) => socket.once('open', resolve).once('error', reject));
  return createClient(wsWire<ToHost, ToWindow>(socket), { clock: new NodeClock() });
}

async function ask<Name extends CommandName>(client: Client, name: Name, input: CommandInput<Name>): Promise<CommandOutput<Name>> {
  const reply = await client.call(name, input);
  if (!reply.ok) throw new Error(`${name}: ${reply.error.message}`);
  return reply.value;
}

/** Waits for the change of the journal that fits. */
function changed(client: Client, fits: (change: EventValue<'journal.changed'>) => boolean): Promise<EventValue<'journal.changed'>> {
  return new Promise((resolve) => {
    const stop = client.on('journal.changed', (change) => {
      if (!fits(change)) return;
      stop();
      resolve(change);
    });
  });
}

describe('the headless host', () => {
  test('serves the page and says who it is', async () => {
    const served = await start();
    const page = await fetch(new URL('/', served.url));
    expect(page.status).toBe(200);
    expect(page.headers.get('content-security-policy')).toContain("script-src 'self'");
    const info = await ask(await open(served), 'app.info', {});
    expect(info).toMatchObject({ host: 'headless', dialogs: false, dataFolder: served.data });
  });

  test('records and pushes a session to watch, which goes over a real loopback connection', async () => {
    const client = await open(await start());
    await ask(client, 'view.open', { view: 'log', filter: { actions: ['BootNotification'] } });
    const two = changed(client, ({ views }) => views['log'] === 2);
    const { station } = await ask(client, 'demo.start', { version: '2.0.1' });
    await two;
    const { rows } = await ask(client, 'view.rows', { view: 'log', from: 0, count: 10 });
    expect(rows).toMatchObject([{ type: 'CALL', station, direction: 'up' }, { type: 'CALLRESULT', direction: 'down', severity: 'ok' }]);
    const { running: at, stations } = await ask(client, 'csms.state', {});
    expect(at).toMatchObject({ host: '127.0.0.1', port: expect.any(Number) as number });
    expect(stations).toMatchObject([{ id: station, connected: true, remote: expect.stringMatching(/^127\.0\.0\.1:\d+$/) as string }]);
  });

  test('that is killed loses nothing that was shown, and goes on with it when it is started again', async () => {
    const served = await start();
    const client = await open(served);
    await ask(client, 'view.open', { view: 'log', filter: {} });
    await ask(client, 'demo.start', { version: '1.6' });
    await changed(client, ({ views }) => (views['log'] ?? 0) > 8);
    await ask(client, 'memory.set', { key: 'layout', value: { panels: ['log'] } });
    const before = await ask(client, 'view.rows', { view: 'log', from: 0, count: 500 });
    const { run } = await ask(client, 'app.info', {});
    const port = Number(new URL(served.url).port);
    await served.kill();

    const again = await start({ data: served.data, port });
    const next = await open(again);
    expect((await ask(next, 'app.info', {})).run).not.toBe(run);
    expect((await ask(next, 'memory.get', { key: 'layout' })).value).toEqual({ panels: ['log'] });
    await ask(next, 'view.open', { view: 'log', filter: {} });
    const after = await ask(next, 'view.rows', { view: 'log', from: 0, count: before.rows.length });
    // A request that was on its way may have lost its answer; what is said of it follows from that.
    const said = ({ rows }: typeof before) => rows.map(({ index, time, wall, station, type, action, messageId, summary, size }) => ({ index, time, wall, station, type, action, messageId, summary, size }));
    expect(said(after)).toEqual(said(before));
    expect((await ask(next, 'journal.info', {})).stations).toMatchObject([{ connected: false }]);
  });

  test('shows the log that it is started with', async () => {
    const file = path.join((await start()).data, 'given.log');
    await fs.writeFile(file, '[2,"1","Heartbeat",{}]\n[3,"1",{"currentTime":"2026-01-01T00:00:00Z"}]\n');
    const client = await open(await start({ args: [file] }));
    expect(await ask(client, 'journal.info', {})).toMatchObject({ source: 'file', name: 'given.log', frames: 2 });
  });

  test('asks how a log is meant that leaves doubts, once, before it opens it', async () => {
    const file = path.join((await start()).data, 'doubtful.log');
    await fs.writeFile(file, '2026-07-01 10:00:00 [2,"1","DataTransfer",{"vendorId":"x"}]\n');
    const client = await open(await start({ args: [file] }));
    expect(await ask(client, 'log.given', {})).toEqual({ path: file });
    expect(await ask(client, 'log.given', {})).toEqual({});
    expect(await ask(client, 'journal.info', {})).toMatchObject({ source: 'live' });
  });

  test('says among the problems that the log it is started with cannot be opened', async () => {
    const client = await open(await start({ args: ['/nowhere/at-all.log'] }));
    expect((await ask(client, 'problems.list', {})).problems).toMatchObject([{ severity: 'error', message: expect.stringContaining('/nowhere/at-all.log cannot be read') as string }]);
  });

  test('several windows see the same, each its own lists', async () => {
    const served = await start();
    const [one, two] = [await open(served), await open(served)];
    await ask(one, 'view.open', { view: 'log', filter: {} });
    await ask(two, 'view.open', { view: 'log', filter: { types: ['CALL'] } });
    const seen = changed(two, ({ views }) => (views['log'] ?? 0) > 2);
    await ask(one, 'demo.start', { version: '2.1' });
    await seen;
    const { rows } = await ask(two, 'view.rows', { view: 'log', from: 0, count: 100 });
    expect(new Set(rows.map(({ type }) => type))).toEqual(new Set(['CALL']));
  });

  test('ends in order when it is asked to: stations and windows are told', async () => {
    const served = await start();
    const client = await open(served);
    await ask(client, 'view.open', { view: 'log', filter: { types: ['open'] } });
    const connected = changed(client, ({ views }) => views['log'] === 1);
    await ask(client, 'demo.start', { version: '2.0.1' });
    await connected;
    const code = new Promise<number>((resolve) => sockets.at(-1)?.once('close', resolve));
    expect(await served.stop()).toBe(0);
    expect(await code).toBe(1001);
    const [journal = ''] = (await fs.readdir(path.join(served.data, 'journals'))).filter((name) => name.endsWith('.jsonl'));
    const text = await fs.readFile(path.join(served.data, 'journals', journal), 'utf8');
    expect(text.trimEnd().split('\n').filter((line) => line.includes('"k":"close"'))).toMatchObject([expect.stringContaining('1000') as string]);
  });

  test('a second one with the same data writes a journal of its own', async () => {
    const served = await start();
    const first = await ask(await open(served), 'journal.info', {});
    const second = await ask(await open(await start({ data: served.data })), 'journal.info', {});
    expect(second.path).not.toBe(first.path);
  });
});
