/** Time between two looks of it, ms. */
const EVERY_MS = 100;

/** A line on the error output that says how far something has come; nothing where nobody looks at a terminal. */
export class Progress {
  readonly #what: string;
  readonly #shown = process.stderr.isTTY === true;
  #at = 0;

  /** @param what is being done: `Reading` */
  constructor(what: string) {
    this.#what = what;
  }

  /** @param done share, 0 to 1 */
  show(done: number): void {
    const now = performance.now();
    if (!this.#shown || now - this.#at < EVERY_MS) return;
    this.#at = now;
    process.stderr.write(`\r${this.#what}: ${Math.floor(done * 100)} %`);
  }

  /** Takes the line away. */
  clear(): void {
    if (this.#at > 0) process.stderr.write('\r\u001b[K');
    this.#at = 0;
  }
}
