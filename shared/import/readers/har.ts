import { isJsonObject, type JsonObject, type JsonValue } from '../../ocpp/json';
import { stationIn, versionIn } from '../line-context';
import { timeIn } from '../log-time';
import type { Found, FoundEvent, Place, Reader, Source } from '../model';
import { parseWithPlaces, type Placed } from '../placed-json';
import { withRest } from '../rest-of-source';
import { byteLength } from '../source-lines';

/** HTTP Archive with WebSocket messages, as browsers and proxies save it: `_webSocketMessages` of an entry. */
export const har: Reader = {
  id: 'har',
  title: 'HAR with WebSocket messages',
  detect: ({ text }) => (/^\s*\{\s*"log"\s*:/.test(text) && /"entries"|"creator"/.test(text) ? 0.95 : 0),
  read,
};

function* read({ text }: Source): Generator<Found, void, undefined> {
  yield* withRest(text, messagesIn(text));
}

function* messagesIn(text: string): Generator<Found, void, undefined> {
  const parsed = parseWithPlaces(text);
  const entries = parsed?.at('log', 'entries')?.items() ?? [];
  if (!parsed) {
    yield { kind: 'broken', text: text.slice(0, 2000), place: { line: 1, lastLine: text.split('\n').length, start: 0, end: byteLength(text, 0, text.length) }, why: 'The file is no JSON, so no HTTP Archive; it may have been cut off.' };
    return;
  }
  let connection = 0;
  for (const entry of entries) {
    const messages = entry.at('_webSocketMessages')?.items() ?? [];
    const request = entry.at('request')?.value;
    if (messages.length === 0) {
      yield { kind: 'other', text: `${textOf(request, 'method')} ${textOf(request, 'url')}`.trim(), place: entry.place };
      continue;
    }
    connection += 1;
    yield opened(entry, connection, placeOfOpening(entry, messages));
    for (const message of messages) yield messageOf(message, connection);
  }
}

/** The request; where it stands after the messages, as DevTools write it, what stands before them. */
function placeOfOpening(entry: Placed, [first]: readonly Placed[]): Place {
  const request = entry.at('request')?.place;
  if (!first || (request && request.end <= first.place.start)) return request ?? entry.place;
  return { line: entry.place.line, lastLine: first.place.line, start: entry.place.start, end: first.place.start };
}

function opened(entry: Placed, connection: number, place: Place): FoundEvent {
  const url = textOf(entry.at('request')?.value, 'url');
  const station = stationIn(` ${url}`) ?? lastPart(url);
  const protocol = protocolOf(entry.at('response', 'headers')?.value) ?? protocolOf(entry.at('request', 'headers')?.value) ?? '';
  const time = timeIn(textOf(entry.value, 'startedDateTime'));
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
