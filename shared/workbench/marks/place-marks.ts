import type { Journal } from '../../journal/journal';
import { hashOf } from '../../journal/hash';
import type { KeptMark } from './mark-file';

/** Entries that are read between two pauses. */
const AT_ONCE = 4096;

/** Hash of an entry's raw text, as a file of marks names it. */
export function textHash(text: string): string {
  return hashOf(text).toString(16).padStart(8, '0');
}

/**
 * Finds the entries of kept marks: where they were, or, when a log is read otherwise or has been cut, the nearest entry
 * with the same text. `lost` are those whose text is nowhere.
 */
export async function placeMarks(journal: Journal, kept: readonly KeptMark[], pause: () => Promise<void>): Promise<{ readonly placed: ReadonlyMap<number, KeptMark>; readonly lost: readonly KeptMark[] }> {
  const placed = new Map<number, KeptMark>();
  const moved: KeptMark[] = [];
  for (const mark of kept) {
    const text = journal.entry(mark.entry)?.text;
    if (text !== undefined && (mark.hash === '' || textHash(text) === mark.hash)) placed.set(mark.entry, mark);
    else moved.push(mark);
  }
  if (moved.length === 0) return { placed, lost: [] };
  const places = await placesOf(journal, new Set(moved.map(({ hash }) => hash)), pause);
  const lost: KeptMark[] = [];
  for (const mark of moved) {
    const free = (places.get(mark.hash) ?? []).filter((index) => !placed.has(index));
    const nearest = free.reduce<number | undefined>((best, index) => (best === undefined || Math.abs(index - mark.entry) < Math.abs(best - mark.entry) ? index : best), undefined);
    if (nearest === undefined) lost.push(mark);
    else placed.set(nearest, mark);
  }
  return { placed, lost };
}

async function placesOf(journal: Journal, hashes: ReadonlySet<string>, pause: () => Promise<void>): Promise<ReadonlyMap<string, number[]>> {
  const found = new Map<string, number[]>();
  for (let from = 0; from < journal.count; from += AT_ONCE) {
    for (const { index, text } of journal.entries(from, from + AT_ONCE)) {
      const hash = textHash(text);
      if (!hashes.has(hash)) continue;
      const list = found.get(hash);
      if (list) list.push(index);
      else found.set(hash, [index]);
    }
    await pause();
  }
  return found;
}
