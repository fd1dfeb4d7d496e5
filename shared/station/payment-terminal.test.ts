import { afterEach, describe, expect, it } from 'vitest';
import { Bench } from './bench.fixture';

let bench: Bench;

afterEach(() => expect(bench.faults).toEqual([]));

async function station(variables: Readonly<Record<string, string>> = {}): Promise<void> {
  bench = await Bench.booted('2.1', { meterInterval: 0 });
  bench.station.configure({ 'TxCtrlr.TxStopPoint': 'Authorized', ...variables });
  bench.forget();
}

describe('the payment terminal (2.1)', () => {
  it('is for 2.1 alone, and only while it is switched on', async () => {
    bench = await Bench.booted('2.0.1');
    expect(bench.station.act({ kind: 'pay-by-card', evse: 1 })).toMatchObject({ ok: false });
    await station({ 'PaymentCtrlr.Enabled': 'false' });
    expect(bench.station.act({ kind: 'pay-by-card', evse: 1 })).toMatchObject({ ok: false });
    expect(bench.station.act({ kind: 'cancel-payment', evse: 1 })).toMatchObject({ ok: false });
  });

  it('declines a card that is not good for the amount', async () => {
    await station({ 'PaymentCtrlr.AuthorizationAmount': '40' });
    await bench.act({ kind: 'pay-by-card', evse: 1, amount: 39.99 });
    expect(bench.station.status().displayMessages).toContain('The card is declined.');
    expect(bench.of('TransactionEvent')).toEqual([]);
  });

  it('C18.FR.07: a payment that the CSMS does not accept is given back, and not told of again', async () => {
    await station({ 'PaymentCtrlr.AuthorizeDirectPayment': 'true' });
    bench.script.set('Authorize', { idTokenInfo: { status: 'Invalid' } });
    await bench.act({ kind: 'pay-by-card', evse: 1 });
    await bench.pass(90);
    expect(bench.of('TransactionEvent')).toEqual([]);
    expect(bench.of('NotifySettlement')).toEqual([]);
  });

  it('C19: a power cut before the transaction gives the payment back, which is told when there is a connection again', async () => {
    await station({ 'PaymentCtrlr.AuthorizeDirectPayment': 'true', 'TxCtrlr.TxStartPoint': 'EVConnected' });
    bench.script.set('Authorize', { idTokenInfo: { status: 'Accepted' } });
    await bench.act({ kind: 'pay-by-card', evse: 1 });
    await bench.act({ kind: 'power-loss' });
    await bench.act({ kind: 'power-restore' });
    await bench.pass(120);
    expect(bench.of('NotifySettlement')).toMatchObject([{ status: 'Canceled', settlementAmount: 0 }]);
  });

  it('C21: takes once what the CSMS says that it has cost', async () => {
    await station();
    bench.script.set('TransactionEvent', { totalCost: 3.5 });
    await bench.act({ kind: 'plug-in', evse: 1, connector: 1 });
    await bench.act({ kind: 'pay-by-card', evse: 1 });
    await bench.pass(60);
    await bench.act({ kind: 'cancel-payment', evse: 1 });
    await bench.pass(30);
    const [settlement, ...more] = bench.of('NotifySettlement');
    expect(settlement).toMatchObject({ status: 'Settled', settlementAmount: 3.5 });
    expect(more).toEqual([]);
    expect(bench.station.status().display.drivers[0]?.note).toBe(`Your receipt: ${String(settlement?.['receiptUrl'])}`);
  });
});
