import type { ImportedEntry } from '../import/assemble';
import type { Place } from '../import/model';
import type { Direction } from '../journal/entry';
import { headOf } from '../journal/frame-head';
import { binaryMessage, decode } from '../ocpp/codec';
import type { Frame } from '../ocpp/frame';
import { wireCode } from '../ocpp/error-codes';
import type { FrameCheck, Sender } from '../ocpp/frame-check';
import { isJsonObject } from '../ocpp/json';
import type { OcppVersion } from '../ocpp/version';
import type { Finding, RuleRun, Verdict } from './finding';
import { isAnswer, type Asked, type LogItem } from './log-item';
import { OpenRequests } from './open-requests';
import { withOwner } from './owner';
import { LOG_RULES } from './rules';
import { TappedWires, type Arrival } from './tapped-wires';

/** Gives the checker of a version. */
export type CheckOf = (version: OcppVersion) => FrameCheck;

/** What is checked of a log's entry. */
export type CheckedEntry = Pick<ImportedEntry, 'kind' | 'connection' | 'direction' | 'text' | 'base64' | 'directionFrom' | 'other' | 'cut' | 'wall' | 'tap'> & {
  readonly place: Pick<Place, 'line'>;
  /** The message read by the version of its connection, by who has it at hand. */
  readonly frame?: Frame;
};

/** What is known of a connection when its messages are checked. */
export interface CheckedConnection {
  readonly station: string;
  readonly version: OcppVersion | undefined;
  /** `tap` when its messages went through one. */
  readonly role?: string;
}

export interface LogCheckPorts {
  /** Of connections that it does not know, the first one counts. */
  readonly connectionOf: (connection: number) => CheckedConnection | undefined;
  readonly checkOf: CheckOf;
  /** How sentences name an entry; `line 5` when absent. */
  readonly nameOf?: (line: number) => string;
}

/** A finding with its place among those of the same message. */
export interface RankedFinding {
  /** 0 for what is wrong in the message itself; then by the rules in their order. */
  readonly rank: number;
  readonly finding: Finding;
}

/** A rule that is being followed through a log. */
interface Followed {
  readonly rank: number;
  readonly name: string;
  readonly run: RuleRun;
}

/** A message as it was read, wherever it stands. */
type Message = Omit<LogItem, 'wire' | 'station' | 'asked' | 'request'> & {
  readonly connection: number;
  readonly station: string;
  readonly tapped: boolean;
  /** Of a CALL. */
  readonly asks: Pick<Asked, 'id' | 'action'> | undefined;
  /** Of an answer, the id of what it answers. */
  readonly answers: string | undefined;
};

/**
 * Checks the messages of a log one by one, and how they follow each other. What was meant to be a message and cannot be read counts as
 * one. Of each message some bytes are kept, of a CALL without an answer what tells it.
 *
 * What went through a tap stands on two wires. A side is judged by what it sent and what it got, on its own wire; what the workbench put on a wire
 * is judged there, and told to be its own.
 */
export class LogCheck {
  /** Messages so far. */
  messages = 0;
  readonly #connectionOf: LogCheckPorts['connectionOf'];
  readonly #checkOf: CheckOf;
  readonly #nameOf: (line: number) => string;
  readonly #open = new OpenRequests();
  readonly #tapped = new TappedWires<Message>();
  readonly #rules: readonly Followed[] = LOG_RULES.map((rule, position) => ({ rank: position + 1, name: rule.name, run: rule.start() }));

  constructor({ connectionOf, checkOf, nameOf = (line) => `line ${line}` }: LogCheckPorts) {
    this.#connectionOf = connectionOf;
    this.#checkOf = checkOf;
    this.#nameOf = nameOf;
  }

  /** Takes the next entry; what there is to say of it, by rank. */
  step(entry: CheckedEntry): readonly RankedFinding[] {
    const { kind, connection, direction, text, wall } = entry;
    if (kind !== 'frame' && entry.other !== 'broken') {
      if (kind === 'note') this.#arrive(this.#tapped.note(connection, direction, text, wall));
      return [];
    }
    const { message, decoded } = this.#read(entry);
    if (message.tapped && message.direction) this.#arrive(this.#tapped.came(connection, { message, direction: message.direction, id: headOf(decoded).id, mark: entry.tap }));
    const item = this.#on(ownEnd(message), message, !message.tapped || message.own !== undefined);
    const partly = item.partly ? partlyRead(entry) : undefined;
    const said = (partly ? [{ ...place(item), ...partly }] : frameFindings(item, this.#checkOf(item.version))).map((finding) => ({ rank: 0, finding }));
    for (const { rank, name, run } of this.#rules) {
      for (const verdict of run.step(item)) said.push({ rank, finding: { ...place(item), rule: name, ...verdict } });
    }
    return item.own ? said.map(({ rank, finding }) => ({ rank, finding: withOwner(finding, item.own, item.direction) })) : said;
  }

  /** What can be said only when the log is at its end: by message, then by rank. */
  end(): readonly RankedFinding[] {
    this.#arrive(this.#tapped.end());
    const said = this.#rules.flatMap(({ rank, name, run }) => Array.from(run.end?.() ?? [], ({ asked: { index, line, id, action }, verdict }) =>
      ({ rank, finding: { index, line, messageId: id, action, rule: name, ...verdict } })));
    return said.sort(byPlace);
  }

  #read(entry: CheckedEntry): { readonly message: Message; readonly decoded: Frame } {
    const { connection, wall, tap, place: { line } } = entry;
    const { station = '', version = '2.0.1', role } = this.#connectionOf(connection) ?? this.#connectionOf(1) ?? {};
    const raw = rawOf(entry);
    const decoded = entry.frame ?? (entry.base64 ? binaryMessage(raw) : decode(raw, version));
    const malformed = decoded.kind === 'malformed' ? decoded : undefined;
    const frame = decoded.kind === 'malformed' ? decoded.usable : decoded;
    const begun = entry.cut && !frame ? BEGUN.exec(raw) : undefined;
    const index = this.messages;
    this.messages += 1;
    const own = tap === 'injected' || tap === 'changed' ? tap : undefined;
    const message = {
      index, line, name: this.#nameOf, connection, station, version, raw, own, frame, malformed, wall,
      // A direction that was only assumed is none to judge a message by.
      direction: entry.directionFrom === 'assumed' ? undefined : entry.direction,
      tapped: role === 'tap' || tap !== undefined,
      asks: frame?.kind === 'call' ? frame : begun?.[1] === undefined ? undefined : { id: begun[1], action: begun[2] ?? '' },
      answers: frame && isAnswer(frame) ? frame.id : begun?.[3],
      partly: entry.kind === 'frame' ? entry.cut === true && malformed?.reason === 'not-json' : whyUnread(entry.text) !== undefined,
    };
    return { message, decoded };
  }

  /** Messages come to their far ends, where they tell of what the ends know; who sent them is judged already. */
  #arrive(arrivals: readonly Arrival<Message>[]): void {
    for (const { message, wall = message.wall } of arrivals) {
      const item = this.#on(ownEnd(message) === 'csms' ? 'station' : 'csms', { ...message, wall }, true);
      for (const { run } of this.#rules) run.step(item);
    }
  }

  /** A message on the wire of an end. @param awaited a CALL has come to who has to answer it */
  #on(end: Sender, message: Message, awaited: boolean): LogItem {
    const { connection, station, tapped, asks, answers, ...rest } = message;
    const { index, line, direction, own, wall } = rest;
    const csms = tapped && end === 'csms';
    const wire = csms ? `${connection} csms` : `${connection}`;
    const request = answers === undefined ? undefined : this.#open.take(wire, direction, answers);
    const asked = asks && { index, line, wire, id: asks.id, action: asks.action, direction, own, wall, awaited };
    if (asked) this.#open.add(asked);
    return { ...rest, wire, station: csms ? `csms ${station}` : station, asked, request };
  }
}

/** The end on whose wire a message is judged: its sender's; what the workbench sends stands on the one of whom it goes to. */
function ownEnd({ direction, own }: { readonly direction: Direction | undefined; readonly own: unknown }): Sender {
  return (direction === 'down') === (own === undefined) ? 'csms' : 'station';
}

/** A message of which the log holds the beginning: a CALL's id and action, or an answer's id. */
const BEGUN = /^\[\s*(?:2\s*,\s*"([^"\\]{1,100})"\s*,\s*"([^"\\]{1,60})"|[34]\s*,\s*"([^"\\]{1,100})")/;

/** What was said on the way, and what was said at the end, in one order. */
export function byPlace(one: RankedFinding, other: RankedFinding): number {
  return one.finding.index - other.finding.index || one.rank - other.rank;
}

/** What is broken stands in a note that holds it. */
function rawOf({ kind, text }: CheckedEntry): string {
  if (kind === 'frame') return text;
  const note: unknown = JSON.parse(text);
  return isJsonObject(note) && typeof note['message'] === 'string' ? note['message'] : text;
}

/** Of what the log does not hold, or not whole, nothing is wrong that its sender did. */
function partlyRead({ kind, text }: CheckedEntry): Verdict & { readonly rule: string } {
  if (kind !== 'frame') return { rule: 'unread', severity: 'warning', gap: true, path: '', expected: 'a message that can be read', message: whyUnread(text) ?? '' };
  return { rule: 'cut-off', severity: 'warning', gap: true, path: '', expected: 'the whole message', message: 'The log holds only a part of this message (it was cut off there, or its middle left out), so it cannot be checked.' };
}

/** Why something is a note and no message, where the reader said it. */
function whyUnread(note: string): string | undefined {
  const value: unknown = JSON.parse(note);
  return isJsonObject(value) && typeof value['why'] === 'string' ? value['why'] : undefined;
}

function frameFindings(item: LogItem, check: FrameCheck): Finding[] {
  const sender: Sender = item.direction === 'down' ? 'csms' : 'station';
  const frame = item.malformed ?? item.frame;
  if (!frame) return [];
  const context = { sender, ...(item.request ? { requestAction: item.request.action } : {}) };
  const violations = [...check.check(frame, context)];
  // A slip of form hides nothing: what was meant is checked as well.
  if (item.malformed && item.frame) violations.push(...check.check(item.frame, context));
  return violations.map((violation) => ({ ...place(item), ...violation, code: wireCode(violation.code, item.version) }));
}

function place(item: LogItem): Pick<Finding, 'index' | 'line' | 'messageId' | 'action'> {
  const id = item.frame?.id ?? item.malformed?.id;
  const action = item.request?.action ?? (item.frame?.kind === 'call' || item.frame?.kind === 'send' ? item.frame.action : item.malformed?.action);
  return { index: item.index, line: item.line, ...(id === undefined ? {} : { messageId: id }), ...(action === undefined ? {} : { action }) };
}
