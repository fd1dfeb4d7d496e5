import type { TransactionEventRequest, TransactionLimitType } from '../../../schemas/generated/v21.types';
import type { TransactionLimits } from '../api';
import type { Caller } from '../context';
import { number, part, type Loose } from '../loose';
import type { ChargingTransaction } from '../state/transaction-table';

/** Block E16 (2.1): how far the CSMS lets a transaction go: by what is left of a prepaid credit, by a token, or by a payment. */

const KINDS = ['maxCost', 'maxEnergy', 'maxTime', 'maxSoC'] as const;

/**
 * The limits to be told in the answer to an event: each once, and again when it has changed (E16.FR.02) or when the station
 * has set a higher one (E16.FR.07); none that the station does not support (E16.FR.12).
 */
export function limitsToTell(transaction: ChargingTransaction, request: Loose<TransactionEventRequest>, caller: Caller): TransactionLimitType | undefined {
  if (caller.version !== '2.1' || transaction.endedAt !== undefined) return undefined;
  const wanted = limitsOf(transaction, caller);
  const reported = part(part(request, 'transactionInfo'), 'transactionLimit');
  const before = transaction.toldLimits ?? {};
  const supported = supportedBy(caller);
  const news = KINDS.filter((kind) => {
    const limit = wanted[kind];
    if (limit === undefined || !supported.includes(kind)) return false;
    const there = number(reported, kind);
    // E16.FR.08: a lower one of the station's stands.
    if (there !== undefined) return there > limit;
    return before[kind] !== limit;
  });
  const own = KINDS.flatMap((kind): (readonly [string, number])[] => {
    const there = wanted[kind] === undefined ? number(reported, kind) : undefined;
    return there === undefined ? [] : [[kind, there]];
  });
  transaction.toldLimits = { ...before, ...Object.fromEntries(own), ...pick(wanted, KINDS.filter((kind) => news.includes(kind) || number(reported, kind) !== undefined)) };
  return news.length === 0 ? undefined : pick(wanted, news);
}

/** Whether a transaction may cost no more than so much, as the CSMS or the station has set it: the CSMS has to say what it costs while it runs (E16.FR.11). */
export function isLimitedByCost(transaction: ChargingTransaction): boolean {
  return transaction.toldLimits?.maxCost !== undefined;
}

function limitsOf({ idToken, tokenType, remoteStartId }: ChargingTransaction, { csms, station }: Caller): TransactionLimits {
  const record = idToken === undefined ? undefined : csms.tokens.find(idToken, tokenType);
  const left = record && csms.tokens.creditLeft(record);
  const paid = remoteStartId === undefined ? undefined : station.paidLimits.get(remoteStartId);
  const maxCost = Math.min(left ?? Infinity, record?.limits?.maxCost ?? Infinity, paid?.maxCost ?? Infinity);
  return { ...record?.limits, ...paid, ...(maxCost === Infinity ? {} : { maxCost }) };
}

/** What TxCtrlr.SupportedLimits names; everything for a station that has not said. */
function supportedBy({ station }: Caller): readonly string[] {
  const value = station.variables.get({ component: 'TxCtrlr', variable: 'SupportedLimits' })?.value;
  return value === undefined ? KINDS : value.split(',').map((one) => one.trim());
}

function pick(limits: TransactionLimits, kinds: readonly (keyof TransactionLimits)[]): TransactionLimitType {
  return Object.fromEntries(kinds.flatMap((kind) => (limits[kind] === undefined ? [] : [[kind, limits[kind]]])));
}

/** Limits as settings and requests of the program give them; what is none is left out. */
export function readLimits(from: unknown): TransactionLimits {
  if (typeof from !== 'object' || from === null) return {};
  return Object.fromEntries(Object.entries(from).filter(([kind, value]) => KINDS.some((one) => one === kind) && typeof value === 'number' && Number.isFinite(value)));
}
