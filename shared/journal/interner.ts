/** Gives every distinct text a number from 1 on; 0 stands for none. */
export class Interner {
  readonly #numbers = new Map<string, number>();
  readonly #texts: string[] = [''];
  readonly #limit: number;

  /** @param limit largest number to give out; further texts share the number of '…' */
  constructor(limit = 0xffff_ffff) {
    this.#limit = limit;
  }

  /** How many numbers are given out, 0 included. */
  get size(): number {
    return this.#texts.length;
  }

  /** The texts so far, in order of appearance. */
  get texts(): readonly string[] {
    return this.#texts.slice(1);
  }

  add(text: string): number {
    const known = this.#numbers.get(text);
    if (known !== undefined) return known;
    if (this.#texts.length >= this.#limit) return this.#overflow();
    return this.#give(text);
  }

  /** The number of a text that was added before, else 0. */
  find(text: string): number {
    return this.#numbers.get(text) ?? 0;
  }

  text(number: number): string | undefined {
    return number === 0 ? undefined : this.#texts[number];
  }

  #overflow(): number {
    return this.#numbers.get('…') ?? this.#give('…');
  }

  #give(text: string): number {
    const number = this.#texts.length;
    this.#texts.push(text);
    this.#numbers.set(text, number);
    return number;
  }
}
