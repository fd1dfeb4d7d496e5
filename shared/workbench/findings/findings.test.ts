import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CommandInput, CommandName, CommandOutput, Handlers, Reply } from '../../ipc/contract';
import { outside, testPorts, type Outside } from '../ports.fixture';
import { Workbench } from '../workbench';

let around: Outside;
let workbench: Workbench;
let handlers: Handlers;
let told: string[];

async function ask<Name extends CommandName>(name: Name, input: CommandInput<Name>): Promise<CommandOutput<Name>> {
  const reply: Reply<CommandOutput<Name>> = await handlers[name](input);
  if (!reply.ok) throw new Error(reply.error.message);
  return reply.value;
}

/** Asks until the whole journal has been checked. */
async function findings(): Promise<CommandOutput<'findings.read'>> {
  for (;;) {
    const state = await ask('findings.read', {});
    if (state.checked === state.entries) return state;
    await around.clock.advance(100);
  }
}

beforeEach(async () => {
  around = outside();
  told = [];
  workbench = await Workbench.create(testPorts(around));
  ({ handlers } = workbench.attach((name) => told.push(name)));
});

afterEach(() => workbench.close());

const boot = (i: number): string => `2026-01-01 10:00:${String(i % 60).padStart(2, '0')} CP${1 + (i % 2)} recv [2,"m${i}","Heartbeat",{"odd":1}]\n2026-01-01 10:00:${String(i % 60).padStart(2, '0')} CP${1 + (i % 2)} send [3,"m${i}",{"currentTime":"2026-01-01T10:00:00Z"}]`;

describe('what is wrong in a log that was opened', () => {
  it('is told by kind, with the entries and the stations of each', async () => {
    const text = [...Array.from({ length: 300 }, (_, i) => boot(i)), '2026-01-01 10:10:00 CP1 recv [2,"lost","Heartbeat",{}]', '2026-01-01 10:11:00 CP1 recv [2,"last","Heartbeat",{}]'].join('\n');
    await ask('log.open', { text, name: 'a.log' });
    const state = await findings();
    expect(state).toMatchObject({ messages: 602, errors: 300, warnings: 1, gaps: 1, own: 0 });
    const [odd, unanswered] = state.groups;
    expect(odd).toMatchObject({ severity: 'error', action: 'Heartbeat', count: 300, stations: 2 });
    expect(unanswered).toMatchObject({ rule: 'request-without-answer', severity: 'warning', count: 1 });
    const { kept, findings: found } = await ask('findings.of', { group: odd?.id ?? '', from: 1, count: 2 });
    expect(kept).toBe(300);
    expect(found.map(({ station }) => station)).toEqual(['CP2', 'CP1']);
    const { raw } = await ask('journal.entry', { index: found[0]?.entry ?? 0 });
    expect(raw).toContain('"m1"');
    expect(told).toContain('findings.changed');
  });

  it('names entries, not lines, and is of that log alone', async () => {
    await ask('log.open', { text: '[2,"a","Heartbeat",{}]\n[3,"a",{"currentTime":"2026-01-01T10:00:00Z"}]\n[2,"a","Heartbeat",{}]', name: 'a.log' });
    const [repeated] = (await findings()).groups;
    expect(repeated?.message).toMatch(/was used in entry #\d+ already/);
    await ask('log.close', {});
    expect(await findings()).toMatchObject({ groups: [], messages: 0 });
    expect(await handlers['findings.of']({ group: repeated?.id ?? '', from: 0, count: 1 })).toMatchObject({ ok: false, error: { code: 'not-found' } });
  });
});

describe('what is wrong while it goes on', () => {
  it('grows with the journal, across the connections of a station, and waits for nobody', async () => {
    const { journal } = workbench.shown;
    const connect = (): number => {
      const id = journal.connection();
      journal.open(id, { station: 'CP1', version: '2.0.1', role: 'csms', url: '', remote: '', subprotocol: '' });
      return id;
    };
    const event = (id: string, eventType: string, seqNo: number): string => JSON.stringify([2, id, 'TransactionEvent', {
      eventType, seqNo, timestamp: '2026-01-01T10:00:00Z', triggerReason: 'Authorized', evse: { id: 1, connectorId: 1 }, transactionInfo: { transactionId: 't' },
    }]);
    journal.frame(connect(), 'up', event('1', 'Started', 0));
    expect((await findings()).groups.map(({ rule }) => rule)).toEqual([]);
    const again = connect();
    journal.frame(again, 'up', event('2', 'Updated', 1));
    expect((await findings()).groups.map(({ rule }) => rule)).toEqual([]);
    journal.frame(again, 'up', event('3', 'Updated', 3));
    expect((await findings()).groups).toMatchObject([{ rule: 'transaction-sequence', action: 'TransactionEvent', count: 1 }]);
  });
});
