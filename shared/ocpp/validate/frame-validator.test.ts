import { describe, expect, test } from 'vitest';
import { binaryMessage, decode } from '../codec';
import type { Sender } from '../frame-check';
import type { OcppVersion } from '../version';
import type { Violation } from '../violation';
import { loadValidator } from './load';

async function check(version: OcppVersion, sender: Sender, text: string, requestAction?: string): Promise<readonly Violation[]> {
  const validator = await loadValidator(version);
  return validator.check(decode(text, version), { sender, ...(requestAction === undefined ? {} : { requestAction }) });
}

/** `path rule code: sentence`, and a W before warnings. */
function lines(violations: readonly Violation[]): string[] {
  return violations.map(({ severity, path, rule, code, message }) => `${severity === 'warning' ? 'W ' : ''}${path} ${rule} ${code}: ${message}`);
}

describe('frames without fault', () => {
  test.each<[OcppVersion, Sender, string, string?]>([
    ['1.6', 'station', '[2,"1","Heartbeat",{}]'],
    ['1.6', 'csms', '[3,"1",{"currentTime":"2026-01-31T08:15:30Z"}]', 'Heartbeat'],
    ['1.6', 'csms', '[3,"1",{"anything":true}]'],
    ['1.6', 'csms', '[2,"1","DataTransfer",{"vendorId":"com.example"}]'],
    ['1.6', 'station', '[2,"1","DataTransfer",{"vendorId":"com.example"}]'],
    ['1.6', 'station', '[4,"1","FormationViolation","",{}]'],
    ['2.0.1', 'station', '[4,"1","FormatViolation","",{}]'],
    ['2.0.1', 'station', '[2,"1","Authorize",{"idToken":{"idToken":"","type":"NoAuthorization"}}]'],
    ['2.1', 'station', '[6,"1","NotifyPeriodicEventStream",{"id":1,"pending":0,"basetime":"2026-01-31T08:15:30Z","data":[{"t":0,"v":"1"}]}]'],
    ['2.1', 'station', '[5,"1","FormatViolation","",{}]'],
    ['2.0.1', 'station', '[2,"1","Heartbeat",{"customData":{"vendorId":"com.example","more":[1]}}]'],
  ])('%s %s %s', async (version, sender, text, requestAction) => {
    const violations = await check(version, sender, text, requestAction);
    expect(violations).toEqual([]);
    expect(violations).toBe(await check(version, sender, text, requestAction));
  });
});

describe("the client's sample frames, against 2.0.1", () => {
  test('Authorize of a Central token has no fault; central has one', async () => {
    expect(await check('2.0.1', 'station', '[2,"123456789","Authorize",{"idToken":{"idToken":"T01","type":"Central"}}]')).toEqual([]);
    const [violation] = await check('2.0.1', 'station', '[2,"123456789","Authorize",{"idToken":{"idToken":"T01","type":"central"}}]');
    expect(violation).toEqual<Violation>({
      path: '/3/idToken/type',
      rule: 'enum',
      severity: 'error',
      found: 'central',
      expected: 'one of Central, eMAID, ISO14443, ISO15693, KeyCode, Local, MacAddress, NoAuthorization',
      message: 'idToken.type is "central"; OCPP 2.0.1 knows Central, eMAID, ISO14443, ISO15693, KeyCode, Local, MacAddress, NoAuthorization — did you mean Central?',
      code: 'PropertyConstraintViolation',
    });
  });

  test('StatusNotification: the timestamp has no offset', async () => {
    expect(lines(await check('2.0.1', 'station', '[2,"123456789","StatusNotification",{"timestamp":"2021-03-19T07:10:11","connectorStatus":"Occupied","evseId":1,"connectorId":1}]'))).toEqual([
      '/3/timestamp date-time-offset PropertyConstraintViolation: timestamp 2021-03-19T07:10:11 has no offset from UTC, so nobody can tell when it was; write 2021-03-19T07:10:11Z if it is UTC.',
    ]);
  });

  test('TransactionEvent Started: no EVSE, and the sequence starts at 1', async () => {
    expect(lines(await check('2.0.1', 'station', '[2,"123456789","TransactionEvent",{"eventType":"Started","timestamp":"2021-03-19T07:10:11Z","triggerReason":"CablePluggedIn","seqNo":1,"transactionInfo":{"transactionId":"324567986","chargingState":"EVConnected"}}]'))).toEqual([
      'W /3/evse evse-at-start OccurrenceConstraintViolation: evse is missing: the transaction starts with CablePluggedIn, so its EVSE is known and belongs into this first event.',
      'W /3/seqNo seq-no-at-start PropertyConstraintViolation: seqNo is 1 in the first event of the transaction; counting from 0 lets the CSMS see that nothing was lost before.',
    ]);
  });

  test('TransactionEvent Ended: the sampled value is a text', async () => {
    expect(lines(await check('2.0.1', 'station', '[2,"123456789","TransactionEvent",{"eventType":"Ended","timestamp":"2021-03-19T07:20:11Z","triggerReason":"EVCommunicationLost","seqNo":3,"transactionInfo":{"transactionId":"324567986"},"meterValue":[{"timestamp":"2021-03-19T07:20:11Z","sampledValue":[{"value":"75","unitOfMeasure":{"unit":"Wh","multiplier":3}}]}]}]'))).toEqual([
      '/3/meterValue/0/sampledValue/0/value type TypeConstraintViolation: meterValue[0].sampledValue[0].value is the text "75"; it must be a number: 75.',
    ]);
  });
});

describe('faults that schemas find', () => {
  test.each<[name: string, version: OcppVersion, sender: Sender, text: string, expected: string[]]>([
    ['a field is missing', '1.6', 'station', '[2,"1","StatusNotification",{"connectorId":1,"errorCode":"NoError"}]', [
      '/3/status required OccurrenceConstraintViolation: status is missing; every StatusNotification request of OCPP 1.6 has it.',
    ]],
    ['a field is missing further in, and misspelt', '2.0.1', 'station', '[2,"1","Authorize",{"idToken":{"idtoken":"T01","type":"Local"}}]', [
      '/3/idToken/idToken required OccurrenceConstraintViolation: idToken.idToken is missing; it must be in every IdTokenType — is it what stands there as idtoken?',
      '/3/idToken/idtoken additionalProperties OccurrenceConstraintViolation: idToken.idtoken is not a field of IdTokenType in OCPP 2.0.1, which knows idToken, type, additionalInfo — did you mean idToken?',
    ]],
    ['a field is unknown', '1.6', 'station', '[2,"1","Heartbeat",{"time":1}]', [
      '/3/time additionalProperties OccurrenceConstraintViolation: time is not a field of the Heartbeat request in OCPP 1.6, which has none.',
    ]],
    ['null stands for nothing', '2.0.1', 'station', '[2,"1","Authorize",{"idToken":{"idToken":null,"type":"Local"},"certificate":null}]', [
      '/3/idToken/idToken type TypeConstraintViolation: idToken.idToken is null; it must be a text.',
      '/3/certificate type TypeConstraintViolation: certificate is null; it must be a text, or the field is left out when there is nothing to say.',
    ]],
    ['an empty text stands for nothing', '1.6', 'station', '[2,"1","StopTransaction",{"meterStop":1,"timestamp":"2026-01-31T08:15:30Z","transactionId":1,"reason":""}]', [
      '/3/reason enum PropertyConstraintViolation: reason is an empty text; leave the field out when there is nothing to say.',
    ]],
    ['an empty list stands for nothing', '2.0.1', 'station', '[2,"1","Authorize",{"idToken":{"idToken":"a","type":"Local","additionalInfo":[]}}]', [
      '/3/idToken/additionalInfo minItems OccurrenceConstraintViolation: idToken.additionalInfo is an empty list; leave the field out when there is nothing to list.',
    ]],
    ['a number stands for a text', '1.6', 'station', '[2,"1","MeterValues",{"connectorId":1,"meterValue":[{"timestamp":"2026-01-31T08:15:30Z","sampledValue":[{"value":75}]}]}]', [
      '/3/meterValue/0/sampledValue/0/value type TypeConstraintViolation: meterValue[0].sampledValue[0].value is the number 75; it must be a text: "75".',
    ]],
    ['a text stands for a whole number, a fraction too', '1.6', 'station', '[2,"1","MeterValues",{"connectorId":"1","transactionId":1.5,"meterValue":[]}]', [
      '/3/connectorId type TypeConstraintViolation: connectorId is the text "1"; it must be a whole number: 1.',
      '/3/transactionId type TypeConstraintViolation: transactionId is the number 1.5; it must be a whole number.',
    ]],
    ['a text stands for true', '2.0.1', 'csms', '[2,"1","CustomerInformation",{"requestId":1,"report":"true","clear":0}]', [
      '/3/report type TypeConstraintViolation: report is the text "true"; it must be true or false: true.',
      '/3/clear type TypeConstraintViolation: clear is the number 0; it must be true or false: false.',
    ]],
    ['an object stands for a list', '1.6', 'csms', '[2,"1","GetConfiguration",{"key":"HeartbeatInterval"}]', [
      '/3/key type TypeConstraintViolation: key is the text "HeartbeatInterval"; it must be a list […]: ["HeartbeatInterval"].',
    ]],
    ['a text is too long, counted in characters', '1.6', 'station', `[2,"1","Authorize",{"idTag":"${'🔌'.repeat(21)}"}]`, [
      '/3/idTag maxLength PropertyConstraintViolation: idTag has 21 characters; at most 20 are allowed.',
    ]],
    ['a number is out of range', '2.1', 'csms', '[2,"1","RequestStartTransaction",{"evseId":0,"remoteStartId":1,"idToken":{"idToken":"a","type":"Local"}}]', [
      '/3/evseId minimum PropertyConstraintViolation: evseId is 0; it must be 1 or more.',
    ]],
    ['too many decimals', '1.6', 'csms', '[2,"1","SetChargingProfile",{"connectorId":0,"csChargingProfiles":{"chargingProfileId":1,"stackLevel":0,"chargingProfilePurpose":"ChargePointMaxProfile","chargingProfileKind":"Absolute","chargingSchedule":{"chargingRateUnit":"A","chargingSchedulePeriod":[{"startPeriod":0,"limit":16.123}]}}}]', [
      '/3/csChargingProfiles/chargingSchedule/chargingSchedulePeriod/0/limit multipleOf PropertyConstraintViolation: csChargingProfiles.chargingSchedule.chargingSchedulePeriod[0].limit is 16.123; at most one decimal is allowed: 16.1.',
    ]],
    ['no URI', '1.6', 'csms', '[2,"1","GetDiagnostics",{"location":"/tmp"}]', [
      '/3/location uri PropertyConstraintViolation: location is "/tmp", which is no URI; write it with its scheme, such as ftp://user:password@host/folder.',
    ]],
    ['too many elements', '2.0.1', 'station', `[2,"1","Authorize",{"idToken":{"idToken":"a","type":"Local"},"iso15118CertificateHashData":[${Array.from({ length: 5 }, () => '{"hashAlgorithm":"SHA256","issuerNameHash":"a","issuerKeyHash":"b","serialNumber":"c","responderURL":"d"}').join(',')}]}]`, [
      '/3/iso15118CertificateHashData maxItems OccurrenceConstraintViolation: iso15118CertificateHashData has 5 elements; at most 4 are allowed.',
    ]],
  ])('%s', async (_, version, sender, text, expected) => {
    expect(lines(await check(version, sender, text))).toEqual(expected);
  });

  test('answers are checked by the action they answer, with paths into the answer', async () => {
    expect(lines(await check('1.6', 'csms', '[3,"1",{"status":"accepted","currentTime":"2026-01-31T08:15:30Z","interval":"300"}]', 'BootNotification'))).toEqual([
      '/2/status enum PropertyConstraintViolation: status is "accepted"; OCPP 1.6 knows Accepted, Pending, Rejected — did you mean Accepted?',
      '/2/interval type TypeConstraintViolation: interval is the text "300"; it must be a whole number: 300.',
    ]);
  });

  test('1.6 only recommends UTC: a time without offset is a warning', async () => {
    expect(lines(await check('1.6', 'station', '[2,"1","StatusNotification",{"connectorId":1,"errorCode":"NoError","status":"Available","timestamp":"2026-01-31T08:15:30"}]'))).toEqual([
      'W /3/timestamp date-time-offset PropertyConstraintViolation: timestamp 2026-01-31T08:15:30 has no offset from UTC, so nobody can tell when it was; write 2026-01-31T08:15:30Z if it is UTC.',
    ]);
  });
});

describe('actions', () => {
  test.each<[OcppVersion, string, string]>([
    ['1.6', 'heartbeat', 'heartbeat is no action of OCPP 1.6, whose names are case-sensitive: write Heartbeat.'],
    ['1.6', 'Hartbeat', 'OCPP 1.6 has no action Hartbeat — did you mean Heartbeat?'],
    ['1.6', 'BootNotification.req', 'BootNotification.req is the name of a message; the action is written without its ending: BootNotification.'],
    ['2.0.1', 'BootNotificationRequest', 'BootNotificationRequest is the name of a message; the action is written without its ending: BootNotification.'],
    ['1.6', 'TransactionEvent', 'TransactionEvent is an action of OCPP 2.0.1 and 2.1; this connection speaks 1.6, which has StartTransaction and StopTransaction for it.'],
    ['2.1', 'RemoteStartTransaction', 'RemoteStartTransaction is an action of OCPP 1.6; this connection speaks 2.1, which has RequestStartTransaction for it.'],
    ['2.0.1', 'BatterySwap', 'BatterySwap is an action of OCPP 2.1; this connection speaks 2.0.1.'],
    ['1.6', 'SetVariabels', 'OCPP 1.6 has no action SetVariabels; SetVariables is one of OCPP 2.0.1.'],
    ['1.6', 'MyOwnMessage', "OCPP 1.6 has no action MyOwnMessage; a vendor's own messages go into DataTransfer."],
    ['1.6', 'constructor', "OCPP 1.6 has no action constructor; a vendor's own messages go into DataTransfer."],
  ])('%s does not know %s: NotImplemented', async (version, action, message) => {
    expect(lines(await check(version, 'station', `[2,"1","${action}",{}]`))).toEqual([`/2 action-unknown NotImplemented: ${message}`]);
  });

  test('the other side sends it: NotSupported, in the words of the version', async () => {
    expect(lines(await check('1.6', 'station', '[2,"1","Reset",{"type":"Soft"}]'))).toEqual([
      '/2 action-sender NotSupported: Reset is sent by the Central System in OCPP 1.6; here the Charge Point sends it.',
    ]);
    expect(lines(await check('2.0.1', 'csms', '[2,"1","Heartbeat",{}]'))).toEqual([
      '/2 action-sender NotSupported: Heartbeat is sent by the Charging Station in OCPP 2.0.1; here the CSMS sends it.',
    ]);
  });

  test('2.1: what is a CALL is no SEND, and the other way round', async () => {
    expect(lines(await check('2.1', 'station', '[6,"1","Heartbeat",{}]'))).toEqual([
      '/0 message-type ProtocolError: Heartbeat is sent as SEND (6), so no answer can come; it is a request and goes as CALL (2).',
    ]);
    const asCall = '[2,"1","NotifyPeriodicEventStream",{"id":1,"pending":0,"basetime":"2026-01-31T08:15:30Z","data":[{"t":0,"v":"1"}]}]';
    expect(lines(await check('2.1', 'station', asCall))).toEqual([
      '/0 message-type ProtocolError: NotifyPeriodicEventStream is sent as CALL (2); it has no answer and goes as SEND (6).',
    ]);
  });
});

describe('CALLERROR and CALLRESULTERROR', () => {
  test.each<[OcppVersion, string, string[]]>([
    ['1.6', '[4,"1","OccurrenceConstraintViolation","",{}]', ['W /2 error-code-spelling PropertyConstraintViolation: The error code OccurrenceConstraintViolation is another version\'s spelling; OCPP 1.6 writes OccurenceConstraintViolation.']],
    ['2.0.1', '[4,"1","FormationViolation","",{}]', ['W /2 error-code-spelling PropertyConstraintViolation: The error code FormationViolation is another version\'s spelling; OCPP 2.0.1 writes FormatViolation.']],
    ['1.6', '[4,"1","RpcFrameworkError","",{}]', ['W /2 error-code-of-later-version PropertyConstraintViolation: The error code RpcFrameworkError exists from OCPP 2.0.1 on; OCPP 1.6 has GenericError for it.']],
    ['2.1', '[5,"1","Interrnal Error","",{}]', ['/2 error-code PropertyConstraintViolation: "Interrnal Error" is no error code of OCPP 2.1, which knows NotImplemented, NotSupported, InternalError, ProtocolError, SecurityError, FormatViolation, PropertyConstraintViolation, OccurrenceConstraintViolation, TypeConstraintViolation, GenericError, MessageTypeNotSupported, RpcFrameworkError — did you mean InternalError?']],
    ['1.6', `[4,"1","GenericError","${'x'.repeat(256)}",{}]`, ['/3 description-too-long PropertyConstraintViolation: The error description has 256 characters; at most 255 are allowed.']],
  ])('%s %s', async (version, text, expected) => {
    expect(lines(await check(version, 'csms', text))).toEqual(expected);
  });
});

describe('messages that are no frames', () => {
  test.each<[OcppVersion, string, string]>([
    ['2.0.1', '[2,"1","Heartbeat"', ' not-json RpcFrameworkError'],
    ['1.6', '[2,"1","Heartbeat"', ' not-json FormatViolation'],
    ['2.0.1', '{}', ' not-array RpcFrameworkError'],
    ['2.0.1', '[2]', '/1 id-missing RpcFrameworkError'],
    ['2.0.1', '[9,"1",{}]', '/0 type-id MessageTypeNotSupported'],
    ['2.0.1', '[6,"1","NotifyPeriodicEventStream",{}]', '/0 type-id-of-later-version MessageTypeNotSupported'],
    ['2.0.1', '[5,"1","InternalError","",{}]', '/0 type-id-of-later-version MessageTypeNotSupported'],
    ['2.0.1', `[2,"${'1'.repeat(37)}","Heartbeat",{}]`, '/1 id-too-long RpcFrameworkError'],
    ['2.0.1', '[2,1,"Heartbeat",{}]', '/1 id-not-string RpcFrameworkError'],
    ['2.0.1', '[2,"1",7,{}]', '/2 action-not-string RpcFrameworkError'],
    ['2.0.1', '[2,"1","Heartbeat",[]]', '/3 payload-not-object FormatViolation'],
    ['2.0.1', '[3,"1",[]]', '/2 payload-not-object FormatViolation'],
    ['2.0.1', '[4,"1","InternalError",null,{}]', '/3 description-not-string RpcFrameworkError'],
    ['2.0.1', '[4,"1","InternalError","",null]', '/4 details-not-object RpcFrameworkError'],
  ])('%s %s', async (version, text, expected) => {
    const [violation, ...others] = await check(version, 'station', text);
    expect(`${violation?.path} ${violation?.rule} ${violation?.code}`).toBe(expected);
    expect(violation?.severity).toBe('error');
    expect(others).toEqual([]);
  });

  test('a null payload is allowed, and no good practice (2.x Part 4 §4.1.5)', async () => {
    const [violation, ...others] = await check('2.0.1', 'station', '[2,"1","Heartbeat",null]');
    expect(violation).toMatchObject({ severity: 'warning', path: '/3', found: null });
    expect(others).toEqual([]);
  });

  test('what is meant is checked all the same', async () => {
    expect(lines(await check('2.0.1', 'station', '[2,1,"Heartbeat",{"a":1}]')).slice(1)).toEqual([
      '/3/a additionalProperties OccurrenceConstraintViolation: a is not a field of the Heartbeat request in OCPP 2.0.1, which has none.',
    ]);
  });

  test('a binary message', async () => {
    const [violation] = (await loadValidator('2.1')).check(binaryMessage('AAEC'), { sender: 'station' });
    expect(violation).toMatchObject({ path: '', rule: 'binary', code: 'RpcFrameworkError', found: 'AAEC' });
  });

  test('frames that were not read from text are held to the same: a long id, a later type', async () => {
    const validator = await loadValidator('1.6');
    const long = validator.check({ kind: 'call', id: 'x'.repeat(40), action: 'Heartbeat', payload: {} }, { sender: 'station' });
    expect(lines(long)).toEqual(['/1 id-too-long FormatViolation: The message id has 40 characters; at most 36 are allowed.']);
    const send = validator.check({ kind: 'send', id: '1', action: 'Heartbeat', payload: {} }, { sender: 'station' });
    expect(lines(send)).toEqual(['/0 type-id-of-later-version MessageTypeNotSupported: SEND (type 6) exists from OCPP 2.1 on; this connection speaks 1.6.']);
  });
});

test('a payload alone is checked with paths from its root', async () => {
  const validator = await loadValidator('2.0.1');
  expect(lines(validator.checkPayload('Authorize', 'request', { idToken: { idToken: 'a', type: 'x' } }))[0]).toMatch(/^\/idToken\/type enum/);
  expect(validator.checkPayload('Nonsense', 'request', {})).toEqual([]);
});
