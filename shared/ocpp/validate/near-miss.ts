/**
 * The candidate that was probably meant by `text`: the same in another case or with other separators, else the nearest by
 * edits. Undefined when nothing is near, or when two are equally near.
 */
export function nearMiss(text: string, candidates: Iterable<string>): string | undefined {
  const wanted = plain(text);
  if (wanted === '' || text.length > 100) return undefined;
  // Short names differ in what they mean: kW is not W.
  const limit = wanted.length <= 2 ? 0 : Math.min(3, Math.max(1, Math.floor(wanted.length / 3)));
  let best: string | undefined;
  let bestDistance = limit + 1;
  let tied = false;
  for (const candidate of candidates) {
    const other = plain(candidate);
    if (other === wanted) return candidate;
    if (Math.abs(other.length - wanted.length) > limit) continue;
    const edits = distance(wanted, other);
    if (edits < bestDistance) {
      best = candidate;
      bestDistance = edits;
      tied = false;
    } else if (edits === bestDistance) {
      tied = true;
    }
  }
  return tied ? undefined : best;
}

function plain(text: string): string {
  return text.toLowerCase().replace(/[^a-z0-9]/g, '');
}

/** Edits (insert, delete, replace, swap of neighbours) that turn one text into the other. */
function distance(a: string, b: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      let edits = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + (same ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) edits = Math.min(edits, (beforeLast[j - 2] ?? 0) + 1);
      row.push(edits);
    }
    beforeLast = last;
    last = row;
  }
  return last[b.length] ?? 0;
}
