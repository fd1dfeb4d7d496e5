import { copyStation, copyTransaction } from './copy';
import { replaceAt } from './list';
import { pointOf, type Reading } from './meter-values';
import type { FoldedStation, FoldedTransaction } from './folded';
import { SampleList } from './sample-list';

/** Ended transactions that are kept. */
const KEPT = 50;
/** Transactions that are kept in all: a log that lacks every end must not grow without bounds. */
const MOST = 500;

/** The station with a transaction begun. */
export function withNewTransaction(station: FoldedStation, transaction: FoldedTransaction): FoldedStation {
  return { ...station, transactions: [...station.transactions, transaction].slice(-MOST) };
}

/** The station with a transaction changed; nothing happens when it is not known. */
export function inTransaction(station: FoldedStation, id: string, change: (old: FoldedTransaction) => FoldedTransaction): FoldedStation {
  const at = station.transactions.findLastIndex((one) => one.id === id);
  const old = station.transactions[at];
  if (!old) return station;
  const changed = copyStation(station);
  changed.transactions = limited(replaceAt(station.transactions, at, change(old)));
  return changed;
}

/** The newest transaction with this id: some peers use an id again. */
export function findTransaction(station: FoldedStation, id: string | undefined): FoldedTransaction | undefined {
  return station.transactions.findLast((one) => one.id === id);
}

export function emptyTransaction(id: string, startedAt: number): FoldedTransaction {
  return { id, startedAt, missingSeqNos: [], samples: SampleList.EMPTY };
}

/** The newest transaction that has not ended and fits. */
export function openTransaction(station: FoldedStation, fits: (one: FoldedTransaction) => boolean): FoldedTransaction | undefined {
  return station.transactions.findLast((one) => one.endedAt === undefined && fits(one));
}

function limited(all: readonly FoldedTransaction[]): readonly FoldedTransaction[] {
  let surplus = all.filter((one) => one.endedAt !== undefined).length - KEPT;
  if (surplus <= 0) return all;
  return all.filter((one) => one.endedAt === undefined || surplus-- <= 0);
}

/**
 * The transaction with meter readings taken in. A reading older than the newest point came late and says nothing of now,
 * unless its register has grown all the same: then the station's clock was set back.
 */
export function withReadings(transaction: FoldedTransaction, readings: readonly Reading[]): FoldedTransaction {
  let changed = transaction;
  for (const reading of readings) {
    const { register } = reading;
    const meterStart = changed.meterStart ?? register;
    const point = pointOf(reading, meterStart);
    const isOlder = reading.at < (changed.samples.lastAt ?? -Infinity);
    if (isOlder && !((point.energy ?? 0) > (changed.energy ?? 0))) continue;
    const next = copyTransaction(changed);
    next.meterStart = meterStart;
    next.energy = point.energy ?? next.energy;
    next.power = point.power ?? next.power;
    next.current = point.current ?? next.current;
    next.voltage = point.voltage ?? next.voltage;
    next.soc = point.soc ?? next.soc;
    if (!isOlder) next.samples = changed.samples.append(point);
    changed = next;
  }
  return changed;
}
