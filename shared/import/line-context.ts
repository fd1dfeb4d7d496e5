import type { OcppVersion } from '../ocpp/version';
import { timeIn } from './log-time';
import type { LogTime, Way } from './model';

/** What a log line says of the frame in it. */
export interface LineContext {
  readonly time?: LogTime;
  readonly way?: Way;
  readonly station?: string;
  readonly version?: OcppVersion;
}

const ENDS: readonly (readonly [RegExp, Way])[] = [
  [/\b(?:cp|cs|charge ?point|charging ?station|station|client)[-_ ]*(?:to|->|=>|→|>|&gt;)[-_ ]*(?:csms|cs|central ?system|server|backend)\b/gi, 'up'],
  [/\b(?:csms|central ?system|server|backend)[-_ ]*(?:to|->|=>|→|>|&gt;)[-_ ]*(?:cp|cs|charge ?point|charging ?station|station|client)\b/gi, 'down'],
  [/\b(?:from (?:the )?(?:charge ?point|charging ?station|charger)|to (?:the )?(?:csms|central ?system|backend))\b/gi, 'up'],
  [/\b(?:to (?:the )?(?:charge ?point|charging ?station|charger)|from (?:the )?(?:csms|central ?system|backend))\b/gi, 'down'],
];

const SIDES: readonly (readonly [RegExp, Way])[] = [
  [/\b(?:send(?:ing)?|sent|snd|tx|transmit\w*|out(?:going|bound|put)?|write|writing|wrote|publish\w*)\b|>>+|(?<![-=])[-=]>|→|⇒/gi, 'sent'],
  [/\b(?:re[cs]v|rec(?:ei|ie)v\w*|rcvd?|rx|in(?:coming|bound|put)?|read|got)\b|<<+|<[-=](?![-=])|←|⇐/gi, 'received'],
];

/** The way that is named last in a text, so next to what follows it; the ends count for more than who writes. */
export function wayIn(text: string): Way | undefined {
  return lastOf(ENDS, text) ?? lastOf(SIDES, text);
}

function lastOf(table: readonly (readonly [RegExp, Way])[], text: string): Way | undefined {
  let at = -1;
  let way: Way | undefined;
  for (const [pattern, meant] of table) {
    for (const found of text.matchAll(pattern)) if (found.index > at) [at, way] = [found.index, meant];
  }
  return way;
}

const NAMED = /\b(?:charge[-_ ]?box(?:[-_ ]?id(?:entity)?)?|charge[-_ ]?point(?:[-_ ]?id(?:entity)?)?|charg(?:e|ing)[-_ ]?station(?:[-_ ]?id)?|station[-_ ]?id|station|cp[-_ ]?id|cs[-_ ]?id|charger[-_ ]?id|identity|client[-_ ]?id)["']?\s*[=:]\s*["']?([^\s"',;\])}|]{1,64})/i;
const IN_PATH = /wss?:\/\/[^\s"'<>]*\/([^\s"'<>/?]+)|["\s]\/(?:[\w-]+\/)*(?:ocpp|ws|websocket|steve\/websocket\/CentralSystemService)\/(?:(?:1\.6|16|2\.0\.1|201|2\.1|21|1\.6j)\/)?([^\s"'<>/?]+)/i;
/** A name and a colon before the word for the way: `CP_1: send [2,…`. */
const BEFORE_WAY = /([A-Za-z0-9*_=+|@.-]{1,48}):\s*(?:send(?:ing)?|sent|recv|receive[d]?)(?:\s+message)?:?\s*$/i;
/** The word for the way and a name: `recv CP_1: [2,…`. */
const AFTER_WAY = /\b(?:send(?:ing)?|sent|recv|receive[d]?)\s+(?:to|from)?\s*([A-Za-z0-9*_=+|@.-]{1,48}):\s*$/i;
/** A name behind from, to or for, at the end: `Sending message to CP_1: `. */
const AT_END = /\b(?:from|to|for)\s+["']?([A-Za-z0-9*_=+|@.-]{1,48})["']?\s*[:,]?\s*["']?$/i;
const NO_STATION = /^(?:message|payload|frame|request|response|ocpp|json|data|text|call|callresult|callerror|debug|info|warn|warning|error|trace)$/i;

/** The station that a text names; undefined when it names none. */
export function stationIn(before: string): string | undefined {
  const text = before.includes('\\') ? before.replace(/\\+"/g, '"') : before;
  for (const pattern of [NAMED, AFTER_WAY, BEFORE_WAY, AT_END, IN_PATH]) {
    const found = pattern.exec(text);
    const name = found?.[1] ?? found?.[2];
    if (name !== undefined && !NO_STATION.test(name)) return safeDecode(name);
  }
  return undefined;
}

function safeDecode(name: string): string {
  if (!name.includes('%')) return name;
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}

/** The OCPP version that a text names. */
export function versionIn(text: string): OcppVersion | undefined {
  if (/ocpp[-_ ]?v?2[._]?1\b(?![._]\d)/i.test(text)) return '2.1';
  if (/ocpp[-_ ]?v?2(?:[._]0[._]?1|01)\b/i.test(text)) return '2.0.1';
  return /ocpp[-_ ]?v?1[._]?6j?\b/i.test(text) ? '1.6' : undefined;
}

/** What stands before and after a frame on its line, read without knowing who wrote the log. */
export function contextOf(before: string, after = ''): LineContext {
  const time = timeIn(before) ?? (after.length > 4 ? timeIn(after) : undefined);
  const way = wayIn(before) ?? (after.length > 1 ? wayIn(after) : undefined);
  const station = stationIn(before) ?? (after.length > 4 ? stationIn(after) : undefined);
  const version = versionIn(before);
  return { ...(time ? { time } : {}), ...(way ? { way } : {}), ...(station === undefined ? {} : { station }), ...(version ? { version } : {}) };
}
