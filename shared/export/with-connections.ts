import type { Journal } from '../journal/journal';

/**
 * Some entries of a journal, and with them the entries that say whose their connections are: without these, a part of a
 * journal would know neither station nor version.
 *
 * @param indexes ascending; gone through twice
 */
export function* withConnections(journal: Journal, indexes: Iterable<number>): Generator<number, void, undefined> {
  const connections = new Set<number>();
  const { columns } = journal.index;
  for (const index of indexes) connections.add(columns.connection(index));
  const told = [...connections].flatMap((id) => (id === 0 ? [] : journal.index.connection(id).toldBy ?? [])).sort((a, b) => a - b);
  let next = 0;
  for (const index of indexes) {
    for (let one = told[next]; one !== undefined && one <= index; one = told[next]) {
      if (one < index) yield one;
      next += 1;
    }
    yield index;
  }
  yield* told.slice(next);
}
