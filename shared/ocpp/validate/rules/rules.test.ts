import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { actionsOf } from '../../actions';
import type { JsonObject } from '../../json';
import { OCPP_VERSIONS, type OcppVersion } from '../../version';
import { loadValidator } from '../load';
import { PAYLOAD_RULES } from './index';

const TIME = '2026-01-31T08:15:30Z';

type Part = 'request' | 'response' | 'send';
type Case = readonly [rule: string, version: OcppVersion, action: string, part: Part, payload: JsonObject, expected: readonly string[]];

function profile(version: OcppVersion, changes: JsonObject, periods: JsonObject[] = [{ startPeriod: 0, limit: 16 }]): JsonObject {
  const schedule: JsonObject = { chargingRateUnit: 'A', chargingSchedulePeriod: periods, ...(version === '1.6' ? {} : { id: 1 }) };
  return {
    ...(version === '1.6' ? { chargingProfileId: 1 } : { id: 1 }),
    stackLevel: 0,
    chargingProfilePurpose: 'TxProfile',
    chargingProfileKind: 'Relative',
    chargingSchedule: version === '1.6' ? schedule : [schedule],
    ...changes,
  };
}

const token = { idToken: 'T01', type: 'Central' };
const started = { eventType: 'Started', timestamp: TIME, triggerReason: 'Authorized', seqNo: 0, transactionInfo: { transactionId: '1' } };
const sampled = (...values: string[]): JsonObject => ({
  connectorId: 1, meterValue: [{ timestamp: TIME, sampledValue: values.map((value) => ({ value })) }],
});

/** What a rule says about a payload: `pointer: sentence`. Each rule once with something to say and once without. */
const CASES: readonly Case[] = [
  ['clock-not-set', '1.6', 'Heartbeat', 'response', { currentTime: '1970-01-01T00:00:00Z' }, [
    '/currentTime: currentTime is 1970-01-01T00:00:00Z, older than OCPP 1.6 itself: the clock of the CSMS is not set.',
  ]],
  ['clock-not-set', '2.0.1', 'MeterValues', 'request', { evseId: 1, meterValue: [{ timestamp: TIME, sampledValue: [{ value: 1 }] }, { timestamp: '2000-01-01T00:00:00Z', sampledValue: [{ value: 1 }] }] }, [
    '/meterValue/1/timestamp: meterValue[1].timestamp is 2000-01-01T00:00:00Z, older than OCPP 1.6 itself: the clock of the station is not set; it comes with currentTime in the answer to BootNotification and Heartbeat.',
  ]],
  ['clock-not-set', '1.6', 'Heartbeat', 'response', { currentTime: '2015-10-08T00:00:00Z' }, []],
  ['connector-id', '1.6', 'StartTransaction', 'request', { connectorId: 0, idTag: 'T', meterStart: 0, timestamp: TIME }, [
    '/connectorId: connectorId is 0; it must be 1 or more; 0 is the Charge Point as a whole, and this is about one connector.',
  ]],
  ['connector-id', '1.6', 'ChangeAvailability', 'request', { connectorId: -1, type: 'Operative' }, [
    '/connectorId: connectorId is -1; it must be 0 or more; connectors count from 1.',
  ]],
  ['connector-id', '1.6', 'ChangeAvailability', 'request', { connectorId: 0, type: 'Operative' }, []],
  ['connector-zero-status', '1.6', 'StatusNotification', 'request', { connectorId: 0, errorCode: 'NoError', status: 'Charging' }, [
    '/status: status is Charging for connector 0, which is the Charge Point as a whole; it can only be Available, Unavailable, Faulted.',
  ]],
  ['connector-zero-status', '1.6', 'StatusNotification', 'request', { connectorId: 0, errorCode: 'NoError', status: 'Available' }, []],
  ['described-range', '2.0.1', 'SetMonitoringLevel', 'request', { severity: 10 }, ['/severity: severity is 10; it ranges from 0 to 9.']],
  ['described-range', '2.1', 'TransactionEvent', 'response', { chargingPriority: -10, idTokenInfo: { status: 'Accepted', chargingPriority: 9 } }, [
    '/chargingPriority: chargingPriority is -10; it ranges from -9 to 9.',
  ]],
  ['described-range', '2.0.1', 'Authorize', 'response', { idTokenInfo: { status: 'Accepted', chargingPriority: 12 } }, [
    '/idTokenInfo/chargingPriority: idTokenInfo.chargingPriority is 12; it ranges from -9 to 9.',
  ]],
  ['described-range', '2.0.1', 'SetMonitoringLevel', 'request', { severity: 0 }, []],
  ['evse-at-start', '2.0.1', 'TransactionEvent', 'request', { ...started, triggerReason: 'EVDetected' }, [
    '/evse: evse is missing: the transaction starts with EVDetected, so its EVSE is known and belongs into this first event.',
  ]],
  ['evse-at-start', '2.0.1', 'TransactionEvent', 'request', started, []],
  ['evse-id', '2.0.1', 'StatusNotification', 'request', { timestamp: TIME, connectorStatus: 'Available', evseId: 0, connectorId: 0 }, [
    '/evseId: evseId is 0; EVSEs count from 1.',
    '/connectorId: connectorId is 0; connectors count from 1.',
  ]],
  ['evse-id', '2.1', 'TransactionEvent', 'request', { ...started, evse: { id: 0 } }, ['/evse/id: evse.id is 0; EVSEs count from 1.']],
  ['evse-id', '2.1', 'TransactionEvent', 'request', { ...started, evse: { id: 1, connectorId: 1 } }, []],
  ['id-token-empty', '1.6', 'Authorize', 'request', { idTag: '' }, ['/idTag: idTag is an empty text, which identifies nobody.']],
  ['id-token-empty', '2.0.1', 'Authorize', 'request', { idToken: { idToken: '', type: 'Local' } }, [
    '/idToken/idToken: idToken.idToken is an empty text, which identifies nobody.',
  ]],
  ['id-token-empty', '2.0.1', 'Authorize', 'request', { idToken: { idToken: '', type: 'NoAuthorization' } }, []],
  ['profile-place', '1.6', 'SetChargingProfile', 'request', { connectorId: 1, csChargingProfiles: profile('1.6', { chargingProfilePurpose: 'ChargePointMaxProfile' }) }, [
    '/connectorId: connectorId is 1; a ChargePointMaxProfile is for the whole station and goes to connectorId 0.',
  ]],
  ['profile-place', '2.0.1', 'SetChargingProfile', 'request', { evseId: 2, chargingProfile: profile('2.0.1', { chargingProfilePurpose: 'ChargingStationMaxProfile' }) }, [
    '/evseId: evseId is 2; a ChargingStationMaxProfile is for the whole station and goes to evseId 0.',
  ]],
  ['profile-place', '1.6', 'RemoteStartTransaction', 'request', { idTag: 'T', chargingProfile: profile('1.6', { chargingProfilePurpose: 'TxDefaultProfile' }) }, [
    '/chargingProfile/chargingProfilePurpose: chargingProfile.chargingProfilePurpose is TxDefaultProfile; the profile that comes with a remote start is for that transaction: TxProfile.',
  ]],
  ['profile-place', '2.1', 'RequestStartTransaction', 'request', { remoteStartId: 1, idToken: token, chargingProfile: profile('2.1', {}) }, []],
  ['recurrency-kind', '1.6', 'SetChargingProfile', 'request', { connectorId: 1, csChargingProfiles: profile('1.6', { chargingProfileKind: 'Recurring' }) }, [
    '/csChargingProfiles/recurrencyKind: csChargingProfiles.recurrencyKind is missing; a Recurring profile says how often it recurs: Daily or Weekly.',
  ]],
  ['recurrency-kind', '1.6', 'SetChargingProfile', 'request', { connectorId: 1, csChargingProfiles: profile('1.6', { chargingProfileKind: 'Recurring', recurrencyKind: 'Daily' }) }, []],
  ['sampled-value-number', '1.6', 'MeterValues', 'request', sampled('75', '-1.5', '.5', '2e+01', '12,5', 'NaN', '5 kWh', '', 'x'), [
    '/meterValue/0/sampledValue/3/value: meterValue[0].sampledValue[3].value is "2e+01", which is no decimal number; write it without exponent: "20".',
    '/meterValue/0/sampledValue/4/value: meterValue[0].sampledValue[4].value is "12,5", which is no decimal number; decimals follow a point: "12.5".',
    '/meterValue/0/sampledValue/5/value: meterValue[0].sampledValue[5].value is "NaN", which is no decimal number; leave the sample out when nothing was measured.',
    '/meterValue/0/sampledValue/6/value: meterValue[0].sampledValue[6].value is "5 kWh", which is no decimal number; the unit goes into the field unit: "5".',
    '/meterValue/0/sampledValue/7/value: meterValue[0].sampledValue[7].value is "", which is no decimal number; leave the sample out when nothing was measured.',
    '/meterValue/0/sampledValue/8/value: meterValue[0].sampledValue[8].value is "x", which is no decimal number.',
  ]],
  ['sampled-value-number', '1.6', 'StopTransaction', 'request', { meterStop: 1, timestamp: TIME, transactionId: 1, transactionData: [{ timestamp: TIME, sampledValue: [{ value: 'OCMF|{}', format: 'SignedData' }] }] }, []],
  ['schedule-periods', '1.6', 'SetChargingProfile', 'request', { connectorId: 1, csChargingProfiles: profile('1.6', {}, [{ startPeriod: 5, limit: 16 }, { startPeriod: 5, limit: 8 }]) }, [
    '/csChargingProfiles/chargingSchedule/chargingSchedulePeriod/0/startPeriod: csChargingProfiles.chargingSchedule.chargingSchedulePeriod[0].startPeriod is 5; the first period of a schedule starts at 0.',
    '/csChargingProfiles/chargingSchedule/chargingSchedulePeriod/1/startPeriod: csChargingProfiles.chargingSchedule.chargingSchedulePeriod[1].startPeriod is 5; the period before starts at 5, and periods follow one another in time.',
  ]],
  ['schedule-periods', '2.0.1', 'SetChargingProfile', 'request', { evseId: 1, chargingProfile: profile('2.0.1', {}, [{ startPeriod: 1, limit: 16 }]) }, [
    '/chargingProfile/chargingSchedule/0/chargingSchedulePeriod/0/startPeriod: chargingProfile.chargingSchedule[0].chargingSchedulePeriod[0].startPeriod is 1; the first period of a schedule starts at 0.',
  ]],
  ['schedule-periods', '2.0.1', 'SetChargingProfile', 'request', { evseId: 1, chargingProfile: profile('2.0.1', {}, [{ startPeriod: 0, limit: 16 }, { startPeriod: 60, limit: 8 }]) }, []],
  ['seq-no-at-start', '2.1', 'TransactionEvent', 'request', { ...started, seqNo: 7 }, [
    '/seqNo: seqNo is 7 in the first event of the transaction; counting from 0 lets the CSMS see that nothing was lost before.',
  ]],
  ['seq-no-at-start', '2.1', 'TransactionEvent', 'request', { ...started, eventType: 'Updated', seqNo: 7 }, []],
  ['transaction-id-positive', '1.6', 'StartTransaction', 'response', { idTagInfo: { status: 'Accepted' }, transactionId: 0 }, [
    '/transactionId: transactionId is 0; many Charge Points take 0 and negative numbers for "no transaction", so give numbers from 1 on.',
  ]],
  ['transaction-id-positive', '1.6', 'StartTransaction', 'response', { idTagInfo: { status: 'Accepted' }, transactionId: 1 }, []],
];

test.each(CASES.map((one) => [`${one[0]}: ${one[1]} ${one[2]}.${one[3]}, ${one[5].length === 0 ? 'nothing to say' : 'a warning'}`, one] as const))('%s', async (_, [rule, version, action, part, payload, expected]) => {
  const violations = (await loadValidator(version)).checkPayload(action, part, payload);
  expect(violations.filter((violation) => violation.severity === 'error')).toEqual([]);
  expect(violations.filter((violation) => violation.rule === rule).map(({ path, message }) => `${path}: ${message}`)).toEqual(expected);
});

describe('the rules', () => {
  test('each has a case with and one without something to say', () => {
    for (const { name } of PAYLOAD_RULES) {
      expect(CASES.some(([rule, , , , , expected]) => rule === name && expected.length > 0), name).toBe(true);
      expect(CASES.some(([rule, , , , , expected]) => rule === name && expected.length === 0), name).toBe(true);
    }
  });

  test('each names payloads that exist in one of its versions', () => {
    for (const rule of PAYLOAD_RULES) {
      const known = new Set(rule.versions.flatMap((version) => actionsOf(version).flatMap(({ name }) => [`${name}.request`, `${name}.response`, `${name}.send`])));
      expect(rule.payloads.filter((key) => !known.has(key)), rule.name).toEqual([]);
    }
  });

  test('whatever JSON comes, nothing throws, and every violation has its sentence', async () => {
    for (const version of OCPP_VERSIONS) {
      const validator = await loadValidator(version);
      const actions = fc.constantFrom(...actionsOf(version).map((action) => action.name));
      const names = fc.constantFrom('timestamp', 'meterValue', 'transactionData', 'idToken', 'evse', 'chargingProfile', 'csChargingProfiles', 'connectorId', 'sampledValue', 'chargingSchedule', 'customData');
      const payload = fc.dictionary(names, fc.jsonValue({ maxDepth: 4 })) as fc.Arbitrary<JsonObject>;
      fc.assert(fc.property(actions, fc.constantFrom<Part>('request', 'response', 'send'), payload, (action, part, value) => {
        for (const violation of validator.checkPayload(action, part, value)) {
          expect(violation.message).toMatch(/[.?]$/);
          expect(violation.message).not.toMatch(/undefined|\[object/);
        }
      }), { seed: 1, numRuns: 2000 });
    }
  });
});
