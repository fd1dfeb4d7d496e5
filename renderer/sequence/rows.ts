import type { EventValue } from '../../shared/ipc/contract';
import type { Filter, LogRow } from '../../shared/ipc/shapes';
import { call } from '../host/host';
import { RowCache, type Span } from '../log/row-cache';
import type { Span as Across } from './layout';

/** Name of the diagram's list at the host. */
const VIEW = 'sequence';

/** Brings the entries in sight of the diagram from the host: one request under way, the newest wish wins. */
export class SequenceRows {
  readonly #cache = new RowCache();
  readonly #listeners = new Set<() => void>();
  #wish: Span = { from: 0, to: 0 };
  #fetching = false;
  #opening = 0;
  #open = false;
  #error: string | undefined;
  #stations: ReadonlySet<string> = new Set();
  #filter: Filter = {};
  #across: readonly Across[] = [];
  /** Of which place the pairs across were asked for, and whether they are now. */
  #acrossOf = '';
  #looking = false;
  #changes = 0;
  /** Grows with each change; for React's useSyncExternalStore. */
  #version = 0;

  /** Entries of the diagram. */
  get total(): number {
    return this.#cache.total;
  }

  /** A sentence, when the host cannot tell the entries. */
  get error(): string | undefined {
    return this.#error;
  }

  /** Stations of the entries that were in sight since `show`; another set when one came. */
  get stations(): ReadonlySet<string> {
    return this.#stations;
  }

  /** What lets the entries through. */
  get filter(): Filter {
    return this.#filter;
  }

  /** How often something else was shown. */
  get shown(): number {
    return this.#open ? this.#opening : 0;
  }

  /** Requests with their answers that lie across the middle of what is in sight. */
  get across(): readonly Across[] {
    return this.#across;
  }

  /** False until the host has said how many entries there are. */
  get loaded(): boolean {
    return this.#open;
  }

  row(position: number): LogRow | undefined {
    return this.#cache.get(position);
  }

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  snapshot = (): number => this.#version;

  /** Shows the entries that pass a filter. */
  async show(filter: Filter): Promise<void> {
    this.#opening += 1;
    const mine = this.#opening;
    const reply = await call('view.open', { view: VIEW, filter });
    if (mine !== this.#opening) return;
    this.#open = reply.ok;
    this.#error = reply.ok || reply.error.code === 'disconnected' || reply.error.code === 'cancelled' ? undefined : reply.error.message;
    this.#cache.reset(reply.ok ? reply.value.total : 0);
    this.#stations = new Set();
    this.#filter = filter;
    this.#across = [];
    this.#tell();
    void this.#pump();
    void this.#look();
  }

  /** Nobody looks any more. */
  async close(): Promise<void> {
    this.#opening += 1;
    this.#open = false;
    await call('view.close', { view: VIEW });
  }

  /** The host has more entries, or some of them changed. */
  grew(change: EventValue<'journal.changed'>): void {
    if (!this.#open) return;
    if (change.touchedFrom !== undefined) this.#cache.touch(change.touchedFrom);
    this.#cache.total = change.views[VIEW] ?? this.#cache.total;
    this.#changes += 1;
    this.#tell();
    void this.#pump();
    void this.#look();
  }

  /** Says which entries are in sight. */
  want(span: Span): void {
    this.#wish = span;
    void this.#pump();
    void this.#look();
  }

  /** An entry by its position, from memory or from the host. */
  async at(position: number): Promise<LogRow | undefined> {
    const known = this.#cache.get(position);
    if (known) return known;
    const reply = await call('view.rows', { view: VIEW, from: position, count: 1 });
    return reply.ok ? reply.value.rows[0] : undefined;
  }

  /** Where an entry stands; undefined when it is not in the diagram. */
  async positionOf(index: number): Promise<number | undefined> {
    const reply = await call('view.position', { view: VIEW, index });
    return reply.ok && reply.value.exact ? reply.value.position : undefined;
  }

  /** The first `most` entries, for a picture of them all. */
  async first(most: number): Promise<readonly LogRow[]> {
    const rows: LogRow[] = [];
    while (rows.length < Math.min(most, this.total)) {
      const reply = await call('view.rows', { view: VIEW, from: rows.length, count: Math.min(500, most - rows.length) });
      if (!reply.ok || reply.value.rows.length === 0) break;
      rows.push(...reply.value.rows);
    }
    return rows;
  }

  async #pump(): Promise<void> {
    if (this.#fetching || !this.#open) return;
    const gap = this.#cache.missing(this.#wish);
    if (!gap) return;
    this.#fetching = true;
    const mine = this.#opening;
    const reply = await call('view.rows', { view: VIEW, from: gap.from, count: gap.to - gap.from });
    this.#fetching = false;
    if (mine === this.#opening && reply.ok) {
      this.#cache.put(reply.value.from, reply.value.rows);
      this.#cache.total = reply.value.total;
      const fresh = reply.value.rows.flatMap(({ station }) => (station === '' || this.#stations.has(station) ? [] : [station]));
      if (fresh.length > 0) this.#stations = new Set([...this.#stations, ...fresh]);
      this.#tell();
      if (reply.value.rows.length === 0) return;
    }
    void this.#pump();
  }

  /** Asks for the pairs across the middle of what is in sight: one request under way, the newest place wins. */
  async #look(): Promise<void> {
    const position = Math.min(this.total - 1, Math.floor((this.#wish.from + this.#wish.to) / 2));
    const place = `${this.#opening} ${this.#changes} ${position}`;
    if (this.#looking || !this.#open || position < 0 || place === this.#acrossOf) return;
    this.#looking = true;
    this.#acrossOf = place;
    const mine = this.#opening;
    const reply = await call('view.across', { view: VIEW, position });
    this.#looking = false;
    if (mine === this.#opening && reply.ok && (reply.value.spans.length > 0 || this.#across.length > 0)) {
      this.#across = reply.value.spans;
      this.#tell();
    }
    if (this.#open) void this.#look();
  }

  #tell(): void {
    this.#version += 1;
    for (const listener of this.#listeners) listener();
  }
}

export const sequenceRows = new SequenceRows();
