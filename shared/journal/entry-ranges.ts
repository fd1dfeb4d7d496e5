/** Entries `from` to `to`, both included, by their index in the journal. */
export type EntryRange = readonly [from: number, to: number];

/** Ranges in order, none of which overlap or touch. What ends before it begins is left out. */
export function joinedRanges(ranges: readonly EntryRange[]): readonly EntryRange[] {
  const ordered = ranges.filter(([from, to]) => from <= to).sort(([a], [b]) => a - b);
  const joined: [number, number][] = [];
  for (const [from, to] of ordered) {
    const last = joined.at(-1);
    if (last && from <= last[1] + 1) last[1] = Math.max(last[1], to);
    else joined.push([from, to]);
  }
  return joined;
}

/** Whether an entry is in one of the ranges, which are joined: in the logarithm of their number. */
export function holdsEntry(ranges: readonly EntryRange[], index: number): boolean {
  let low = 0;
  let high = ranges.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((ranges[middle]?.[0] ?? 0) <= index) low = middle;
    else high = middle - 1;
  }
  const range = ranges[low];
  return range !== undefined && range[0] <= index && index <= range[1];
}

/** The ranges, which are joined, without an entry. */
export function withoutEntry(ranges: readonly EntryRange[], index: number): readonly EntryRange[] {
  return ranges.flatMap(([from, to]): EntryRange[] => {
    if (index < from || index > to) return [[from, to]];
    return [...joinedRanges([[from, index - 1], [index + 1, to]])];
  });
}

/** How many entries there are in ranges that are joined. */
export function entriesIn(ranges: readonly EntryRange[]): number {
  return ranges.reduce((sum, [from, to]) => sum + to - from + 1, 0);
}
