import { actionInfo, mayBeSentBy } from '../ocpp/actions';
import { decode } from '../ocpp/codec';
import { wireCode } from '../ocpp/error-codes';
import type { Call, WellFormed } from '../ocpp/frame';
import type { FrameCheck, Sender } from '../ocpp/frame-check';
import type { OcppVersion } from '../ocpp/version';
import type { Direction } from '../journal/entry';
import type { Finding, Verdict } from './finding';
import { guessVersion } from './guess-version';
import { isAnswer, type LogItem } from './log-item';
import type { LogMessage, LogText } from './read-log';
import { readLog } from './read-log';
import { LOG_RULES } from './rules';

export interface CheckOptions {
  /** Takes precedence over what the log says. */
  readonly version?: OcppVersion;
  readonly checkOf: (version: OcppVersion) => Promise<FrameCheck>;
}

export type LogReport =
  | {
      readonly ok: true;
      readonly format: Extract<LogText, { ok: true }>['format'];
      /** The version of messages whose connection does not name one, and how it was chosen. */
      readonly version: OcppVersion;
      readonly versionFrom: 'option' | 'log' | 'guess';
      readonly messages: number;
      readonly frames: number;
      /** In the order of the messages. */
      readonly findings: readonly Finding[];
    }
  | { readonly ok: false; readonly message: string };

/** Checks every message of a log, and how they follow each other. Unreadable input is a value, not an exception. */
export async function checkLog(text: string, options: CheckOptions): Promise<LogReport> {
  const log = readLog(text);
  if (!log.ok) return log;
  const named = log.messages.find((message) => message.version)?.version;
  const version = options.version ?? named ?? (await guessVersion(log.messages, options.checkOf));
  const versionFrom = options.version ? 'option' : named ? 'log' : 'guess';
  const reader = new Reader(options.version, version);
  const items = log.messages.map((message, index) => reader.read(message, index));
  const findings: Finding[] = [];
  for (const item of items) findings.push(...frameFindings(item, await options.checkOf(item.version)));
  findings.push(...ruleFindings(items));
  findings.sort((a, b) => a.index - b.index);
  return { ok: true, format: log.format, version, versionFrom, messages: items.length, frames: items.filter((item) => item.frame).length, findings };
}

/** Reads messages in order, and knows which CALLs are open. */
class Reader {
  readonly #forced: OcppVersion | undefined;
  readonly #fallback: OcppVersion;
  readonly #open = new Map<string, { call: Call; direction: Direction | undefined }>();

  constructor(forced: OcppVersion | undefined, fallback: OcppVersion) {
    this.#forced = forced;
    this.#fallback = fallback;
  }

  read(message: LogMessage, index: number): LogItem {
    const version = this.#forced ?? message.version ?? this.#fallback;
    const decoded = decode(message.raw, version);
    const malformed = decoded.kind === 'malformed' ? decoded : undefined;
    const frame = decoded.kind === 'malformed' ? decoded.usable : decoded;
    const asked = frame && isAnswer(frame) ? this.#take(message, frame.id) : undefined;
    const direction = message.direction ?? (frame ? directionOf(frame, version, asked) : undefined);
    if (frame?.kind === 'call') this.#open.set(`${message.connection} ${frame.id}`, { call: frame, direction });
    return { index, line: message.line, connection: message.connection, version, raw: message.raw, direction, frame, malformed, request: asked?.call };
  }

  #take(message: LogMessage, id: string): { call: Call; direction: Direction | undefined } | undefined {
    const key = `${message.connection} ${id}`;
    const asked = this.#open.get(key);
    if (asked) this.#open.delete(key);
    return asked;
  }
}

/** Who must have sent a frame, judged by its action, or by its request's. */
function directionOf(frame: WellFormed, version: OcppVersion, asked: { direction: Direction | undefined } | undefined): Direction | undefined {
  if (asked?.direction) return asked.direction === 'up' ? 'down' : 'up';
  if (frame.kind !== 'call' && frame.kind !== 'send') return undefined;
  const info = actionInfo(version, frame.action);
  if (!info) return undefined;
  const [station, csms] = [mayBeSentBy(info, 'station'), mayBeSentBy(info, 'csms')];
  return station === csms ? undefined : station ? 'up' : 'down';
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

function ruleFindings(items: readonly LogItem[]): Finding[] {
  const findings: Finding[] = [];
  for (const rule of LOG_RULES) {
    const run = rule.start();
    const add = (item: LogItem, verdict: Verdict): void => void findings.push({ ...place(item), rule: rule.name, ...verdict });
    for (const item of items) for (const verdict of run.step(item)) add(item, verdict);
    for (const { item, verdict } of run.end?.() ?? []) add(item, verdict);
  }
  return findings;
}

function place(item: LogItem): Pick<Finding, 'index' | 'line' | 'messageId' | 'action'> {
  const id = item.frame?.id ?? item.malformed?.id;
  const action = item.request?.action ?? (item.frame?.kind === 'call' || item.frame?.kind === 'send' ? item.frame.action : item.malformed?.action);
  return { index: item.index, line: item.line, ...(id === undefined ? {} : { messageId: id }), ...(action === undefined ? {} : { action }) };
}
