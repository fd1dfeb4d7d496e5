import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { JsonObject } from '../ocpp/json';
import { Bench } from './bench.fixture';

let bench: Bench;

beforeEach(async () => { bench = await Bench.booted('2.1'); });
afterEach(() => expect(bench.faults).toEqual([]));

function show(id: number, priority: string, content: string, more: JsonObject = {}): Promise<JsonObject> {
  return bench.result('SetDisplayMessage', { message: { id, priority, message: { format: 'UTF8', content }, ...more } });
}

function shown(): readonly string[] {
  return bench.station.status().displayMessages;
}

describe('O. Display Message', () => {
  it('O01: messages are shown by priority; one AlwaysFront alone, replaced by the next', async () => {
    await show(1, 'NormalCycle', 'one');
    await show(2, 'InFront', 'two');
    expect(shown()).toEqual(['two', 'one']);
    await show(3, 'AlwaysFront', 'three');
    await show(4, 'AlwaysFront', 'four');
    expect(shown()).toEqual(['four']);
    expect(await bench.result('ClearDisplayMessage', { id: 3 })).toEqual({ status: 'Unknown' });
  });

  it('O01: in their time and their state', async () => {
    await show(1, 'InFront', 'later', { startDateTime: '2026-01-01T00:10:00Z', endDateTime: '2026-01-01T00:20:00Z' });
    await show(2, 'InFront', 'charging', { state: 'Charging' });
    expect(shown()).toEqual([]);
    await bench.startCharging();
    expect(shown()).toEqual(['charging']);
    await bench.pass(900);
    expect(shown()).toEqual(['later', 'charging']);
    await bench.pass(900);
    expect(shown()).toEqual(['charging']);
  });

  it('O02: for a transaction, as long as it runs', async () => {
    expect(await show(1, 'InFront', 'x', { transactionId: 'none' })).toEqual({ status: 'UnknownTransaction' });
    await bench.startCharging();
    await show(1, 'InFront', 'yours', { transactionId: bench.station.status().evses[0]?.transaction?.id ?? '' });
    expect(shown()).toEqual(['yours']);
    await bench.act({ kind: 'unplug', evse: 1, connector: 1 });
    expect(shown()).toEqual([]);
  });

  it('O01: says what it cannot show', async () => {
    bench.station.configure({ 'DisplayMessageCtrlr.SupportedFormats': 'ASCII,UTF8', 'DisplayMessageCtrlr.SupportedStates': 'Idle', 'DisplayMessageCtrlr.SupportedPriorities': 'InFront' });
    const refused = async (more: JsonObject): Promise<unknown> => (await bench.result('SetDisplayMessage', { message: { id: 1, priority: 'InFront', message: { format: 'UTF8', content: 'Hello' }, ...more } }))['status'];
    expect(await refused({ message: { format: 'HTML', content: '<b>' } })).toBe('NotSupportedMessageFormat');
    expect(await refused({ messageExtra: [{ format: 'QRCODE', content: 'x' }] })).toBe('NotSupportedMessageFormat');
    expect(await refused({ priority: 'NormalCycle' })).toBe('NotSupportedPriority');
    expect(await refused({ state: 'Charging' })).toBe('NotSupportedState');
    expect(await refused({ message: { format: 'UTF8', language: 'fi', content: 'Hei' } })).toBe('LanguageNotSupported');
    expect(await refused({ message: { format: 'ASCII', content: 'Grüezi' } })).toBe('Rejected');
    expect(await refused({ endDateTime: '2020-01-01T00:00:00Z' })).toBe('Rejected');
    expect(await refused({ display: { name: 'Elsewhere' } })).toBe('Rejected');
    expect(await refused({ id: -1 })).toBe('Rejected');
    expect(shown()).toEqual([]);
    expect(await refused({ display: { name: 'Display' } })).toBe('Accepted');
  });

  it('O03 to O06: read back as they came, cleared, replaced', async () => {
    await show(1, 'InFront', 'one');
    await show(2, 'NormalCycle', 'two');
    await show(2, 'NormalCycle', 'new');
    expect(await bench.result('GetDisplayMessages', { requestId: 8 })).toEqual({ status: 'Accepted' });
    expect(bench.of('NotifyDisplayMessages')).toEqual([{ requestId: 8, messageInfo: [
      { id: 1, priority: 'InFront', message: { format: 'UTF8', content: 'one' } }, { id: 2, priority: 'NormalCycle', message: { format: 'UTF8', content: 'new' } },
    ] }]);
    expect(await bench.result('GetDisplayMessages', { requestId: 8, priority: 'AlwaysFront' })).toEqual({ status: 'Unknown' });
    expect(await bench.result('ClearDisplayMessage', { id: 1 })).toEqual({ status: 'Accepted' });
    expect(shown()).toEqual(['new']);
  });

  it('I02: the running cost', async () => {
    await bench.startCharging();
    await bench.result('CostUpdated', { totalCost: 4.2, transactionId: bench.station.status().evses[0]?.transaction?.id ?? '' });
    expect(shown()).toEqual(['Cost so far: 4.20 EUR']);
  });

  it('O03: in parts of five, the last of which says that it is the last', async () => {
    for (let id = 1; id <= 7; id += 1) await show(id, 'NormalCycle', `Message ${id}`);
    await bench.result('GetDisplayMessages', { requestId: 9 });
    await bench.settle();
    const parts = bench.of('NotifyDisplayMessages');
    expect(parts.map((part) => [(part['messageInfo'] as unknown[]).length, part['tbc']])).toEqual([[5, true], [2, undefined]]);
  });

  it('O01: outlast a loss of power, but not their time', async () => {
    await show(1, 'NormalCycle', 'for ever');
    await show(2, 'NormalCycle', 'for a minute', { endDateTime: '2026-01-01T00:01:00Z' });
    await bench.act({ kind: 'power-loss' });
    await bench.pass(120);
    await bench.act({ kind: 'power-restore' });
    await bench.pass(30);
    expect(shown()).toEqual(['for ever']);
    await bench.result('GetDisplayMessages', { requestId: 1 });
    await bench.settle();
    expect(bench.of('NotifyDisplayMessages')).toMatchObject([{ messageInfo: [{ id: 1 }] }]);
  });

  it('O01: take a text in the driver\'s language, in English where there is none, or as it came first', async () => {
    const texts = { messageExtra: [{ format: 'UTF8', language: 'en', content: 'Hello' }, { format: 'UTF8', language: 'nl', content: 'Hallo' }] };
    await bench.result('SetDisplayMessage', { message: { id: 1, priority: 'NormalCycle', message: { format: 'UTF8', language: 'de', content: 'Guten Tag' }, ...texts } });
    const seenBy = async (language1?: string): Promise<readonly string[]> => {
      bench.script.set('Authorize', { idTokenInfo: { status: 'Accepted', ...(language1 === undefined ? {} : { language1 }) } });
      await bench.act({ kind: 'present-token', evse: 1, idToken: 'A' });
      const lines = shown();
      await bench.act({ kind: 'present-token', evse: 1, idToken: 'A' });
      return lines;
    };
    expect(shown()).toEqual(['Guten Tag']);
    expect(await seenBy('nl')).toEqual(['Hallo']);
    expect(await seenBy('nl-BE')).toEqual(['Hallo']);
    expect(await seenBy('fi')).toEqual(['Hello']);
    expect(await seenBy()).toEqual(['Guten Tag']);
  });
});

describe('I. what the driver reads', () => {
  const variables = (more: Record<string, string>): void => {
    const prefixed = Object.fromEntries(Object.entries(more).map(([name, value]) => [`TariffCostCtrlr.${name}`, value]));
    expect(bench.station.configure(prefixed)).toEqual({ ok: true });
  };

  it('I01, I06: the tariff that comes with the authorization, and a new one in the course of the transaction', async () => {
    variables({ TariffFallbackMessage: '0.50 EUR/kWh' });
    bench.script.set('Authorize', { idTokenInfo: { status: 'Accepted', personalMessage: { format: 'UTF8', content: '0.30 EUR/kWh' } } });
    await bench.startCharging();
    expect(shown()).toEqual(['0.30 EUR/kWh']);
    bench.script.set('TransactionEvent', { updatedPersonalMessage: { format: 'UTF8', content: '0.25 EUR/kWh' } });
    await bench.pass(61);
    expect(shown()).toEqual(['0.25 EUR/kWh']);
  });

  it('I02, I03: the cost so far and in all, which stays to be read for a minute', async () => {
    bench.script.set('TransactionEvent', ({ eventType }) => ({ totalCost: eventType === 'Ended' ? 2 : 1.5 }));
    await bench.startCharging();
    expect(shown()).toEqual(['Cost so far: 1.50 EUR']);
    await bench.act({ kind: 'unplug', evse: 1, connector: 1 });
    expect(shown()).toEqual(['Total cost: 2.00 EUR']);
    await bench.pass(61);
    expect(shown()).toEqual([]);
  });

  it('I02: not when costs are not to be shown', async () => {
    variables({ 'Enabled[Cost]': 'false' });
    bench.script.set('TransactionEvent', { totalCost: 1.5 });
    await bench.startCharging();
    expect(shown()).toEqual([]);
  });

  it('I04: the general tariff, without one for the driver; another without a connection (2.1)', async () => {
    variables({ TariffFallbackMessage: '0.50 EUR/kWh', OfflineTariffFallbackMessage: 'Offline: 0.60 EUR/kWh' });
    await bench.act({ kind: 'present-token', evse: 1, idToken: 'A' });
    expect(shown()).toEqual(['0.50 EUR/kWh']);
    await bench.act({ kind: 'connection-loss' });
    await bench.act({ kind: 'present-token', evse: 2, idToken: 'A' });
    expect(shown()).toEqual(['0.50 EUR/kWh', 'Offline: 0.60 EUR/kWh']);
  });

  it('I05: without a connection a text instead of the cost, which does not come to the next driver', async () => {
    variables({ TotalCostFallbackMessage: 'See the app' });
    await bench.startCharging();
    await bench.act({ kind: 'connection-loss' });
    await bench.act({ kind: 'unplug', evse: 1, connector: 1 });
    expect(shown()).toEqual(['See the app']);
    bench.script.set('TransactionEvent', { totalCost: 9 });
    await bench.act({ kind: 'connection-restore' });
    await bench.pass(30);
    expect(shown()).toEqual(['See the app']);
    await bench.pass(60);
    expect(shown()).toEqual([]);
  });
});

describe('N09 and N10: customer information', () => {
  it('reports what list, cache and transactions hold, and forgets the cache', async () => {
    await bench.startCharging('T01');
    const ask = (clear: boolean): Promise<JsonObject> => bench.result('CustomerInformation', { requestId: 1, report: true, clear, idToken: { idToken: 'T01', type: 'ISO14443' } });
    expect(await ask(true)).toEqual({ status: 'Accepted' });
    await bench.act({ kind: 'unplug', evse: 1, connector: 1 });
    await ask(false);
    const data = bench.of('NotifyCustomerInformation').map((one) => one['data']);
    expect(data[0]).toMatch(/^Authorization Cache: T01 Accepted, last used .*\nTransaction .* at EVSE 1 with T01$/);
    expect(data[1]).toBe('No data found.');
    expect(await bench.result('CustomerInformation', { requestId: 1, report: true, clear: false })).toEqual({ status: 'Invalid' });
  });
});
