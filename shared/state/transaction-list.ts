import { replaceAt } from './list';
import { pointOf, type Reading } from './meter-values';
import type { MeterSample, StationState, TransactionState } from './model';

/** Ended transactions that are kept. */
const KEPT = 50;
/** Points that a transaction keeps. */
const MAX_SAMPLES = 500;

/** The station with a transaction begun. */
export function withNewTransaction(station: StationState, transaction: TransactionState): StationState {
  return { ...station, transactions: [...station.transactions, transaction] };
}

/** The station with a transaction changed; nothing happens when it is not known. */
export function inTransaction(station: StationState, id: string, change: (old: TransactionState) => TransactionState): StationState {
  const at = station.transactions.findLastIndex((one) => one.id === id);
  const old = station.transactions[at];
  return old ? { ...station, transactions: limited(replaceAt(station.transactions, at, change(old))) } : station;
}

/** The newest transaction with this id: some peers use an id again. */
export function findTransaction(station: StationState, id: string | undefined): TransactionState | undefined {
  return station.transactions.findLast((one) => one.id === id);
}

export function emptyTransaction(id: string, startedAt: number): TransactionState {
  return { id, startedAt, missingSeqNos: [], samples: [] };
}

/** The newest transaction that has not ended and fits. */
export function openTransaction(station: StationState, fits: (one: TransactionState) => boolean): TransactionState | undefined {
  return station.transactions.findLast((one) => one.endedAt === undefined && fits(one));
}

function limited(all: readonly TransactionState[]): readonly TransactionState[] {
  let surplus = all.filter((one) => one.endedAt !== undefined).length - KEPT;
  if (surplus <= 0) return all;
  return all.filter((one) => one.endedAt === undefined || surplus-- <= 0);
}

/** The transaction with meter readings taken in. Readings older than the newest point are those that were sent before. */
export function withReadings(transaction: TransactionState, readings: readonly Reading[]): TransactionState {
  let changed = transaction;
  for (const reading of readings) {
    const { register } = reading;
    const meterStart = changed.meterStart ?? register;
    const point = pointOf(reading, meterStart);
    const last = changed.samples[changed.samples.length - 1];
    if (last && reading.at < last.at) continue;
    const { at: _, ...values } = point;
    changed = { ...changed, ...values, ...(meterStart === undefined ? {} : { meterStart }), samples: withPoint(changed.samples, point) };
  }
  return changed;
}

/** Two readings of the same moment are one point: 1.6 sends the same one again when a transaction stops. */
function withPoint(samples: readonly MeterSample[], point: MeterSample): readonly MeterSample[] {
  const last = samples[samples.length - 1];
  if (last?.at === point.at) return [...samples.slice(0, -1), { ...last, ...point }];
  const room = samples.length < MAX_SAMPLES ? samples : samples.filter((_, at) => at % 2 === 0);
  return [...room, point];
}
