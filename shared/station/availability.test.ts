import { afterEach, describe, expect, it } from 'vitest';
import { Bench } from './bench.fixture';

let bench: Bench;

afterEach(() => expect(bench.faults).toEqual([]));

describe('G. Availability, 2.x', () => {
  it('G03: an EVSE becomes Unavailable and Available', async () => {
    bench = await Bench.booted('2.0.1');
    bench.forget();
    expect(await bench.result('ChangeAvailability', { evse: { id: 1 }, operationalStatus: 'Inoperative' })).toEqual({ status: 'Accepted' });
    expect(bench.statuses).toEqual(['1.1 Unavailable']);
    expect(bench.station.act({ kind: 'present-token', evse: 1, idToken: 'A' })).toEqual({ ok: false, message: 'EVSE 1 is set to Inoperative.' });
    expect(await bench.result('ChangeAvailability', { evse: { id: 1, connectorId: 1 }, operationalStatus: 'Operative' })).toEqual({ status: 'Accepted' });
    expect(bench.statuses).toEqual(['1.1 Unavailable']);
    expect(await bench.result('ChangeAvailability', { evse: { id: 1 }, operationalStatus: 'Operative' })).toEqual({ status: 'Accepted' });
    expect(bench.statuses).toEqual(['1.1 Unavailable', '1.1 Available']);
  });

  it('G03: Scheduled while a transaction runs, done when it has ended', async () => {
    bench = await Bench.booted('2.0.1');
    await bench.startCharging();
    bench.forget();
    expect(await bench.result('ChangeAvailability', { evse: { id: 1 }, operationalStatus: 'Inoperative' })).toEqual({ status: 'Scheduled' });
    expect(bench.statuses).toEqual([]);
    await bench.act({ kind: 'present-token', evse: 1, idToken: 'T01' });
    expect(bench.statuses).toEqual(['1.1 Unavailable']);
    await bench.act({ kind: 'unplug', evse: 1, connector: 1 });
    expect(bench.statuses).toEqual(['1.1 Unavailable']);
  });

  it('G04: the whole station, free EVSEs at once and busy ones later, over a reboot too', async () => {
    bench = await Bench.booted('2.0.1');
    await bench.startCharging();
    bench.forget();
    expect(await bench.result('ChangeAvailability', { operationalStatus: 'Inoperative' })).toEqual({ status: 'Scheduled' });
    expect(bench.statuses).toEqual(['2.1 Unavailable']);
    await bench.act({ kind: 'unplug', evse: 1, connector: 1 });
    expect(bench.statuses).toEqual(['2.1 Unavailable', '1.1 Unavailable']);
    await bench.result('Reset', { type: 'Immediate' });
    bench.forget();
    await bench.pass(10);
    expect(bench.statuses).toEqual(['1.1 Unavailable', '2.1 Unavailable']);
  });

  it('rejects what is not there', async () => {
    bench = await Bench.booted('2.0.1');
    expect(await bench.result('ChangeAvailability', { evse: { id: 3 }, operationalStatus: 'Inoperative' })).toEqual({ status: 'Rejected', statusInfo: { reasonCode: 'UnknownEvse' } });
    expect(await bench.result('ChangeAvailability', { evse: { id: 1, connectorId: 2 }, operationalStatus: 'Inoperative' })).toMatchObject({ status: 'Rejected' });
  });
});

describe('ChangeAvailability, 1.6 (§5.2)', () => {
  it('of connector 0 is about the whole station, which has a status of its own', async () => {
    bench = await Bench.booted('1.6');
    bench.forget();
    expect(await bench.result('ChangeAvailability', { connectorId: 0, type: 'Inoperative' })).toEqual({ status: 'Accepted' });
    expect(bench.statuses).toEqual(['0 Unavailable', '1 Unavailable', '2 Unavailable']);
  });

  it('is Scheduled while a transaction runs', async () => {
    bench = await Bench.booted('1.6');
    await bench.startCharging();
    expect(await bench.result('ChangeAvailability', { connectorId: 1, type: 'Inoperative' })).toEqual({ status: 'Scheduled' });
    await bench.act({ kind: 'press-stop', evse: 1 });
    expect(bench.statuses.at(-1)).toBe('1 Unavailable');
    expect(await bench.result('ChangeAvailability', { connectorId: 3, type: 'Inoperative' })).toEqual({ status: 'Rejected' });
  });
});

describe('MinimumStatusDuration (1.6 §4.9)', () => {
  async function booted(): Promise<void> {
    bench = await Bench.booted('1.6');
    await bench.result('ChangeConfiguration', { key: 'MinimumStatusDuration', value: '10' });
    bench.forget();
  }

  it('a status that does not last is not told', async () => {
    await booted();
    await bench.act({ kind: 'plug-in', evse: 1, connector: 1 });
    await bench.pass(9);
    await bench.act({ kind: 'unplug', evse: 1, connector: 1 });
    await bench.pass(60);
    expect(bench.statuses).toEqual([]);
  });

  it('one that lasts is told when it has lasted so long, counted from its own beginning', async () => {
    await booted();
    await bench.act({ kind: 'plug-in', evse: 1, connector: 1 });
    await bench.pass(6);
    await bench.act({ kind: 'fault', evse: 1, connector: 1, code: 'OtherError' });
    await bench.pass(9);
    expect(bench.statuses).toEqual([]);
    await bench.pass(1);
    expect(bench.statuses).toEqual(['1 Faulted']);
  });
});

describe('G03: states of their own', () => {
  it('G03.FR.03: a request for the state that it has is Accepted', async () => {
    bench = await Bench.booted('2.0.1');
    await bench.startCharging();
    expect(await bench.result('ChangeAvailability', { evse: { id: 1 }, operationalStatus: 'Operative' })).toEqual({ status: 'Accepted' });
    bench.forget();
    for (let times = 0; times < 2; times += 1) expect(await bench.result('ChangeAvailability', { evse: { id: 2 }, operationalStatus: 'Inoperative' })).toEqual({ status: 'Accepted' });
    expect(bench.statuses).toEqual(['2.1 Unavailable']);
  });

  it('G03.FR.07: a connector stays Inoperative when its EVSE, and an EVSE when the station, becomes Operative', async () => {
    bench = await Bench.booted('2.0.1');
    await bench.result('ChangeAvailability', { evse: { id: 1, connectorId: 1 }, operationalStatus: 'Inoperative' });
    await bench.result('ChangeAvailability', { evse: { id: 2 }, operationalStatus: 'Inoperative' });
    await bench.result('ChangeAvailability', { operationalStatus: 'Inoperative' });
    bench.forget();
    await bench.result('ChangeAvailability', { operationalStatus: 'Operative' });
    await bench.result('ChangeAvailability', { evse: { id: 1 }, operationalStatus: 'Operative' });
    expect(bench.statuses).toEqual([]);
    await bench.result('ChangeAvailability', { evse: { id: 1, connectorId: 1 }, operationalStatus: 'Operative' });
    expect(bench.statuses).toEqual(['1.1 Available']);
  });

  it('G03.FR.08, G04.FR.09: what was set survives a power failure', async () => {
    bench = await Bench.booted('2.0.1');
    await bench.result('ChangeAvailability', { evse: { id: 2 }, operationalStatus: 'Inoperative' });
    await bench.act({ kind: 'power-loss' });
    bench.forget();
    await bench.act({ kind: 'power-restore' });
    await bench.pass(10);
    expect(bench.statuses).toEqual(['1.1 Available', '2.1 Unavailable']);
  });

  it('a Scheduled change is taken back by Operative', async () => {
    bench = await Bench.booted('2.0.1');
    await bench.startCharging();
    expect(await bench.result('ChangeAvailability', { evse: { id: 1 }, operationalStatus: 'Inoperative' })).toEqual({ status: 'Scheduled' });
    expect(await bench.result('ChangeAvailability', { evse: { id: 1 }, operationalStatus: 'Operative' })).toEqual({ status: 'Accepted' });
    bench.forget();
    await bench.act({ kind: 'unplug', evse: 1, connector: 1 });
    expect(bench.statuses).toEqual(['1.1 Available']);
  });
});
