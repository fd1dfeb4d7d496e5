import { isJsonObject, type JsonValue } from '../json';

/** The names and indices of a JSON pointer (RFC 6901). */
export function pointerParts(pointer: string): string[] {
  return pointer.split('/').slice(1).map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'));
}

/** One name as it stands in a pointer. */
export function pointerPart(name: string | number): string {
  return String(name).replaceAll('~', '~0').replaceAll('/', '~1');
}

/** What a pointer points to; undefined when there is nothing. */
export function valueAt(root: JsonValue, pointer: string): JsonValue | undefined {
  let value: JsonValue | undefined = root;
  for (const part of pointerParts(pointer)) {
    if (Array.isArray(value)) value = value[Number(part)];
    else if (isJsonObject(value) && Object.hasOwn(value, part)) value = value[part];
    else return undefined;
  }
  return value;
}

/** The path as people write it: `meterValue[0].sampledValue[0].value`; '' for the payload itself. */
export function readablePath(pointer: string): string {
  return pointerParts(pointer).map((part) => (/^\d+$/.test(part) ? `[${part}]` : `.${part}`)).join('').replace(/^\./, '');
}
