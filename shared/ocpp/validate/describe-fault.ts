import type { ErrorCode } from '../error-codes';
import type { JsonValue } from '../json';
import type { OcppVersion } from '../version';
import type { Violation } from '../violation';
import { dateTimeFault } from './date-time-fault';
import { typeFault, wantedType } from './describe-type';
import { nearMiss } from './near-miss';
import type { SchemaFault } from './payload-validator';
import { pointerPart, readablePath, valueAt } from './pointer';
import type { FieldLookup } from './field-lookup';
import { listed, plural, show } from './words';

export interface FaultContext {
  readonly version: OcppVersion;
  readonly action: string;
  /** `request`, `response` or `message`. */
  readonly part: string;
  readonly payload: JsonValue;
  /** Pointer of the payload in the frame: `/3` or `/2`. */
  readonly base: string;
  readonly fields: FieldLookup;
}

type Described = Pick<Violation, 'rule' | 'expected' | 'message' | 'code'> & Partial<Pick<Violation, 'severity' | 'found' | 'path'>>;

/** A fault that a schema found, as a violation with a sentence. */
export function describeFault(fault: SchemaFault, context: FaultContext): Violation {
  const found = valueAt(context.payload, fault.instancePath);
  const described = (DESCRIBE[fault.keyword] ?? describeOther)({ ...context, fault, found, name: readablePath(fault.instancePath) || 'the payload' });
  return { path: `${context.base}${fault.instancePath}`, severity: 'error', found, ...described };
}

interface Subject extends FaultContext {
  readonly fault: SchemaFault;
  readonly found: JsonValue | undefined;
  readonly name: string;
}

/*
 * Which code a fault gets (OCPP-J 2.x Part 4 §4.3; 1.6 §4.2.3 has the same definitions): a field that is missing, unknown or
 * there too often breaks an occurrence constraint; one of the wrong JSON type a type constraint; one of the right type whose
 * value is not allowed "contains an invalid value". A badly written dateTime or URI is of this last kind: FormatViolation
 * would say that the payload is "syntactically incorrect", and it is flawless JSON with a text where a text belongs.
 */
const DESCRIBE: Readonly<Record<string, (subject: Subject) => Described>> = {
  required: describeMissing,
  additionalProperties: describeUnknown,
  type: describeType,
  enum: describeEnum,
  format: describeFormat,
  maxLength: ({ name, found, fault }) => value(
    'maxLength', `at most ${plural(Number(fault.params['limit']), 'character')}`,
    `${name} has ${plural(typeof found === 'string' ? [...found].length : 0, 'character')}; at most ${String(fault.params['limit'])} are allowed.`,
  ),
  minLength: ({ name, fault }) => value(
    'minLength', `at least ${plural(Number(fault.params['limit']), 'character')}`,
    `${name} is too short; it needs at least ${plural(Number(fault.params['limit']), 'character')}.`,
  ),
  minimum: ({ name, found, fault }) => value(
    'minimum', `at least ${String(fault.params['limit'])}`, `${name} is ${show(found)}; it must be ${String(fault.params['limit'])} or more.`,
  ),
  maximum: ({ name, found, fault }) => value(
    'maximum', `at most ${String(fault.params['limit'])}`, `${name} is ${show(found)}; it must be ${String(fault.params['limit'])} or less.`,
  ),
  multipleOf: describeMultiple,
  minItems: describeTooFew,
  maxItems: ({ name, found, fault }) => occurrence(
    'maxItems', `at most ${plural(Number(fault.params['limit']), 'element')}`,
    `${name} has ${plural(Array.isArray(found) ? found.length : 0, 'element')}; at most ${String(fault.params['limit'])} are allowed.`,
  ),
};

function value(rule: string, expected: string, message: string): Described {
  return { rule, expected, message, code: 'PropertyConstraintViolation' };
}

function occurrence(rule: string, expected: string, message: string): Described {
  return { rule, expected, message, code: 'OccurrenceConstraintViolation' };
}

function describeMissing({ fault, fields, action, part, version, base, payload }: Subject): Described {
  const missing = String(fault.params['missingProperty']);
  const pointer = `${fault.instancePath}/${pointerPart(missing)}`;
  const type = fields.describe(pointer);
  const holder = valueAt(payload, fault.instancePath);
  const misspelt = typeof holder === 'object' && holder !== null && !Array.isArray(holder)
    ? nearMiss(missing, Object.keys(holder).filter((name) => !fields.knows(`${fault.instancePath}/${pointerPart(name)}`)))
    : undefined;
  const asked = fault.instancePath === '' ? `every ${action} ${part} of OCPP ${version} has it` : `it must be in every ${fields.typeName(fault.instancePath) ?? 'object here'}`;
  return {
    ...occurrence('required', type ? `the field ${missing}, ${type}` : `the field ${missing}`, `${readablePath(pointer)} is missing; ${asked}${misspelt ? ` — is it what stands there as ${misspelt}?` : '.'}`),
    // The place of what is missing, so that it can be told from a fault of the object around it.
    path: `${base}${pointer}`,
    found: undefined,
  };
}

function describeUnknown({ fault, fields, action, part, version, base, payload }: Subject): Described {
  const unknown = String(fault.params['additionalProperty']);
  const pointer = `${fault.instancePath}/${pointerPart(unknown)}`;
  const names = fields.names(fault.instancePath);
  const near = nearMiss(unknown, names);
  const where = fault.instancePath === '' ? `a field of the ${action} ${part} in OCPP ${version}` : `a field of ${fields.typeName(fault.instancePath) ?? readablePath(fault.instancePath)} in OCPP ${version}`;
  const known = names.length === 0 ? ', which has none' : `, which knows ${listed(names)}`;
  return {
    ...occurrence('additionalProperties', names.length === 0 ? 'no fields' : `one of the fields ${names.join(', ')}`, `${readablePath(pointer)} is not ${where}${known}${near ? ` — did you mean ${near}?` : '.'}`),
    path: `${base}${pointer}`,
    found: valueAt(payload, pointer),
  };
}

function describeType({ name, found, fault, fields }: Subject): Described {
  const type = String(fault.params['type']);
  const required = fields.isRequired(fault.instancePath);
  return { rule: 'type', expected: wantedType(type), message: `${name} ${typeFault(found, type, required)}.`, code: 'TypeConstraintViolation' };
}

function describeEnum({ name, found, fault, version, fields }: Subject): Described {
  const allowed = (fault.params['allowedValues'] as readonly unknown[]).map(String);
  const expected = `one of ${allowed.join(', ')}`;
  if (found === '') {
    const remedy = fields.isRequired(fault.instancePath) ? `choose one of ${listed(allowed)}` : 'leave the field out when there is nothing to say';
    return value('enum', expected, `${name} is an empty text; ${remedy}.`);
  }
  const near = typeof found === 'string' ? nearMiss(found, allowed) : undefined;
  const ordered = near && allowed.indexOf(near) >= 8 ? [near, ...allowed.filter((one) => one !== near)] : allowed;
  return value('enum', expected, `${name} is ${show(found)}; OCPP ${version} knows ${listed(ordered)}${near ? ` — did you mean ${near}?` : '.'}`);
}

function describeFormat({ name, found, fault, version }: Subject): Described {
  if (fault.params['format'] !== 'date-time' || typeof found !== 'string') {
    return value('uri', 'a URI', `${name} is ${show(found)}, which is no URI; write it with its scheme, such as ftp://user:password@host/folder.`);
  }
  const wrong = dateTimeFault(found);
  const rule = wrong?.rule ?? 'date-time';
  return {
    ...value(rule, 'a date and time with offset from UTC (RFC 3339), such as 2026-01-31T08:15:30Z', `${name} ${found} ${wrong?.what ?? 'is no date and time of RFC 3339'}.`),
    // 1.6 only recommends UTC strongly (chapter 3, Time zones) and takes any ISO 8601 time; 2.x asks for RFC 3339 (Part 2, dateTime).
    severity: version === '1.6' && rule === 'date-time-offset' ? 'warning' : 'error',
  };
}

function describeMultiple({ name, found, fault }: Subject): Described {
  const step = Number(fault.params['multipleOf']);
  const nearest = typeof found === 'number' ? Number((Math.round(found / step) * step).toFixed(6)) : undefined;
  const words = step === 0.1 ? 'at most one decimal is allowed' : `it must be a multiple of ${step}`;
  return value('multipleOf', `a multiple of ${step}`, `${name} is ${show(found)}; ${words}${nearest === undefined ? '' : `: ${nearest}`}.`);
}

function describeTooFew({ name, found, fault, fields }: Subject): Described {
  const least = Number(fault.params['limit']);
  const optional = !fields.isRequired(fault.instancePath);
  const empty = Array.isArray(found) && found.length === 0;
  const remedy = empty && optional ? 'leave the field out when there is nothing to list' : `it needs at least ${plural(least, 'element')}`;
  return occurrence('minItems', `at least ${plural(least, 'element')}`, `${name} ${empty ? 'is an empty list' : `has ${plural(Array.isArray(found) ? found.length : 0, 'element')}`}; ${remedy}.`);
}

/** For keywords that no schema of today uses: never silent. */
function describeOther({ name, found, fault }: Subject): Described {
  const code: ErrorCode = 'PropertyConstraintViolation';
  return { rule: fault.keyword, expected: `what the schema says under ${fault.keyword}`, message: `${name} is ${show(found)}, which breaks the schema's rule ${fault.keyword}.`, code };
}
