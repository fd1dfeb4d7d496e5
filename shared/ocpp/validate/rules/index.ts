import type { PayloadRule } from '../rule';
import { clockNotSet } from './clock-not-set';
import { connectorId16 } from './connector-id-16';
import { connectorZeroStatus16 } from './connector-zero-status-16';
import { describedRange } from './described-range';
import { evseAtStart } from './evse-at-start';
import { evseId } from './evse-id';
import { idTokenEmpty } from './id-token-empty';
import { profilePlace } from './profile-place';
import { recurrencyKind } from './recurrency-kind';
import { sampledValue16 } from './sampled-value-16';
import { schedulePeriods } from './schedule-periods';
import { seqNoAtStart } from './seq-no-at-start';
import { transactionId16 } from './transaction-id-16';

/** Everything that is checked beyond the schemas, in one frame. */
export const PAYLOAD_RULES: readonly PayloadRule[] = [
  clockNotSet, connectorId16, connectorZeroStatus16, describedRange, evseAtStart, evseId, idTokenEmpty, profilePlace,
  recurrencyKind, sampledValue16, schedulePeriods, seqNoAtStart, transactionId16,
];
