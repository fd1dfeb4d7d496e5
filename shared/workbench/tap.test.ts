import { afterEach, expect, test } from 'vitest';
import type { CsmsSettings } from '../csms/api';
import type { CommandInput, CommandName, CommandOutput, EventValue } from '../ipc/contract';
import { outside, testPorts, type Outside } from './ports.fixture';
import { Workbench } from './workbench';

/** A tap between the workbench's own simulated station and its own CSMS. */

let workbench: Workbench | undefined;
let finished: EventValue<'useCases.finished'>[] = [];
afterEach(async () => { await workbench?.close(); workbench = undefined; });

async function start(around: Outside): Promise<<Name extends CommandName>(name: Name, input: CommandInput<Name>) => Promise<CommandOutput<Name>>> {
  workbench = await Workbench.create(testPorts(around));
  finished = [];
  const { handlers } = workbench.attach((name, value) => { if (name === 'useCases.finished') finished.push(value as (typeof finished)[number]); });
  return async (name, input) => {
    const reply = await handlers[name](input);
    if (!reply.ok) throw new Error(reply.error.message);
    return reply.value;
  };
}

async function tapped(around: Outside, csms: Partial<CsmsSettings> = {}) {
  const ask = await start(around);
  await ask('csms.start', { settings: { port: 9123, ...csms } });
  await ask('tap.start', { settings: { port: 9124, upstream: 'ws://127.0.0.1:9123' } });
  await ask('stations.add', { station: { id: 'SIM', url: 'ws://127.0.0.1:9124', version: '2.0.1' } });
  await around.clock.advance(5_000);
  return ask;
}

test('every frame stands in the journal once, on the tap, although all three are of this workbench', async () => {
  const around = outside();
  const ask = await tapped(around);
  expect((await ask('tap.state', {})).stations).toMatchObject([{ id: 'SIM', station: 'open', csms: 'open', version: '2.0.1' }]);
  expect((await ask('csms.state', {})).stations).toMatchObject([{ id: 'SIM', connected: true, registration: 'Accepted' }]);
  const journal = workbench?.live.journal;
  const entries = [...journal?.entries(0, journal.count) ?? []];
  const boots = entries.filter(({ kind, text }) => kind === 'frame' && text.includes('"BootNotification"'));
  expect(boots).toHaveLength(1);
  expect(journal?.row(boots[0]?.index ?? -1)).toMatchObject({ answer: 'answered', station: 'SIM', direction: 'up' });
  expect(entries.filter(({ kind }) => kind === 'open').map(({ text }) => (JSON.parse(text) as { role: string; leg: string }).role)).toEqual(['tap', 'tap']);
  expect((await ask('journal.state', {})).world.stations['SIM']).toMatchObject({ connected: true, version: '2.0.1' });
});

test('the composer puts a request on the tapped wire, in the name of the CSMS, which hears nothing of it', async () => {
  const around = outside();
  const ask = await tapped(around);
  const outcome = ask('send.call', { target: { side: 'csms', station: 'SIM', tap: true }, action: 'GetLocalListVersion', payload: {} });
  await around.clock.advance(2_000);
  expect(await outcome).toMatchObject({ kind: 'result', payload: { versionNumber: 0 } });
  expect((await ask('tap.state', {})).stations).toMatchObject([{ fromCsms: { injected: 1 } }]);
});

test('a tap that leads to itself is not started, and the settings come again after a restart', async () => {
  const around = outside();
  const ask = await start(around);
  await expect(ask('tap.start', { settings: { port: 9124, upstream: 'ws://127.0.0.1:9124' } })).rejects.toThrow('The tap would pass on to itself');
  await expect(ask('tap.start', { settings: { upstream: 'http://csms' } })).rejects.toThrow('The setting upstream must be the URL of the CSMS without the identity');
  await ask('tap.start', { settings: { upstream: 'ws://127.0.0.1:9123', delayMs: { station: 20, csms: 0 } } });
  await around.clock.advance(2_000);
  await workbench?.close();
  const again = await start({ ...outside(), setup: around.setup });
  expect(await again('tap.state', {})).toMatchObject({ settings: { upstream: 'ws://127.0.0.1:9123', port: 9124, delayMs: { station: 20, csms: 0 } } });
  expect((await again('tap.state', {})).running).toBeUndefined();
});

test('a use case is judged in what passes, by what the two sides sent', async () => {
  const around = outside();
  const ask = await tapped(around, { heartbeatInterval: 60 });
  const judged = async () => {
    finished = [];
    await ask('useCases.run', { scenarios: [{ own: false, name: 'B01' }], versions: ['2.0.1'], setting: 'offline' });
    await expect.poll(async () => { await around.clock.advance(100); return finished.length; }).toBe(1);
    const [accepted] = finished[0]?.cases ?? [];
    return { verdict: accepted?.verdict, occurrences: accepted?.occurrences, checks: accepted?.checks.map((check) => `${check.verdict}: ${check.text}`) };
  };
  await around.clock.advance(200_000);
  const before = await judged();
  expect(before).toMatchObject({ verdict: 'pass', occurrences: 1, checks: expect.arrayContaining(['pass: It says that the station was switched on.', 'pass: Every message of the CSMS is valid.']) as string[] });
  // Were it taken for the station's, it would be an invalid second boot.
  await ask('send.raw', { target: { side: 'station', station: 'SIM', tap: true }, text: '[2,"mine","BootNotification",{"chargingStation":{"model":"M","vendorName":"V"}}]' });
  await around.clock.advance(2_000);
  expect(workbench?.live.journal.connections.filter(({ station }) => station === 'SIM')).toHaveLength(2);
  expect(await judged()).toEqual(before);
});
