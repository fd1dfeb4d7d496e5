import { readFile } from 'node:fs/promises';
import type { Journal } from '../../shared/journal/journal';
import { markOf } from '../../shared/journal/marks';
import { readMarkFile } from '../../shared/workbench/marks/mark-file';
import { placeMarks } from '../../shared/workbench/marks/place-marks';
import { besidePath } from '../node/mark-files';

/**
 * Puts the marks and notes that stand in a file beside a log into its journal; they say all, also of a journal that brought some.
 *
 * @returns a sentence when some have no place in it, or the file is of somebody else; undefined when all is well or there is none
 */
export async function takeNotes(journal: Journal, log: string): Promise<string | undefined> {
  const path = besidePath(log);
  const text = await readFile(path, 'utf8').catch(() => undefined);
  if (text === undefined) return undefined;
  const file = readMarkFile(text);
  if (typeof file === 'string') return `${path} is left alone. ${file}`;
  const { placed, lost } = await placeMarks(journal, file.marks, () => Promise.resolve());
  for (const index of journal.index.marks.between(0, journal.count)) journal.mark(index, undefined);
  for (const [index, { colour, note }] of placed) journal.mark(index, markOf(colour, note));
  return lost.length === 0 ? undefined : `${lost.length === 1 ? 'One mark' : `${lost.length} marks`} in ${path} left out: the marked entries are not in this log.`;
}
