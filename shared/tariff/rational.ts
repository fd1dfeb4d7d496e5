/**
 * An exact fraction. Prices are decimals, but minutes are sixtieths of hours and energy is shared out over time, so that no
 * number of decimals would do; it is rounded once, when the sum goes on the wire.
 */
export class Rational {
  static readonly ZERO = new Rational(0n, 1n);
  static readonly ONE = new Rational(1n, 1n);
  readonly #numerator: bigint;
  /** Above 0, and without a factor in common with the numerator. */
  readonly #denominator: bigint;

  private constructor(numerator: bigint, denominator: bigint) {
    this.#numerator = numerator;
    this.#denominator = denominator;
  }

  /** A finite number as it is written: 0.1 is a tenth, not the binary fraction next to it. What is not finite counts as 0. */
  static of(value: number): Rational {
    const [, sign = '', whole = '', decimals = '', exponent = '0'] = /^(-?)(\d+)(?:\.(\d+))?(?:e([+-]?\d+))?$/.exec(String(value)) ?? [];
    if (whole === '') return Rational.ZERO;
    const power = Number(exponent) - decimals.length;
    const digits = BigInt(`${sign}${whole}${decimals}`);
    return power >= 0 ? Rational.#reduced(digits * 10n ** BigInt(power), 1n) : Rational.#reduced(digits, 10n ** BigInt(-power));
  }

  static #reduced(numerator: bigint, denominator: bigint): Rational {
    if (numerator === 0n) return Rational.ZERO;
    const sign = denominator < 0n ? -1n : 1n;
    const factor = greatestCommonFactor(numerator < 0n ? -numerator : numerator, denominator * sign);
    return new Rational((sign * numerator) / factor, (sign * denominator) / factor);
  }

  plus(other: Rational): Rational {
    return Rational.#reduced(this.#numerator * other.#denominator + other.#numerator * this.#denominator, this.#denominator * other.#denominator);
  }

  minus(other: Rational): Rational {
    return this.plus(new Rational(-other.#numerator, other.#denominator));
  }

  times(other: Rational): Rational {
    return Rational.#reduced(this.#numerator * other.#numerator, this.#denominator * other.#denominator);
  }

  /** 0 when `other` is. */
  over(other: Rational): Rational {
    return other.#numerator === 0n ? Rational.ZERO : Rational.#reduced(this.#numerator * other.#denominator, this.#denominator * other.#numerator);
  }

  /** Below 0, 0 or above, as this is less than the other, equal or greater. */
  compare(other: Rational): number {
    const difference = this.#numerator * other.#denominator - other.#numerator * this.#denominator;
    return difference < 0n ? -1 : difference > 0n ? 1 : 0;
  }

  get sign(): number {
    return this.#numerator < 0n ? -1 : this.#numerator > 0n ? 1 : 0;
  }

  /** To so many decimals; a half goes away from 0. */
  rounded(decimals: number): Rational {
    const scale = 10n ** BigInt(decimals);
    const twice = 2n * this.#numerator * scale;
    const half = twice < 0n ? twice - this.#denominator : twice + this.#denominator;
    return Rational.#reduced(half / (2n * this.#denominator), scale);
  }

  /** With so many decimals, written out. */
  toFixed(decimals: number): string {
    const scaled = this.rounded(decimals).times(Rational.of(10 ** decimals)).#numerator;
    const digits = String(scaled < 0n ? -scaled : scaled).padStart(decimals + 1, '0');
    const sign = scaled < 0n ? '-' : '';
    return decimals === 0 ? `${sign}${digits}` : `${sign}${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
  }

  /** The nearest number; exact for what `rounded` gave. */
  toNumber(): number {
    return this.#denominator === 1n ? Number(this.#numerator) : Number(this.toFixed(12));
  }
}

function greatestCommonFactor(one: bigint, other: bigint): bigint {
  while (other !== 0n) [one, other] = [other, one % other];
  return one;
}
