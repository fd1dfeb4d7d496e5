import { useEffect, useState } from 'react';
import type { LogRow } from '../../shared/ipc/shapes';
import { call, on, onConnected } from '../host/host';
import type { End } from './end';

/** A CALL of the other side that can be answered from the composer. */
export interface OpenCall {
  readonly id: string;
  readonly action: string;
  readonly answered: boolean;
}

const VIEW = 'composer.calls';
const ROWS = 100;
const ANSWERED_KEPT = 10;
const LOOK_EVERY_MS = 250;
const NONE: readonly OpenCall[] = [];

/**
 * The newest CALLs that came from the other side, unanswered ones first. Asks the host for them only while they are of use.
 *
 * @param wanted false while no answer is being written
 */
export function usePendingCalls({ target, sender }: End, wanted: boolean): readonly OpenCall[] {
  const [calls, setCalls] = useState<{ readonly of: string; readonly list: readonly OpenCall[] }>();
  const station = target?.station;
  const of = `${sender}:${station}`;
  useEffect(() => {
    if (!wanted || station === undefined) return;
    return followCalls(station, sender === 'csms' ? 'up' : 'down', (list) => setCalls((before) => (before?.of === of && same(before.list, list) ? before : { of, list })));
  }, [wanted, station, sender, of]);
  return wanted && calls?.of === of ? calls.list : NONE;
}

function followCalls(station: string, direction: 'up' | 'down', tell: (calls: readonly OpenCall[]) => void): () => void {
  let stopped = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const open = async (): Promise<void> => {
    const reply = await call('view.open', { view: VIEW, filter: { stations: [station], direction, types: ['CALL'] } });
    if (reply.ok) await look(reply.value.total);
  };
  const look = async (total: number): Promise<void> => {
    const reply = await call('view.rows', { view: VIEW, from: Math.max(0, total - ROWS), count: ROWS });
    if (reply.ok && !stopped) tell(callsOf(reply.value.rows));
  };
  const stopListening = on('journal.changed', ({ views }) => {
    const total = views[VIEW];
    if (total !== undefined) timer ??= setTimeout(() => { timer = undefined; void look(total); }, LOOK_EVERY_MS);
  });
  const stopConnected = onConnected(() => void open());
  void open();
  return () => {
    stopped = true;
    clearTimeout(timer);
    stopListening();
    stopConnected();
    void call('view.close', { view: VIEW });
  };
}

/** Newest first; of ids that were used twice the newest. */
export function callsOf(rows: readonly LogRow[]): readonly OpenCall[] {
  const calls = new Map<string, OpenCall>();
  for (const { messageId: id, action, pair } of [...rows].reverse()) {
    if (id !== undefined && action !== undefined && !calls.has(id)) calls.set(id, { id, action, answered: pair !== undefined });
  }
  const all = [...calls.values()];
  return [...all.filter(({ answered }) => !answered), ...all.filter(({ answered }) => answered).slice(0, ANSWERED_KEPT)];
}

function same(one: readonly OpenCall[], other: readonly OpenCall[]): boolean {
  return one.length === other.length && one.every((call, at) => call.id === other[at]?.id && call.answered === other[at].answered);
}
