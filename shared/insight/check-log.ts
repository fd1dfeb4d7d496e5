import type { Assembled, ImportedEntry } from '../import/assemble';
import { binaryMessage, decode } from '../ocpp/codec';
import { wireCode } from '../ocpp/error-codes';
import type { Call } from '../ocpp/frame';
import type { FrameCheck, Sender } from '../ocpp/frame-check';
import { isJsonObject } from '../ocpp/json';
import type { OcppVersion } from '../ocpp/version';
import type { Finding, Verdict } from './finding';
import { isAnswer, type LogItem } from './log-item';
import { LOG_RULES } from './rules';

/** Loads the checker of a version. */
export type CheckOf = (version: OcppVersion) => Promise<FrameCheck>;

export interface LogReport {
  readonly messages: number;
  readonly frames: number;
  /** In the order of the messages. */
  readonly findings: readonly Finding[];
}

/** Checks every message of a log, and how they follow each other. What was meant to be a message and cannot be read counts as one. */
export async function checkLog({ entries, connections }: Assembled, checkOf: CheckOf): Promise<LogReport> {
  const versions = new Map(connections.map(({ number, info }) => [number, info.version]));
  const fallback = connections[0]?.info.version ?? '2.0.1';
  const reader = new Reader();
  const items = entries
    .filter(({ kind, other }) => kind === 'frame' || other === 'broken')
    .map((entry, index) => reader.read(entry, index, versions.get(entry.connection) ?? fallback));
  const findings: Finding[] = [];
  for (const item of items) findings.push(...frameFindings(item, await checkOf(item.version)));
  findings.push(...ruleFindings(items));
  findings.sort((a, b) => a.index - b.index);
  return { messages: items.length, frames: items.filter((item) => item.frame).length, findings };
}

/** Reads messages in order, and knows which CALLs are open. */
class Reader {
  readonly #open = new Map<string, Call>();

  read(entry: ImportedEntry, index: number, version: OcppVersion): LogItem {
    const { connection, place } = entry;
    const raw = rawOf(entry);
    const decoded = entry.base64 ? binaryMessage(raw) : decode(raw, version);
    const malformed = decoded.kind === 'malformed' ? decoded : undefined;
    const frame = decoded.kind === 'malformed' ? decoded.usable : decoded;
    const request = frame && isAnswer(frame) ? this.#take(connection, frame.id) : undefined;
    // A direction that was only assumed is none to judge a message by.
    const direction = entry.directionFrom === 'assumed' ? undefined : entry.direction;
    if (frame?.kind === 'call') this.#open.set(`${connection} ${frame.id}`, frame);
    return { index, line: place.line, connection, version, raw, direction, frame, malformed, request };
  }

  #take(connection: number, id: string): Call | undefined {
    const key = `${connection} ${id}`;
    const asked = this.#open.get(key);
    this.#open.delete(key);
    return asked;
  }
}

/** What is broken stands in a note that holds it. */
function rawOf({ kind, text }: ImportedEntry): string {
  if (kind === 'frame') return text;
  const note: unknown = JSON.parse(text);
  return isJsonObject(note) && typeof note['message'] === 'string' ? note['message'] : text;
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
