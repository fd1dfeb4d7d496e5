import { isJsonObject, type JsonObject, type JsonValue } from '../../ocpp/json';
import { brokenPart } from '../json-stream/broken-part';
import type { JsonCursor } from '../json-stream/json-cursor';
import { LookAhead } from '../json-stream/look-ahead';
import { restUnread } from '../json-stream/unread';
import { elements, isContainer, members, type Open } from '../json-stream/walk';
import { withRest } from '../json-stream/with-rest';
import { stationIn, versionIn } from '../line-context';
import { timeIn } from '../log-time';
import type { Found, FoundEvent, Place, Reader, Source } from '../model';
import type { Placed } from '../placed-json';

/** HTTP Archive with WebSocket messages, as browsers and proxies save it: `_webSocketMessages` of an entry. */
export const har: Reader = {
  id: 'har',
  title: 'HAR with WebSocket messages',
  detect: ({ text }) => (/^\s*\{\s*"log"\s*:/.test(text) && /"entries"|"creator"/.test(text) ? 0.95 : 0),
  read,
};

/** Characters of an entry that is held whole, and of a message. */
const MOST = { entry: 1_000_000, message: 16_000_000 };
const MESSAGES = '_webSocketMessages';

function* read(source: Source): Generator<Found, void, undefined> {
  const archive = new Archive(source);
  yield* withRest(source, (cursor) => archive.foundIn(cursor));
}

class Archive {
  readonly #ahead: LookAhead;
  #connections = 0;

  constructor(source: Source) {
    this.#ahead = new LookAhead(source);
  }

  *foundIn(cursor: JsonCursor): Generator<Found, void, undefined> {
    for (const step of elements(cursor, '', MOST.entry)) {
      if (step.kind === 'unread') yield brokenPart(step, 'HTTP Archive');
      else if (step.kind === 'value') for (const entry of step.value.at('log', 'entries')?.items() ?? []) yield* this.#inEntry(entry);
      else if (step.opener === '{') yield* this.#within(cursor, ['log', 'entries']);
      else if (!isContainer(step.opener)) for (const part of restUnread(cursor)) yield brokenPart(part, 'HTTP Archive');
    }
  }

  /** What is in the member at the end of a path of names, in the object that begins here. */
  *#within(cursor: JsonCursor, [name, ...names]: readonly string[]): Generator<Found, void, undefined> {
    cursor.pass(1);
    for (const member of members(cursor, MOST.entry)) {
      if (member.kind === 'unread') yield brokenPart(member, 'HTTP Archive');
      else if (member.name !== name) continue;
      else if (member.kind === 'value') for (const entry of (names.length === 0 ? member.value : member.value.at(...names))?.items() ?? []) yield* this.#inEntry(entry);
      else if (member.opener === '{' && names.length > 0) yield* this.#within(cursor, names);
      else if (member.opener === '[' && names.length === 0) yield* this.#inEntries(cursor);
    }
  }

  *#inEntries(cursor: JsonCursor): Generator<Found, void, undefined> {
    cursor.pass(1);
    for (const step of elements(cursor, ']', MOST.entry)) {
      if (step.kind === 'unread') yield brokenPart(step, 'entry of an HTTP Archive');
      else if (step.kind === 'value') yield* this.#inEntry(step.value);
      else if (step.opener === '{') yield* this.#inLongEntry(cursor, step.why);
    }
  }

  *#inEntry(entry: Placed): Generator<Found, void, undefined> {
    const messages = entry.at(MESSAGES);
    const items = messages?.items() ?? [];
    const request = entry.at('request');
    if (!messages || items.length === 0) {
      yield withoutMessages(entry, entry.place);
      return;
    }
    const connection = (this.#connections += 1);
    yield opened(entry, connection, placeOfOpening(entry.place, (items[0] ?? messages).place, request?.place));
    for (const message of items) yield messageOf(message, connection);
  }

  /** An entry that is not held whole, or that does not end: its messages may stand before the request that they belong to. */
  *#inLongEntry(cursor: JsonCursor, why: Open['why']): Generator<Found, void, undefined> {
    const { head, members: outline, place, closed } = this.#ahead.outline(cursor.offset);
    const messages = outline.get(MESSAGES);
    if (messages?.opener !== '[' || head?.at(MESSAGES)?.items().length === 0) {
      if (closed && why === 'long') yield withoutMessages(head, place);
      return;
    }
    const connection = (this.#connections += 1);
    yield opened(head, connection, placeOfOpening(place, messages.place, outline.get('request')?.whole));
    cursor.pass(1);
    for (const member of members(cursor, MOST.entry)) {
      if (member.kind === 'unread') yield brokenPart(member, 'entry of an HTTP Archive');
      else if (member.name !== MESSAGES) continue;
      else if (member.kind === 'value') for (const message of member.value.items()) yield messageOf(message, connection);
      else if (member.opener === '[') yield* inMessages(cursor, connection);
    }
  }
}

function* inMessages(cursor: JsonCursor, connection: number): Generator<Found, void, undefined> {
  cursor.pass(1);
  for (const step of elements(cursor, ']', MOST.message)) {
    if (step.kind === 'unread') yield brokenPart(step, 'message of an HTTP Archive');
    else if (step.kind === 'value') yield messageOf(step.value, connection);
  }
}

/** The request that opened a connection; where it stands after the messages, as DevTools write it, what stands before them. */
function placeOfOpening(entry: Place, messages: Pick<Place, 'line' | 'start'>, request: Place | undefined): Place {
  if (request && request.end <= messages.start) return request;
  return { line: entry.line, lastLine: messages.line, start: entry.start, end: messages.start };
}

function withoutMessages(entry: Placed | undefined, place: Place): Found {
  const request = entry?.at('request')?.value;
  return { kind: 'other', text: `${textOf(request, 'method')} ${textOf(request, 'url')}`.trim(), place };
}

function opened(entry: Placed | undefined, connection: number, place: Place): FoundEvent {
  const url = textOf(entry?.at('request')?.value, 'url');
  const station = stationIn(` ${url}`) ?? lastPart(url);
  const protocol = protocolOf(entry?.at('response', 'headers')?.value) ?? protocolOf(entry?.at('request', 'headers')?.value) ?? '';
  const time = started(entry);
  const info = { station, version: versionIn(protocol), role: 'none' as const, url, remote: '', subprotocol: protocol };
  return { kind: 'open', text: JSON.stringify(info), info, station, connection, place, ...(time ? { time } : {}) };
}

function messageOf(message: Placed, connection: number): Found {
  const value = isJsonObject(message.value) ? message.value : {};
  const { type, time, opcode, data } = value;
  const ms = msOf(time);
  const when = ms === undefined ? {} : { time: { kind: 'full' as const, ms, local: false } };
  // The archive is made by whoever opened the connection, so by the station's side.
  const way = type === 'receive' ? ('down' as const) : ('up' as const);
  const said = { place: message.place, connection, way, ...when };
  // What a browser tells of an error, and no message: `type` "error", `opcode` -1.
  if (type === 'error' || typeof data !== 'string') return { kind: 'other', text: JSON.stringify(value), place: message.place };
  if (opcode === 8) return { kind: 'close', text: JSON.stringify({ code: 1005, reason: data }), ...said };
  if (opcode === 9 || opcode === 10) return { kind: opcode === 9 ? 'ping' : 'pong', text: '', ...said };
  return opcode === 2 ? { kind: 'frame', text: data, base64: true, ...said } : { kind: 'frame', text: data, ...said };
}

/** Chrome's DevTools write seconds since 1970, Playwright milliseconds. */
function msOf(time: JsonValue | undefined): number | undefined {
  const number = typeof time === 'number' || (typeof time === 'string' && /^\d+(\.\d+)?$/.test(time)) ? Number(time) : Number.NaN;
  if (!Number.isFinite(number)) return undefined;
  return number < 1e11 ? number * 1000 : number;
}

function started(entry: Placed | undefined): ReturnType<typeof timeIn> {
  const value = entry?.at('startedDateTime')?.value;
  return typeof value === 'string' ? timeIn(value) : undefined;
}

function protocolOf(headers: JsonValue | undefined): string | undefined {
  if (!Array.isArray(headers)) return undefined;
  const found = headers.find((header): header is JsonObject => isJsonObject(header) && typeof header['name'] === 'string' && /^sec-websocket-protocol$/i.test(header['name']));
  return typeof found?.['value'] === 'string' ? found['value'] : undefined;
}

function textOf(value: JsonValue | undefined, name: string): string {
  const member = isJsonObject(value) ? value[name] : undefined;
  return typeof member === 'string' ? member : '';
}

function lastPart(url: string): string {
  return url.replace(/[?#].*$/, '').split('/').at(-1) ?? '';
}
