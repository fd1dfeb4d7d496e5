import Ajv, { type ValidateFunction } from 'ajv';
import addFormats from 'ajv-formats';
import { describe, expect, test } from 'vitest';
import { actionsSentBy } from './actions';
import { wireCodes } from './error-codes';
import type { Sender } from './frame-check';
import { frameSchema, type PendingCall } from './frame-schema';
import { isJsonObject, type JsonObject, type JsonValue } from './json';
import { loadDocs, loadPayloadSchemas, type PayloadSchemas, type VersionDocs } from './schema-docs';
import { skeleton } from './skeleton';
import { OCPP_VERSIONS, type OcppVersion } from './version';
import { loadValidator } from './validate';

const NOW = '2026-01-31T12:00:00Z';
const SENDERS: readonly Sender[] = ['station', 'csms'];

interface Case {
  readonly version: OcppVersion;
  readonly sender: Sender;
  readonly schemas: PayloadSchemas;
  readonly docs: VersionDocs;
}

const CASES: readonly Case[] = await Promise.all(
  OCPP_VERSIONS.flatMap((version) =>
    SENDERS.map(async (sender) => ({ version, sender, schemas: await loadPayloadSchemas(version), docs: await loadDocs(version) })),
  ),
);

function compile(one: Case, pending: readonly PendingCall[] = []): ValidateFunction {
  const ajv = new Ajv({ strict: false, allErrors: true, multipleOfPrecision: 6 });
  addFormats(ajv);
  return ajv.compile(frameSchema({ ...one, pending }));
}

function payloadOf(one: Case, key: string): JsonObject {
  const schema = one.schemas[key];
  if (!schema) throw new Error(`no schema ${key}`);
  return skeleton(schema, { now: NOW });
}

describe.each(CASES)('frames of the $sender in OCPP $version', (one) => {
  const { version, sender } = one;
  const actions = actionsSentBy(version, sender);
  const others = actionsSentBy(version, sender === 'station' ? 'csms' : 'station');
  const validate = compile(one);

  test.each(actions)('the skeleton of $name has all required fields and is in order', async ({ name, isSend }) => {
    const frame = [isSend ? 6 : 2, 'id-1', name, payloadOf(one, `${name}.${isSend ? 'send' : 'request'}`)];
    expect(validate(frame), JSON.stringify(validate.errors)).toBe(true);
    const check = await loadValidator(version);
    const kind = isSend ? 'send' : 'call';
    const violations = check.check({ kind, id: 'id-1', action: name, payload: frame[3] as JsonObject }, { sender });
    expect(violations.filter((violation) => violation.severity === 'error')).toEqual([]);
  });

  test('a payload with an unknown field, a missing field or of another action is refused', () => {
    for (const { name, isSend } of actions) {
      const type = isSend ? 6 : 2;
      const payload = payloadOf(one, `${name}.${isSend ? 'send' : 'request'}`);
      expect(validate([type, 'id-1', name, { ...payload, notInTheStandard: 1 }]), name).toBe(false);
      const [first, ...rest] = Object.entries(payload);
      if (first) expect(validate([type, 'id-1', name, Object.fromEntries(rest)]), name).toBe(false);
    }
  });

  test('the actions of the other side alone are refused', () => {
    const own = new Set(actions.map((action) => action.name));
    for (const { name, isSend } of others) {
      if (own.has(name)) continue;
      expect(validate([2, 'id-1', name, payloadOf(one, `${name}.${isSend ? 'send' : 'request'}`)]), name).toBe(false);
    }
    expect(validate([2, 'id-1', 'Nonsense', {}])).toBe(false);
  });

  test('a frame has as many elements as its type asks for', () => {
    const [first] = actions;
    if (!first) throw new Error('no actions');
    expect(validate([2, 'id-1', first.name])).toBe(false);
    expect(validate([3, 'id-1', {}, {}])).toBe(false);
    expect(validate([3, '', {}])).toBe(false);
    expect(validate([3, 'x'.repeat(37), {}])).toBe(false);
    expect(validate([9, 'id-1', {}])).toBe(false);
    expect(validate({})).toBe(false);
  });

  test('the error codes of the version are offered, and no others', () => {
    for (const code of wireCodes(version)) expect(validate([4, 'id-1', code, '', {}]), code).toBe(true);
    expect(validate([4, 'id-1', version === '1.6' ? 'FormatViolation' : 'FormationViolation', '', {}])).toBe(false);
    expect(validate([4, 'id-1', 'InternalError', 'x'.repeat(256), {}])).toBe(false);
  });

  test('CALLRESULTERROR exists in 2.1 alone, SEND where the side has something to send', () => {
    expect(validate([5, 'id-1', 'FormatViolation', '', {}])).toBe(version === '2.1');
    const send = actions.find((action) => action.isSend);
    expect(send !== undefined).toBe(version === '2.1' && sender === 'station');
    expect(validate([6, 'id-1', 'NotifyPeriodicEventStream', send ? payloadOf(one, 'NotifyPeriodicEventStream.send') : {}])).toBe(send !== undefined);
  });

  test('the answer to a pending CALL is held to the response of its action', () => {
    const pending = others.filter((action) => !action.isSend).map(({ name }, at) => ({ id: `call-${at}`, action: name }));
    const withPending = compile(one, pending);
    for (const { id, action } of pending) {
      const payload = payloadOf(one, `${action}.response`);
      expect(withPending([3, id, payload]), `${action} ${JSON.stringify(withPending.errors)}`).toBe(true);
      expect(withPending([3, id, { ...payload, notInTheStandard: 1 }]), action).toBe(false);
    }
    expect(withPending([3, 'of nobody', { anything: true }])).toBe(true);
  });

  test('every snippet is a frame in order once its tab stops are filled', () => {
    const { defaultSnippets } = frameSchema(one);
    const frames = (defaultSnippets as { label: string; bodyText: string }[]).map(({ label, bodyText }) => ({ label, frame: JSON.parse(filled(bodyText)) as JsonValue }));
    expect(frames.map(({ label }) => label).sort()).toEqual(actions.map(({ name }) => name).sort());
    for (const { label, frame } of frames) expect(validate(frame), `${label}: ${JSON.stringify(validate.errors)}`).toBe(true);
  });
});

test('required fields come first, and every field says its type and whether it is required', () => {
  const one = CASES.find(({ version, sender }) => version === '2.0.1' && sender === 'station');
  if (!one) throw new Error('no case');
  const { definitions } = frameSchema(one);
  const payload = isJsonObject(definitions) ? definitions['payload.TransactionEvent.request'] : undefined;
  const properties = (payload as { properties: Record<string, { suggestSortText: string; markdownDescription: string }> }).properties;
  expect(properties['eventType']?.suggestSortText).toBe('0eventType');
  expect(properties['offline']?.suggestSortText).toBe('1offline');
  expect(properties['eventType']?.markdownDescription).toContain('`TransactionEventEnumType` · **required**');
  expect(properties['eventType']?.markdownDescription).toContain('`Started`');
  expect(properties['meterValue']?.markdownDescription).toContain('`MeterValueType[]` · optional · at least 1 item');
});

/** What the editor would insert when a person accepts every tab stop as it is. */
function filled(body: string): string {
  return body
    .replace(/\$\{UUID[^"]*(?=")/, '00000000-0000')
    .replace(/\$\{CURRENT_YEAR\}[^"]*(?=")/g, NOW)
    .replace(/\$\{\d+\|([^,|]*)[^|]*\|\}/g, '$1')
    .replace(/\$\{\d+:([^}]*)\}/g, '$1');
}
