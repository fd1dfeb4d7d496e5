import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CommandInput, CommandName, CommandOutput, EventName, Handlers } from '../ipc/contract';
import { SAMPLE_FRAMES } from '../ocpp/samples';
import { OCPP_VERSIONS } from '../ocpp/version';
import type { MemorySockets } from '../platform/memory-sockets';
import type { VirtualClock } from '../platform/virtual-clock';
import { outside, testPorts, type Outside } from './ports.fixture';
import { Workbench } from './workbench';

let clock: VirtualClock;
let sockets: MemorySockets;
let workbench: Workbench;
let handlers: Handlers;
let events: { name: EventName; value: unknown }[];
let around: Outside;

/** Asks as a window would; fails the test when the answer is an error. */
async function ask<Name extends CommandName>(name: Name, input: CommandInput<Name>): Promise<CommandOutput<Name>> {
  const reply = await handlers[name](input);
  if (!reply.ok) throw new Error(reply.error.message);
  return reply.value;
}

const rows = async (): Promise<CommandOutput<'view.rows'>['rows']> => {
  await ask('view.open', { view: 'log', filter: {} });
  return (await ask('view.rows', { view: 'log', from: 0, count: 500 })).rows;
};

beforeEach(async () => {
  around = outside();
  ({ clock, sockets } = around);
  events = [];
  workbench = await Workbench.create(testPorts(around));
  ({ handlers } = workbench.attach((name, value) => void events.push({ name, value })));
});

afterEach(() => workbench.close());

describe('a charging session to watch', () => {
  it.each(OCPP_VERSIONS)('in %s fills the log from boot to unplugging, without one violation', async (version) => {
    const { station } = await ask('demo.start', { version });
    await clock.advance(60_000);
    const log = await rows();
    const actions = log.filter((row) => row.type === 'CALL').map((row) => row.action);
    const expected = version === '1.6'
      ? ['BootNotification', 'StatusNotification', 'Authorize', 'StartTransaction', 'MeterValues', 'StopTransaction']
      : ['BootNotification', 'StatusNotification', 'TransactionEvent', 'Authorize'];
    expect(actions).toEqual(expect.arrayContaining(expected));
    expect(log.filter((row) => row.severity !== 'ok').map((row) => row.summary)).toEqual([]);
    expect(log.filter((row) => row.type === 'CALL').every((row) => row.pair !== undefined)).toBe(true);
    const state = (await ask('journal.state', {})).world.stations[station];
    expect(state?.boot?.status).toBe('Accepted');
    expect(state?.transactions).toHaveLength(1);
    expect(state?.transactions[0]?.energy).toBeGreaterThan(100);
    expect(state?.transactions[0]?.endedAt).toBeDefined();
    expect(state?.evses[0]?.connectors[0]?.status).toBe('Available');
    expect(workbench.problems.all).toEqual([]);
    const plugged = log.find((row) => row.type === 'person' && row.summary.startsWith('Plugged in'));
    expect(plugged?.summary).toBe(`Plugged in the cable · ${version === '1.6' ? 'connector' : 'EVSE'} 1`);
  });

  it('records each frame once, though both ends are in this process', async () => {
    await ask('demo.start', { version: '2.0.1' });
    await clock.advance(60_000);
    const ids = (await rows()).filter((row) => row.type === 'CALL').map((row) => row.messageId);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('the state can be asked for as of any entry', async () => {
    const { station } = await ask('demo.start', { version: '2.0.1' });
    await clock.advance(60_000);
    const started = (await rows()).find((row) => row.summary.startsWith('TransactionEvent Started'));
    const at = started?.index ?? -1;
    expect((await ask('journal.state', { at: at - 1 })).world.stations[station]?.transactions).toEqual([]);
    expect((await ask('journal.state', { at })).world.stations[station]?.transactions[0]).toMatchObject({ chargingState: 'EVConnected' });
  });

  it('a second one gets a station of its own', async () => {
    const first = await ask('demo.start', { version: '1.6' });
    const second = await ask('demo.start', { version: '1.6' });
    expect(second.station).not.toBe(first.station);
  });
});

describe('windows', () => {
  it('are told of changes in batches, with the totals of their lists', async () => {
    await ask('view.open', { view: 'log', filter: { actions: ['Authorize'] } });
    await ask('demo.start', { version: '2.0.1' });
    await clock.advance(60_000);
    await clock.advance(50);
    const changes = events.filter((event) => event.name === 'journal.changed');
    expect(changes.length).toBeLessThan(workbench.live.journal.count);
    expect(changes.at(-1)?.value).toMatchObject({ entries: workbench.live.journal.count, views: { log: 2 } });
    expect(events.some((event) => event.name === 'state.changed')).toBe(true);
    expect(events.some((event) => event.name === 'stations.changed')).toBe(true);
  });

  it('that have gone are told nothing more', async () => {
    const seen: string[] = [];
    const other = workbench.attach((name) => void seen.push(name));
    other.detach();
    await ask('demo.start', { version: '2.0.1' });
    await clock.advance(1000);
    expect(seen).toEqual([]);
  });

  it('learn what is wrong with a list that is not open', async () => {
    const reply = await handlers['view.rows']({ view: 'other', from: 0, count: 10 });
    expect(reply).toMatchObject({ ok: false, error: { code: 'not-found' } });
  });
});

describe('the CSMS', () => {
  it('names the URL for each address of this machine, loopback last and link-local addresses left out', async () => {
    const state = await ask('csms.start', { settings: { host: '::', port: 9000, path: '/ocpp' } });
    expect(state.reachable.map(({ url }) => url)).toEqual(['ws://192.168.1.20:9000/ocpp/', 'ws://[fd00::2]:9000/ocpp/', 'ws://127.0.0.1:9000/ocpp/']);
  });

  it('that cannot listen says why, and the sentence stays in the list of problems', async () => {
    await sockets.listen({ host: '127.0.0.1', port: 9123, decide: () => ({ accept: false, status: 404, message: '' }) });
    const reply = await handlers['csms.start']({ settings: { port: 9123 } });
    expect(reply.ok).toBe(false);
    expect((await ask('problems.list', {})).problems.map((problem) => problem.message).join()).toMatch(/9123/);
  });

  it('refuses a setting that cannot be, and says what would be right', async () => {
    const reply = await handlers['csms.configure']({ settings: { port: 70_000 } });
    expect(reply).toEqual({ ok: false, error: { code: 'bad-input', message: 'The setting port must be an integer from 0 to 65535.' } });
    expect(await handlers['csms.start']({ settings: { heartbeatInterval: -1 } })).toMatchObject({ ok: false, error: { code: 'bad-input' } });
    expect((await ask('csms.state', {})).running).toBeUndefined();
  });

  it('listens where a person wants it, also after a session was watched on a free port', async () => {
    const before = (await ask('csms.state', {})).settings;
    await ask('demo.start', { version: '2.0.1' });
    expect((await ask('csms.state', {})).settings).toEqual(before);
  });

  it('with passwords lets the watched station in, which brings one', async () => {
    await ask('csms.configure', { settings: { passwords: { '*': 'secret-of-all' } } });
    const { station } = await ask('demo.start', { version: '2.0.1' });
    await clock.advance(60_000);
    const state = (await ask('journal.state', {})).world.stations[station];
    expect(state).toMatchObject({ security: 'basic', connected: true });
    expect(state?.transactions[0]?.endedAt).toBeDefined();
  });

  it('raises what breaks the rules as a problem with its entry, when it is to warn', async () => {
    await ask('csms.configure', { settings: { strictness: 'warn' } });
    const { station } = await ask('demo.start', { version: '2.0.1' });
    await clock.advance(1000);
    await ask('send.raw', { target: { side: 'station', station }, text: '[2,"x1","Heartbeat",{"extra":1}]' });
    await clock.advance(1000);
    const { problems } = await ask('problems.list', {});
    const entry = problems.find((problem) => problem.message.includes('extra'))?.entry;
    expect((await rows())[entry ?? -1]).toMatchObject({ messageId: 'x1', severity: 'error' });
    await ask('problems.clear', {});
    expect((await ask('problems.list', {})).problems).toEqual([]);
  });
});

describe('a simulated station', () => {
  it('that was there before the CSMS is recorded once as well', async () => {
    await ask('csms.configure', { settings: { port: 9000 } });
    await ask('stations.add', { station: { id: 'EARLY', url: 'ws://127.0.0.1:9000', version: '1.6' } });
    await clock.advance(1000);
    await ask('csms.start', {});
    await clock.advance(120_000);
    const log = await rows();
    expect(log.filter((row) => row.type === 'fail').length).toBeGreaterThan(0);
    expect(log.filter((row) => row.type === 'open')).toHaveLength(1);
    expect(log.filter((row) => row.action === 'BootNotification' && row.type === 'CALL')).toHaveLength(1);
  });

  it('that talks to a CSMS of elsewhere is recorded by itself', async () => {
    const texts: string[] = [];
    await sockets.listen({
      host: '10.0.0.9', port: 8080, decide: () => ({
        accept: true, protocol: 'ocpp1.6',
        handler: () => ({ onText: (text) => void texts.push(text), onBinary: () => undefined, onPing: () => undefined, onPong: () => undefined, onClose: () => undefined, onError: () => undefined }),
      }),
    });
    await ask('stations.add', { station: { id: 'AWAY', url: 'ws://10.0.0.9:8080/ocpp', version: '1.6' } });
    await clock.advance(1000);
    expect(texts).toHaveLength(1);
    expect((await rows()).filter((row) => row.type === 'CALL')).toMatchObject([{ station: 'AWAY', action: 'BootNotification', direction: 'up' }]);
  });

  it('is switched off and on, driven, and removed by its identity', async () => {
    const { station: id } = await ask('demo.start', { version: '2.0.1' });
    await clock.advance(60_000);
    expect(await ask('stations.act', { id, act: { kind: 'plug-in', evse: 2, connector: 1 } })).toEqual({ ok: true });
    expect(await ask('stations.act', { id, act: { kind: 'plug-in', evse: 7, connector: 1 } })).toMatchObject({ ok: false });
    await ask('stations.power', { id, on: false });
    await clock.advance(5000);
    expect((await ask('stations.list', {})).stations).toMatchObject([{ running: false, link: 'offline' }]);
    await ask('stations.power', { id, on: true });
    await clock.advance(60_000);
    expect((await ask('stations.list', {})).stations).toMatchObject([{ running: true, link: 'connected' }]);
    const removed = ask('stations.remove', { id });
    await clock.advance(5000);
    await removed;
    expect((await ask('stations.list', {})).stations).toEqual([]);
    expect(await handlers['stations.power']({ id, on: true })).toMatchObject({ ok: false, error: { code: 'not-found' } });
  });

  it('of an identity that is taken is refused', async () => {
    const station = { id: 'CP1', url: 'ws://127.0.0.1:9999', version: '1.6' as const };
    await ask('stations.add', { station });
    expect(await handlers['stations.add']({ station })).toMatchObject({ ok: false, error: { code: 'refused' } });
  });
});

describe('sending', () => {
  it('a request to a station comes back with its outcome, and broken text goes out as it is', async () => {
    const { station } = await ask('demo.start', { version: '2.0.1' });
    await clock.advance(200);
    const outcome = ask('send.call', { target: { side: 'csms', station }, action: 'GetLocalListVersion', payload: {} });
    await clock.advance(200);
    expect(await outcome).toMatchObject({ kind: 'result', payload: { versionNumber: 0 } });
    await ask('send.raw', { target: { side: 'station', station }, text: '[2,"broken' });
    await clock.advance(200);
    expect((await rows()).some((row) => row.type === 'Malformed' && row.severity === 'error')).toBe(true);
  });

  it('to a station that is not there is an error as a value', async () => {
    expect(await handlers['send.raw']({ target: { side: 'csms', station: 'X' }, text: '[]' })).toMatchObject({ ok: false, error: { code: 'not-connected' } });
    expect(await handlers['send.call']({ target: { side: 'csms', station: 'X' }, action: 'Reset', payload: {} })).toMatchObject({ ok: true, value: { kind: 'closed' } });
  });
});

describe('logs', () => {
  it('a list of frames is shown, checked and left again', async () => {
    const info = await ask('log.open', { text: SAMPLE_FRAMES.map((sample) => sample.text).join('\n'), name: 'sample.txt' });
    expect(info).toMatchObject({ source: 'file', frames: 5, name: 'sample.txt' });
    await clock.advance(1000);
    expect((await rows()).filter((row) => row.severity === 'error').length).toBeGreaterThan(1);
    expect(events.some((event) => event.name === 'journal.replaced')).toBe(true);
    expect((await ask('log.close', {})).source).toBe('live');
  });

  it('a saved journal is opened again with everything in it', async () => {
    await ask('demo.start', { version: '2.0.1' });
    await clock.advance(60_000);
    const before = await rows();
    const saved = await ask('log.save', {});
    await ask('log.open', { text: around.files.get(`/downloads/${saved.name}`) ?? '', name: saved.name });
    await clock.advance(1000);
    expect(await rows()).toEqual(before);
  });

  it.each([['hello', /No OCPP message was found in x\.txt\. A message is a JSON array/], ['', /empty|nothing/i]])('%j is refused with a sentence, and the live journal stays', async (text, sentence) => {
    const reply = await handlers['log.open']({ text, name: 'x.txt' });
    expect(reply.ok ? '' : reply.error.message).toMatch(sentence);
    expect((await ask('journal.info', {})).source).toBe('live');
  });

  it('a file that cannot be read says so', async () => {
    expect(await handlers['log.open']({ path: '/nowhere.txt' })).toMatchObject({ ok: false });
  });
});

describe('snapshots of inventories', () => {
  const snapshot = { name: 'before', station: 'CP001', version: '1.6' as const, at: 5, variables: [{ component: '', variable: 'HeartbeatInterval', value: '300' }] };

  it('are kept, and take the place of another only when that is said', async () => {
    await ask('snapshots.save', { snapshot });
    expect(await handlers['snapshots.save']({ snapshot: { ...snapshot, name: 'Before' } })).toMatchObject({ ok: false, error: { code: 'refused' } });
    await ask('snapshots.save', { snapshot: { ...snapshot, variables: [] }, replace: true });
    expect(await ask('snapshots.get', { name: 'before' })).toMatchObject({ variables: [] });
    await ask('snapshots.remove', { name: 'before' });
    expect(await handlers['snapshots.get']({ name: 'before' })).toMatchObject({ ok: false, error: { code: 'not-found' } });
    expect(events.filter(({ name }) => name === 'snapshots.changed')).toHaveLength(3);
  });
});
