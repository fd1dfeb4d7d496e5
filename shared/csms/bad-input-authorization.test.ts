import { describe, expect, test } from 'vitest';
import { csmsFixture } from '../../tests/support/csms-fixture';
import type { JsonObject } from '../ocpp/json';
import { loadValidator } from '../ocpp/validate/load';
import type { OcppVersion } from '../ocpp/version';
import type { CsmsSettings } from './api';

/** Blocks C, D and H: what a station sends wrong is answered as far as it has a meaning, and changes nothing. */

const SETTINGS: Partial<CsmsSettings> = { tokens: [{ idToken: 'A', type: 'ISO14443', status: 'Accepted' }], unknownTokens: 'Unknown' };

type Row = readonly [what: string, version: OcppVersion, action: string, payload: JsonObject, answer: JsonObject];

const ROWS: readonly Row[] = [
  ['no token', '2.0.1', 'Authorize', {}, { idTokenInfo: { status: 'Invalid' } }],
  ['a token that is a number', '2.0.1', 'Authorize', { idToken: 5 }, { idTokenInfo: { status: 'Invalid' } }],
  ['an empty token', '2.1', 'Authorize', { idToken: { idToken: '', type: 'ISO14443' } }, { idTokenInfo: { status: 'Invalid' } }],
  ['a token without a type', '2.0.1', 'Authorize', { idToken: { idToken: 'A' } }, { idTokenInfo: { status: 'Accepted' } }],
  ['a known text of another type', '2.0.1', 'Authorize', { idToken: { idToken: 'A', type: 'KeyCode' } }, { idTokenInfo: { status: 'Unknown' } }],
  ['a type that does not exist', '2.0.1', 'Authorize', { idToken: { idToken: 'A', type: 'Tattoo' } }, { idTokenInfo: { status: 'Unknown' } }],
  ['additional information that is none', '2.0.1', 'Authorize', { idToken: { idToken: 'A', type: 'ISO14443', additionalInfo: [1, null, 'x'] } }, { idTokenInfo: { status: 'Accepted' } }],
  ['no idTag', '1.6', 'Authorize', {}, { idTagInfo: { status: 'Invalid' } }],
  ['an idTag that is an object', '1.6', 'Authorize', { idTag: { id: 'A' } }, { idTagInfo: { status: 'Invalid' } }],
  ['a reservation that nobody made', '2.0.1', 'ReservationStatusUpdate', { reservationId: 99, reservationUpdateStatus: 'Expired' }, {}],
  ['a reservation that is a word', '2.0.1', 'ReservationStatusUpdate', { reservationId: 'mine', reservationUpdateStatus: 'Expired' }, {}],
  ['nothing', '2.1', 'ReservationStatusUpdate', {}, {}],
];

describe('a CSMS that observes', () => {
  test.each(ROWS)('%s (%s %s)', async (_what, version, action, payload, answer) => {
    const { connect, csms, clock } = await csmsFixture(SETTINGS);
    const station = await connect('CP1', version);
    const reserving = csms.call('CP1', 'ReserveNow', version === '1.6'
      ? { reservationId: 1, connectorId: 1, idTag: 'A', expiryDate: '2030-01-01T00:00:00Z' }
      : { id: 1, evseId: 1, idToken: { idToken: 'A', type: 'ISO14443' }, expiryDateTime: '2030-01-01T00:00:00Z' });
    await clock.settle();
    await station.answer({ status: 'Accepted' });
    await reserving;
    expect(await station.ask(action, payload)).toEqual(answer);
    expect([...csms.record('CP1')?.reservations.keys() ?? []]).toEqual([1]);
    expect(csms.settings.tokens).toEqual(SETTINGS.tokens);
  });
});

describe('a CSMS that rejects', () => {
  test.each<[string, OcppVersion, string, JsonObject, string]>([
    ['no token', '2.0.1', 'Authorize', {}, 'OccurrenceConstraintViolation'],
    ['a token that is a number', '2.0.1', 'Authorize', { idToken: { idToken: 5, type: 'ISO14443' } }, 'TypeConstraintViolation'],
    ['a type that does not exist', '2.0.1', 'Authorize', { idToken: { idToken: 'A', type: 'Tattoo' } }, 'PropertyConstraintViolation'],
    ['a status that does not exist', '2.1', 'ReservationStatusUpdate', { reservationId: 1, reservationUpdateStatus: 'Lost' }, 'PropertyConstraintViolation'],
    ['no idTag', '1.6', 'Authorize', {}, 'OccurenceConstraintViolation'],
    ['an idTag that is too long', '1.6', 'Authorize', { idTag: 'X'.repeat(21) }, 'PropertyConstraintViolation'],
  ])('%s (%s %s)', async (_what, version, action, payload, code) => {
    const check = await loadValidator(version);
    const { connect } = await csmsFixture({ ...SETTINGS, strictness: 'reject' }, { checkOf: () => check });
    const answer = await (await connect('CP1', version)).call(action, payload);
    expect(answer?.slice(0, 3)).toEqual([4, 'm1', code]);
  });
});

describe('answers to requests of the CSMS', () => {
  test.each<[string, string, JsonObject, JsonObject]>([
    ['a local list that was refused', 'SendLocalList', { versionNumber: 3, updateType: 'Full', localAuthorizationList: [] }, { status: 'Failed' }],
    ['a status that does not exist', 'SendLocalList', { versionNumber: 3, updateType: 'Full' }, { status: 'Maybe' }],
    ['no status', 'SendLocalList', { versionNumber: 3, updateType: 'Full' }, {}],
    ['a reservation that was refused', 'ReserveNow', { id: 4, evseId: 1, idToken: { idToken: 'A', type: 'ISO14443' }, expiryDateTime: '2030-01-01T00:00:00Z' }, { status: 'Occupied' }],
    ['a cancelling that was refused', 'CancelReservation', { reservationId: 1 }, { status: 'Rejected' }],
    ['a version that is a word', 'GetLocalListVersion', {}, { versionNumber: 'many' }],
  ])('%s', async (_what, action, request, response) => {
    const { connect, csms, clock } = await csmsFixture(SETTINGS);
    const station = await connect('CP1', '2.0.1');
    const give = async (name: string, payload: JsonObject, answer: JsonObject): Promise<void> => {
      const call = csms.call('CP1', name, payload);
      await clock.settle();
      await station.answer(answer);
      await call;
    };
    await give('ReserveNow', { id: 1, evseId: 1, idToken: { idToken: 'A', type: 'ISO14443' }, expiryDateTime: '2030-01-01T00:00:00Z' }, { status: 'Accepted' });
    await give('SendLocalList', { versionNumber: 2, updateType: 'Full', localAuthorizationList: [{ idToken: { idToken: 'A', type: 'ISO14443' }, idTokenInfo: { status: 'Accepted' } }] }, { status: 'Accepted' });
    await give(action, request, response);
    const record = csms.record('CP1');
    expect([record?.localList.version, record?.localList.entries().length, [...record?.reservations.keys() ?? []]]).toEqual([2, 1, [1]]);
  });
});
