/** What a person can mark an entry with. In the window each has a shape of its own as well. */
export const MARK_COLOURS = ['red', 'yellow', 'green', 'blue', 'purple'] as const;
export type MarkColour = (typeof MARK_COLOURS)[number];

/** Longest note, UTF-16 units. */
export const NOTE_UP_TO = 4000;

/** What a person set at an entry: a mark, a note, or both. */
export interface Mark {
  readonly colour?: MarkColour;
  readonly note?: string;
}

/** What an unknown value says of a mark; undefined when it says nothing that is one. */
export function markOf(colour: unknown, note: unknown): Mark | undefined {
  const known = MARK_COLOURS.find((one) => one === colour);
  const text = typeof note === 'string' ? note.slice(0, NOTE_UP_TO) : '';
  if (!known && text.trim() === '') return undefined;
  return { ...(known ? { colour: known } : {}), ...(text.trim() === '' ? {} : { note: text }) };
}

/** The marks of a journal's entries, by index. */
export class MarkList {
  readonly #marks = new Map<number, Mark>();
  /** Ascending; made when somebody asks for an order. */
  #order: readonly number[] | undefined = [];

  get count(): number {
    return this.#marks.size;
  }

  of(index: number): Mark | undefined {
    return this.#marks.get(index);
  }

  /** @param mark undefined takes it away */
  set(index: number, mark: Mark | undefined): void {
    if (mark) {
      if (!this.#marks.has(index)) this.#order = undefined;
      this.#marks.set(index, mark);
    } else if (this.#marks.delete(index)) this.#order = undefined;
  }

  /** Marked entries from `from` to `to`, both included, ascending. */
  between(from: number, to: number): readonly number[] {
    const order = this.#ordered();
    return order.slice(this.#firstFrom(from), this.#firstFrom(to + 1));
  }

  /** The marked entries after (1) or before (-1) an entry, the nearest first. */
  *from(index: number, by: 1 | -1): Generator<number, void, undefined> {
    const order = this.#ordered();
    for (let at = by > 0 ? this.#firstFrom(index + 1) : this.#firstFrom(index) - 1; at >= 0 && at < order.length; at += by) yield order[at] ?? index;
  }

  #ordered(): readonly number[] {
    return (this.#order ??= [...this.#marks.keys()].sort((a, b) => a - b));
  }

  /** Place in the order of the first that is not less. */
  #firstFrom(index: number): number {
    const order = this.#ordered();
    let low = 0;
    let high = order.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((order[middle] ?? 0) < index) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
