import { CostBook, type Stretch } from '../../tariff/cost-book';
import { costResult, type CostResult } from '../../tariff/cost-result';
import { explain, type CostExplanation } from '../../tariff/explain';
import type { Tariff } from '../../tariff/tariff';

interface Span {
  readonly until: number;
  /** Undefined where the version does not tell (1.6). */
  readonly charging: boolean | undefined;
}

/**
 * What one transaction costs, from what its station tells: each message closes a span of time, and each reading of the meter
 * shares its energy out over the spans since the last one in which the car charged. Which tariff counts may be known later.
 */
export class TransactionCost {
  readonly #timeZone: string;
  readonly #start: number;
  #book: CostBook | undefined;
  /** What came before the tariff was known. */
  #kept: Stretch[] = [];
  #spans: Span[] = [];
  /** The end of the last span; ms since 1970. */
  #at: number;
  /** Wh of the register. */
  #register: number | undefined;
  #charging: boolean | undefined;

  constructor(startedAt: number, timeZone: string) {
    this.#start = startedAt;
    this.#at = startedAt;
    this.#timeZone = timeZone;
  }

  get tariff(): Tariff | undefined {
    return this.#book?.tariff;
  }

  /** The tariff that counts: from the beginning when it is the first, from now on when it is another one. */
  choose(tariff: Tariff): void {
    if (this.#book) return this.#book.changeTariff(tariff);
    this.#book = new CostBook(tariff, { at: this.#start, timeZone: this.#timeZone });
    for (const stretch of this.#kept) this.#book.add(stretch);
    this.#kept = [];
  }

  /**
   * Takes over a message.
   *
   * @param at wall time of the station, ms since 1970
   * @param register Wh of the meter's register, where it tells one
   * @param charging whether the car charges from now on; undefined where nobody says
   */
  note(at: number, register: number | undefined, charging: boolean | undefined): void {
    if (at > this.#at) {
      this.#spans.push({ until: at, charging: this.#charging });
      this.#at = at;
    }
    this.#charging = charging;
    if (register !== undefined) this.#read(register);
  }

  /** What it costs by now, or in all; undefined while no tariff is known. `now` only where it still runs. */
  result(now?: number): CostResult | undefined {
    const book = this.#upToNow(now);
    return book && costResult(book, now === undefined);
  }

  explanation(now?: number): CostExplanation | undefined {
    const book = this.#upToNow(now);
    return book && explain(book, now === undefined);
  }

  #upToNow(now: number | undefined): CostBook | undefined {
    const book = this.#book?.copy();
    for (const { until, charging } of this.#spans) book?.add({ until, energy: 0, charging: charging ?? false });
    if (now !== undefined) book?.add({ until: now, energy: 0, charging: this.#charging ?? false });
    return book;
  }

  #read(register: number): void {
    const before = this.#register ?? register;
    const energy = Math.max(0, register - before);
    this.#register = Math.max(before, register);
    // A second message of the same moment, which says nothing new.
    if (energy === 0 && this.#spans.length === 0) return;
    const spans = this.#spans.map(({ until, charging }) => ({ until, charging: charging ?? energy > 0 }));
    this.#spans = [];
    let from = this.#at - (spans.length === 0 ? 0 : this.#at - this.#addedUpTo);
    const fed = spans.some(({ charging }) => charging) ? spans.filter(({ charging }) => charging) : spans;
    const lengthOf = new Map(spans.map((span) => {
      const length = span.until - from;
      from = span.until;
      return [span, length];
    }));
    const whole = fed.reduce((sum, span) => sum + (lengthOf.get(span) ?? 0), 0);
    let left = energy;
    for (const span of spans) {
      const last = span === fed.at(-1);
      const share = !fed.includes(span) ? 0 : last ? left : Math.round((energy * (lengthOf.get(span) ?? 0)) / whole);
      left -= share;
      this.#add({ until: span.until, energy: share, charging: span.charging });
    }
    if (spans.length === 0 && energy > 0) this.#add({ until: this.#at, energy, charging: true });
  }

  get #addedUpTo(): number {
    return this.#book?.at ?? this.#kept.at(-1)?.until ?? this.#start;
  }

  #add(stretch: Stretch): void {
    if (this.#book) this.#book.add(stretch);
    else this.#kept.push(stretch);
  }
}
