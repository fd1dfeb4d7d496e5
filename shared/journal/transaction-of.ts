import type { WellFormed } from '../ocpp/frame';
import { isJsonObject, type JsonValue } from '../ocpp/json';

/**
 * The transaction that a frame names, as text: `transactionInfo.transactionId` of 2.x, `transactionId` of any payload
 * (in 1.6 also of StartTransaction's answer), or that of a charging profile. Undefined when it names none.
 */
export function transactionOf(frame: WellFormed): string | undefined {
  if (frame.kind === 'error' || frame.kind === 'resultError') return undefined;
  const { payload } = frame;
  const direct = asId(payload['transactionId']);
  if (direct !== undefined) return direct;
  return inside(payload['transactionInfo']) ?? inside(payload['chargingProfile']) ?? inside(payload['csChargingProfiles']);
}

function inside(value: JsonValue | undefined): string | undefined {
  return isJsonObject(value) ? asId(value['transactionId']) : undefined;
}

function asId(value: JsonValue | undefined): string | undefined {
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' && value !== '' ? value : undefined;
}
