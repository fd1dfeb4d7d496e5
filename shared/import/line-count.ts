import type { Place } from './model';

/** What a line is, from what counts least to what counts most where several things stand on it. */
type Kind = 'other' | 'broken' | 'read';
const RANK: Readonly<Record<Kind, number>> = { other: 0, broken: 1, read: 2 };

/** Counts the lines of sources by what stands on them, each line once; entries come in the order of their lines. */
export class LineCount {
  /** Numbers of lines. */
  readonly of: Record<Kind, number> = { other: 0, broken: 0, read: 0 };
  /** Of each file its last line that counts, and what those count as that were counted with it. */
  readonly #files: { readonly last: number; readonly kind: Kind; readonly lines: number }[] = [];

  add({ file = 0, line, lastLine }: Pick<Place, 'file' | 'line' | 'lastLine'>, kind: Kind): void {
    const before = this.#files[file] ?? { last: 0, kind: 'other', lines: 0 };
    const shared = Math.min(before.lines, Math.max(0, before.last - line + 1));
    const fresh = Math.max(0, lastLine - Math.max(line - 1, before.last));
    const best = RANK[kind] > RANK[before.kind] ? kind : before.kind;
    if (shared > 0 && best !== before.kind) {
      this.of[before.kind] -= shared;
      this.of[best] += shared;
    }
    this.of[kind] += fresh;
    if (fresh > 0) this.#files[file] = { last: lastLine, kind, lines: fresh };
    else if (shared > 0) this.#files[file] = { ...before, kind: best, lines: shared };
  }

  /** The last lines of all files, summed up. */
  get last(): number {
    return this.#files.reduce((sum, one) => sum + (one?.last ?? 0), 0);
  }
}
