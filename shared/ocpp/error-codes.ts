import type { OcppVersion } from './version';

/**
 * What can be wrong with a CALL, named once for all versions. `wireCode` gives the spelling that each version's
 * standard prescribes (1.6: OCPP-J 1.6 §4.2.3; 2.x: Part 4 §4.3).
 */
export type ErrorCode =
  | 'NotImplemented'
  | 'NotSupported'
  | 'InternalError'
  | 'ProtocolError'
  | 'SecurityError'
  | 'FormatViolation'
  | 'PropertyConstraintViolation'
  | 'OccurrenceConstraintViolation'
  | 'TypeConstraintViolation'
  | 'GenericError'
  | 'MessageTypeNotSupported'
  | 'RpcFrameworkError';

const SPELLING_16: Partial<Record<ErrorCode, string>> = {
  FormatViolation: 'FormationViolation',
  OccurrenceConstraintViolation: 'OccurenceConstraintViolation',
  // 1.6 has no code for these two; GenericError is "any other error not covered by the previous ones".
  MessageTypeNotSupported: 'GenericError',
  RpcFrameworkError: 'GenericError',
};

const CODES: readonly ErrorCode[] = [
  'NotImplemented', 'NotSupported', 'InternalError', 'ProtocolError', 'SecurityError', 'FormatViolation',
  'PropertyConstraintViolation', 'OccurrenceConstraintViolation', 'TypeConstraintViolation', 'GenericError',
  'MessageTypeNotSupported', 'RpcFrameworkError',
];

/** The code as the given version writes it on the wire. */
export function wireCode(code: ErrorCode, version: OcppVersion): string {
  return version === '1.6' ? (SPELLING_16[code] ?? code) : code;
}

/** The codes that the given version's standard lists, in its spelling. */
export function wireCodes(version: OcppVersion): readonly string[] {
  return [...new Set(CODES.map((code) => wireCode(code, version)))];
}

/**
 * What a code on the wire means, whichever version's spelling the peer used (peers mix them daily); undefined for a code
 * of no version.
 */
export function errorCodeOf(wire: string): ErrorCode | undefined {
  const known = CODES.find((code) => code === wire);
  if (known) return known;
  if (wire === 'FormationViolation') return 'FormatViolation';
  if (wire === 'OccurenceConstraintViolation') return 'OccurrenceConstraintViolation';
  return undefined;
}
