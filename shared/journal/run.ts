import type { Columns } from './columns';

/**
 * Where a run of entries ends that stand directly behind each other in the storage, so that they can be read at once and
 * told apart by their line breaks: at `to`, at a gap, or after `limit` units of the storage. At least one entry.
 */
export function endOfRun(columns: Columns, from: number, to: number, limit: number): number {
  const start = columns.position(from);
  let end = from + 1;
  let next = start + columns.length(from) + 1;
  while (end < to && columns.position(end) === next) {
    next += columns.length(end) + 1;
    if (next - start > limit) break;
    end += 1;
  }
  return end;
}
