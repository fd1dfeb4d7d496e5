import { isJsonObject, type JsonObject, type JsonValue } from './json';

/*
 * OCMF, the Open Charge Metering Format: `OCMF|{payload}|{signature}`. Signed meter values of OCPP travel in it, base64 in
 * SignedMeterValueType.signedMeterData (in 1.6 the whole object as JSON in a value of format SignedData).
 */

/** The method of signatures that the standard names (SigningMethodEnumStringType). */
export const SIGNING_METHOD = 'ECDSA-secp256r1-SHA256';

/** What a signed text says. */
export interface OcmfRecord {
  /** The text that is signed, as it came. */
  readonly signed: string;
  readonly payload: JsonObject;
  readonly readings: readonly OcmfReading[];
  /** Hexadecimal, DER; '' when there is none. */
  readonly signature: string;
  readonly method: string;
}

export interface OcmfReading {
  /** As the meter writes it, e.g. 2026-01-01T00:00:00,000+0000 S. */
  readonly time: string;
  /** B begin, C while charging, E end. */
  readonly kind: string;
  readonly value: number;
  readonly unit: string;
}

export interface OcmfWish {
  readonly meter: string;
  /** Number of the record, from 1. */
  readonly page: number;
  /** Wall time, ms since 1970. */
  readonly at: number;
  readonly kind: 'B' | 'C' | 'E';
  /** Wh. */
  readonly register: number;
  readonly idToken?: { readonly idToken: string; readonly type: string };
}

/** The payload of a record with one reading of the imported energy's register. */
export function ocmfPayload({ meter, page, at, kind, register, idToken }: OcmfWish): string {
  return JSON.stringify({
    FV: '1.0', GI: 'OCPP Workbench', GS: meter, PG: `T${page}`, MV: 'OCPP Workbench', MM: 'Simulated meter', MS: meter,
    IS: idToken !== undefined, ...(idToken ? { IT: idToken.type === '' ? 'UNDEFINED' : idToken.type, ID: idToken.idToken } : {}),
    RD: [{ TM: `${new Date(at).toISOString().replace('.', ',').replace('Z', '+0000')} S`, TX: kind, RV: register / 1000, RI: '1-b:1.8.0', RU: 'kWh', ST: 'G' }],
  });
}

export function ocmfText(payload: string, signature: string): string {
  return `OCMF|${payload}|${JSON.stringify({ SA: SIGNING_METHOD, SD: signature })}`;
}

/** Reads a record; undefined when the text is none. Nothing in it is believed before its signature is checked. */
export function readOcmf(text: string): OcmfRecord | undefined {
  const [, signed, rest] = /^OCMF\|(\{.*\})\|(\{.*\})\s*$/s.exec(text) ?? [];
  const payload = objectOf(signed);
  const signature = objectOf(rest);
  if (signed === undefined || !payload || !signature) return undefined;
  return { signed, payload, readings: readingsOf(payload['RD']), signature: textOf(signature['SD']), method: textOf(signature['SA']) || 'ECDSA-secp256r1-SHA256' };
}

/** Base64 over `oca:base16:asn1:` and the key's DER in hexadecimal digits, as it is printed on a meter. */
export function publicKeyText(hex: string): string {
  return `oca:base16:asn1:${hex}`;
}

/** The hexadecimal digits of a key that came decoded: with or without what stands before them; undefined when there are none. */
export function publicKeyHex(decoded: string): string | undefined {
  const [, hex] = /^(?:oca:base16:asn1:)?([0-9a-fA-F\s]{64,})$/.exec(decoded.trim()) ?? [];
  return hex?.replace(/\s/g, '').toLowerCase();
}

function readingsOf(value: JsonValue | undefined): OcmfReading[] {
  const list = Array.isArray(value) ? value.filter(isJsonObject) : [];
  return list.map((reading) => ({ time: textOf(reading['TM']), kind: textOf(reading['TX']), value: Number(reading['RV'] ?? NaN), unit: textOf(reading['RU']) }));
}

function objectOf(text: string | undefined): JsonObject | undefined {
  try {
    const value: unknown = JSON.parse(text ?? '');
    return isJsonObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function textOf(value: JsonValue | undefined): string {
  return typeof value === 'string' ? value : '';
}
