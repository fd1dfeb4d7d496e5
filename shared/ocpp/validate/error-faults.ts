import { errorCodeOf, wireCode, wireCodes } from '../error-codes';
import type { CallError, CallResultError } from '../frame';
import type { OcppVersion } from '../version';
import type { Violation } from '../violation';
import { nearMiss } from './near-miss';
import { listed, plural, show } from './words';

/** Longest errorDescription, in characters (OCPP-J 1.6 and 2.x §4.2.3). */
const MAX_DESCRIPTION = 255;

/** What is wrong with a well-formed CALLERROR or CALLRESULTERROR. */
export function errorFaults(version: OcppVersion, frame: CallError | CallResultError): Violation[] {
  const violations: Violation[] = [];
  const codeFault = faultOfCode(version, frame.code);
  if (codeFault) violations.push(codeFault);
  const length = [...frame.description].length;
  if (length > MAX_DESCRIPTION) {
    violations.push({
      path: '/3',
      rule: 'description-too-long',
      severity: 'error',
      found: frame.description,
      expected: `at most ${MAX_DESCRIPTION} characters`,
      message: `The error description has ${plural(length, 'character')}; at most ${MAX_DESCRIPTION} are allowed.`,
      code: 'PropertyConstraintViolation',
      reference: 'OCPP-J §4.2.3',
    });
  }
  return violations;
}

function faultOfCode(version: OcppVersion, code: string): Violation | undefined {
  const allowed = wireCodes(version);
  if (allowed.includes(code)) return undefined;
  const common = {
    path: '/2',
    found: code,
    expected: `one of ${allowed.join(', ')}`,
    code: 'PropertyConstraintViolation',
    reference: version === '1.6' ? 'OCPP-J 1.6 §4.2.3' : 'OCPP-J §4.3',
  } as const;
  const meant = errorCodeOf(code);
  if (meant === undefined) {
    const near = nearMiss(code, allowed);
    return {
      ...common,
      rule: 'error-code',
      severity: 'error',
      message: `${show(code)} is no error code of OCPP ${version}, which knows ${listed(allowed, 12)}${near ? ` — did you mean ${near}?` : '.'}`,
    };
  }
  const right = wireCode(meant, version);
  const isLater = version === '1.6' && (meant === 'MessageTypeNotSupported' || meant === 'RpcFrameworkError');
  return {
    ...common,
    rule: isLater ? 'error-code-of-later-version' : 'error-code-spelling',
    severity: 'warning',
    message: isLater
      ? `The error code ${code} exists from OCPP 2.0.1 on; OCPP 1.6 has ${right} for it.`
      : `The error code ${code} is another version's spelling; OCPP ${version} writes ${right}.`,
  };
}
