import type { ErrorCode } from '../error-codes';
import type { Malformed, MalformedReason } from '../frame';
import type { JsonValue } from '../json';
import type { OcppVersion } from '../version';
import type { Violation } from '../violation';

const EXPECTED: Readonly<Record<MalformedReason, string>> = {
  'not-json': 'valid JSON',
  'not-array': 'a JSON array',
  'empty-array': 'an array that starts with the message type',
  'type-id': '2 (CALL), 3 (CALLRESULT) or 4 (CALLERROR)',
  'type-id-of-later-version': '2 (CALL), 3 (CALLRESULT) or 4 (CALLERROR)',
  length: 'as many elements as the message type has',
  'id-missing': 'a message id of 1 to 36 characters',
  'id-not-string': 'a text of 1 to 36 characters',
  'id-empty': 'a text of 1 to 36 characters',
  'id-too-long': 'at most 36 characters',
  'action-not-string': 'the name of an action',
  'action-empty': 'the name of an action',
  'payload-not-object': 'a JSON object',
  'code-not-string': 'an error code',
  'description-not-string': 'a text, "" when there is nothing to say',
  'details-not-object': 'a JSON object, {} when there are no details',
  binary: 'a WebSocket text message in UTF-8',
};

const POSITION: Partial<Record<MalformedReason, number>> = {
  'type-id': 0,
  'type-id-of-later-version': 0,
  'id-missing': 1,
  'id-not-string': 1,
  'id-empty': 1,
  'id-too-long': 1,
  'action-not-string': 2,
  'action-empty': 2,
  'code-not-string': 2,
  'description-not-string': 3,
  'details-not-object': 4,
};

/** A message that is no frame, as a violation. */
export function malformedFault(version: OcppVersion, frame: Malformed): Violation {
  const position = frame.reason === 'payload-not-object' ? payloadPosition(frame) : POSITION[frame.reason];
  const found = position === undefined ? clipped(frame.raw) : elementOf(frame.raw, position);
  return {
    path: position === undefined ? '' : `/${position}`,
    rule: frame.reason,
    // OCPP-J (2.x §4.1.5) lets null stand for an empty payload, and calls {} the good practice.
    severity: frame.reason === 'payload-not-object' && found === null ? 'warning' : 'error',
    found,
    expected: EXPECTED[frame.reason],
    message: frame.message,
    code: codeOfMalformed(version, frame.reason),
  };
}

function payloadPosition(frame: Malformed): number {
  return frame.typeId === 3 || frame.typeId === '3' ? 2 : 3;
}

/**
 * 2.x (OCPP-J §4.3): RpcFrameworkError is for content that "is not a valid RPC Request", MessageTypeNotSupported for a type
 * number that is not known, FormatViolation for a payload that is "syntactically incorrect". 1.6 (OCPP-J §4.2.3) has
 * FormationViolation alone for what is syntactically wrong, and GenericError for the rest.
 */
export function codeOfMalformed(version: OcppVersion, reason: MalformedReason): ErrorCode {
  switch (reason) {
    case 'type-id':
    case 'type-id-of-later-version': return 'MessageTypeNotSupported';
    case 'payload-not-object': return 'FormatViolation';
    default: return version === '1.6' ? 'FormatViolation' : 'RpcFrameworkError';
  }
}

function elementOf(raw: string, position: number): JsonValue | undefined {
  try {
    const value = JSON.parse(raw) as JsonValue;
    return Array.isArray(value) ? value[position] : undefined;
  } catch {
    return undefined;
  }
}

function clipped(raw: string): string {
  return raw.length > 200 ? `${raw.slice(0, 199)}…` : raw;
}
