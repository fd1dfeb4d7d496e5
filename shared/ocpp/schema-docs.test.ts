import { describe, expect, test } from 'vitest';
import { actionsOf } from './actions';
import { allFields, fieldDoc, loadDocs, loadPayloadSchemas, type FieldDoc, type TypeDoc } from './schema-docs';
import { OCPP_VERSIONS } from './version';

function payloadsOf(docs: Awaited<ReturnType<typeof loadDocs>>): Array<[name: string, payload: TypeDoc]> {
  return Object.entries(docs.actions).flatMap(([action, doc]) =>
    (['request', 'response', 'send'] as const).flatMap((part): Array<[string, TypeDoc]> => {
      const payload = doc[part];
      return payload ? [[`${action}.${part}`, payload]] : [];
    }),
  );
}

describe.each(OCPP_VERSIONS)('the documentation of %s', (version) => {
  test('describes every action in a sentence', async () => {
    const docs = await loadDocs(version);
    for (const { name } of actionsOf(version)) {
      expect(docs.actions[name]?.description, name).toMatch(/^[A-Z].{15,}\.$/);
    }
    expect(Object.keys(docs.actions).sort()).toEqual(actionsOf(version).map((action) => action.name).sort());
  });

  test('is free of what the export of the schemas left in them', async () => {
    const docs = await loadDocs(version);
    const texts = new Set<string>();
    const add = (type: TypeDoc): void => {
      for (const text of [type.description, ...Object.values(type.fields).map((field) => field.description)]) if (text) texts.add(text);
    };
    for (const type of [...Object.values(docs.types), ...payloadsOf(docs).map(([, payload]) => payload)]) add(type);
    expect(texts.size).toBeGreaterThan(100);
    for (const text of texts) {
      expect(text).not.toMatch(/urn:x-|\r|\t|&[a-z]+;|<<|>>|\+$|\n{3}/m);
      expect(text).toBe(text.trim());
      expect(text).not.toMatch(/^[A-Z][A-Za-z0-9]*_ [A-Z]/);
    }
  });

  test('names every field of the schemas', async () => {
    const [docs, schemas] = await Promise.all([loadDocs(version), loadPayloadSchemas(version)]);
    for (const [key, payload] of payloadsOf(docs)) {
      expect(Object.keys(payload.fields)).toEqual(Object.keys(schemas[key]?.['properties'] ?? {}));
    }
    expect(Object.keys(schemas).sort()).toEqual(payloadsOf(docs).map(([key]) => key).sort());
  });
});

test('1.6: every field is described in our own words, the schemas have none', async () => {
  const docs = await loadDocs('1.6');
  for (const [key, payload] of payloadsOf(docs)) {
    for (const [path, field] of allFields(docs, payload)) expect(field.description, `${key} ${path}`).toMatch(/^[A-Z0-9].*\.$/);
  }
});

test('fields are found by path, with or without indices', async () => {
  const docs = await loadDocs('2.0.1');
  const authorize = docs.actions['Authorize']?.request;
  const event = docs.actions['TransactionEvent']?.request;
  if (!authorize || !event) throw new Error('no docs');
  expect(fieldDoc(docs, authorize, 'idToken.type')).toEqual<FieldDoc>({
    type: 'string',
    required: true,
    enum: ['Central', 'eMAID', 'ISO14443', 'ISO15693', 'KeyCode', 'Local', 'MacAddress', 'NoAuthorization'],
    enumName: 'IdTokenEnumType',
    description: 'Enumeration of possible idToken types.',
  });
  expect(fieldDoc(docs, event, 'meterValue[].sampledValue[0].value')).toMatchObject({ type: 'number', required: true });
  expect(fieldDoc(docs, event, 'meterValue')).toMatchObject({ type: 'MeterValueType', array: true, minItems: 1 });
  expect(fieldDoc(docs, event, 'meterValue.toString')).toBeUndefined();
  expect(fieldDoc(docs, event, 'constructor')).toBeUndefined();
  expect([...allFields(docs, event).keys()]).toContain('meterValue[].sampledValue[].unitOfMeasure.multiplier');
});

test('2.0.1: an AsciiDoc reference is shown as its words, a model name is not shown', async () => {
  const docs = await loadDocs('2.0.1');
  const response = docs.actions['BootNotification']?.response;
  if (!response) throw new Error('no docs');
  expect(fieldDoc(docs, response, 'interval')?.description).toMatch(/^When Status is Accepted, this contains the heartbeat interval in seconds\./);
  expect(docs.types['IdTokenInfoType']?.description).toMatch(/^Contains status information about an identifier\./);
});

test('payload schemas are self-contained: no id, and every reference leads to a definition of their own', async () => {
  for (const version of OCPP_VERSIONS) {
    for (const [key, schema] of Object.entries(await loadPayloadSchemas(version))) {
      const text = JSON.stringify(schema);
      expect(text, key).not.toMatch(/"\$id"|"\$schema"/);
      for (const [, name = ''] of text.matchAll(/"\$ref":"#\/definitions\/(\w+)"/g)) expect(schema['definitions'], key).toHaveProperty(name);
    }
  }
});
