import { useEffect } from 'react';
import { create } from 'zustand';
import type { MeterSample, TransactionState } from '../../shared/state/model';
import { call } from '../host/host';
import { useWorld } from './world';

/*
 * The meter readings of transactions that have ended are most of what there is to tell of a state, and few of them are ever looked
 * at: they are asked for when they are. A transaction that changes is another object.
 */
const known = new WeakMap<TransactionState, readonly MeterSample[]>();
const asked = new WeakSet<TransactionState>();

/** The readings of a transaction, oldest first; undefined while they are on their way. */
export type SamplesOf = (transaction: TransactionState) => readonly MeterSample[] | undefined;

/** Another function each time that readings have come, so that what is made of them is made anew. */
const lookUp = (): SamplesOf => (transaction) => (transaction.endedAt === undefined ? transaction.samples : known.get(transaction));
const useKnown = create<{ readonly samplesOf: SamplesOf }>()(() => ({ samplesOf: lookUp() }));

/**
 * Has the readings of a station's transactions brought.
 *
 * @param wanted of that station; the same list as long as they are the same
 */
export function useSamples(station: string, wanted: readonly TransactionState[]): SamplesOf {
  useEffect(() => {
    const missing = wanted.filter((one) => one.endedAt !== undefined && !asked.has(one));
    if (missing.length > 0) void bring(station, missing);
  }, [station, wanted]);
  return useKnown((state) => state.samplesOf);
}

async function bring(station: string, missing: readonly TransactionState[]): Promise<void> {
  for (const one of missing) asked.add(one);
  const { at } = useWorld.getState();
  const reply = await call('state.samples', { ...(at === undefined ? {} : { at }), station, transactions: missing.map(({ id }) => id) });
  missing.forEach((one, place) => {
    if (reply.ok) known.set(one, reply.value.samples[place] ?? []);
    else asked.delete(one);
  });
  useKnown.setState({ samplesOf: lookUp() });
}
