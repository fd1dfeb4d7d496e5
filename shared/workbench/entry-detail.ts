import type { EntryDetail } from '../ipc/shapes';
import { violationsIn } from './check-journal';
import { logRow } from './row-view';
import type { Workbench } from './workbench';

/** Everything about one entry of the journal that is shown, and about the other half of its pair; undefined when there is none of that number. */
export function entryDetail(workbench: Workbench, index: number): EntryDetail | undefined {
  const { journal } = workbench.shown;
  journal.flush();
  const half = halfOf(workbench, index);
  if (!half) return undefined;
  const pair = half.row.pair === undefined ? undefined : halfOf(workbench, half.row.pair);
  const note = journal.index.marks.of(index)?.note;
  return { ...half, ...(note === undefined ? {} : { note }), ...(pair ? { pair: { row: pair.row, raw: pair.raw, violations: pair.violations } } : {}) };
}

function halfOf({ shown: { journal }, checkOf }: Workbench, index: number): Omit<EntryDetail, 'pair'> | undefined {
  const row = logRow(journal, index);
  const entry = journal.entry(index);
  if (!row || !entry) return undefined;
  const frame = journal.frameOf(entry);
  const violations = frame ? violationsIn(journal, entry, frame, checkOf) : [];
  const { source } = entry;
  return {
    ...(source ? { source: { ...source, file: journal.sources[source.file] ?? '' } } : {}),
    row, raw: entry.text, base64: entry.base64 === true, violations: violations.map((violation) => ({ ...violation })),
  };
}
