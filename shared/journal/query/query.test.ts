import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { VirtualClock } from '../../platform/virtual-clock';
import { decode } from '../../ocpp/codec';
import { startJournal, type Journal } from '../journal';
import { MemoryStorage } from '../memory-storage';
import { completeQuery } from './complete';
import { looksLikeQuery, parseQuery } from './parse';

const clock = new VirtualClock();
let journal: Journal;

beforeAll(async () => {
  journal = startJournal({ storage: new MemoryStorage(), clock });
  const say = (connection: number, direction: 'up' | 'down', text: string, severity: 'ok' | 'error' = 'ok'): void => {
    const index = journal.frame(connection, direction, text);
    journal.facts(index, { frame: decode(text, '2.0.1'), problems: severity === 'ok' ? 0 : 2, severity });
  };
  for (const station of ['CP1', 'CP 2']) {
    const connection = journal.connection();
    journal.open(connection, { station, version: '2.0.1', role: 'csms', url: '', remote: '', subprotocol: '' });
  }
  const event = (id: string, type: string, seqNo: number, value: number): string => `[2,"${id}","TransactionEvent",{"eventType":"${type}","seqNo":${seqNo},"timestamp":"2026-01-01T10:00:0${seqNo}Z","triggerReason":"Authorized","transactionInfo":{"transactionId":"tx-1"},"meterValue":[{"sampledValue":[{"value":${value}}]}]}]`;
  say(1, 'up', event('a', 'Started', 0, 10));
  await clock.advance(500);
  say(1, 'down', '[3,"a",{"idTokenInfo":{"status":"Accepted"}}]');
  say(1, 'up', event('b', 'Ended', 1, 2500.5), 'error');
  await clock.advance(3000);
  say(1, 'down', '[4,"b","InternalError","it broke",{}]');
  say(2, 'up', '[2,"c","Heartbeat",{}]');
  say(2, 'up', 'no frame');
});

const found = (query: string): number[] => {
  const view = journal.view({ query });
  while (view.step());
  const all = view.slice(0, 100);
  view.close();
  return all;
};

describe('a query finds', () => {
  test.each<[string, number[]]>([
    ['', [0, 1, 2, 3, 4, 5, 6, 7]],
    ['action:TransactionEvent', [2, 3, 4, 5]],
    ['action:transaction* type:CALL', [2, 4]],
    ['action:TransactionEvent and payload.eventType:Ended and latency>2s and station:CP1', [4]],
    ['station:"CP 2"', [1, 6, 7]],
    ['latency>=500ms latency<=0.5s', [2, 3]],
    ['not action:TransactionEvent from:station', [6, 7]],
    ['-type:CALL -kind:open', [3, 5, 7]],
    ['type:CALLERROR or id:c', [5, 6]],
    ['code:InternalError', [5]],
    ['(id:a or id:b) direction:down', [3, 5]],
    ['payload.meterValue.sampledValue.value>100', [4]],
    ['payload.meterValue.sampledValue.value:10', [2]],
    ['payload.timestamp>=2026-01-01T10:00:01Z', [4]],
    ['payload.*.status:Accepted', [3]],
    ['payload.idTokenInfo.status!=Accepted', []],
    ['is:error', [4]],
    ['is:problem', [4, 5, 7]],
    ['is:answered', [2, 4]],
    ['is:waiting', [6]],
    ['problems>=2', [4]],
    ['entry<=2', [0, 1]],
    ['tx:tx-1 type:CALL', [2, 4]],
    ['"it broke"', [5]],
    ['broke or heartbeat', [5, 6]],
    ['id:*', [2, 3, 4, 5, 6]],
    ['not (payload.eventType:Ended or type:CALLRESULT) connection:1', [0, 2, 5]],
  ])('%s', (query, expected) => expect(found(query)).toEqual(expected));

  test('together with the other filters', () => {
    const view = journal.view({ query: 'payload.seqNo>=0', stations: ['CP1'], text: 'ended' });
    while (view.step());
    expect(view.slice(0, 10)).toEqual([4]);
  });
});

describe('a query that cannot be read says what is wrong, and where', () => {
  test.each<[string, RegExp, number, number]>([
    ['acton:Heartbeat', /no field "acton"; there are action, station/, 0, 5],
    ['latency>2 weeks', /^$/, 0, 0],
    ['latency>fast', /"fast" is no duration; it would be like 500ms/, 8, 12],
    ['time>noon', /"noon" is no time/, 5, 9],
    ['problems>x', /"x" is no number/, 9, 10],
    ['direction:left', /"left" is none of up, down/, 10, 14],
    ['station>CP1', /Names can be equal or not/, 8, 11],
    ['action:', /value is missing after "action:"/, 0, 7],
    ['(action:Heartbeat', /bracket is not closed/, 0, 1],
    ['action:Heartbeat)', /bracket closes none/, 16, 17],
    ['a and', /condition is missing/, 4, 5],
    ['"open', /quote that begins here has no end/, 0, 5],
  ])('%s', (text, sentence, from, to) => {
    const parsed = parseQuery(text);
    if (sentence.source === '^$') return void expect(parsed.ok).toBe(true);
    expect(parsed).toMatchObject({ ok: false, fault: { from, to, message: expect.stringMatching(sentence) as string } });
  });

  test('and lets nothing through', () => expect(found('latency>fast')).toEqual([]));

  test('whatever it is, reading it never throws', () => {
    fc.assert(fc.property(fc.string({ unit: fc.constantFrom('a', 'action', ':', '>', '(', ')', '"', ' ', '-', 'not', 'or', '2s', '*', '\\') }), (text) => {
      const parsed = parseQuery(text);
      if (!parsed.ok) expect(parsed.fault.message).toMatch(/\.$|…$/);
    }));
  });
});

describe('words and queries are told apart', () => {
  test.each([['action:Heartbeat', true], ['latency>2s', true], ['-type:CALL', true], ['payload.seqNo = 3', true], ['Heartbeat', false], ['10:30:05', false], ['{"a":1}', false], ['http://x', false]])('%s', (text, query) => {
    expect(looksLikeQuery(text)).toBe(query);
  });
});

describe('completion', () => {
  const vocabulary = { actions: ['Heartbeat', 'TransactionEvent'], stations: ['CP1', 'CP 2'], transactions: ['tx-1'], payload: ['eventType'] };
  const texts = (text: string): string[] => completeQuery(text, text.length, vocabulary).map((one) => one.text);

  test('offers fields, values, and the words between conditions', () => {
    expect(texts('')).toEqual(expect.arrayContaining(['action:', 'latency>', 'payload.eventType:', 'not ']));
    expect(texts('act')).toEqual(['action:', 'transaction:']);
    expect(texts('action:heart')).toEqual(['Heartbeat']);
    expect(texts('station:')).toEqual(['CP1', '"CP 2"']);
    expect(texts('direction:')).toEqual(['up', 'down']);
    expect(texts('action:Heartbeat an')).toContain('and ');
  });

  test('replaces what was typed', () => {
    expect(completeQuery('a station:cp', 12, vocabulary)[0]).toMatchObject({ text: 'CP1', from: 10, to: 12 });
  });
});
