/** A transaction as a journal names it: ids are unique for a station only. */
export interface TransactionName {
  readonly id: string;
  /** '' when the station is not known. */
  readonly station: string;
}

/** Gives every transaction of a journal a number from 1 on; 0 stands for none. */
export class TransactionList {
  readonly #names: TransactionName[] = [];
  /** By station, then by id. */
  readonly #numbers = new Map<string, Map<string, number>>();

  get count(): number {
    return this.#names.length;
  }

  /** In order of appearance. */
  get names(): readonly TransactionName[] {
    return this.#names;
  }

  add(station: string, id: string): number {
    let numbers = this.#numbers.get(station);
    if (!numbers) {
      numbers = new Map();
      this.#numbers.set(station, numbers);
    }
    const known = numbers.get(id);
    if (known !== undefined) return known;
    const number = this.#names.push({ id, station });
    numbers.set(id, number);
    return number;
  }

  name(number: number): TransactionName | undefined {
    return this.#names[number - 1];
  }
}
