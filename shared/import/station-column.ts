import { actionInfo } from '../ocpp/actions';
import { OCPP_VERSIONS } from '../ocpp/version';
import type { ReadMessage } from './message';

/** Finds in the words around a message whose it is; undefined where they do not say. */
export type StationColumn = (about: string) => string | undefined;

/** A word around a message, and the places by which it may be found again: its position from either end, the name before its `=`. */
interface Word {
  readonly text: string;
  readonly places: readonly string[];
}

const MOST_MESSAGES = 2000;
/** Share of the messages that must have a word for their station. */
const ENOUGH = 0.9;
const FEWEST_PAIRS = 3;
/** Share of the answers that must have the word of their request. */
const AGREE = 0.97;
/** Fewer messages a word, on average, and it is rather something of the messages than of who sends them. */
const FEWEST_PER_WORD = 4;

/** What stations are called when their name says what they are. */
const LIKELY = /^(?:cp|evb|evc|charger|station|wallbox|wb|box|charge[-_]?point|charge[-_]?box|cbid|chg)[-_#]?[\w-]*\d[\w-]*$/i;
const NO_NAME = /^(?:messages?|payload|frame|request|response|ocpp.*|json|data|text|call|callresult|callerror|debug|info|warn|warning|error|trace|server|client|csms|central|backend|websocket|ws|main|stdout|stderr|null|undefined|none|true|false|\d{1,3}|[\d.:,/TZ+-]+|.*(?:thread|exec|worker|pool|nio|task-?\d|goroutine).*|.*\.(?:ts|js|py|go|java|cs|cpp|cc|rs|php|rb)\b.*)$/i;
/** Names that only a program gives: addresses, and numbers of connections. They tell stations apart where nothing better does. */
const MADE_UP = /^(?:[0-9a-f]{8}-[0-9a-f-]{20,}|[0-9a-f]{12,}|\/?\d{1,3}(?:\.\d{1,3}){3}(?::\d+)?)$/i;

/**
 * Finds the words that name the stations in a log that does not say which they are, as `10:00:01 CP7 recv [2,…`: words that are
 * the same in a request and its answer, of which several take turns, and more than one of which has requests of the same action;
 * or words that look like the name of a station.
 *
 * @param messages the beginning of the log, in its order
 */
export function stationColumn(messages: readonly ReadMessage[]): StationColumn | undefined {
  const seen = messages.slice(0, MOST_MESSAGES).filter(({ found: { about } }) => about !== undefined);
  if (seen.length < messages.length * ENOUGH || seen.length === 0) return undefined;
  const lines = seen.map((message) => ({ message, words: wordsIn(message.found.about ?? '') }));
  if (holds(lines.map(({ message, words }) => ({ message, word: likelyIn(words) })), false)) return (about) => likelyIn(wordsIn(about));
  const places = new Set(lines.flatMap(({ words }) => words.flatMap((word) => word.places)));
  const fitting = [...places].flatMap((place) => {
    const named = lines.map(({ message, words }) => ({ message, word: wordAt(words, place) }));
    return holds(named, true) ? [{ place, count: new Set(named.map(({ word }) => word)).size, madeUp: named.some(({ word }) => word !== undefined && MADE_UP.test(word)) }] : [];
  });
  // A word that tells more apart is the station rather than the machine that it is connected to.
  const [best] = fitting.toSorted((a, b) => Number(a.madeUp) - Number(b.madeUp) || b.count - a.count);
  return best && ((about) => wordAt(wordsIn(about), best.place));
}

interface Named {
  readonly message: ReadMessage;
  readonly word: string | undefined;
}

/** Whether words may name the stations of messages. `several`: only if they tell some apart that take turns. */
function holds(named: readonly Named[], several: boolean): boolean {
  const words = named.flatMap(({ word }) => word ?? []);
  const count = new Set(words).size;
  if (words.length < named.length * ENOUGH || count === 0 || !answersAgree(named, several)) return false;
  return !several || (count >= 2 && words.length >= count * FEWEST_PER_WORD && takeTurns(words) && shareActions(named));
}

function answersAgree(named: readonly Named[], several: boolean): boolean {
  const asked = new Map<string, Set<string | undefined>>();
  let pairs = 0;
  let agree = 0;
  for (const { message: { meant }, word } of named) {
    if (meant?.kind === 'call') asked.set(meant.id, (asked.get(meant.id) ?? new Set()).add(word));
    if (meant?.kind !== 'result' && meant?.kind !== 'error') continue;
    const by = asked.get(meant.id);
    if (!by) continue;
    pairs += 1;
    if (by.has(word)) agree += 1;
  }
  return agree >= pairs * AGREE && (!several || pairs >= FEWEST_PAIRS);
}

/** A word comes back after another: dates and numbers of a process do not. */
function takeTurns(words: readonly string[]): boolean {
  const left = new Set<string>();
  let turns = 0;
  for (const [i, word] of words.entries()) {
    const last = words[i - 1];
    if (last === undefined || last === word) continue;
    left.add(last);
    if (left.has(word)) turns += 1;
  }
  return turns >= 2;
}

/** The names of a program's parts go with the actions; stations send the same ones. */
function shareActions(named: readonly Named[]): boolean {
  const words = new Map<string, string>();
  for (const { message: { meant }, word } of named) {
    if (meant?.kind !== 'call' || word === undefined) continue;
    if ((words.get(meant.action) ?? word) !== word) return true;
    words.set(meant.action, word);
  }
  return false;
}

function likelyIn(words: readonly Word[]): string | undefined {
  return words.find(({ text }) => LIKELY.test(text) && !NO_NAME.test(text))?.text;
}

function wordAt(words: readonly Word[], place: string): string | undefined {
  const word = words.find(({ places }) => places.includes(place))?.text;
  return word === undefined || word.length < 2 || word.length > 48 || NO_NAME.test(word) || namesAction(word) ? undefined : word;
}

const MOST_WORDS = 24;

function wordsIn(about: string): Word[] {
  const found = [...about.matchAll(/(?:([\w.-]{1,40})["']?\s?=\s?["']?)?([^\s,;|"'<>()[\]{}=\\]+)/g)].slice(0, MOST_WORDS);
  return found.map(([, key, text = ''], i) => ({
    text: text.replace(/^[:>→←-]+|[:>→←-]+$/g, ''),
    places: [`from start ${i}`, `from end ${found.length - i}`, ...(key === undefined ? [] : [`named ${key}`])],
  }));
}

const ACTIONS = new Map<string, boolean>();

/** `HeartbeatHandler`, `Heartbeat.req` */
function namesAction(word: string): boolean {
  const name = /^[A-Z][A-Za-z0-9]*?(?=(?:Request|Response|Handler|Service|Processor|Command|Task|[._]|$))/.exec(word)?.[0];
  if (name === undefined) return false;
  const known = ACTIONS.get(name) ?? OCPP_VERSIONS.some((version) => actionInfo(version, name) !== undefined);
  if (ACTIONS.size < 1000) ACTIONS.set(name, known);
  return known;
}
