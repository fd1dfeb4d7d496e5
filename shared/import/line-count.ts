import type { Place } from './model';

/** What a line is, from what counts least to what counts most where several things stand on it. */
type Kind = 'other' | 'broken' | 'read';
const RANK: Readonly<Record<Kind, number>> = { other: 0, broken: 1, read: 2 };

/** Counts the lines of sources by what stands on them, each line once; entries come in the order of their lines, or from the last to the first. */
export class LineCount {
  /** Numbers of lines. */
  readonly of: Record<Kind, number> = { other: 0, broken: 0, read: 0 };
  /** Of each file the lines that counted last, and as what. */
  readonly #files: { readonly from: number; readonly to: number; readonly kind: Kind; readonly last: number }[] = [];

  add({ file = 0, line, lastLine }: Pick<Place, 'file' | 'line' | 'lastLine'>, kind: Kind): void {
    const before = this.#files[file] ?? { from: 0, to: 0, kind: 'other', last: 0 };
    const shared = Math.max(0, Math.min(lastLine, before.to) - Math.max(line, before.from) + 1);
    const best = RANK[kind] > RANK[before.kind] ? kind : before.kind;
    if (shared > 0 && best !== before.kind) {
      this.of[before.kind] -= shared;
      this.of[best] += shared;
    }
    this.of[kind] += lastLine - line + 1 - shared;
    const same = shared === lastLine - line + 1;
    this.#files[file] = { from: line, to: lastLine, kind: same ? best : kind, last: Math.max(before.last, lastLine) };
  }

  /** The last lines of all files, summed up. */
  get last(): number {
    return this.#files.reduce((sum, one) => sum + (one?.last ?? 0), 0);
  }
}
