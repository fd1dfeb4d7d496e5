import { importLog, journalOfImport } from '../import/import';
import type { ReadPorts, Source } from '../import/model';
import { summaryOf, type ImportSummary } from '../import/summary';
import { adoptLine } from '../journal/adopt-line';
import { Journal } from '../journal/journal';
import { MemoryStorage } from '../journal/memory-storage';
import type { FrameCheck } from '../ocpp/frame-check';
import type { OcppVersion } from '../ocpp/version';
import type { JournalHeader } from '../journal/line';
import type { Clock } from '../platform/clock';
import type { ReadingWishes } from './reading';

export type JournalOfLog =
  | { readonly ok: true; readonly journal: Journal; readonly summary: ImportSummary }
  | { readonly ok: false; readonly message: string };

/** Makes a journal of logs in whatever format; the summary says how they were read. */
export async function journalOfLog(
  sources: readonly Source[],
  wishes: ReadingWishes,
  { clock, loadCheck, ...ports }: ReadPorts & { readonly clock: Clock; readonly loadCheck: (version: OcppVersion) => Promise<FrameCheck> },
): Promise<JournalOfLog> {
  const imported = await importLog(sources, wishes, { ...ports, loadCheck, now: clock.now() });
  if (!imported.ok) return imported;
  return { ok: true, journal: journalOfImport(imported, new MemoryStorage(), clock), summary: summaryOf(imported, sources) };
}

/** Reads a journal of ours from its text, without a file. Its header has been read. */
export function journalOfJournalText(text: string, header: JournalHeader, clock: Clock): { readonly ok: true; readonly journal: Journal; readonly summary?: undefined } {
  const storage = new MemoryStorage();
  const journal = new Journal({ storage, clock, ...header });
  const [first = '', ...lines] = text.split('\n');
  storage.append(first);
  for (const line of lines) {
    if (line === '') continue;
    const position = storage.size;
    adoptLine(journal, line, position, storage.append(line));
  }
  return { ok: true, journal };
}

/** The whole text of a journal that is kept in memory; undefined for one in a file. */
export function textInMemory(journal: Journal): string | undefined {
  return journal.storage instanceof MemoryStorage ? journal.storage.text : undefined;
}
