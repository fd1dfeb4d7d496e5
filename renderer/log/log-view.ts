import type { EventValue } from '../../shared/ipc/contract';
import type { Filter, LogRow, ViewRows } from '../../shared/ipc/shapes';
import { call } from '../host/host';
import { useLog } from '../stores/log';
import { RowCache, type Span } from './row-cache';

/** Name of the log's list at the host. */
export const LOG_VIEW = 'log';
/** How long the host may filter before the list says so. */
const BUSY_AFTER_MS = 150;
/** Rows fetched of a followed list's end before it is known how many are in sight. */
const MIN_TAIL = 40;

/**
 * Brings the rows in sight from the host: at most one request under way, the newest wish wins, and what listens is told
 * once for each picture of the display.
 */
export class LogView {
  private readonly cache = new RowCache();
  private readonly listeners = new Set<() => void>();
  private wish: Span = { from: 0, to: 0 };
  private fetching = false;
  /** Length of the list at the host, as far as it is known. */
  private newest = 0;
  private opening = 0;
  /** Changes wait for the next picture of the display. */
  private publishing = false;
  /** Grows with each change; for React's useSyncExternalStore. */
  version = 0;

  row(position: number): LogRow | undefined {
    return this.cache.get(position);
  }

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  snapshot = (): number => this.version;

  /** Opens the list anew, for another filter, another journal or another connection. */
  async open(filter: Filter): Promise<void> {
    this.opening += 1;
    const mine = this.opening;
    const slow = setTimeout(() => { if (mine === this.opening) useLog.getState().setBusy(true); }, BUSY_AFTER_MS);
    const reply = await call('view.open', { view: LOG_VIEW, filter });
    clearTimeout(slow);
    if (mine !== this.opening) return;
    if (!reply.ok) {
      if (reply.error.code !== 'disconnected' && reply.error.code !== 'cancelled') useLog.getState().fail(reply.error.message);
      else useLog.getState().setBusy(false);
      return;
    }
    this.cache.reset(reply.value.total);
    this.newest = reply.value.total;
    useLog.getState().opened(reply.value.total);
    this.publishSoon();
    void this.pump();
  }

  /** The host has more entries, or some of them changed. */
  grew(change: EventValue<'journal.changed'>): void {
    if (change.touchedFrom !== undefined) this.cache.touch(change.touchedFrom);
    this.newest = change.views[LOG_VIEW] ?? this.newest;
    // While the end is followed, the list grows when the rows of its end are here: it never shows blank ones.
    if (!useLog.getState().follow.following || this.newest < this.cache.total) this.cache.total = this.newest;
    this.publishSoon();
    void this.pump();
  }

  /** Says which rows are in sight; they come as soon as they can. */
  want(span: Span): void {
    this.wish = span;
    void this.pump();
  }

  /** How many rows are in sight, or wished for. */
  get inSight(): number {
    return this.wish.to - this.wish.from;
  }

  /** Rows that came with other things. */
  take({ from, rows, total }: ViewRows): void {
    this.cache.put(from, rows);
    this.newest = Math.max(this.newest, total);
    this.publishSoon();
  }

  /** Position of an entry in the list, or of the nearest before it; undefined when the host cannot say. */
  async positionOf(index: number): Promise<{ position: number; exact: boolean } | undefined> {
    const reply = await call('view.position', { view: LOG_VIEW, index });
    return reply.ok ? reply.value : undefined;
  }

  /** A row by its position, from memory or from the host. */
  async rowAt(position: number): Promise<LogRow | undefined> {
    const known = this.cache.get(position);
    if (known !== undefined) return known;
    const reply = await call('view.rows', { view: LOG_VIEW, from: position, count: 1 });
    return reply.ok ? reply.value.rows[0] : undefined;
  }

  /** What to fetch next: the end of a followed list that grew, else what is missing of the rows in sight. */
  private nextSpan(): Span | undefined {
    if (useLog.getState().follow.following && this.newest > this.cache.total) {
      // What was fetched last has not been shown yet: nobody could see more than that.
      if (this.publishing) return undefined;
      return { from: Math.max(0, this.newest - Math.max(MIN_TAIL, this.wish.to - this.wish.from)), to: this.newest };
    }
    return this.cache.missing(this.wish);
  }

  private async pump(): Promise<void> {
    if (this.fetching) return;
    const gap = this.nextSpan();
    if (gap === undefined) return;
    this.fetching = true;
    const mine = this.opening;
    const reply = await call('view.rows', { view: LOG_VIEW, from: gap.from, count: gap.to - gap.from });
    this.fetching = false;
    if (mine !== this.opening) {
      void this.pump();
      return;
    }
    if (!reply.ok) {
      if (reply.error.code !== 'disconnected') useLog.getState().fail(reply.error.message);
      return;
    }
    this.cache.put(reply.value.from, reply.value.rows);
    this.newest = Math.max(this.newest, reply.value.total);
    // Rows that were asked for while a shorter list was being opened lie beyond its end.
    const reached = Math.min(reply.value.total, reply.value.from + reply.value.rows.length);
    if (useLog.getState().follow.following) this.cache.total = Math.max(this.cache.total, reached);
    this.publishSoon();
    // A host that gives fewer rows than there are would otherwise be asked for ever.
    if (reply.value.rows.length > 0) void this.pump();
  }

  /** Tells of all changes together, once for each picture of the display. */
  private publishSoon(): void {
    if (this.publishing) return;
    this.publishing = true;
    requestAnimationFrame(() => {
      this.publishing = false;
      this.version += 1;
      useLog.getState().setTotal(this.cache.total);
      for (const listener of this.listeners) listener();
      void this.pump();
    });
  }
}

export const logView = new LogView();
