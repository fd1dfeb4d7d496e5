import type { Source } from '../import/model';
import { headOf } from '../import/source-lines';
import { readHeader } from '../journal/line';

/** One journal of the workbench, or one of a later version: that is opened as it is. */
export function isOwnJournal(sources: readonly Source[]): boolean {
  const [source] = sources;
  if (!source || sources.length > 1 || source.bytes) return false;
  const head = headOf(source);
  const end = head.indexOf('\n');
  return readHeader(end < 0 ? head : head.slice(0, end)) !== undefined;
}
