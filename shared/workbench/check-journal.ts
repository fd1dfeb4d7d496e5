import type { Journal } from '../journal/journal';
import type { FrameCheck, Sender } from '../ocpp/frame-check';
import type { OcppVersion } from '../ocpp/version';
import type { Violation } from '../ocpp/violation';
import type { Frame } from '../ocpp/frame';
import type { Entry } from '../journal/entry';

/** The violations in one frame of a journal, found anew: they follow from the text, so nobody stores them. */
export function violationsIn(journal: Journal, entry: Entry, frame: Frame, checkOf: (version: OcppVersion) => FrameCheck | undefined): readonly Violation[] {
  const row = journal.row(entry.index);
  const check = row?.version && checkOf(row.version);
  if (!row || !check) return [];
  const sender: Sender = entry.direction === 'down' ? 'csms' : 'station';
  const answers = row.type === 'CALLRESULT';
  return check.check(frame, { sender, ...(answers && row.action !== undefined ? { requestAction: row.action } : {}) });
}

/** Checks an entry's frame, if nobody has, and has the index know what came of it. */
export function checkEntry(journal: Journal, entry: Entry, checkOf: (version: OcppVersion) => FrameCheck | undefined): void {
  const { index } = entry;
  if (entry.kind !== 'frame' || journal.row(index)?.severity !== 'unchecked') return;
  const frame = journal.frameOf(entry);
  if (!frame) return;
  const violations = violationsIn(journal, entry, frame, checkOf);
  const severity = violations.some((violation) => violation.severity === 'error') || frame.kind === 'malformed' ? 'error' : violations.length > 0 ? 'warning' : 'ok';
  journal.facts(index, { frame, problems: violations.length, severity });
}
