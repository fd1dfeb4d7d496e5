import { afterEach, describe, expect, it } from 'vitest';
import type { CommandInput, CommandName, CommandOutput } from '../ipc/contract';
import { outside, testPorts, type Outside } from './ports.fixture';
import { Workbench } from './workbench';

/** What a person has set up is there again after the host was started anew. */

let workbench: Workbench | undefined;
afterEach(async () => { await workbench?.close(); workbench = undefined; });

async function start(around: Outside): Promise<<Name extends CommandName>(name: Name, input: CommandInput<Name>) => Promise<CommandOutput<Name>>> {
  workbench = await Workbench.create(testPorts(around));
  const { handlers } = workbench.attach(() => undefined);
  return async (name, input) => {
    const reply = await handlers[name](input);
    if (!reply.ok) throw new Error(reply.error.message);
    return reply.value;
  };
}

/** As if the machine had lost its power: nothing is asked to end. What it was connected to is gone. */
const killed = (around: Outside): Outside => ({ ...outside(), setup: structuredClone(around.setup) });

describe('a host that is started again', () => {
  async function setUp(): Promise<Outside> {
    const around = outside();
    const ask = await start(around);
    await ask('csms.start', { settings: { port: 9123, path: '/ocpp', heartbeatInterval: 77, tokens: [{ idToken: 'MINE', status: 'Blocked' }] } });
    await ask('csms.overrides', { overrides: [{ id: 'one', action: 'Heartbeat', enabled: true, kind: 'silence' } as never] });
    await ask('stations.add', { station: { id: 'CP007', url: 'ws://127.0.0.1:9123/ocpp', version: '1.6', evses: [{ connectors: [{ type: 'cType2' }], phases: 1, maxPower: 3_700 }], password: 'secret' } });
    await ask('stations.add', { station: { id: 'OFF', url: 'ws://127.0.0.1:9123/ocpp', version: '2.1' } });
    await ask('stations.power', { id: 'OFF', on: false });
    await around.clock.advance(5_000);
    return around;
  }

  it('after it was killed goes on as it was: the CSMS listens, stations that were on are on', async () => {
    const again = killed(await setUp());
    const ask = await start(again);
    await again.clock.advance(5_000);
    const { running, settings, overrides, stations: connected } = await ask('csms.state', {});
    expect(running?.port).toBe(9123);
    expect(settings).toMatchObject({ path: '/ocpp', heartbeatInterval: 77, tokens: [{ idToken: 'MINE', status: 'Blocked' }] });
    expect(overrides).toMatchObject([{ action: 'Heartbeat' }]);
    const { stations } = await ask('stations.list', {});
    expect(stations.map(({ config: { id, version, password, evses }, running: on }) => ({ id, version, password, evses: evses.length, on }))).toEqual([
      { id: 'CP007', version: '1.6', password: 'secret', evses: 1, on: true },
      { id: 'OFF', version: '2.1', password: undefined, evses: 2, on: false },
    ]);
    expect(connected.map(({ id }) => id)).toEqual(['CP007']);
  });

  it('after it was ended has everything as it was set, but opens no port and switches nothing on by itself', async () => {
    const around = await setUp();
    await workbench?.close();
    const ask = await start(killed(around));
    expect(await ask('csms.state', {})).toMatchObject({ settings: { port: 9123, heartbeatInterval: 77 } });
    expect((await ask('csms.state', {})).running).toBeUndefined();
    expect((await ask('stations.list', {})).stations.map(({ config: { id }, running }) => [id, running])).toEqual([['CP007', false], ['OFF', false]]);
  });

  it('forgets a station that was removed', async () => {
    const around = await setUp();
    await workbench?.attach(() => undefined).handlers['stations.remove']({ id: 'OFF' });
    await around.clock.advance(1_000);
    const ask = await start(killed(around));
    expect((await ask('stations.list', {})).stations.map(({ config: { id } }) => id)).toEqual(['CP007']);
  });

  it('starts with what of a broken file can be read', async () => {
    const around = outside();
    around.setup.set('setup', { settings: { heartbeatInterval: -3, retryInterval: 9, nonsense: true }, stations: [{ station: { id: '' }, on: true }, 7], overrides: 'none', listening: 'x' });
    const ask = await start(around);
    expect((await ask('csms.state', {})).settings).toMatchObject({ heartbeatInterval: 300, retryInterval: 9 });
    expect((await ask('stations.list', {})).stations).toEqual([]);
  });
});
