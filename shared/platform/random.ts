/** Randomness as the core sees it, seeded in tests and simulations. */
export interface Random {
  /** A number in [0, 1). */
  next(): number;
  /** A fresh RFC 4122 identifier of 36 characters. */
  uuid(): string;
}
