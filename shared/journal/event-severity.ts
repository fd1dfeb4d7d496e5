import { isJsonObject } from '../ocpp/json';
import type { PeerReport } from '../ocpp/peer';
import type { EntryKind } from './entry';

/** Close codes of an orderly end (RFC 6455 §7.4.1): normal, going away, none given. */
const ORDERLY: readonly unknown[] = [1000, 1001, 1005];

/** Notes whose `kind` makes them a problem, without their saying so by a `severity`. */
const PROBLEM_NOTES: Readonly<Record<PeerReport['kind'] | 'socket-error' | 'subprotocol', true>> = {
  'late-answer': true,
  'duplicate-answer': true,
  'unknown-answer': true,
  'duplicate-id': true,
  'overlapping-call': true,
  'result-refused': true,
  'handler-failed': true,
  'socket-error': true,
  subprotocol: true,
};

/** Whether an entry that is no frame is a problem: a failure, a refused upgrade, a disorderly end, a note of something wrong. */
export function isProblemEvent(kind: EntryKind, detail: unknown): boolean {
  if (kind === 'fail') return true;
  if (!isJsonObject(detail)) return false;
  if (kind === 'close') return detail['code'] !== undefined && !ORDERLY.includes(detail['code']);
  if (kind === 'upgrade') return isJsonObject(detail['decision']) && detail['decision']['accepted'] === false;
  if (kind !== 'note') return false;
  const { severity, kind: report } = detail;
  if (severity !== undefined) return severity === 'warning' || severity === 'error';
  return typeof report === 'string' && Object.hasOwn(PROBLEM_NOTES, report);
}
