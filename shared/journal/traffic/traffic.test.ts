import { describe, expect, it } from 'vitest';
import { VirtualClock } from '../../platform/virtual-clock';
import { decode } from '../../ocpp/codec';
import { MemoryStorage } from '../memory-storage';
import { startJournal, type Journal } from '../journal';
import { Traffic } from './traffic';

const START = Date.UTC(2026, 0, 31, 12);

function setUp(): { clock: VirtualClock; journal: Journal; traffic: Traffic; open: (station: string) => number; say: (connection: number, direction: 'up' | 'down', text: string) => number } {
  const clock = new VirtualClock({ now: START });
  const journal = startJournal({ storage: new MemoryStorage(), clock });
  return {
    clock, journal, traffic: new Traffic(journal),
    open: (station) => {
      const connection = journal.connection();
      journal.open(connection, { station, version: '2.0.1', role: 'csms', url: '', remote: '', subprotocol: 'ocpp2.0.1' });
      return connection;
    },
    say: (connection, direction, text) => {
      const index = journal.frame(connection, direction, text);
      journal.facts(index, { frame: decode(text, journal.index.version(index)), problems: 0, severity: 'ok' });
      return index;
    },
  };
}

const event = (id: string, eventType: string, transaction: string, evse = 1): string =>
  JSON.stringify([2, id, 'TransactionEvent', { eventType, evse: { id: evse, connectorId: 1 }, transactionInfo: { transactionId: transaction } }]);

describe('sessions', () => {
  it('go from the first to the last entry of a connection, and say how it ended', async () => {
    const { clock, journal, traffic, open } = setUp();
    const first = open('CP1');
    await clock.advance(1000);
    journal.event(first, 'close', { code: 1000, reason: '' });
    await clock.advance(1000);
    const second = open('CP1');
    await clock.advance(1000);
    journal.event(second, 'close', { code: 1006, reason: '' });
    const third = journal.connection();
    await clock.advance(1000);
    journal.event(third, 'fail', { station: 'CP1', message: 'refused' });
    await clock.advance(1000);
    open('CP2');
    const { stations } = traffic.picture({ by: 'time', from: START, to: START + 10_000, bins: 1000 });
    expect(stations.map(({ station, sessions }) => [station, sessions.map(({ from, to, end }) => [from - START, to - START, end])])).toEqual([
      ['CP1', [[0, 1000, 'orderly'], [2000, 3000, 'broken'], [4000, 4000, 'failed']]],
      ['CP2', [[5000, 5000, 'none']]],
    ]);
  });

  it('that are too short to be told apart are one, with how many they are and the worst of their ends', async () => {
    const { clock, journal, traffic, open } = setUp();
    for (let n = 0; n < 10; n += 1) {
      const connection = open('CP1');
      await clock.advance(1);
      journal.event(connection, 'close', { code: n === 4 ? 1006 : 1000, reason: '' });
      await clock.advance(1);
    }
    const [lane] = traffic.picture({ by: 'time', from: START, to: START + 10_000, bins: 100 }).stations;
    expect(lane?.sessions.map(({ count, end, from, to }) => ({ count, end, length: to - from }))).toEqual([{ count: 10, end: 'broken', length: 19 }]);
  });

  it('of other stations than those asked for are not told of', async () => {
    const { traffic, open } = setUp();
    open('CP1');
    open('CP2');
    expect(traffic.picture({ by: 'time', from: START, to: START + 1, bins: 1, stations: ['CP2'] }).stations.map(({ station }) => station)).toEqual(['CP2']);
  });

  it('of more stations than there is room for are counted', async () => {
    const { traffic, open } = setUp();
    for (let n = 0; n < 203; n += 1) open(`CP${n}`);
    const picture = traffic.picture({ by: 'time', from: START, to: START + 1, bins: 1 });
    expect(picture.stations).toHaveLength(200);
    expect(picture.more).toEqual({ stations: 3, bars: 0 });
  });
});

describe('transactions', () => {
  it('of 2.x stand at their EVSE and connector, open until an event says Ended', async () => {
    const { clock, traffic, open, say } = setUp();
    const connection = open('CP1');
    const first = say(connection, 'up', event('1', 'Started', 'T1'));
    await clock.advance(500);
    say(connection, 'up', event('2', 'Started', 'T2', 2));
    await clock.advance(500);
    say(connection, 'up', event('3', 'Ended', 'T1'));
    const last = say(connection, 'down', '[3,"3",{}]');
    const [lane] = traffic.picture({ by: 'time', from: START, to: START + 10_000, bins: 1000 }).stations;
    expect(lane?.connectors).toEqual([
      { evse: 1, connector: 1, transactions: [{ id: 'T1', from: START, to: START + 1000, first, last, count: 1, open: false }] },
      { evse: 2, connector: 1, transactions: [{ id: 'T2', from: START + 500, to: START + 500, first: first + 1, last: first + 1, count: 1, open: true }] },
    ]);
  });

  it('of 1.6 begin with the request whose answer names them, at its connector', async () => {
    const { clock, traffic, open, say } = setUp();
    const connection = open('CP1');
    const first = say(connection, 'up', '[2,"1","StartTransaction",{"connectorId":2,"idTag":"A","meterStart":0,"timestamp":"2026-01-31T12:00:00Z"}]');
    await clock.advance(40);
    say(connection, 'down', '[3,"1",{"transactionId":7,"idTagInfo":{"status":"Accepted"}}]');
    await clock.advance(960);
    const last = say(connection, 'up', '[2,"2","StopTransaction",{"transactionId":7,"meterStop":1,"timestamp":"2026-01-31T12:00:01Z"}]');
    const [lane] = traffic.picture({ by: 'time', from: START, to: START + 10_000, bins: 1000 }).stations;
    expect(lane?.connectors).toEqual([{ connector: 2, transactions: [{ id: '7', from: START, to: START + 1000, first, last, count: 1, open: false }] }]);
  });

  it('that begin with an id that was used before are others', async () => {
    const { clock, traffic, open, say } = setUp();
    const connection = open('CP1');
    for (let n = 0; n < 3; n += 1) {
      say(connection, 'up', event(`s${n}`, 'Started', 'T'));
      await clock.advance(100);
      say(connection, 'up', event(`e${n}`, 'Ended', 'T'));
      await clock.advance(900);
    }
    const [lane] = traffic.picture({ by: 'time', from: START, to: START + 3000, bins: 1000 }).stations;
    expect(lane?.connectors[0]?.transactions.map(({ from, to }) => [from - START, to - START])).toEqual([[0, 100], [1000, 1100], [2000, 2100]]);
  });

  it('have edges that one can step between', async () => {
    const { clock, traffic, open, say } = setUp();
    const connection = open('CP1');
    const started = say(connection, 'up', event('1', 'Started', 'T1'));
    await clock.advance(10);
    say(connection, 'up', event('2', 'Updated', 'T1'));
    await clock.advance(10);
    const ended = say(connection, 'up', event('3', 'Ended', 'T1'));
    expect(traffic.step('time', 0, 'edge', false)).toEqual({ entry: started, place: START });
    expect(traffic.step('time', started, 'edge', false)).toEqual({ entry: ended, place: START + 20 });
    expect(traffic.step('time', ended, 'edge', true)?.entry).toBe(started);
    expect(traffic.step('time', ended, 'edge', false)).toBeUndefined();
  });
});

describe('an axis', () => {
  it('has no span without entries, and begins where the clock was set', async () => {
    const { journal, traffic } = setUp();
    expect(traffic.span('time')).toBeUndefined();
    expect(traffic.step('time', 0, 'end', false)).toBeUndefined();
    for (const wall of [5, 7, START, START + 9]) journal.adopt(0, 1, 0, wall, 0, 8);
    expect(traffic.span('time')).toEqual({ from: START, to: START + 9, unset: 2 });
    expect(traffic.span('entry')).toEqual({ from: 0, to: 3, unset: 0 });
  });

  it('of nothing but clocks that were not set is all of them', async () => {
    const { journal, traffic } = setUp();
    for (const wall of [5, 7]) journal.adopt(0, 1, 0, wall, 0, 8);
    expect(traffic.span('time')).toEqual({ from: 5, to: 7, unset: 0 });
  });

  it('holds times that no calendar has at its end', async () => {
    const { journal, traffic } = setUp();
    for (const wall of [START, Infinity, 1e300]) journal.adopt(0, 1, 0, wall, 0, 8);
    const span = traffic.span('time');
    expect(Number.isNaN(new Date(span?.to ?? Number.NaN).getTime())).toBe(false);
  });
});

describe('a stretch as a filter', () => {
  it('shows what is neither before nor after it, both ends with it', () => {
    const { journal } = setUp();
    for (const wall of [START, START + 5, START + 2, START + 9, START + 10]) journal.adopt(0, 1, 0, wall, 0, 8);
    expect(journal.view({ from: START + 2, to: START + 9 }).slice(0, 9)).toEqual([1, 2, 3]);
    expect(journal.view({ from: START + 9 }).slice(0, 9)).toEqual([3, 4]);
  });
});
