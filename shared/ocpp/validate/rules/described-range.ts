import type { JsonObject } from '../../json';
import { readablePath } from '../pointer';
import { objectOf, objectsOf, type PayloadRule, type RuleFinding } from '../rule';

interface Range {
  readonly field: string;
  readonly least: number;
  readonly most: number;
}

const SEVERITY: Range = { field: 'severity', least: 0, most: 9 };
const PRIORITY: Range = { field: 'chargingPriority', least: -9, most: 9 };

/** Ranges that the standard gives in the fields' descriptions, and the schemas do not enforce. */
export const describedRange: PayloadRule = {
  name: 'described-range',
  severity: 'warning',
  code: 'PropertyConstraintViolation',
  versions: ['2.0.1', '2.1'],
  payloads: ['Authorize.response', 'SetMonitoringLevel.request', 'SetVariableMonitoring.request', 'TransactionEvent.response'],
  check(payload, key) {
    const findings: RuleFinding[] = [];
    if (key === 'SetMonitoringLevel.request') look(payload, '', SEVERITY, findings);
    else if (key === 'SetVariableMonitoring.request') {
      for (const [index, data] of objectsOf(payload['setMonitoringData'])) look(data, `/setMonitoringData/${index}`, SEVERITY, findings);
    } else {
      look(payload, '', PRIORITY, findings);
      const info = objectOf(payload['idTokenInfo']);
      if (info) look(info, '/idTokenInfo', PRIORITY, findings);
    }
    return findings;
  },
};

function look(holder: JsonObject, base: string, { field, least, most }: Range, findings: RuleFinding[]): void {
  const found = holder[field];
  if (typeof found !== 'number' || (found >= least && found <= most)) return;
  const at = `${base}/${field}`;
  findings.push({ at, found, expected: `${least} to ${most}`, message: `${readablePath(at)} is ${found}; it ranges from ${least} to ${most}.` });
}
