import { isJsonObject, type JsonObject, type JsonValue } from './json';
import type { OcppVersion } from './version';

/** Statuses of DataTransfer's answer, in every version. */
export const DATA_TRANSFER_STATUSES = ['Accepted', 'Rejected', 'UnknownMessageId', 'UnknownVendorId'] as const;
export type DataTransferStatus = (typeof DATA_TRANSFER_STATUSES)[number];

/** What an end of ours answers to a vendor's own message, as a person has set it. */
export interface VendorHandler {
  readonly id: string;
  readonly enabled: boolean;
  /** Whose messages: a vendorId, with * for any characters. */
  readonly vendorId: string;
  /** Which of them: a messageId, with * for any characters; absent: all, also those without one. */
  readonly messageId?: string;
  readonly status: DataTransferStatus;
  /**
   * Data of the answer: JSON or text, in which `{{data.colour}}` stands for what the request holds there, and `{{vendorId}}`,
   * `{{messageId}}`, `{{data}}` for what it has. Absent: no data.
   */
  readonly data?: string;
  /** Write a line in the log for each that comes. */
  readonly note?: boolean;
}

export interface DataTransferAnswer {
  readonly payload: { status: DataTransferStatus; data?: JsonValue };
  /** For the log; absent when none is wanted. */
  readonly note?: string;
}

/**
 * Answers a DataTransfer by the first enabled handler that it fits (P01, P02). One whose vendor no handler is for gets
 * UnknownVendorId (P01.FR.05), one whose message no handler of its vendor is for UnknownMessageId (P01.FR.06). The request
 * may be anything.
 */
export function answerDataTransfer(handlers: readonly VendorHandler[], request: JsonObject, version: OcppVersion): DataTransferAnswer {
  const vendorId = textOf(request['vendorId']);
  const messageId = textOf(request['messageId']);
  const ofVendor = handlers.filter((handler) => handler.enabled && vendorId !== undefined && fits(handler.vendorId, vendorId));
  if (ofVendor.length === 0) return { payload: { status: 'UnknownVendorId' } };
  const handler = ofVendor.find((one) => one.messageId === undefined || (messageId !== undefined && fits(one.messageId, messageId)));
  if (!handler) return { payload: { status: 'UnknownMessageId' } };
  const data = handler.data === undefined || handler.data === '' ? undefined : filledIn(handler.data, request, version);
  return {
    payload: { status: handler.status, ...(data === undefined ? {} : { data }) },
    ...(handler.note ? { note: `DataTransfer of ${vendorId ?? ''}${messageId === undefined ? '' : `, ${messageId}`}: ${written(request['data'])}` } : {}),
  };
}

/** One sentence when a list of handlers cannot be; undefined when all is well. Anything may be asked about. */
export function vendorHandlersFault(value: unknown): string | undefined {
  if (!Array.isArray(value)) return 'Vendor handlers are a list.';
  for (const one of value as readonly unknown[]) {
    if (typeof one !== 'object' || one === null) return 'A vendor handler is an object.';
    const { id, enabled, vendorId, messageId, status, data, note } = one as Partial<Record<keyof VendorHandler, unknown>>;
    if (typeof id !== 'string' || typeof enabled !== 'boolean') return 'A vendor handler has an id, and is enabled or not.';
    if (typeof vendorId !== 'string' || vendorId === '' || vendorId.length > 255) return 'The vendorId of a vendor handler has 1 to 255 characters; * stands for any.';
    if (messageId !== undefined && (typeof messageId !== 'string' || messageId.length > 50)) return 'The messageId of a vendor handler has at most 50 characters; * stands for any.';
    if (!DATA_TRANSFER_STATUSES.some((known) => known === status)) return `The status of a vendor handler is one of ${DATA_TRANSFER_STATUSES.join(', ')}.`;
    if ((data !== undefined && typeof data !== 'string') || (note !== undefined && typeof note !== 'boolean')) return 'The data of a vendor handler are a text, and note is true or false.';
  }
  return undefined;
}

/** vendorId and messageId are compared without regard to capitals (CiString, identifierString). */
function fits(pattern: string, value: string): boolean {
  const parts = pattern.toLowerCase().split('*');
  let rest = value.toLowerCase();
  const [first = '', ...others] = parts;
  if (others.length === 0) return first === rest;
  if (!rest.startsWith(first)) return false;
  rest = rest.slice(first.length);
  const last = others.pop() ?? '';
  for (const part of others) {
    const at = rest.indexOf(part);
    if (at < 0) return false;
    rest = rest.slice(at + part.length);
  }
  return rest.endsWith(last) && rest.length >= last.length;
}

function filledIn(template: string, request: JsonObject, version: OcppVersion): JsonValue {
  const parsed = parse(template);
  const value = parsed === undefined ? fill(template, request) : put(parsed, request);
  // 1.6 has a text there, and nothing else.
  return version === '1.6' && typeof value !== 'string' ? JSON.stringify(value) : value;
}

function put(template: JsonValue, request: JsonObject): JsonValue {
  if (typeof template === 'string') return fill(template, request);
  if (Array.isArray(template)) return template.map((one) => put(one, request));
  if (!isJsonObject(template)) return template;
  return Object.fromEntries(Object.entries(template).map(([name, one]) => [name, put(one, request)]));
}

/** A text that is one placeholder becomes what it stands for, with its type; within a longer text it is written out. */
function fill(text: string, request: JsonObject): JsonValue {
  const [, whole] = /^\{\{([^{}]+)\}\}$/.exec(text) ?? [];
  if (whole !== undefined) return lookUp(request, whole) ?? '';
  return text.replace(/\{\{([^{}]+)\}\}/g, (_, path: string) => written(lookUp(request, path)));
}

function lookUp(request: JsonObject, path: string): JsonValue | undefined {
  let value: JsonValue | undefined = request;
  for (const part of path.trim().split('.')) {
    // In 1.6 the data are a text, which may hold JSON.
    const from: JsonValue | undefined = typeof value === 'string' ? parse(value) : value;
    if (typeof from !== 'object' || from === null || !Object.hasOwn(from, part)) return undefined;
    value = (from as Record<string, JsonValue>)[part];
  }
  return value;
}

function parse(text: string): JsonValue | undefined {
  try {
    return JSON.parse(text) as JsonValue;
  } catch {
    return undefined;
  }
}

function written(value: JsonValue | undefined): string {
  return value === undefined ? '' : typeof value === 'string' ? value : JSON.stringify(value);
}

function textOf(value: JsonValue | undefined): string | undefined {
  return typeof value === 'string' ? value : typeof value === 'number' || typeof value === 'boolean' ? String(value) : undefined;
}
