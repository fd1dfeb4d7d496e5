import { beforeEach, describe, expect, it } from 'vitest';
import type { Clock } from '../platform/clock';
import { decode } from './codec';
import type { Malformed, WellFormed } from './frame';
import type { Answer } from './outcome';
import { Peer, type PeerOptions, type PeerReport } from './peer';

/** A clock that moves when told. */
class TestClock implements Clock {
  time = 0;
  #timers: { at: number; run: () => void }[] = [];
  now(): number { return this.time; }
  monotonic(): number { return this.time; }
  after(delayMs: number, run: () => void): { cancel(): void } {
    const timer = { at: this.time + delayMs, run };
    this.#timers.push(timer);
    return { cancel: () => { this.#timers = this.#timers.filter((other) => other !== timer); } };
  }
  get timers(): number { return this.#timers.length; }
  advance(ms: number): void {
    this.time += ms;
    const due = this.#timers.filter((timer) => timer.at <= this.time);
    this.#timers = this.#timers.filter((timer) => timer.at > this.time);
    for (const timer of due) timer.run();
  }
}

let clock: TestClock;
let sent: string[];
let reports: PeerReport[];
let answer: Answer | Promise<Answer>;
let peer: Peer;

function make(options: Partial<PeerOptions> = {}): Peer {
  let n = 0;
  return new Peer({
    version: '2.0.1',
    clock,
    random: { next: () => 0.5, uuid: () => `id-${++n}` },
    timeoutMs: 30_000,
    transmit: (text) => sent.push(text),
    onCall: () => answer,
    report: (report) => reports.push(report),
    ...options,
  });
}

const feed = (text: string, to = peer): void => to.receive(decode(text) as WellFormed);

beforeEach(() => {
  clock = new TestClock();
  sent = [];
  reports = [];
  answer = { kind: 'result', payload: {} };
  peer = make();
});

describe('calls of ours', () => {
  it('one CALL is outstanding at a time, the next goes out after the answer', async () => {
    const first = peer.call('A', {});
    const second = peer.call('B', {});
    expect(sent).toEqual(['[2,"id-1","A",{}]']);
    clock.advance(12);
    feed('[3,"id-1",{"x":1}]');
    expect(await first).toEqual({ kind: 'result', payload: { x: 1 }, latencyMs: 12 });
    expect(sent[1]).toBe('[2,"id-2","B",{}]');
    feed('[4,"id-2","InternalError","no",{}]');
    expect(await second).toMatchObject({ kind: 'error', code: 'InternalError', description: 'no' });
    expect(clock.timers).toBe(0);
  });

  it('a CALLERROR lets the next go as well, and so does a timeout', async () => {
    const first = peer.call('A', {}, { timeoutMs: 100 });
    const second = peer.call('B', {});
    clock.advance(100);
    expect(await first).toEqual({ kind: 'timeout', afterMs: 100 });
    expect(sent).toHaveLength(2);
    feed('[3,"id-2",{}]');
    expect((await second).kind).toBe('result');
  });

  it('the time counts from the moment the CALL is on the wire, not from standing in line', async () => {
    void peer.call('A', {}, { timeoutMs: 1000 });
    const second = peer.call('B', {}, { timeoutMs: 100 });
    clock.advance(500);
    feed('[3,"id-1",{}]');
    feed('[3,"id-2",{}]');
    expect((await second).kind).toBe('result');
  });

  it('late, duplicate and unknown answers are told apart and hurt nothing', async () => {
    const first = peer.call('A', {}, { timeoutMs: 100 });
    clock.advance(100);
    await first;
    clock.advance(50);
    feed('[3,"id-1",{}]');
    void peer.call('B', {});
    feed('[3,"id-2",{}]');
    feed('[3,"id-2",{}]');
    feed('[3,"never",{}]');
    expect(reports).toEqual([
      { kind: 'late-answer', id: 'id-1', action: 'A', afterMs: 50 },
      { kind: 'duplicate-answer', id: 'id-2' },
      { kind: 'unknown-answer', id: 'never' },
    ]);
  });

  it('the answer to a CALL that went out raw is known once it was told to be expected', () => {
    peer.expectAnswer('raw-1', 'Reset');
    expect(peer.actionOf('raw-1')).toBe('Reset');
    feed('[3,"raw-1",{}]');
    expect(reports).toEqual([]);
    expect(peer.actionOf('raw-1')).toBe('Reset');
    feed('[3,"raw-1",{}]');
    expect(reports).toEqual([{ kind: 'duplicate-answer', id: 'raw-1' }]);
  });

  it('every call in line settles as closed when the connection goes, and none is sent after', async () => {
    const calls = [peer.call('A', {}), peer.call('B', {}), peer.call('C', {})];
    peer.close();
    expect(await Promise.all(calls)).toEqual([{ kind: 'closed' }, { kind: 'closed' }, { kind: 'closed' }]);
    expect(await peer.call('D', {})).toEqual({ kind: 'closed' });
    peer.sendRaw('x');
    expect(sent).toHaveLength(1);
    expect(clock.timers).toBe(0);
  });

  it('a refused result goes back as CALLRESULTERROR in 2.1, and as nothing in 2.0.1', async () => {
    for (const [version, texts] of [['2.1', 2], ['2.0.1', 1]] as const) {
      sent = [];
      const strict = make({ version, acceptResult: () => ({ code: 'OccurrenceConstraintViolation', description: 'status is missing' }) });
      const call = strict.call('A', {});
      feed('[3,"id-1",{}]', strict);
      expect(await call).toMatchObject({ kind: 'error', code: 'OccurrenceConstraintViolation' });
      expect(sent).toHaveLength(texts);
    }
    expect(reports[0]).toMatchObject({ kind: 'result-refused', id: 'id-1' });
  });
});

describe('calls of the other side', () => {
  it('a handler that answers at once is answered within the same turn', () => {
    feed('[2,"x","Heartbeat",{}]');
    expect(sent).toEqual(['[3,"x",{}]']);
  });

  it('is served while a CALL of ours is outstanding: the directions are independent', () => {
    void peer.call('A', {});
    feed('[2,"x","Heartbeat",{}]');
    expect(sent).toEqual(['[2,"id-1","A",{}]', '[3,"x",{}]']);
  });

  it('a second CALL before the answer is reported, and both are served', async () => {
    let release: (answer: Answer) => void = () => undefined;
    answer = new Promise((resolve) => { release = resolve; });
    feed('[2,"x","A",{}]');
    answer = { kind: 'result', payload: {} };
    feed('[2,"y","B",{}]');
    release({ kind: 'result', payload: { late: true } });
    await Promise.resolve();
    expect(reports).toEqual([{ kind: 'overlapping-call', id: 'y', action: 'B', open: 'x' }]);
    expect(sent).toEqual(['[3,"y",{}]', '[3,"x",{"late":true}]']);
  });

  it('a repeated message id is reported, and served', () => {
    feed('[2,"x","A",{}]');
    feed('[2,"x","A",{}]');
    expect(reports).toEqual([{ kind: 'duplicate-id', id: 'x', action: 'A' }]);
    expect(sent).toHaveLength(2);
  });

  it('a handler that throws or rejects is answered with InternalError', async () => {
    const throwing = make({ onCall: () => { throw new Error('boom'); } });
    feed('[2,"x","A",{}]', throwing);
    const rejecting = make({ onCall: () => Promise.reject(new Error('bang')) });
    feed('[2,"y","A",{}]', rejecting);
    await new Promise((resolve) => setTimeout(resolve));
    expect(sent).toEqual(['[4,"x","InternalError","boom",{}]', '[4,"y","InternalError","bang",{}]']);
    expect(reports.map((report) => report.kind)).toEqual(['handler-failed', 'handler-failed']);
  });

  it('silence and raw text are answers too', () => {
    answer = { kind: 'silence' };
    feed('[2,"x","A",{}]');
    answer = { kind: 'raw', text: 'broken' };
    feed('[2,"y","A",{}]');
    expect(sent).toEqual(['broken']);
  });

  it('1.6 writes FormationViolation and OccurenceConstraintViolation, 2.0.1 the others', () => {
    for (const [version, format, occurrence] of [
      ['1.6', 'FormationViolation', 'OccurenceConstraintViolation'],
      ['2.0.1', 'FormatViolation', 'OccurrenceConstraintViolation'],
    ] as const) {
      sent = [];
      const one = make({ version });
      answer = { kind: 'error', code: 'FormatViolation', description: '' };
      feed('[2,"x","A",{}]', one);
      answer = { kind: 'error', code: 'OccurrenceConstraintViolation', description: '' };
      feed('[2,"y","A",{}]', one);
      expect(sent).toEqual([`[4,"x","${format}","",{}]`, `[4,"y","${occurrence}","",{}]`]);
    }
  });

  it('cuts an error description at 255 characters', () => {
    answer = { kind: 'error', code: 'InternalError', description: 'x'.repeat(400) };
    feed('[2,"x","A",{}]');
    expect((JSON.parse(sent[0] ?? '') as string[])[3]).toHaveLength(255);
  });
});

describe('messages that are no frames', () => {
  const refuse = (version: '1.6' | '2.0.1', raw: string): string[] => {
    sent = [];
    make({ version }).refuse(decode(raw) as Malformed, 'FormatViolation');
    return sent;
  };

  it('2.0.1 answers an unreadable message with message id -1, 1.6 keeps silent', () => {
    expect(refuse('2.0.1', '{broken')[0]).toMatch(/^\[4,"-1","FormatViolation",/);
    expect(refuse('1.6', '{broken')).toEqual([]);
  });

  it('both answer a CALL whose id could be read', () => {
    expect(refuse('1.6', '[2,"a","Heartbeat",7]')[0]).toMatch(/^\[4,"a","FormationViolation",/);
  });

  it('a broken answer is never answered, so that two peers cannot fall into a loop', () => {
    expect(refuse('2.0.1', '[4,"a",5,"",{}]')).toEqual([]);
    expect(refuse('2.0.1', '[3,"a",null]')).toEqual([]);
  });
});
