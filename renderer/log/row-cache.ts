import type { LogRow } from '../../shared/ipc/shapes';

/** Positions `from` to `to` (exclusive) of a view. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

const PAGE = 128;
/** Pages kept besides those in sight: some 5,000 rows, whatever the journal's length. */
const KEPT_PAGES = 40;
/** The most that a host gives at once. */
const MOST = 500;

interface Page {
  readonly rows: (LogRow | undefined)[];
  /** First slot whose row may look different now. */
  staleFrom: number;
  used: number;
}

/**
 * The rows of one view near the place that is looked at. Rows are in the order of the journal, so that everything from an
 * entry on is everything from a position on. Stale rows stay visible until the fresh ones are here.
 */
export class RowCache {
  total = 0;
  private readonly pages = new Map<number, Page>();
  private clock = 0;

  /** Forgets all rows: another filter, another journal. */
  reset(total: number): void {
    this.pages.clear();
    this.total = total;
  }

  get(position: number): LogRow | undefined {
    return this.pages.get(Math.floor(position / PAGE))?.rows[position % PAGE];
  }

  put(from: number, rows: readonly LogRow[]): void {
    rows.forEach((row, offset) => {
      const position = from + offset;
      const page = this.page(Math.floor(position / PAGE));
      page.rows[position % PAGE] = row;
      if (page.staleFrom === position % PAGE) page.staleFrom += 1;
    });
    this.evict();
  }

  /** Marks the rows of entry `index` and later as stale. */
  touch(index: number): void {
    for (const page of this.pages.values()) {
      // Rows are in the order of the journal: most pages end before what changed.
      const last = page.rows.findLast((row) => row !== undefined);
      if (last === undefined || last.index < index) continue;
      const slot = page.rows.findIndex((row) => row !== undefined && row.index >= index);
      if (slot >= 0) page.staleFrom = Math.min(page.staleFrom, slot);
    }
  }

  /** The part of a span that has to be fetched, at most as much as the host gives at once; undefined when nothing is missing. */
  missing({ from, to }: Span): Span | undefined {
    const end = Math.min(to, this.total);
    let first = Math.max(0, from);
    while (first < end && this.isFresh(first)) first += 1;
    if (first >= end) return undefined;
    let last = end - 1;
    while (last > first && this.isFresh(last)) last -= 1;
    return { from: first, to: Math.min(last + 1, first + MOST) };
  }

  /** Rows in memory; for tests. */
  get size(): number {
    let rows = 0;
    for (const page of this.pages.values()) rows += page.rows.reduce((sum, row) => sum + (row === undefined ? 0 : 1), 0);
    return rows;
  }

  private isFresh(position: number): boolean {
    const page = this.pages.get(Math.floor(position / PAGE));
    if (page === undefined) return false;
    this.clock += 1;
    page.used = this.clock;
    const slot = position % PAGE;
    return page.rows[slot] !== undefined && slot < page.staleFrom;
  }

  private page(number: number): Page {
    this.clock += 1;
    const known = this.pages.get(number);
    if (known !== undefined) {
      known.used = this.clock;
      return known;
    }
    const made: Page = { rows: new Array<LogRow | undefined>(PAGE).fill(undefined), staleFrom: PAGE, used: this.clock };
    this.pages.set(number, made);
    return made;
  }

  private evict(): void {
    while (this.pages.size > KEPT_PAGES) {
      let oldest: [number, number] | undefined;
      for (const [number, page] of this.pages) if (oldest === undefined || page.used < oldest[1]) oldest = [number, page.used];
      if (oldest === undefined) return;
      this.pages.delete(oldest[0]);
    }
  }
}
