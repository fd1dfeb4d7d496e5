import type { Random } from '../../platform/random';
import { tokenKey } from './token-book';
import type { ChargingTransaction } from './transaction-table';

const HIGHEST = 0x7fff_ffff;

/** What holds over all stations: the numbers that 1.6 transactions are given, and which tokens are charging. */
export class TransactionLedger {
  #next: number;
  readonly #openByToken = new Map<string, number>();

  /**
   * Numbers begin at a random place, so that a station that still has transactions of an earlier run of the CSMS is not
   * given the same numbers again.
   */
  constructor(random: Random) {
    this.#next = 1 + Math.floor(random.next() * 1_000_000) * 1_000;
  }

  /** A transaction id for 1.6: a positive integer, never the same twice. */
  nextNumber(): number {
    const number = this.#next;
    this.#next = number >= HIGHEST ? 1 : number + 1;
    return number;
  }

  /** Counts the transaction's token as charging, until the transaction ends. */
  hold(transaction: ChargingTransaction): void {
    if (transaction.heldToken !== undefined || transaction.endedAt !== undefined || !transaction.idToken) return;
    transaction.heldToken = tokenKey(transaction.idToken);
    this.#count(transaction.heldToken, 1);
  }

  /** Ends a transaction and frees its token. */
  end(transaction: ChargingTransaction, at: number, reason?: string): void {
    if (transaction.endedAt !== undefined && !transaction.endPresumed) return;
    delete transaction.endPresumed;
    transaction.endedAt = at;
    if (reason !== undefined) transaction.stoppedReason = reason;
    if (transaction.heldToken !== undefined) this.#count(transaction.heldToken, -1);
    delete transaction.heldToken;
  }

  /** True when a transaction other than `own` holds the token. */
  inUse(idToken: string | undefined, own: ChargingTransaction | undefined): boolean {
    if (idToken === undefined) return false;
    const key = tokenKey(idToken);
    return (this.#openByToken.get(key) ?? 0) > (own?.heldToken === key ? 1 : 0);
  }

  #count(key: string, change: number): void {
    const count = (this.#openByToken.get(key) ?? 0) + change;
    if (count > 0) this.#openByToken.set(key, count);
    else this.#openByToken.delete(key);
  }
}
