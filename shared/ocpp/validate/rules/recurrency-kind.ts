import { OCPP_VERSIONS } from '../../version';
import { readablePath } from '../pointer';
import type { PayloadRule } from '../rule';
import { PROFILE_PAYLOADS, profileOf } from './schedules';

/** A recurring profile says whether it recurs daily or weekly. */
export const recurrencyKind: PayloadRule = {
  name: 'recurrency-kind',
  severity: 'warning',
  code: 'OccurrenceConstraintViolation',
  versions: OCPP_VERSIONS,
  payloads: PROFILE_PAYLOADS,
  check(payload) {
    const profile = profileOf(payload);
    if (!profile || profile[1]['chargingProfileKind'] !== 'Recurring' || profile[1]['recurrencyKind'] !== undefined) return undefined;
    const at = `${profile[0]}/recurrencyKind`;
    return [{ at, found: undefined, expected: 'Daily or Weekly', message: `${readablePath(at)} is missing; a Recurring profile says how often it recurs: Daily or Weekly.` }];
  },
};
