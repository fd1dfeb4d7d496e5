import { afterEach, describe, expect, it } from 'vitest';
import type { JsonObject } from '../ocpp/json';
import { Bench } from './bench.fixture';

let bench: Bench;

afterEach(() => expect(bench.faults).toEqual([]));

function reserve(more: JsonObject = {}): Promise<JsonObject> {
  return bench.result('ReserveNow', { id: 1, expiryDateTime: '2026-01-01T01:00:00Z', idToken: { idToken: 'MINE', type: 'Central' }, ...more });
}

describe('H. Reservation, 2.x', () => {
  it('H01 and H03: an EVSE is kept for a token, and the transaction names the reservation', async () => {
    bench = await Bench.booted('2.0.1');
    expect(await reserve({ evseId: 1 })).toEqual({ status: 'Accepted' });
    expect(bench.statuses.at(-1)).toBe('1.1 Reserved');
    await bench.act({ kind: 'present-token', evse: 1, idToken: 'OTHER' });
    expect(bench.station.status()).toMatchObject({ displayMessages: ['EVSE 1 is reserved for somebody else.'] });
    expect(bench.of('TransactionEvent')).toEqual([]);
    await bench.act({ kind: 'present-token', evse: 1, idToken: 'MINE' });
    expect(bench.of('TransactionEvent')).toMatchObject([{ reservationId: 1, idToken: { idToken: 'MINE' } }]);
    await bench.pass(3600);
    expect(bench.of('ReservationStatusUpdate')).toEqual([]);
  });

  it('H03: somebody of the same group may use it', async () => {
    bench = await Bench.booted('2.0.1');
    await reserve({ evseId: 1, groupIdToken: { idToken: 'G', type: 'Central' } });
    bench.script.set('Authorize', { idTokenInfo: { status: 'Accepted', groupIdToken: { idToken: 'G', type: 'Central' } } });
    await bench.startCharging('FRIEND');
    expect(bench.of('TransactionEvent').find((event) => 'reservationId' in event)).toMatchObject({ reservationId: 1 });
  });

  it('H02: is cancelled', async () => {
    bench = await Bench.booted('2.0.1');
    await reserve({ evseId: 1 });
    expect(await bench.result('CancelReservation', { reservationId: 2 })).toEqual({ status: 'Rejected' });
    expect(await bench.result('CancelReservation', { reservationId: 1 })).toEqual({ status: 'Accepted' });
    expect(bench.statuses.slice(-2)).toEqual(['1.1 Reserved', '1.1 Available']);
  });

  it('H04: expires, and says so', async () => {
    bench = await Bench.booted('2.0.1');
    await reserve({ evseId: 1 });
    await bench.pass(3600);
    expect(bench.of('ReservationStatusUpdate')).toEqual([{ reservationId: 1, reservationUpdateStatus: 'Expired' }]);
    expect(bench.statuses.at(-1)).toBe('1.1 Available');
  });

  it('H01: is removed when its EVSE breaks', async () => {
    bench = await Bench.booted('2.0.1');
    await reserve({ evseId: 1 });
    await bench.act({ kind: 'fault', evse: 1, connector: 1, code: 'GroundFailure' });
    expect(bench.of('ReservationStatusUpdate')).toEqual([{ reservationId: 1, reservationUpdateStatus: 'Removed' }]);
  });

  it('H01: of any EVSE keeps as many as are needed', async () => {
    bench = await Bench.booted('2.0.1');
    bench.forget();
    expect(await reserve()).toEqual({ status: 'Accepted' });
    expect(bench.statuses).toEqual([]);
    await bench.startCharging('OTHER', 1);
    expect(bench.statuses).toEqual(['1.1 Occupied', '2.1 Reserved']);
    await bench.act({ kind: 'present-token', evse: 2, idToken: 'THIRD' });
    expect(bench.station.status().displayMessages).toEqual(['EVSE 2 is reserved for somebody else.']);
    await bench.act({ kind: 'present-token', evse: 2, idToken: 'MINE' });
    expect(bench.of('TransactionEvent').at(-1)).toMatchObject({ reservationId: 1 });
  });

  it.each<[string, string, () => Promise<unknown>, JsonObject]>([
    ['Occupied', 'a car is there', () => bench.act({ kind: 'plug-in', evse: 1, connector: 1 }), { evseId: 1 }],
    ['Faulted', 'it is broken', () => bench.act({ kind: 'fault', evse: 1, connector: 1, code: 'GroundFailure' }), { evseId: 1 }],
    ['Unavailable', 'it is Inoperative', () => bench.result('ChangeAvailability', { evse: { id: 1 }, operationalStatus: 'Inoperative' }), { evseId: 1 }],
    ['Occupied', 'somebody else has reserved it', () => reserve({ id: 8, evseId: 1 }), { evseId: 1 }],
    ['Rejected', 'there is no such EVSE', () => Promise.resolve(), { evseId: 4 }],
    ['Rejected', 'there is no such connector', () => Promise.resolve(), { connectorType: 'cCCS2' }],
    ['Rejected', 'it would be over already', () => Promise.resolve(), { evseId: 1, expiryDateTime: '2025-01-01T00:00:00Z' }],
  ])('H01: %s when %s', async (status, _why, prepare, request) => {
    bench = await Bench.booted('2.0.1');
    await prepare();
    expect(await reserve(request)).toEqual({ status });
  });

  it('H01.FR.17: is removed when its EVSE, or all of them, are made Inoperative', async () => {
    bench = await Bench.booted('2.0.1');
    await reserve({ evseId: 1 });
    await reserve({ id: 2 });
    await bench.result('ChangeAvailability', { evse: { id: 1 }, operationalStatus: 'Inoperative' });
    expect(bench.of('ReservationStatusUpdate')).toEqual([{ reservationId: 1, reservationUpdateStatus: 'Removed' }]);
    await bench.result('ChangeAvailability', { operationalStatus: 'Inoperative' });
    expect(bench.of('ReservationStatusUpdate')).toHaveLength(2);
  });

  it('H01.FR.24: of a connector type keeps as many of that type as are needed, and no others', async () => {
    const evse = (type: string) => ({ connectors: [{ type }], phases: 3, maxPower: 22_000 }) as const;
    bench = await Bench.booted('2.0.1', { evses: [evse('sType2'), evse('cType2'), evse('cType2')] });
    bench.forget();
    expect(await reserve({ id: 1, connectorType: 'cType2' })).toEqual({ status: 'Accepted' });
    expect(bench.statuses).toEqual([]);
    expect(await reserve({ id: 2, connectorType: 'cType2' })).toEqual({ status: 'Accepted' });
    expect(bench.statuses).toEqual(['2.1 Reserved', '3.1 Reserved']);
    expect(await reserve({ id: 3, connectorType: 'cType2' })).toEqual({ status: 'Occupied' });
    expect(await reserve({ id: 3 })).toEqual({ status: 'Accepted' });
    expect(bench.statuses.at(-1)).toBe('1.1 Reserved');
    expect(await reserve({ id: 4, evseId: 2 })).toEqual({ status: 'Occupied' });
  });

  it.each<[string, JsonObject[]]>([
    ['2.0.1', []],
    ['2.1', [{ reservationId: 1, reservationUpdateStatus: 'NoTransaction' }]],
  ])('H03.FR.09, FR.10: the token uses it up, whether a cable comes or not (%s)', async (version, told) => {
    bench = await Bench.booted(version as '2.0.1' | '2.1');
    await bench.result('SetVariables', { setVariableData: [{ component: { name: 'TxCtrlr' }, variable: { name: 'TxStartPoint' }, attributeValue: 'PowerPathClosed' }] });
    await reserve({ evseId: 1 });
    await bench.act({ kind: 'present-token', evse: 1, idToken: 'MINE' });
    expect(bench.statuses.slice(-2)).toEqual(['1.1 Reserved', '1.1 Available']);
    await bench.pass(61);
    expect(bench.of('ReservationStatusUpdate')).toEqual(told);
    expect(await bench.result('CancelReservation', { reservationId: 1 })).toEqual({ status: 'Rejected' });
  });

  it('H01.FR.02: a replacement that cannot be had leaves the old one', async () => {
    bench = await Bench.booted('2.0.1');
    await reserve({ evseId: 1 });
    await bench.act({ kind: 'plug-in', evse: 2, connector: 1 });
    expect(await reserve({ evseId: 2 })).toEqual({ status: 'Occupied' });
    expect(bench.station.status().evses[0]?.connectors[0]?.status).toBe('Reserved');
  });

  it.each([['Enabled', { evseId: 1 }], ['NonEvseSpecific', {}]])('H01.FR.01, FR.19: Rejected with ReservationCtrlr.%s false', async (variable, request) => {
    bench = await Bench.booted('2.0.1');
    await bench.result('SetVariables', { setVariableData: [{ component: { name: 'ReservationCtrlr' }, variable: { name: variable }, attributeValue: 'false' }] });
    expect(await reserve(request)).toEqual({ status: 'Rejected' });
  });

  it('H04: expires after the station was switched off and on again', async () => {
    bench = await Bench.booted('2.0.1');
    await reserve({ evseId: 1 });
    await bench.station.stop();
    bench.station.start();
    await bench.pass(30);
    expect(bench.station.status().evses[0]?.connectors[0]?.status).toBe('Reserved');
    await bench.pass(3600);
    expect(bench.of('ReservationStatusUpdate')).toEqual([{ reservationId: 1, reservationUpdateStatus: 'Expired' }]);
  });

  it('H01: a known id replaces its reservation', async () => {
    bench = await Bench.booted('2.0.1');
    await reserve({ evseId: 1 });
    expect(await reserve({ evseId: 2 })).toEqual({ status: 'Accepted' });
    expect(bench.station.status().evses.map(({ connectors }) => connectors[0]?.status)).toEqual(['Available', 'Reserved']);
  });
});

describe('ReserveNow, 1.6 (§5.13)', () => {
  it('keeps a connector, is named by StartTransaction, and expires without a message', async () => {
    bench = await Bench.booted('1.6');
    const ask = (connectorId: number, reservationId: number): Promise<JsonObject> =>
      bench.result('ReserveNow', { connectorId, expiryDate: '2026-01-01T01:00:00Z', idTag: 'MINE', reservationId });
    expect(await ask(1, 1)).toEqual({ status: 'Accepted' });
    expect(bench.statuses.at(-1)).toBe('1 Reserved');
    await bench.startCharging('MINE');
    expect(bench.of('StartTransaction')).toMatchObject([{ reservationId: 1 }]);
    expect(await ask(2, 2)).toEqual({ status: 'Accepted' });
    expect(await ask(1, 3)).toEqual({ status: 'Occupied' });
    await bench.pass(3600);
    expect(bench.statuses.slice(-2)).toEqual(['2 Reserved', '2 Available']);
    expect(bench.actions).not.toContain('ReservationStatusUpdate');
  });

  it('a card that does not plug in leaves the connector Reserved; connector 0 needs ReserveConnectorZeroSupported', async () => {
    bench = await Bench.booted('1.6');
    const ask = (connectorId: number): Promise<JsonObject> =>
      bench.result('ReserveNow', { connectorId, expiryDate: '2026-01-01T01:00:00Z', idTag: 'MINE', reservationId: 1 });
    await ask(1);
    await bench.act({ kind: 'present-token', evse: 1, idToken: 'MINE' });
    await bench.pass(61);
    expect(bench.statuses.slice(-4)).toEqual(['1 Reserved', '1 Preparing', '1 Available', '1 Reserved']);
    expect(bench.station.status().evses[0]?.connectors[0]?.status).toBe('Reserved');
    expect(await ask(0)).toEqual({ status: 'Accepted' });
    expect(bench.station.configure({ ReserveConnectorZeroSupported: 'false' })).toEqual({ ok: true });
    expect(await ask(0)).toEqual({ status: 'Rejected' });
  });

  it('keeps one connector of an EVSE, and the other for everybody', async () => {
    bench = await Bench.booted('1.6', { evses: [{ connectors: [{ type: 'cType2' }, { type: 'cCCS2' }], phases: 3, maxPower: 22_000 }] });
    const ask = (connectorId: number, reservationId: number): Promise<JsonObject> =>
      bench.result('ReserveNow', { connectorId, expiryDate: '2026-01-01T01:00:00Z', idTag: 'MINE', reservationId });
    expect([await ask(2, 1), await ask(1, 2)]).toEqual([{ status: 'Accepted' }, { status: 'Accepted' }]);
    expect(bench.statuses.slice(-2)).toEqual(['2 Reserved', '1 Reserved']);
    await bench.result('ChangeAvailability', { connectorId: 2, type: 'Inoperative' });
    expect(bench.station.status().evses[0]?.connectors.map(({ status }) => status)).toEqual(['Reserved', 'Unavailable']);
    expect(await bench.result('CancelReservation', { reservationId: 1 })).toEqual({ status: 'Rejected' });
  });
});
