import type { SignedMeterValueType } from '../../../schemas/generated/v21.types';
import { publicKeyHex, readOcmf } from '../../ocpp/ocmf';
import { isJsonObject, type JsonObject } from '../../ocpp/json';
import { bytesOfBase64 } from '../../platform/base64';
import type { Caller } from '../context';
import { asJson, loose, text, type Loose } from '../loose';

/** Block J: signed meter values, which are kept as they came, with what the CSMS found of them. */

/** What became of a signature: `unknown` when there is no key to check it with, or no reading in a form that is known. */
type Verdict = 'holds' | 'broken' | 'unknown';

/**
 * Checks and keeps every signed value of a message. Nothing is refused for it: what a signature is worth is for whoever bills
 * to say.
 *
 * @param values MeterValue (1.6) or MeterValueType (2.x), as they came
 * @param meter the meter that it is of: an EVSE (1.6: a connector)
 */
export function keepSigned(values: readonly Loose<unknown>[], meter: string, caller: Caller): void {
  for (const value of values) {
    const samples = asJson(value)['sampledValue'];
    for (const sample of Array.isArray(samples) ? samples : []) {
      const signed = isJsonObject(sample) ? signedIn(sample) : undefined;
      if (signed) keep(signed, meter, caller);
    }
  }
}

function signedIn(sample: JsonObject): Loose<SignedMeterValueType> | undefined {
  const inside = sample['signedMeterValue'];
  if (isJsonObject(inside)) return loose<SignedMeterValueType>(inside);
  const value = sample['value'];
  // 1.6 has the same object as a text.
  if (sample['format'] !== 'SignedData' || typeof value !== 'string') return undefined;
  try {
    const read: unknown = JSON.parse(value);
    return isJsonObject(read) ? loose<SignedMeterValueType>(read) : loose<SignedMeterValueType>({ signedMeterData: value });
  } catch {
    return loose<SignedMeterValueType>({ signedMeterData: value });
  }
}

function keep(signed: Loose<SignedMeterValueType>, meter: string, caller: Caller): void {
  const { station, csms } = caller;
  const data = text(signed, 'signedMeterData') ?? '';
  const written = data.startsWith('OCMF|') ? data : decoded(data);
  const record = readOcmf(written);
  const told = text(signed, 'publicKey') ?? '';
  const fresh = told === '' ? undefined : publicKeyHex(decoded(told)) ?? publicKeyHex(told);
  const keys = station.objects('meter-key');
  const known = keys.get(meter)?.['key'];
  if (typeof known === 'string' && fresh !== undefined && known !== fresh) {
    caller.note(`The meter ${meter} of ${station.id} signs with another key than before: it was changed, or is not the same.`);
  }
  if (fresh !== undefined) keys.set(meter, { key: fresh });
  const key = fresh ?? (typeof known === 'string' ? known : station.variables.get({ component: 'FiscalMetering', variable: 'PublicKey', evse: Number(meter) })?.value);
  const signatures = csms.certificates?.signatures;
  const verdict: Verdict = !record || key === undefined || !signatures ? 'unknown' : signatures.verify(key, record.signed, record.signature) ? 'holds' : 'broken';
  if (verdict === 'broken') caller.note(`A signed meter value of meter ${meter} of ${station.id} does not hold: its signature does not fit what it says.`);
  const [reading] = record?.readings ?? [];
  station.signedValues.add({
    meter, verdict, at: csms.clock.now(), data, ...(reading ? { value: reading.value, unit: reading.unit, time: reading.time, kind: reading.kind } : {}),
  });
}

/** The text behind base64; '' when its bytes are no UTF-8. */
function decoded(base64: string): string {
  try {
    return decodeURIComponent(Array.from(bytesOfBase64(base64), (byte) => `%${byte.toString(16).padStart(2, '0')}`).join(''));
  } catch {
    return '';
  }
}
