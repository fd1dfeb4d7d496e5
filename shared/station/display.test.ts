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
    expect(await bench.result('SetDisplayMessage', { message: { id: 1, priority: 'InFront', message: { format: 'HTML', content: '<b>' } } })).toEqual({ status: 'NotSupportedMessageFormat' });
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
    expect(shown()).toEqual(['Cost so far: 4.2']);
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
    expect(data[0]).toMatch(/^Authorization Cache: T01 Accepted\nTransaction .* at EVSE 1$/);
    expect(data[1]).toBe('');
    expect(await bench.result('CustomerInformation', { requestId: 1, report: true, clear: false })).toEqual({ status: 'Invalid' });
  });
});
