import { describe, expect, it } from 'vitest';
import { decode } from '../ocpp/codec';
import { VirtualClock } from '../platform/virtual-clock';
import type { ConnectionInfo } from './entry';
import { startJournal, type Journal, type JournalChange } from './journal';
import { MemoryStorage } from './memory-storage';

const INFO: ConnectionInfo = { station: 'CP1', version: '2.0.1', role: 'csms', url: '/CP1', remote: '127.0.0.1:5', subprotocol: 'ocpp2.0.1' };

function make(): { journal: Journal; clock: VirtualClock; storage: MemoryStorage; say: (direction: 'up' | 'down', text: string) => number } {
  const clock = new VirtualClock();
  const storage = new MemoryStorage();
  const journal = startJournal({ clock, storage });
  const say = (direction: 'up' | 'down', text: string): number => {
    const index = journal.frame(1, direction, text);
    journal.facts(index, { frame: decode(text, '2.0.1'), problems: 0, severity: 'ok' });
    return index;
  };
  return { journal, clock, storage, say };
}

describe('a journal', () => {
  it('gives back each text exactly as it was recorded, read or not', () => {
    const { journal } = make();
    const texts = ['[2,"1","Heartbeat",{}]', '', ' {"half', '\u0000\n"\\', '😀\ud83d', 'x'.repeat(100_000)];
    for (const text of texts) journal.frame(journal.connection(), 'up', text);
    expect(texts.map((_, index) => journal.entry(index)?.text)).toEqual(texts);
    expect(journal.entry(texts.length)).toBeUndefined();
    expect(journal.entry(0.5)).toBeUndefined();
  });

  it('numbers connections from 1', () => {
    const { journal } = make();
    expect([journal.connection(), journal.connection()]).toEqual([1, 2]);
  });

  it('takes monotonic time from its own beginning and wall time from the clock', async () => {
    const { journal, clock } = make();
    await clock.advance(1234.5);
    clock.setWall(7);
    expect(journal.entry(journal.event(0, 'note', 'hello'))).toMatchObject({ time: 1234.5, wall: 7, kind: 'note', text: 'hello' });
  });

  it('pairs a CALL with its answer, tells the latency on both, and gives the answer its action', async () => {
    const { journal, clock, say } = make();
    journal.open(journal.connection(), INFO);
    const call = say('up', '[2,"a","Heartbeat",{}]');
    expect(journal.row(call)).toMatchObject({ type: 'CALL', answer: 'waiting', station: 'CP1', version: '2.0.1' });
    await clock.advance(12);
    const answer = say('down', '[3,"a",{"currentTime":"2026-01-01T00:00:00Z"}]');
    expect(journal.row(call)).toMatchObject({ pair: answer, latency: 12, answer: 'answered', action: 'Heartbeat' });
    expect(journal.row(answer)).toMatchObject({ pair: call, latency: 12, type: 'CALLRESULT', action: 'Heartbeat' });
  });

  it('tells listeners of new and of changed entries, once for many', async () => {
    const { journal, clock, say } = make();
    const changes: JournalChange[] = [];
    journal.onChange((change) => changes.push(change));
    journal.open(journal.connection(), INFO);
    say('up', '[2,"a","Heartbeat",{}]');
    await clock.advance(100);
    say('down', '[3,"a",{}]');
    await clock.advance(100);
    expect(changes).toEqual([
      { count: 2, appendedFrom: 0, touchedFrom: undefined },
      { count: 3, appendedFrom: 2, touchedFrom: 1 },
    ]);
    expect(clock.timers).toBe(0);
  });
});
