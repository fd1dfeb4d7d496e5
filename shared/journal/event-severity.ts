import { isJsonObject } from '../ocpp/json';
import type { EntryKind } from './entry';

/** Close codes of an orderly end (RFC 6455 §7.4.1): normal, going away, none given. */
const ORDERLY = [1000, 1001, 1005];
/** Notes that only tell what was done. */
const QUIET_NOTES = ['info'];

/**
 * Whether an entry that is no frame is a problem. A note is one when it says so by `severity`, or when it is a report
 * of a peer (it has a `kind`).
 */
export function isProblemEvent(kind: EntryKind, detail: unknown): boolean {
  if (kind === 'fail') return true;
  if (!isJsonObject(detail)) return false;
  if (kind === 'close') return typeof detail['code'] === 'number' && !ORDERLY.includes(detail['code']);
  if (kind !== 'note') return false;
  const { severity, kind: report } = detail;
  if (severity !== undefined) return severity === 'warning' || severity === 'error';
  return typeof report === 'string' && !QUIET_NOTES.includes(report);
}
