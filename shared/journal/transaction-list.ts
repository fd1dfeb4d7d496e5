/** A transaction as a journal names it: ids are unique for a station only. */
export interface TransactionName {
  readonly id: string;
  /** '' when the station is not known. */
  readonly station: string;
}

/** Gives every transaction of a journal a number from 1 on; 0 stands for none. */
export class TransactionList {
  readonly #names: TransactionName[] = [];
  readonly #numbers = new Map<string, number>();

  get count(): number {
    return this.#names.length;
  }

  /** In order of appearance. */
  get names(): readonly TransactionName[] {
    return this.#names;
  }

  add(station: string, id: string): number {
    const key = `${station}\n${id}`;
    const known = this.#numbers.get(key);
    if (known !== undefined) return known;
    const number = this.#names.push({ id, station });
    this.#numbers.set(key, number);
    return number;
  }

  name(number: number): TransactionName | undefined {
    return this.#names[number - 1];
  }
}
