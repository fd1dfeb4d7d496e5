import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import Ajv, { type ErrorObject } from 'ajv';
import addFormats from 'ajv-formats';
import { describe, expect, test } from 'vitest';
import { validators as v16 } from '../../../schemas/generated/v16.validators.js';
import { validators as v201 } from '../../../schemas/generated/v201.validators.js';
import { validators as v21 } from '../../../schemas/generated/v21.validators.js';
import { samplePayload, spoil } from '../../../tests/support/payload-samples';
import type { JsonObject, JsonValue } from '../json';
import { isDateTime } from './date-time';
import type { PayloadValidators, SchemaFault } from './payload-validator';

const SCHEMAS = createRequire(import.meta.url).resolve('ocpp-rpc/package.json').replace('package.json', 'lib/schemas/');
const GENERATED = new URL('../../../schemas/generated/', import.meta.url);

interface Published {
  readonly key: string;
  readonly schema: JsonObject;
}

function published(file: string): Published[] {
  const schemas = JSON.parse(readFileSync(`${SCHEMAS}${file}`, 'utf8')) as Array<JsonObject & { $id: string }>;
  return schemas.map(({ $id, ...schema }) => {
    const [, action = '', part = ''] = /^urn:(.+?)(\.req|\.conf|Request|Response)?$/.exec($id) ?? [];
    const kind = part === '' ? 'send' : part === '.req' || part === 'Request' ? 'request' : 'response';
    return { key: `${action}.${kind}`, schema };
  });
}

function freshAjv(): Ajv {
  const ajv = new Ajv({ strict: false, allErrors: true, multipleOfPrecision: 6 });
  addFormats(ajv);
  // ajv-formats also takes a blank for the T and +0100; RFC 3339 does not.
  ajv.addFormat('date-time', isDateTime);
  return ajv;
}

/** Enumerations carry `additionalProperties: false`; Ajv takes it at its word when an object stands in their place. */
function withoutNonsense(schema: JsonValue): JsonValue {
  if (Array.isArray(schema)) return schema.map(withoutNonsense);
  if (typeof schema !== 'object' || schema === null) return schema;
  const kept = Object.entries(schema).filter(([name]) => !(name === 'additionalProperties' && schema['type'] === 'string'));
  return Object.fromEntries(kept.map(([name, part]) => [name, withoutNonsense(part)]));
}

/** What two validators must agree on, in any order. */
function faultsOf(errors: ReadonlyArray<ErrorObject | SchemaFault> | null | undefined): string[] {
  return (errors ?? []).map(({ keyword, instancePath, params }) => `${keyword} ${instancePath} ${JSON.stringify(params)}`).sort();
}

const CASES: ReadonlyArray<readonly [version: string, file: string, count: number, prefix: string, validators: PayloadValidators]> = [
  ['1.6', 'ocpp1_6.json', 78, 'v16', v16],
  ['2.0.1', 'ocpp2_0_1.json', 128, 'v201', v201],
  ['2.1', 'ocpp2_1.json', 181, 'v21', v21],
];

describe.each(CASES)('the generated validators of %s', (version, file, count, prefix, validators) => {
  const schemas = published(file);
  const ajv = freshAjv();

  test(`there is one for each of the ${count} published schemas, and no other`, () => {
    expect(Object.keys(validators).sort()).toEqual(schemas.map(({ key }) => key).sort());
    expect(schemas).toHaveLength(count);
  });

  test('each finds the same faults as Ajv with the published schema', () => {
    let tried = 0;
    for (const { key, schema } of schemas) {
      const fresh = ajv.compile(withoutNonsense(schema) as JsonObject);
      const made = validators[key];
      if (!made) throw new Error(`no validator ${key}`);
      for (const all of [false, true]) {
        const payload = samplePayload(schema, all);
        expect(fresh(payload), `${version} ${key}: ${ajv.errorsText(fresh.errors)}`).toBe(true);
        expect(made(payload), `${version} ${key}: ${JSON.stringify(made.errors)}`).toBe(true);
        spoil(payload, () => {
          tried++;
          const isValid = fresh(payload);
          const isAlike = made(payload) === isValid && made.errors?.length === fresh.errors?.length;
          // Comparing every list in full would take minutes; one in seven is, and all that differ in number.
          if (isAlike && tried % 7 !== 0) return;
          expect({ key, payload, faults: faultsOf(made.errors) }).toEqual({ key, payload, faults: faultsOf(fresh.errors) });
        });
      }
    }
    expect(tried).toBeGreaterThan(1000);
  });

  test('the code runs where there is neither eval nor require', () => {
    const code = readFileSync(new URL(`${prefix}.validators.js`, GENERATED), 'utf8');
    const forbidden = [/\brequire\b\s*\(/, /\beval\s*\(/, /\bnew Function\b/, /^import\b/m, /\bfrom\s*"/];
    expect(forbidden.filter((pattern) => pattern.test(code))).toEqual([]);
  });
});

test('1.6: a limit with one decimal is a multiple of 0.1, whatever floating point makes of it', () => {
  const validate = v16['SetChargingProfile.request'];
  for (let tenths = 0; tenths <= 500; tenths++) {
    const period = { startPeriod: 0, limit: tenths / 10 };
    const chargingSchedule = { chargingRateUnit: 'A', chargingSchedulePeriod: [period] };
    const csChargingProfiles = { chargingProfileId: 1, stackLevel: 0, chargingProfilePurpose: 'TxProfile', chargingProfileKind: 'Relative', chargingSchedule };
    expect(validate?.({ connectorId: 1, csChargingProfiles }), String(period.limit)).toBe(true);
    period.limit += 0.05;
    expect(validate?.({ connectorId: 1, csChargingProfiles }), String(period.limit)).toBe(false);
  }
});
