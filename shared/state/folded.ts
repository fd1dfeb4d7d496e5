import type { MeterSample, StationState, TransactionState, WorldState } from './model';
import type { SampleList } from './sample-list';

/** The state as the folds hold it; `present` makes the model's of it. */
export interface FoldedWorld {
  readonly stations: Readonly<Record<string, FoldedStation>>;
}

/** A station as the folds hold it: the model's, with compact meter readings. */
export interface FoldedStation extends Omit<StationState, 'transactions'> {
  readonly transactions: readonly FoldedTransaction[];
}

export interface FoldedTransaction extends Omit<TransactionState, 'samples'> {
  readonly samples: SampleList;
}

/** Points of a transaction's chart. */
const POINTS = 300;
const NONE: readonly MeterSample[] = [];

const stations = new WeakMap<FoldedStation, StationState>();
const transactions = new WeakMap<FoldedTransaction, TransactionState>();

/** The stations as everybody else sees them. What is the same before is the same after. */
export function present(folded: Iterable<readonly [string, FoldedStation]>): WorldState {
  const all: [string, StationState][] = [];
  for (const [id, station] of folded) all.push([id, presentStation(station)]);
  return { stations: Object.fromEntries(all) };
}

function presentStation(folded: FoldedStation): StationState {
  let station = stations.get(folded);
  if (!station) {
    station = { ...folded, transactions: folded.transactions.map(presentTransaction) };
    stations.set(folded, station);
  }
  return station;
}

function presentTransaction(folded: FoldedTransaction): TransactionState {
  let transaction = transactions.get(folded);
  if (!transaction) {
    transaction = { ...folded, samples: folded.endedAt === undefined ? samplesOf(folded) : NONE };
    transactions.set(folded, transaction);
  }
  return transaction;
}

/** The meter readings of a transaction, oldest first; of one that has ended spread evenly over all, at most 300. */
export function samplesOf({ endedAt, samples }: FoldedTransaction): readonly MeterSample[] {
  return endedAt === undefined ? samples.pointsSoFar(POINTS) : samples.points(POINTS);
}
