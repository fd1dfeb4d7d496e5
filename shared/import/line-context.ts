import { actionInfo } from '../ocpp/actions';
import { OCPP_VERSIONS, type OcppVersion } from '../ocpp/version';
import type { TimeAt } from './full-time';
import { timeAt, timeIn } from './log-time';
import type { LogTime, Way } from './model';

/** What a log line says of the frame in it. */
export interface LineContext {
  readonly time?: LogTime;
  readonly way?: Way;
  readonly station?: string;
  readonly version?: OcppVersion;
}

const STATION_END = String.raw`(?:cp|cs|evse|charge ?point|charging ?station|station|charger|client)`;
const CSMS_END = String.raw`(?:csms|cs|cms|central ?system|server|backend)`;
const TO = String.raw`[-_ ]{0,3}(?:to|[-=]{1,2}>|→|⇒|>|&gt;)[-_ ]{0,3}`;
const ENDS: readonly (readonly [RegExp, Way])[] = [
  [new RegExp(String.raw`\b${STATION_END}${TO}${CSMS_END}\b`, 'gi'), 'up'],
  [new RegExp(String.raw`\b${CSMS_END}${TO}${STATION_END}\b`, 'gi'), 'down'],
  [/\b(?:from (?:the )?(?:charge ?point|charging ?station|charger)|to (?:the )?(?:csms|central ?system|backend))\b/gi, 'up'],
  [/\b(?:to (?:the )?(?:charge ?point|charging ?station|charger)|from (?:the )?(?:csms|central ?system|backend))\b/gi, 'down'],
  [/(?:[-=]{1,2}>|→) {0,2}(?:csms|central ?system|backend)\b|\bcs\/in\/ocpp/gi, 'up'],
  [/\b(?:csms|central ?system|backend) {0,2}(?:[-=]{1,2}>|→)|\bcs\/out\/ocpp/gi, 'down'],
];

const SIDES: readonly (readonly [RegExp, Way])[] = [
  [/\b(?:send(?:ing)?|sent|snd|tx|transmit\w{0,10}|out(?:going|bound|put)|write|writing|wrote|publish\w{0,10})\b|>>+|(?<![-=])[-=]{1,2}>|→|⇒|[[(<"'=:] ?out\b|\bout ?[\])>:|]/gi, 'sent'],
  [/\b(?:re[cs]v|rec(?:ei|ie)v\w{0,10}|rcvd?|rx|in(?:coming|bound|put)|read|got)\b|<<+|<[-=]{1,2}(?![-=])|←|⇐|[[(<"'=:] ?in\b|\bin ?[\])>:|]/gi, 'received'],
  [/\bOUT\b/g, 'sent'],
  [/\bIN\b/g, 'received'],
];

/** Python's `websockets`, and whoever writes as it does: `<` is what came, `>` what went. */
const MARK = /\s([<>]) {0,2}(?:TEXT|BINARY|Frame\([^[\]]{0,120}data=)? {0,2}(?:b?['"])?\s{0,2}$/;
/** A terminal's clock with a mark of its own: `17:57:49.806 -> `. */
const TERMINAL = /^\s{0,20}\d\d:\d\d:\d\d[.,]\d{1,6} {1,2}-?> /;

/** The way that is named last in a text, so next to what follows it; the ends count for more than who writes. */
export function wayIn(text: string): Way | undefined {
  const said = text.replace(TERMINAL, '');
  const mark = MARK.exec(said)?.[1];
  return lastOf(ENDS, said) ?? (mark === undefined ? lastOf(SIDES, said) : mark === '>' ? 'sent' : 'received');
}

function lastOf(table: readonly (readonly [RegExp, Way])[], text: string): Way | undefined {
  let at = -1;
  let way: Way | undefined;
  for (const [pattern, meant] of table) {
    pattern.lastIndex = 0;
    for (let found = pattern.exec(text); found; found = pattern.exec(text)) {
      if (found.index > at) {
        at = found.index;
        way = meant;
      }
      if (found[0] === '') pattern.lastIndex += 1;
    }
  }
  return way;
}

const NAME = String.raw`[^\s:,;"'()[\]{}|]{1,48}`;
const NAMED = /\b(?:charge[-_ ]?box(?:[-_ ]?id(?:entity)?)?|charge[-_ ]?point(?:[-_ ]?id(?:entity)?)?|charg(?:e|ing)[-_ ]?station(?:[-_ ]?id)?|station[-_ ]?id|station|cp[-_ ]?id|cs[-_ ]?id|charger[-_ ]?id|identity|client[-_ ]?id)["']?\s{0,3}[=:]\s{0,3}["']?([^\s"',;\])}|[]{1,64})/i;
const IN_PATH = /wss?:\/\/[^\s"'<>]{0,300}\/([^\s"'<>/?]{1,100})|["\s]\/(?:[\w-]{1,40}\/){0,8}(?:ocpp|ws|websocket|steve\/websocket\/CentralSystemService)\/(?:(?:1\.6|16|2\.0\.1|201|2\.1|21|1\.6j)\/)?([^\s"'<>/?]{1,100})/i;
/** The topic of a broker that carries the messages (MaEVe): `cs/in/ocpp2.0.1/CP_1`. */
const IN_TOPIC = /\bcs\/(?:in|out)\/ocpp[\d.]{1,8}\/([^\s"'/]{1,100})/;
/** A name and a colon before the word for the way: `CP_1: send [2,…`. */
const BEFORE_WAY = new RegExp(String.raw`(${NAME}) ?:\s{0,3}(?:send(?:ing)?|sent|recv|receive[d]?)(?:\s{1,3}message)?:?\s{0,3}$`, 'i');
/** The word for the way and a name: `recv CP_1: [2,…`. */
const AFTER_WAY = new RegExp(String.raw`\b(?:send(?:ing)?|sent|recv|receive[d]?)\s{1,3}(?:to\s|from\s)?\s{0,3}(${NAME}):\s{0,3}$`, 'i');
/** A name behind from, to or for, at the end: `Sending message to CP_1: `. */
const AT_END = new RegExp(String.raw`\b(?:from|to|for)\s{1,3}["']?(${NAME})["']?\s{0,3}[:,]?\s{0,3}["']?$`, 'i');
const NO_STATION = /^(?:messages?|payload|frame|request|response|ocpp|json|data|text|call|callresult|callerror|debug|info|warn|warning|error|trace|server|client|csms|cs|cp|central|backend|websocket|ws|charger|charge-?point|station|the|root|main|handler|socket|queue|null|undefined|none)$/i;
const NEAR = 600;

/** The station that a text names; undefined when it names none. */
export function stationIn(before: string): string | undefined {
  const text = before.includes('\\') ? before.replace(/\\{1,16}"/g, '"') : before;
  for (const pattern of [NAMED, IN_TOPIC, AFTER_WAY, BEFORE_WAY, AT_END, IN_PATH]) {
    const found = pattern.exec(text);
    const name = found?.[1] ?? found?.[2];
    if (name !== undefined && !NO_STATION.test(name) && !isAction(name)) return safeDecode(name);
  }
  return undefined;
}

/** `Answer for Heartbeat: ` names no station. */
function isAction(name: string): boolean {
  const action = name.replace(/(?:Request|Response|[._]?(?:req|conf))$/, '');
  return OCPP_VERSIONS.some((version) => actionInfo(version, action) !== undefined);
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
  const [ahead, behind] = [ends(before), ends(after)];
  const at = timeAt(ahead);
  const time = at?.time ?? (behind.length > 4 ? timeIn(behind) : undefined);
  // But for a time that stands by itself, most lines say what one before them said.
  const own = at && at.to > at.from && !/[\w-]/.test(ahead.charAt(at.from - 1)) ? at : undefined;
  const words = own ? `${ahead.slice(0, own.from)}\0${ahead.slice(own.to)}\0\0${behind}` : `${ahead}\0\0${behind}`;
  let said = SAID.get(words);
  if (!said) {
    if (SAID.size >= MOST_SAID) SAID.clear();
    // Of copies: what is kept must not hold on to the log.
    said = saidIn(own ? withNoDigits(ahead, own) : words.slice(0, ahead.length), words.slice(words.length - behind.length));
    SAID.set(words, said);
  }
  return time ? { time, ...said } : said;
}

/** By the words of lines, without their times. */
const SAID = new Map<string, LineContext>();
const MOST_SAID = 1000;

function withNoDigits(text: string, { from, to }: TimeAt): string {
  return text.slice(0, from) + text.slice(from, to).replace(/\d/g, '0') + text.slice(to);
}

function saidIn(ahead: string, behind: string): LineContext {
  const way = wayIn(ahead) ?? (behind.length > 1 ? wayIn(behind) : undefined);
  const station = stationIn(ahead) ?? (behind.length > 4 ? stationIn(behind) : undefined);
  const version = versionIn(ahead);
  return { ...(way ? { way } : {}), ...(station === undefined ? {} : { station }), ...(version ? { version } : {}) };
}

/** The beginning and the end of what is long: what a line says of its message stands at its beginning, or next to it. */
function ends(text: string): string {
  return text.length <= 2 * NEAR ? text : `${text.slice(0, NEAR)} ${text.slice(-NEAR)}`;
}
