import { afterEach, expect, test } from 'vitest';
import { Bench } from './bench.fixture';

let bench: Bench;

afterEach(() => expect(bench.faults).toEqual([]));

const EVSE = { connectors: [{ type: 'cType2' }], phases: 1 as const, maxPower: 3000 };

async function station(): Promise<void> {
  bench = await Bench.booted('2.1', { evses: [EVSE, EVSE, EVSE] });
  await bench.call('SetVariables', { setVariableData: [{ attributeValue: 'true', component: { name: 'BatterySwapCtrlr' }, variable: { name: 'Enabled' } }] });
}

const ask = (requestId = 5) => bench.call('RequestBatterySwap', { requestId, idToken: { idToken: 'A', type: 'Central' } });
const events = () => bench.of('BatterySwap').map(({ eventType }) => eventType);

test('a slot at a time, and only the one that stands open', async () => {
  await station();
  await bench.act({ kind: 'stock-battery', evse: 1, soc: 90 });
  expect(bench.station.act({ kind: 'stock-battery', evse: 1 })).toMatchObject({ ok: false, message: 'There is a battery in slot 1 already.' });
  expect(bench.station.act({ kind: 'battery-in', evse: 2 })).toMatchObject({ ok: false, message: /no slot is open/i });
  expect(bench.station.act({ kind: 'battery-out', evse: 1 })).toMatchObject({ ok: false });
  expect(await ask()).toMatchObject({ payload: { status: 'Accepted' } });
  expect(await ask(6)).toMatchObject({ payload: { status: 'Rejected', statusInfo: { reasonCode: 'Busy' } } });
  expect(bench.station.act({ kind: 'battery-in', evse: 3 })).toMatchObject({ ok: false, message: /Slot 2/ });
  await bench.act({ kind: 'battery-in', evse: 2, soc: 10 });
  expect(bench.station.act({ kind: 'battery-out', evse: 2 })).toMatchObject({ ok: false, message: /Slot 1/ });
  await bench.act({ kind: 'battery-out', evse: 1 });
  expect(events()).toEqual(['BatteryIn', 'BatteryOut']);
  expect(bench.station.status().evses.map(({ transaction }) => transaction !== undefined)).toEqual([false, true, false]);
});

test('without an empty slot nobody can swap', async () => {
  await station();
  for (const evse of [1, 2, 3]) await bench.act({ kind: 'stock-battery', evse, soc: 90 });
  expect(await ask()).toMatchObject({ payload: { status: 'Rejected', statusInfo: { reasonCode: 'NoSlotAvailable' } } });
});

test('a power cut ends a swap that had begun', async () => {
  await station();
  await bench.act({ kind: 'stock-battery', evse: 1, soc: 90 });
  await ask();
  await bench.act({ kind: 'power-loss' });
  await bench.act({ kind: 'power-restore' });
  await bench.pass(60);
  expect(events()).toEqual([]);
  expect(await ask(6)).toMatchObject({ payload: { status: 'Accepted' } });
});

test('other stations swap nothing', async () => {
  bench = await Bench.booted('2.1');
  expect(bench.station.act({ kind: 'stock-battery', evse: 1 })).toMatchObject({ ok: false, message: /BatterySwapCtrlr/ });
  expect(await ask()).toMatchObject({ payload: { status: 'Rejected', statusInfo: { reasonCode: 'UnsupportedRequest' } } });
});
