import type { Journal } from '../journal/journal';
import type { JournalInfo } from '../ipc/shapes';
import { Traffic } from '../journal/traffic/traffic';
import { AT_ONCE, Timeline } from '../state/timeline';
import { logReading, type Reading } from './reading';

/** A journal that windows show: the live one, or one that was opened. */
export class ShownJournal {
  readonly id: string;
  readonly source: 'live' | 'file';
  readonly name: string;
  readonly path: string | undefined;
  readonly journal: Journal;
  readonly timeline: Timeline;
  /** It was read from a log of another system. */
  readonly foreign: boolean;
  /** Its index is being made by this thread, which is a matter of seconds: nothing else is made of it before. */
  arriving = false;
  /** It is being gone through, and its state comes of that: nobody else has to make it up meanwhile. */
  walked = false;
  /** Of such a log: how it was read; undefined while it is being read. */
  reading: Reading | undefined;
  readonly #onClose: () => void;
  #holders = 0;
  #closing = false;
  #traffic: Traffic | undefined;
  #facets = '';

  constructor(options: { id: string; source: 'live' | 'file'; name: string; path?: string; journal: Journal; reading?: Reading; foreign?: boolean; onClose?: () => void }) {
    this.id = options.id;
    this.source = options.source;
    this.name = options.name;
    this.path = options.path;
    this.journal = options.journal;
    this.timeline = new Timeline(options.journal);
    this.foreign = options.foreign ?? options.reading !== undefined;
    this.reading = options.reading;
    this.#onClose = options.onClose ?? (() => undefined);
  }

  /** The journal along time; made when it is first looked at. */
  get traffic(): Traffic {
    return (this.#traffic ??= new Traffic(this.journal));
  }

  /** Closes the journal, and lets go of what it was read from; when somebody holds it, after that. */
  close(): void {
    this.#closing = true;
    if (this.#holders > 0) return;
    this.journal.close();
    this.#onClose();
  }

  /** Keeps it from being closed until what is returned is called. */
  hold(): () => void {
    this.#holders += 1;
    return () => {
      this.#holders -= 1;
      if (this.#closing) this.close();
    };
  }

  /** Share of the way to its newest state, 0 to 1; undefined when that is known, or is made up at once. */
  get pending(): number | undefined {
    const { journal: { count }, timeline: { built } } = this;
    if (this.arriving) return 0;
    return this.walked && count - built > AT_ONCE ? built / count : undefined;
  }

  info(): JournalInfo {
    const { journal } = this;
    return {
      id: this.id,
      source: this.source,
      name: this.name,
      ...(this.path === undefined ? {} : { path: this.path }),
      startedAt: journal.started,
      entries: journal.count,
      frames: journal.index.frames,
      problems: journal.index.problems,
      stations: Array.from(journal.stations, ([id, connection]) => ({
        id, connected: connection.connected, ...(connection.version ? { version: connection.version } : {}),
      })),
      actions: journal.actions.filter((action) => action !== ''),
      transactions: journal.transactions.map(({ id, station }) => ({ id, station })),
      ...(this.reading ? { reading: logReading(this.reading) } : {}),
    };
  }

  /** True when stations, actions or transactions changed since it was last asked. */
  facetsChanged(): boolean {
    const { journal } = this;
    const connected = journal.connections.filter((connection) => connection.connected).length;
    const facets = `${this.reading ? 'read ' : ''}${journal.index.stationChanges} ${connected} ${journal.actions.length} ${journal.transactions.length}`;
    const changed = facets !== this.#facets;
    this.#facets = facets;
    return changed;
  }
}
