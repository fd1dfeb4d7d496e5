import { publicKeyHex, readOcmf } from '../../ocpp/ocmf';
import { isJsonObject, type JsonObject, type JsonValue } from '../../ocpp/json';
import { asciiOfBytes } from '../../platform/text-bytes';
import { bytesOfBase64 } from '../../platform/base64';
import { failed, passed, type TraceRule } from './rule';

/**
 * Signed meter values can be read (J02.FR.21): OCMF with a reading and a signature, in base64. `given`: `key` says with which of
 * them the meter's public key has to come: `once` in a transaction, `every` or `never`.
 */
export const signatures: TraceRule = {
  of: 'station',
  whole: true,
  text: () => 'Every signed value can be read.',
  judge: ({ trace, given }) => {
    const signed = trace.messages(0).filter(({ from }) => from === 'station').flatMap(({ entry, payload }) => signedIn(payload).map((value) => ({ entry, value })));
    if (signed.length === 0) return failed('signed values', 'none', []);
    for (const { entry, value } of signed) {
      const record = readOcmf(decoded(textOf(value['signedMeterData'])));
      if (!record || record.readings.length === 0 || !/^[0-9a-f]{128,}$/i.test(record.signature)) return failed('OCMF with a reading and a signature', decoded(textOf(value['signedMeterData'])).slice(0, 80), [entry]);
    }
    const withKey = signed.filter(({ value }) => publicKeyHex(decoded(textOf(value['publicKey']))) !== undefined);
    const wrong = given['key'] === 'every' ? withKey.length !== signed.length : given['key'] === 'never' ? withKey.length > 0
      : given['key'] === 'once' ? withKey.length !== 1 : false;
    if (wrong) return failed(`the public key with ${String(given['key'])}`, `${withKey.length} of ${signed.length} with it`, signed.map(({ entry }) => entry));
    return passed(signed.map(({ entry }) => entry));
  },
};

/** Whatever is signed in a message, in 2.x's object or in the text that 1.6 makes of it. */
function signedIn(value: JsonValue): JsonObject[] {
  if (Array.isArray(value)) return value.flatMap(signedIn);
  if (!isJsonObject(value)) return [];
  const { signedMeterValue, format, value: text } = value;
  if (isJsonObject(signedMeterValue)) return [signedMeterValue];
  if (format === 'SignedData' && typeof text === 'string') {
    try {
      const read: unknown = JSON.parse(text);
      return [isJsonObject(read) ? read : {}];
    } catch {
      return [{}];
    }
  }
  return Object.values(value).flatMap(signedIn);
}

function decoded(base64: string): string {
  return asciiOfBytes(bytesOfBase64(base64));
}

function textOf(value: JsonValue | undefined): string {
  return typeof value === 'string' ? value : '';
}
