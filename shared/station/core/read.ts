import { isJsonObject, type JsonObject, type JsonValue } from '../../ocpp/json';

/** A text of an answer; undefined when it is missing or something else. */
export function textIn(payload: JsonObject, name: string): string | undefined {
  const value = payload[name];
  return typeof value === 'string' ? value : undefined;
}

export function numberIn(payload: JsonObject, name: string): number | undefined {
  const value = payload[name];
  return typeof value === 'number' ? value : undefined;
}

export function objectIn(payload: JsonObject, name: string): JsonObject | undefined {
  const value: JsonValue | undefined = payload[name];
  return isJsonObject(value) ? value : undefined;
}

/** A date and time as ms since 1970. */
export function timeOf(text: string | undefined): number | undefined {
  const time = text === undefined ? NaN : Date.parse(text);
  return Number.isNaN(time) ? undefined : time;
}

/** A time as it goes on the wire. */
export function isoOf(time: number): string {
  return new Date(time).toISOString();
}
