import { afterEach, describe, expect, it } from 'vitest';
import type { JsonObject } from '../ocpp/json';
import type { OcppVersion } from '../ocpp/version';
import { Bench } from './bench.fixture';

/** Blocks C, D and H: what a CSMS sends wrong gets the standard's answer and changes nothing. */

let bench: Bench;

afterEach(() => expect(bench.faults).toEqual([]));

/** A status, or the code of a CALLERROR. */
type Row = readonly [what: string, action: string, payload: JsonObject, answer: string];

const token = (idToken: unknown = 'A', type: unknown = 'ISO14443'): JsonObject => ({ idToken, type }) as JsonObject;
const entry = (idToken: string): JsonObject => ({ idToken: token(idToken), idTokenInfo: { status: 'Accepted' } });
const reserve = (more: JsonObject): JsonObject => ({ id: 9, expiryDateTime: '2026-01-01T01:00:00Z', idToken: token('THEIRS'), ...more });
const reserve16 = (more: JsonObject): JsonObject => ({ reservationId: 9, connectorId: 1, expiryDate: '2026-01-01T01:00:00Z', idTag: 'THEIRS', ...more });

const ROWS_2X: readonly Row[] = [
  ['no version', 'SendLocalList', { updateType: 'Full' }, 'OccurrenceConstraintViolation'],
  ['a version that is a word', 'SendLocalList', { versionNumber: 'next', updateType: 'Full' }, 'TypeConstraintViolation'],
  ['an unknown updateType', 'SendLocalList', { versionNumber: 8, updateType: 'Partial' }, 'PropertyConstraintViolation'],
  ['an empty list, which may only be left out', 'SendLocalList', { versionNumber: 8, updateType: 'Full', localAuthorizationList: [] }, 'OccurrenceConstraintViolation'],
  ['an entry without a token', 'SendLocalList', { versionNumber: 8, updateType: 'Full', localAuthorizationList: [{ idTokenInfo: { status: 'Accepted' } }] }, 'OccurrenceConstraintViolation'],
  ['a token that is too long', 'SendLocalList', { versionNumber: 8, updateType: 'Full', localAuthorizationList: [entry('X'.repeat(256))] }, 'PropertyConstraintViolation'],
  ['version 0', 'SendLocalList', { versionNumber: 0, updateType: 'Full', localAuthorizationList: [entry('B')] }, 'Failed'],
  ['a negative version', 'SendLocalList', { versionNumber: -3, updateType: 'Differential', localAuthorizationList: [entry('B')] }, 'Failed'],
  ['a version that is not newer', 'SendLocalList', { versionNumber: 7, updateType: 'Differential', localAuthorizationList: [entry('B')] }, 'VersionMismatch'],
  ['a token twice', 'SendLocalList', { versionNumber: 8, updateType: 'Differential', localAuthorizationList: [entry('B'), entry('b')] }, 'Failed'],
  ['a full list that takes something out', 'SendLocalList', { versionNumber: 8, updateType: 'Full', localAuthorizationList: [{ idToken: token('B') }] }, 'Failed'],
  ['more bytes than a message may have', 'SendLocalList', { versionNumber: 8, updateType: 'Full', localAuthorizationList: [{ ...entry('B'), customData: { vendorId: 'x', filler: 'y'.repeat(70_000) } }] }, 'Failed'],

  ['no token', 'ReserveNow', { id: 9, expiryDateTime: '2026-01-01T01:00:00Z' }, 'OccurrenceConstraintViolation'],
  ['an id that is a word', 'ReserveNow', reserve({ id: 'mine' }), 'TypeConstraintViolation'],
  ['an end that is no time', 'ReserveNow', reserve({ expiryDateTime: 'tomorrow' }), 'Rejected'],
  ['an end in the past', 'ReserveNow', reserve({ evseId: 2, expiryDateTime: '2020-01-01T00:00:00Z' }), 'Rejected'],
  ['an unknown EVSE', 'ReserveNow', reserve({ evseId: 9 }), 'Rejected'],
  ['a negative EVSE', 'ReserveNow', reserve({ evseId: -1 }), 'Rejected'],
  ['a connector type that the station has not', 'ReserveNow', reserve({ connectorType: 'cCCS1' }), 'Rejected'],
  ['an EVSE that has no such connector', 'ReserveNow', reserve({ evseId: 2, connectorType: 'cCCS1' }), 'Rejected'],
  ['an EVSE that is reserved', 'ReserveNow', reserve({ evseId: 1 }), 'Occupied'],
  ['an unknown reservation', 'CancelReservation', { reservationId: 99 }, 'Rejected'],
  ['a reservation that is a word', 'CancelReservation', { reservationId: 'mine' }, 'TypeConstraintViolation'],
  ['nothing', 'CancelReservation', {}, 'OccurrenceConstraintViolation'],
];

const ROWS_16: readonly Row[] = [
  ['no version', 'SendLocalList', { updateType: 'Full' }, 'OccurenceConstraintViolation'],
  ['an unknown updateType', 'SendLocalList', { listVersion: 8, updateType: 'Partial' }, 'PropertyConstraintViolation'],
  ['an idTag that is too long', 'SendLocalList', { listVersion: 8, updateType: 'Full', localAuthorizationList: [{ idTag: 'X'.repeat(21), idTagInfo: { status: 'Accepted' } }] }, 'PropertyConstraintViolation'],
  ['version 0', 'SendLocalList', { listVersion: 0, updateType: 'Full' }, 'Failed'],
  ['version -1', 'SendLocalList', { listVersion: -1, updateType: 'Full' }, 'Failed'],
  ['a version that is not newer', 'SendLocalList', { listVersion: 7, updateType: 'Differential', localAuthorizationList: [{ idTag: 'B', idTagInfo: { status: 'Accepted' } }] }, 'VersionMismatch'],
  ['a full list that takes something out', 'SendLocalList', { listVersion: 8, updateType: 'Full', localAuthorizationList: [{ idTag: 'B' }] }, 'Failed'],
  ['no idTag', 'ReserveNow', { reservationId: 9, connectorId: 1, expiryDate: '2026-01-01T01:00:00Z' }, 'OccurenceConstraintViolation'],
  ['an end in the past', 'ReserveNow', reserve16({ connectorId: 2, expiryDate: '2020-01-01T00:00:00Z' }), 'Rejected'],
  ['an unknown connector', 'ReserveNow', reserve16({ connectorId: 9 }), 'Rejected'],
  ['a negative connector', 'ReserveNow', reserve16({ connectorId: -1 }), 'Rejected'],
  ['a connector that is reserved', 'ReserveNow', reserve16({ connectorId: 1 }), 'Occupied'],
  ['an unknown reservation', 'CancelReservation', { reservationId: 99 }, 'Rejected'],
  ['a reservation that is a word', 'CancelReservation', { reservationId: 'mine' }, 'TypeConstraintViolation'],
];

/** A station with a list of one token, and a reservation of its first EVSE. */
async function prepared(version: OcppVersion): Promise<void> {
  bench = await Bench.booted(version);
  if (version === '1.6') {
    await bench.result('SendLocalList', { listVersion: 7, updateType: 'Full', localAuthorizationList: [{ idTag: 'A', idTagInfo: { status: 'Accepted' } }] });
    await bench.result('ReserveNow', { reservationId: 1, connectorId: 1, expiryDate: '2026-01-01T01:00:00Z', idTag: 'MINE' });
  } else {
    await bench.result('SendLocalList', { versionNumber: 7, updateType: 'Full', localAuthorizationList: [entry('A')] });
    await bench.result('ReserveNow', { id: 1, evseId: 1, expiryDateTime: '2026-01-01T01:00:00Z', idToken: token('MINE') });
  }
  bench.forget();
}

async function unchanged(version: OcppVersion): Promise<void> {
  expect(bench.sent).toEqual([]);
  expect(bench.station.status().evses.map(({ connectors }) => connectors[0]?.status)).toEqual(['Reserved', 'Available']);
  expect(Object.values(await bench.result('GetLocalListVersion', {}))).toEqual([7]);
  expect(await bench.result('CancelReservation', { reservationId: 1 })).toEqual({ status: 'Accepted' });
  // The list still knows its token, and nobody else.
  await bench.act({ kind: 'connection-loss' });
  await bench.startCharging('B', 1);
  await bench.startCharging('A', 2);
  expect(bench.station.status().evses.map(({ power }) => power)).toEqual([0, 11_000]);
  expect(version).toBe(bench.station.config.version);
}

describe.each<[OcppVersion, readonly Row[]]>([['1.6', ROWS_16], ['2.0.1', ROWS_2X], ['2.1', ROWS_2X]])('%s', (version, rows) => {
  it.each(rows)('%s: %s', async (_what, action, payload, answer) => {
    await prepared(version);
    const outcome = await bench.call(action, payload);
    if (outcome.kind === 'result') expect(outcome.payload['status']).toBe(answer);
    else expect(outcome).toMatchObject({ kind: 'error', code: answer });
    await unchanged(version);
  });
});
