import type { JsonObject } from '../../ocpp/json';
import type { TransactionLimits } from '../api';
import type { Timer } from '../../platform/clock';
import type { TransactionCost } from '../tariff/transaction-cost';

/** A transaction as the CSMS keeps it. Times are ms since 1970, energy in Wh. */
export interface ChargingTransaction {
  /** As text, in 1.6 too. */
  id: string;
  evse?: number;
  connector?: number;
  idToken?: string;
  tokenType?: string;
  /** Key of the token that this transaction keeps from others, while it is open. */
  heldToken?: string;
  groupId?: string;
  startedAt: number;
  endedAt?: number;
  /** Nobody said that it ended: another one began at its place. What the station says of its end later counts. */
  endPresumed?: boolean;
  stoppedReason?: string;
  chargingState?: string;
  /** The meter's register at the first and at the newest reading. */
  meterStart?: number;
  meterNow?: number;
  reservationId?: number;
  remoteStartId?: number;
  /** Its newest event happened while the station had no connection. */
  toldLate?: boolean;
  lastSeqNo?: number;
  /** seqNos that were skipped and have not come since; at most 100. */
  missingSeqNos: number[];
  priorityCharging?: boolean;
  /** EnergyTransferModes that the station was told for it (2.1, Q02). */
  allowedTransfers?: readonly string[];
  /** How often its car had planned beyond its schedule. */
  renegotiations?: number;
  /** The limits that the station was told, or has told (2.1). */
  toldLimits?: TransactionLimits;
  /** What it costs, as the CSMS calculates it. */
  cost?: TransactionCost;
  /** The tariff in words, as its driver was told it last. */
  tariffTold?: string | undefined;
  /** Runs until the cost is told again. */
  costTimer?: Timer;
  /** The tariff by which the station calculates itself (2.1), and the total that it has told. */
  tariffId?: string;
  stationCost?: { readonly exclTax?: number | undefined; readonly inclTax?: number | undefined };
  /** How a payment for it was settled (NotifySettlement, 2.1). */
  settlement?: JsonObject;
}

const ENDED_KEPT = 50;
const MISSING_KEPT = 100;

/** The transactions of one station: all that are open, and the last that ended. */
export class TransactionTable {
  readonly #all = new Map<string, ChargingTransaction>();

  get(id: string): ChargingTransaction | undefined {
    return this.#all.get(id);
  }

  add(transaction: ChargingTransaction): void {
    this.#all.set(transaction.id, transaction);
    this.#forgetOldest();
  }

  /** Gives a transaction another id. */
  rename(transaction: ChargingTransaction, id: string): void {
    this.#all.delete(transaction.id);
    transaction.id = id;
    this.#all.set(id, transaction);
  }

  /** Oldest first. */
  all(): readonly ChargingTransaction[] {
    return [...this.#all.values()];
  }

  open(): readonly ChargingTransaction[] {
    return this.all().filter((transaction) => transaction.endedAt === undefined);
  }

  find(fits: (transaction: ChargingTransaction) => boolean): ChargingTransaction | undefined {
    for (const transaction of this.#all.values()) if (fits(transaction)) return transaction;
    return undefined;
  }

  #forgetOldest(): void {
    if (this.#all.size <= ENDED_KEPT) return;
    for (const [id, transaction] of this.#all) {
      if (transaction.endedAt === undefined) continue;
      this.#all.delete(id);
      return;
    }
  }
}

/**
 * Notes a sequence number of 2.x, which start at 0 and have no gaps; true when nothing newer came before, false for an
 * event that comes late.
 */
export function noteSeqNo(transaction: ChargingTransaction, seqNo: number): boolean {
  const { missingSeqNos: missing } = transaction;
  const last = transaction.lastSeqNo ?? -1;
  if (seqNo <= last) {
    const at = missing.indexOf(seqNo);
    if (at >= 0) missing.splice(at, 1);
    return seqNo === last;
  }
  for (let skipped = Math.max(last + 1, seqNo - MISSING_KEPT); skipped < seqNo; skipped += 1) missing.push(skipped);
  if (missing.length > MISSING_KEPT) missing.splice(0, missing.length - MISSING_KEPT);
  transaction.lastSeqNo = seqNo;
  return true;
}
