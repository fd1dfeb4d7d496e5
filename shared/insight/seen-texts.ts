const PARTS = 3;

/**
 * The numbers with which texts were first seen, in twelve bytes for each: texts are told apart by 64 bits of them. Of a million texts, two
 * are taken for the same with a chance of one in thirty million.
 */
export class SeenTexts {
  #slots = 1 << 10;
  /** Two halves of the text's hash, not both 0, and the number. */
  #table = new Uint32Array(this.#slots * PARTS);
  #count = 0;

  /**
   * The number with which a text was seen before; undefined the first time.
   *
   * @param number from 0 to 2³² - 1, kept when it is the first time
   */
  see(text: string, number: number): number | undefined {
    const [high, low] = hashOf(text);
    const at = this.#find(high, low);
    if (this.#table[at] !== 0 || this.#table[at + 1] !== 0) return this.#table[at + 2];
    this.#table.set([high, low, number], at);
    this.#count += 1;
    if (2 * this.#count > this.#slots) this.#grow();
    return undefined;
  }

  #find(high: number, low: number): number {
    for (let slot = low & (this.#slots - 1); ; slot = (slot + 1) & (this.#slots - 1)) {
      const at = slot * PARTS;
      const [ownHigh, ownLow] = [this.#table[at], this.#table[at + 1]];
      if ((ownHigh === high && ownLow === low) || (ownHigh === 0 && ownLow === 0)) return at;
    }
  }

  #grow(): void {
    const before = this.#table;
    this.#slots *= 2;
    this.#table = new Uint32Array(this.#slots * PARTS);
    for (let at = 0; at < before.length; at += PARTS) {
      const [high = 0, low = 0] = [before[at], before[at + 1]];
      if (high !== 0 || low !== 0) this.#table.set(before.subarray(at, at + PARTS), this.#find(high, low));
    }
  }
}

/** 64 bits of a text, in two halves; never both 0 (cyrb53 with all its bits). */
function hashOf(text: string): readonly [number, number] {
  let one = 0xdeadbeef;
  let two = 0x41c6ce57;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    one = Math.imul(one ^ code, 2654435761);
    two = Math.imul(two ^ code, 1597334677);
  }
  one = Math.imul(one ^ (one >>> 16), 2246822507) ^ Math.imul(two ^ (two >>> 13), 3266489909);
  two = Math.imul(two ^ (two >>> 16), 2246822507) ^ Math.imul(one ^ (one >>> 13), 3266489909);
  return [two >>> 0 || 1, one >>> 0];
}
