import type { UseCase } from '../model';
import { BATTERY_SWAP_21 } from './battery-swap';
import { BIDIRECTIONAL_21 } from './q-bidirectional';
import { SMART_CHARGING_21 } from './k-smart-charging';
import { CERTIFICATES_21 } from './certificates';
import { DER_CONTROL_21 } from './der-control';
import { EVENT_STREAMS_21 } from './event-streams';
import { LIMITS_21 } from './limits';
import { PAYMENT_21 } from './payment';
import { RESETS_21 } from './resets';
import { TARIFFS_21 } from './tariffs';

/** The use cases that OCPP 2.1 adds, a file for each block. */
export const ONLY_21: readonly UseCase[] = [
  ...BATTERY_SWAP_21,
  ...BIDIRECTIONAL_21,
  ...SMART_CHARGING_21,
  ...CERTIFICATES_21,
  ...DER_CONTROL_21,
  ...EVENT_STREAMS_21,
  ...LIMITS_21,
  ...PAYMENT_21,
  ...RESETS_21,
  ...TARIFFS_21,
];
