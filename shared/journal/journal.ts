import { binaryMessage, decode } from '../ocpp/codec';
import type { Frame } from '../ocpp/frame';
import type { Clock, Timer } from '../platform/clock';
import type { JournalStorage } from '../platform/journal-storage';
import type { ConnectionLog } from './connection-log';
import type { ConnectionId, ConnectionInfo, Direction, Entry, EntryKind, NewEntry } from './entry';
import { EntryHead } from './entry-head';
import type { Filter } from './filter';
import { JournalIndex } from './journal-index';
import { headerLine } from './line';
import type { Mark } from './marks';
import { metaOf } from './meta';
import type { FrameFacts, Recorder } from './recorder';
import type { Row } from './row';
import { endOfRun } from './run';
import { JOURNAL_LINES, type StoredLines } from './stored-lines';
import type { TapMark } from './tap-marks';
import type { TransactionName } from './transaction-list';
import { View } from './view';

/** Units of the storage that are read at once. */
const PIECE = 1 << 17;
/** More entries in a millisecond than this are more than anybody can read. */
const READABLE_PER_MS = 2;
/** Then listeners are told this often alone, ms: to draw each of sixty lists a second would take the time from the connections. */
const BUSY_PUBLISH_MS = 100;
/** Where changes follow each other this closely listeners are told this often, ms: the eye sees no difference, and the window draws half as often. */
const FLOW_PUBLISH_MS = 50;

/** What happened in a journal since its listeners were last told. */
export interface JournalChange {
  /** Entries now in the journal. */
  readonly count: number;
  /** Entries from here on are new. */
  readonly appendedFrom: number;
  /** The first older entry whose row looks different now; undefined when none does. */
  readonly touchedFrom: number | undefined;
}

export interface JournalOptions {
  readonly storage: JournalStorage;
  readonly clock: Clock;
  /** Wall time at the journal's beginning, ms since 1970. */
  readonly started: number;
  /** Names of the files that it was read from; none for one of our own. */
  readonly sources?: readonly string[];
  /** How its storage is to be read; as a journal when absent. */
  readonly lines?: StoredLines;
  /** Longest time until listeners are told of a change, ms. */
  readonly publishMs?: number;
}

/** An empty journal in an empty storage. */
export function startJournal(options: Omit<JournalOptions, 'started' | 'sources'>): Journal {
  const started = options.clock.now();
  options.storage.append(headerLine(started));
  return new Journal({ ...options, started });
}

/**
 * Everything that happened, in order, each thing written down before anybody acts on it. The text lives in the storage;
 * what is needed to list, filter and pair lives in the index.
 */
export class Journal implements Recorder {
  readonly index: JournalIndex;
  readonly storage: JournalStorage;
  /** Wall time at the journal's beginning, ms since 1970. */
  readonly started: number;
  /** Names of the files that it was read from; none for one of our own. */
  readonly sources: readonly string[];
  readonly #lines: StoredLines;
  readonly #clock: Clock;
  readonly #publishMs: number;
  /** Who goes through a journal for several reasons at once asks several times in a row. */
  #lastRead: { readonly entry: Entry; readonly frame: Frame } | undefined;
  readonly #head = new EntryHead();
  readonly #views = new Set<View>();
  readonly #listeners = new Set<(change: JournalChange) => void>();
  readonly #watchers = new Set<(index: number) => void>();
  #origin: number;
  #published = 0;
  /** Monotonic ms of the clock. */
  #publishedAt = 0;
  /** More came lately than anybody reads. */
  #busy = false;
  #touchedFrom: number | undefined;
  #timer: Timer | undefined;
  #closed = false;

  constructor({ storage, clock, started, sources = [], lines = JOURNAL_LINES, publishMs = 16 }: JournalOptions) {
    this.storage = storage;
    this.started = started;
    this.sources = sources;
    this.#lines = lines;
    this.#clock = clock;
    this.#publishMs = publishMs;
    this.#origin = clock.monotonic();
    this.index = new JournalIndex((index) => this.#touch(index));
  }

  get count(): number {
    return this.index.count;
  }

  connection(): ConnectionId {
    const id = this.index.nextConnection;
    this.index.connection(id);
    return id;
  }

  open(connection: ConnectionId, info: ConnectionInfo): number {
    const index = this.#append({ connection, kind: 'open', text: JSON.stringify(info) });
    if (index >= 0) this.index.opened(index, connection, info);
    return index;
  }

  frame(connection: ConnectionId, direction: Direction, text: string, base64 = false, tap?: TapMark): number {
    if (tap) return this.#append({ connection, kind: 'frame', direction, text, tap, ...(base64 ? { base64 } : {}) });
    return this.#append(base64 ? { connection, kind: 'frame', direction, text, base64 } : { connection, kind: 'frame', direction, text });
  }

  facts(index: number, facts: FrameFacts): void {
    if (index >= 0) this.index.facts(index, facts);
  }

  event(connection: ConnectionId, kind: Exclude<EntryKind, 'frame' | 'open'>, detail: string | object, direction?: Direction): number {
    const text = typeof detail === 'string' ? detail : JSON.stringify(detail);
    const index = this.#append(direction ? { connection, kind, direction, text } : { connection, kind, text });
    if (index >= 0) this.index.told(index, kind, detail);
    return index;
  }

  /**
   * Goes on with a journal that was written by an earlier run: time goes on from its last entry, no earlier than the wall
   * clock says, and the connections that this run knows nothing of end.
   */
  resume(): void {
    const last = this.index.columns.time(this.count - 1);
    this.#origin = this.#clock.monotonic() - Math.max(last, this.#clock.now() - this.started);
    for (const { id, connected } of this.connections) {
      if (connected) this.event(id, 'close', { code: 1006, reason: '', message: 'The workbench was ended while this connection was open; when it really closed is not known.' });
    }
  }

  /** Sets or takes away (undefined) what a person marked an entry with. It is kept beside the journal, never in it. */
  mark(index: number, mark: Mark | undefined): void {
    this.index.mark(index, mark);
    // Its row may have been read before listeners were told of it.
    this.#touchedFrom = Math.min(index, this.#touchedFrom ?? index);
  }

  /** Adds an entry that stands in the storage already. For those who open a journal; they tell `index` what is in it. */
  adopt(position: number, length: number, time: number, wall: number, connection: ConnectionId, meta: number): number {
    const index = this.index.add(position, length, time, wall, connection, meta);
    if (!this.#timer) this.#schedule(this.#pace());
    return index;
  }

  /** The entry with its text; undefined beyond the end. A damaged line comes back as a note that holds it. */
  entry(index: number): Entry | undefined {
    if (!Number.isInteger(index) || index < 0 || index >= this.count) return undefined;
    const { columns } = this.index;
    return this.#entryOf(index, this.storage.read(columns.position(index), columns.length(index)));
  }

  /** The entries from `from` to before `to`, read in long pieces: many times as fast as one by one. */
  *entries(from: number, to: number): Generator<Entry, void, undefined> {
    const { columns } = this.index;
    let start = Math.max(0, from);
    const end = Math.min(to, this.count);
    while (start < end) {
      const next = endOfRun(columns, start, end, PIECE);
      const position = columns.position(start);
      const lines = this.storage.read(position, columns.position(next - 1) + columns.length(next - 1) - position).split('\n');
      for (const line of lines) yield this.#entryOf(start++, line);
    }
  }

  /** The entry's message read as a frame; undefined when the entry is none. Asked again for the same entry object, it is not read again. */
  frameOf(entry: Entry): Frame | undefined {
    if (entry.kind !== 'frame') return undefined;
    if (this.#lastRead?.entry !== entry) {
      const frame = entry.base64 ? binaryMessage(entry.text) : decode(entry.text, this.index.version(entry.index));
      this.#lastRead = { entry, frame };
    }
    return this.#lastRead.frame;
  }

  /** What the index knows of an entry, without reading its text. */
  row(index: number): Row | undefined {
    return Number.isInteger(index) && index >= 0 && index < this.count ? this.index.row(index) : undefined;
  }

  /** A list of the entries that pass a filter. Close it when it is no longer shown. */
  view(filter: Filter = {}): View {
    const view = new View(filter, { index: this.index, storage: this.storage, lines: this.#lines }, (one) => this.#views.delete(one));
    this.#views.add(view);
    if (filter.text || filter.query) this.#schedule();
    return view;
  }

  /** Connections in order of appearance. */
  get connections(): readonly ConnectionLog[] {
    return this.index.connections;
  }

  /** Identities of the stations, in order of appearance, each with its latest connection; a tap's leg to the CSMS only where there is no other. */
  get stations(): ReadonlyMap<string, ConnectionLog> {
    const all = new Map<string, ConnectionLog>();
    for (const connection of this.index.connections) {
      if (connection.station !== undefined && !(connection.toCsms && all.has(connection.station))) all.set(connection.station, connection);
    }
    return all;
  }

  /** Names of the actions so far, in order of appearance. */
  get actions(): readonly string[] {
    return this.index.actions.texts;
  }

  /** In order of appearance. */
  get transactions(): readonly TransactionName[] {
    return this.index.transactions.names;
  }

  /**
   * Calls back after entries came or changed, soon but not for each of them, and ten times a second while thousands come; what is told is on its way to the disk
   * before. Also while a view searches for text. Returns the way to stop it.
   */
  onChange(listener: (change: JournalChange) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Calls back at once with the index of every entry that changes after it was added; costs nothing else. Returns the way to stop it. */
  onTouch(watcher: (index: number) => void): () => void {
    this.#watchers.add(watcher);
    return () => this.#watchers.delete(watcher);
  }

  /** Hands everything recorded so far to the system, so that the death of this process loses none of it. */
  flush(): void {
    this.storage.flush();
  }

  /**
   * Ends the journal: flushes, and lets go of its storage, views and listeners. Connections may outlive it by a moment;
   * what they still say is not recorded, and its index is -1.
   */
  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    this.#timer?.cancel();
    this.#timer = undefined;
    this.#listeners.clear();
    this.#watchers.clear();
    this.#views.clear();
    this.storage.close();
  }

  #entryOf(index: number, line: string): Entry {
    const { columns } = this.index;
    return this.#lines.entry(line, index, columns) ?? {
      index, time: columns.time(index), wall: columns.wall(index), connection: columns.connection(index), kind: 'note', text: line,
    };
  }

  #append(entry: NewEntry): number {
    if (this.#closed) return -1;
    const time = Math.round((this.#clock.monotonic() - this.#origin) * 1000) / 1000;
    const wall = this.#clock.now();
    const position = this.storage.size;
    const length = this.storage.appendEntry(this.#head.of(time, wall, entry), entry.text);
    const index = this.index.add(position, length, time, wall, entry.connection, metaOf(entry.kind, entry.direction, entry.tap));
    if (!this.#timer) this.#schedule(this.#pace());
    return index;
  }

  #touch(index: number): void {
    if (this.#views.size > 0) for (const view of this.#views) view.touch(index);
    if (this.#watchers.size > 0) for (const watcher of this.#watchers) watcher(index);
    if (index < this.#published && (this.#touchedFrom === undefined || index < this.#touchedFrom)) this.#touchedFrom = index;
    if (!this.#timer) this.#schedule(this.#pace());
  }

  /** Time from a change until listeners are told, ms. What comes after a pause is told soon. */
  #pace(): number {
    const since = this.#clock.monotonic() - this.#publishedAt;
    if (this.#busy && since <= BUSY_PUBLISH_MS) return Math.max(BUSY_PUBLISH_MS, this.#publishMs);
    return since <= FLOW_PUBLISH_MS ? Math.max(FLOW_PUBLISH_MS, this.#publishMs) : this.#publishMs;
  }

  #schedule(delayMs = this.#publishMs): void {
    if (this.#timer || (this.#listeners.size === 0 && this.#views.size === 0)) return;
    this.#timer = this.#clock.after(delayMs, () => this.#publish());
  }

  #publish(): void {
    this.#timer = undefined;
    this.storage.flush();
    const change: JournalChange = { count: this.count, appendedFrom: this.#published, touchedFrom: this.#touchedFrom };
    const now = this.#clock.monotonic();
    this.#busy = this.count - this.#published > READABLE_PER_MS * Math.max(now - this.#publishedAt, this.#publishMs);
    this.#published = this.count;
    this.#publishedAt = now;
    this.#touchedFrom = undefined;
    let searching = false;
    for (const view of this.#views) if (view.step()) searching = true;
    for (const listener of this.#listeners) listener(change);
    if (searching) this.#schedule(0);
  }
}
