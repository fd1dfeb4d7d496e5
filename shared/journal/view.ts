import type { JournalStorage } from '../platform/journal-storage';
import { indexTest, type Filter, type IndexTest } from './filter';
import { IndexList } from './index-list';
import type { JournalIndex } from './journal-index';
import { compileQuery } from './query/compile';
import { parseQuery } from './query/parse';
import { QuerySearch } from './query/query-search';
import type { StoredLines } from './stored-lines';
import { TextSearch } from './text-search';

/** Entries whose index is looked at in one step of a search for text. */
const STEP = 65_536;
/** With fewer candidates than one in so many entries, a search reads their lines one by one. */
const SPARSE = 16;

/** Looks at the texts of entries. */
interface Search {
  matches(index: number): boolean;
  /** From entry `from` on, not beyond `to`; `wanted` says which are of interest at all. Returns the first that was not looked at. */
  run(from: number, to: number, found: (index: number) => void, wanted?: IndexTest): number;
}

/** What a list looks at. */
interface Viewed {
  readonly index: JournalIndex;
  readonly storage: JournalStorage;
  readonly lines: StoredLines;
}

/** What the index decides of a filter, and what needs the texts. */
function whatToDo(filter: Filter, { index, storage, lines }: Viewed): { readonly test: IndexTest | undefined; readonly search: Search | undefined; /** The search asks the index too. */ readonly mixed: boolean } {
  const facets = indexTest(filter, index);
  const text = filter.text ? new TextSearch(filter.text, index.columns, storage, lines) : undefined;
  if (!filter.query) return { test: facets, search: text, mixed: false };
  const parsed = parseQuery(filter.query);
  if (!parsed.ok) return { test: () => false, search: undefined, mixed: false };
  if (!parsed.query) return { test: facets, search: text, mixed: false };
  const asked = compileQuery(parsed.query, index);
  const test = facets && asked.index ? (at: number): boolean => facets(at) && (asked.index?.(at) ?? true) : facets ?? asked.index;
  const { entry, mixed } = asked;
  if (!entry) return { test, search: text, mixed };
  return { test, search: new QuerySearch(text ? (at, read) => text.matches(at) && entry(at, read) : entry, index.columns, storage, lines), mixed };
}

/**
 * The entries that pass a filter, in order. It follows the journal: new entries and those that changed are looked at
 * when somebody asks, and nothing is looked at twice. A search for text goes on in steps.
 */
export class View {
  readonly filter: Filter;
  readonly #index: JournalIndex;
  readonly #test: IndexTest | undefined;
  readonly #search: Search | undefined;
  readonly #mixed: boolean;
  /** Undefined when everything passes. */
  readonly #list: IndexList | undefined;
  readonly #close: (view: View) => void;
  /** Entries before this one have been looked at. */
  #seen = 0;
  /** Entries before `seen` that changed since. */
  #changed: number[] = [];
  /** Set when an entry has been inserted or removed before the end since `takeShifted`. */
  #shifted = false;

  /** Made by `Journal.view`. */
  constructor(filter: Filter, viewed: Viewed, close: (view: View) => void) {
    this.filter = filter;
    this.#index = viewed.index;
    this.#close = close;
    const { test, search, mixed } = whatToDo(filter, viewed);
    this.#test = test;
    this.#search = search;
    this.#mixed = mixed;
    this.#list = this.#test || this.#search ? new IndexList() : undefined;
  }

  /** How many entries pass, as far as they have been searched. */
  get total(): number {
    if (!this.#list) return this.#index.count;
    this.#catchUp();
    return this.#list.length;
  }

  /** False while a search for text has entries before it; `step` goes on. */
  get complete(): boolean {
    return !this.#search || this.#seen >= this.#index.count;
  }

  /** Share of the journal that has been searched, 0 to 1. */
  get progress(): number {
    return this.complete ? 1 : this.#seen / this.#index.count;
  }

  /** Index of the entry at a position, from 0. */
  at(position: number): number | undefined {
    if (!this.#list) return position >= 0 && position < this.#index.count ? position : undefined;
    this.#catchUp();
    return this.#list.at(position);
  }

  /** Indexes of the entries from position `from` on, at most `count`. */
  slice(from: number, count: number): number[] {
    const end = Math.min(from + count, this.total);
    const all: number[] = [];
    for (let position = Math.max(0, from); position < end; position += 1) {
      const index = this.at(position);
      if (index !== undefined) all.push(index);
    }
    return all;
  }

  /** Position of an entry, or (not exact) of the nearest before it; -1 when there is none. */
  positionOf(index: number): { readonly position: number; readonly exact: boolean } {
    if (!this.#list) return { position: Math.min(index, this.#index.count - 1), exact: index >= 0 && index < this.#index.count };
    this.#catchUp();
    const position = this.#list.floor(index);
    return { position, exact: position >= 0 && this.#list.at(position) === index };
  }

  /** Goes on with a search for text, a piece that takes some milliseconds. True when there is more to do. */
  step(): boolean {
    if (!this.#search || !this.#list) return false;
    this.#catchUp();
    const end = Math.min(this.#seen + STEP, this.#index.count);
    const candidates = this.#candidates(this.#seen, end);
    if (candidates && candidates.length * SPARSE < end - this.#seen) {
      for (const index of candidates) if (this.#search.matches(index)) this.#list.push(index);
      this.#seen = end;
    } else if (this.#seen < end) {
      const list = this.#list;
      const test = this.#test;
      this.#seen = this.#search.run(this.#seen, end, (index) => {
        if (!test || test(index)) list.push(index);
      }, test);
    }
    return this.#seen < this.#index.count;
  }

  /** True once after entries came or went before the end of the list. */
  takeShifted(): boolean {
    const shifted = this.#shifted;
    this.#shifted = false;
    return shifted;
  }

  /** For the journal: an entry that may have been looked at has changed. */
  touch(index: number): void {
    if (this.#list && index < this.#seen) this.#changed.push(index);
  }

  /** Lets go of the journal; a search ends. */
  close(): void {
    this.#close(this);
  }

  #catchUp(): void {
    if (!this.#list) return;
    if (this.#changed.length > 0) this.#lookAgain(this.#list);
    if (this.#search || !this.#test) return;
    const { count } = this.#index;
    for (let index = this.#seen; index < count; index += 1) if (this.#test(index)) this.#list.push(index);
    this.#seen = count;
  }

  /** Text never changes, so only what asks the index decides anew. */
  #lookAgain(list: IndexList): void {
    const changed = [...new Set(this.#changed)].sort((a, b) => a - b);
    this.#changed = [];
    if (!this.#test && !this.#mixed) return;
    const added: number[] = [];
    const removed: number[] = [];
    for (const index of changed) {
      const listed = list.has(index);
      const passes = (this.#test?.(index) ?? true) && (!listed || !this.#mixed || this.#search?.matches(index) !== false);
      if (listed && !passes) removed.push(index);
      else if (passes && !listed && (!this.#search || this.#search.matches(index))) added.push(index);
    }
    if (removed.length > 0 || (added[0] ?? Infinity) < (list.at(list.length - 1) ?? -1)) this.#shifted = true;
    list.merge(added, removed);
  }

  #candidates(from: number, to: number): number[] | undefined {
    if (!this.#test) return undefined;
    const all: number[] = [];
    for (let index = from; index < to; index += 1) if (this.#test(index)) all.push(index);
    return all;
  }
}
