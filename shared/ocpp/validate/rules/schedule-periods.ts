import { OCPP_VERSIONS } from '../../version';
import { readablePath } from '../pointer';
import { objectsOf, type PayloadRule, type RuleFinding } from '../rule';
import { PROFILE_PAYLOADS, profileOf, schedulesOf } from './schedules';

/** The first period of a charging schedule starts at 0 (ChargingSchedulePeriod.startPeriod), the others follow in time. */
export const schedulePeriods: PayloadRule = {
  name: 'schedule-periods',
  severity: 'warning',
  code: 'PropertyConstraintViolation',
  versions: OCPP_VERSIONS,
  payloads: PROFILE_PAYLOADS,
  check(payload) {
    const profile = profileOf(payload);
    if (!profile) return undefined;
    const findings: RuleFinding[] = [];
    for (const [pointer, schedule] of schedulesOf(...profile)) {
      let last = -1;
      for (const [index, period] of objectsOf(schedule['chargingSchedulePeriod'])) {
        const found = period['startPeriod'];
        if (typeof found !== 'number') break;
        const at = `${pointer}/chargingSchedulePeriod/${index}/startPeriod`;
        if (index === 0 && found !== 0) {
          findings.push({ at, found, expected: '0', message: `${readablePath(at)} is ${found}; the first period of a schedule starts at 0.` });
        } else if (index > 0 && found <= last) {
          findings.push({ at, found, expected: `more than ${last}`, message: `${readablePath(at)} is ${found}; the period before starts at ${last}, and periods follow one another in time.` });
        }
        last = found;
      }
    }
    return findings;
  },
};
