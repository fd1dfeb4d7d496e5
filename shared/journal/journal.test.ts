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

  it('tells listeners of a mark also when they were not told of the entry yet, for its row may have been read', async () => {
    const { journal, clock, say } = make();
    const changes: JournalChange[] = [];
    journal.onChange((change) => changes.push(change));
    say('up', '[2,"a","Heartbeat",{}]');
    journal.mark(0, { colour: 'red' });
    await clock.advance(100);
    journal.mark(0, undefined);
    await clock.advance(100);
    expect(changes).toEqual([{ count: 1, appendedFrom: 0, touchedFrom: 0 }, { count: 1, appendedFrom: 1, touchedFrom: 0 }]);
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

  it('tells listeners ten times a second while more comes than anybody reads, 20 times while it flows, and of the rest at once', async () => {
    const { journal, clock, say } = make();
    const told: number[] = [];
    const begin = clock.monotonic();
    const busy = async (until: number): Promise<void> => {
      while (clock.monotonic() - begin < until) {
        for (let n = 0; n < 50; n += 1) say('up', `[2,"${clock.monotonic()}-${n}","Heartbeat",{}]`);
        await clock.advance(10);
      }
    };
    journal.onChange(() => told.push(clock.monotonic() - begin));
    await busy(1000);
    expect(told.length).toBeGreaterThanOrEqual(9);
    expect(told.length).toBeLessThanOrEqual(12);
    await clock.advance(200);
    told.length = 0;
    for (let n = 0; n < 10; n += 1) {
      say('up', `[2,"flow-${n}","Heartbeat",{}]`);
      await clock.advance(20);
    }
    expect(told).toHaveLength(4);
    told.length = 0;
    for (let n = 0; n < 10; n += 1) {
      await clock.advance(60);
      say('up', `[2,"calm-${n}","Heartbeat",{}]`);
      await clock.advance(16);
      expect(told).toHaveLength(n + 1);
    }
  });

  it('tells stations, actions and transactions in the order of their appearance', () => {
    const { journal, say } = make();
    journal.open(journal.connection(), INFO);
    journal.open(journal.connection(), { ...INFO, station: 'CP0', version: '1.6' });
    say('up', '[2,"a","TransactionEvent",{"transactionInfo":{"transactionId":"t-9"}}]');
    say('up', '[2,"b","Heartbeat",{}]');
    expect([...journal.stations.keys()]).toEqual(['CP1', 'CP0']);
    expect(journal.actions).toEqual(['TransactionEvent', 'Heartbeat']);
    expect(journal.transactions).toEqual([{ id: 't-9', station: 'CP1' }]);
    expect(journal.index.frames).toBe(2);
  });

  it('records nothing more once it is closed, and nobody falls over it', () => {
    const { journal, storage } = make();
    journal.close();
    const before = storage.text;
    const index = journal.frame(1, 'up', '[2,"a","Heartbeat",{}]');
    journal.facts(index, { frame: decode('[2,"a","Heartbeat",{}]'), problems: 0, severity: 'ok' });
    journal.event(1, 'close', { code: 1006, reason: '' });
    journal.open(2, INFO);
    expect(index).toBe(-1);
    expect(storage.text).toBe(before);
    expect(journal.count).toBe(0);
  });
});

describe('pairing', () => {
  it('gives the answer of a StartTransaction, and the request, the number that the CSMS chose', () => {
    const { journal, say } = make();
    journal.open(journal.connection(), { ...INFO, version: '1.6' });
    const start = say('up', '[2,"s","StartTransaction",{"connectorId":1}]');
    const number = say('down', '[3,"s",{"transactionId":42}]');
    const other = say('up', '[2,"m","MeterValues",{"transactionId":42}]');
    const empty = say('down', '[3,"m",{}]');
    const view = journal.view({ transaction: '42' });
    expect(view.slice(0, 9)).toEqual([start, number, other, empty]);
  });

  it('joins a message that was cut off with its answer, for its beginning says what it was', () => {
    const { journal, say } = make();
    const call = say('up', '[2,"a","NotifyReport",{"requestId":');
    const answer = say('down', '[4,"a","FormatViolation","",{}]');
    expect(journal.row(call)).toMatchObject({ type: 'Malformed', action: 'NotifyReport', pair: answer });
    expect(journal.row(answer)).toMatchObject({ type: 'CALLERROR', action: 'NotifyReport', pair: call });
  });

  it('joins a CALLRESULTERROR with the CALLRESULT that it refuses', () => {
    const { journal, say } = make();
    const call = say('down', '[2,"a","GetBaseReport",{}]');
    const result = say('up', '[3,"a",{"status":1}]');
    const refusal = say('down', '[5,"a","TypeConstraintViolation","",{}]');
    expect(journal.row(refusal)).toMatchObject({ pair: result, action: 'GetBaseReport' });
    expect(journal.row(call)).toMatchObject({ pair: result });
  });

  it('ends with the connection: a CALL without an answer is a problem then, and a later answer is no answer', () => {
    const { journal, say } = make();
    journal.open(journal.connection(), INFO);
    const problems = journal.view({ onlyProblems: true });
    const call = say('up', '[2,"a","Heartbeat",{}]');
    expect(journal.row(call)?.answer).toBe('waiting');
    expect(problems.total).toBe(0);
    journal.event(1, 'close', { code: 1000, reason: '' });
    expect(journal.row(call)?.answer).toBe('unanswered');
    expect(problems.slice(0, 9)).toEqual([call]);
    const answer = say('down', '[3,"a",{}]');
    expect(journal.row(answer)?.pair).toBeUndefined();
  });
});

describe('entries that are no frames', () => {
  it('belong to the station of their connection, even when it was known only later', () => {
    const { journal } = make();
    const view = journal.view({ stations: ['CP1'] });
    const connection = journal.connection();
    const upgrade = journal.event(connection, 'upgrade', { target: '/CP1' });
    expect(view.total).toBe(0);
    const open = journal.open(connection, INFO);
    expect(view.slice(0, 9)).toEqual([upgrade, open]);
  });

  it('belong to the station that they name when they have no connection, or none that was opened', () => {
    const { journal } = make();
    const plugged = journal.event(0, 'person', { kind: 'plug-in', station: 'SIM' });
    const refused = journal.event(journal.connection(), 'fail', { station: 'SIM', message: 'ECONNREFUSED' });
    journal.event(0, 'person', { kind: 'plug-in', station: 'OTHER' });
    expect(journal.view({ stations: ['SIM'] }).slice(0, 9)).toEqual([plugged, refused]);
  });

  it('are problems when something failed, was refused, or ended without order', () => {
    const { journal } = make();
    const problems = [
      journal.event(1, 'fail', 'refused'),
      journal.event(1, 'upgrade', { decision: { accepted: false } }),
      journal.event(1, 'close', { code: 1006, reason: '' }),
      journal.event(1, 'note', { kind: 'duplicate-id', message: 'x' }),
      journal.event(1, 'note', { severity: 'warning', message: 'x' }),
    ];
    journal.event(1, 'upgrade', { decision: { accepted: true } });
    journal.event(1, 'close', { code: 1000, reason: '' });
    journal.event(1, 'note', { kind: 'csms', message: 'x' });
    journal.event(1, 'note', { severity: 'info', kind: 'duplicate-id', message: 'x' });
    journal.event(1, 'note', 'all is well');
    expect(journal.view({ onlyProblems: true }).slice(0, 99)).toEqual(problems);
    expect(journal.index.problems).toBe(problems.length);
  });
});
