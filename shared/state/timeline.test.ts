import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ConnectionInfo, Direction } from '../journal/entry';
import { startJournal, type Journal } from '../journal/journal';
import { MemoryStorage } from '../journal/memory-storage';
import { decode } from '../ocpp/codec';
import type { Call } from '../ocpp/frame';
import type { JsonObject } from '../ocpp/json';
import { VirtualClock } from '../platform/virtual-clock';
import { present, type FoldedWorld } from './folded';
import { EMPTY_WORLD, type WorldState } from './model';
import { Timeline } from './timeline';
import { step } from './world';

const INFO = { role: 'csms', url: '', remote: '', subprotocol: '' } as const;
const STATIONS: readonly ConnectionInfo[] = [
  { ...INFO, station: 'old', version: '1.6' },
  { ...INFO, station: 'new', version: '2.0.1' },
  { ...INFO, station: '__proto__', version: '2.1' },
];

interface Said {
  readonly station: number;
  readonly direction: Direction;
  readonly type: 2 | 3 | 4;
  readonly id: string;
  readonly action: string;
  readonly payload: JsonObject;
}

const time = fc.integer({ min: 0, max: 300 }).map((second) => new Date(Date.UTC(2026, 0, 1) + second * 1000).toISOString());
const meterValue = fc.record({ timestamp: time, sampledValue: fc.array(fc.record({
  value: fc.oneof(fc.integer({ min: 0, max: 9999 }), fc.constantFrom('12.5', 'x')), measurand: fc.constantFrom('Energy.Active.Import.Register', 'Power.Active.Import', 'SoC'),
}), { minLength: 1, maxLength: 3 }) });
const said: fc.Arbitrary<Said> = fc.record({
  station: fc.nat(2),
  direction: fc.constantFrom('up' as const, 'down' as const),
  type: fc.constantFrom(2 as const, 2 as const, 3 as const, 4 as const),
  id: fc.constantFrom('a', 'b', 'c'),
  action: fc.constantFrom('TransactionEvent', 'TransactionEvent', 'StartTransaction', 'StopTransaction', 'MeterValues', 'StatusNotification', 'BootNotification', 'ReserveNow', 'SetChargingProfile', 'Authorize'),
  payload: fc.record({
    eventType: fc.constantFrom('Started', 'Updated', 'Ended'),
    timestamp: time,
    seqNo: fc.nat(9),
    transactionInfo: fc.record({ transactionId: fc.constantFrom('t1', 't2'), chargingState: fc.constantFrom('Charging', 'EVConnected') }),
    transactionId: fc.constantFrom(1, 2),
    connectorId: fc.nat(2),
    evseId: fc.nat(2),
    evse: fc.record({ id: fc.nat(2) }),
    status: fc.constantFrom('Accepted', 'Charging', 'Available'),
    connectorStatus: fc.constantFrom('Occupied', 'Available'),
    meterValue: fc.array(meterValue, { maxLength: 3 }),
    reservationId: fc.nat(2),
    csChargingProfiles: fc.record({ chargingProfileId: fc.nat(2), stackLevel: fc.nat(1), chargingProfilePurpose: fc.constantFrom('TxProfile', 'TxDefaultProfile') }),
    idTag: fc.constantFrom('T1', 'T2'),
  }, { requiredKeys: [] }),
});

function record(all: readonly Said[], hangUpAt: number): Journal {
  const clock = new VirtualClock();
  const journal = startJournal({ clock, storage: new MemoryStorage() });
  const connections = STATIONS.map((info) => {
    const connection = journal.connection();
    journal.open(connection, info);
    return connection;
  });
  all.forEach((one, at) => {
    if (at === hangUpAt) journal.event(connections[one.station] ?? 0, 'close', { code: 1001, reason: 'bye' });
    const frame = one.type === 2 ? [2, one.id, one.action, one.payload] : one.type === 3 ? [3, one.id, one.payload] : [4, one.id, 'GenericError', '', {}];
    const index = journal.frame(connections[one.station] ?? 0, one.direction, JSON.stringify(frame));
    journal.facts(index, { frame: decode(JSON.stringify(frame)), problems: 0, severity: 'ok' });
  });
  return journal;
}

/** The state after each entry, folded from the beginning without anything in between. */
function naive(journal: Journal): WorldState[] {
  let world: FoldedWorld = { stations: {} };
  return Array.from({ length: journal.count }, (_, index) => {
    const entry = journal.entry(index);
    const row = journal.row(index);
    if (!entry || !row) throw new Error('an entry is missing');
    const request = row.pair === undefined ? undefined : journal.entry(row.pair);
    world = step(world, entry, journal.frameOf(entry), {
      station: row.station, version: row.version, action: row.action, request: () => request && (journal.frameOf(request) as Call),
    });
    return present(Object.entries(world.stations));
  });
}

describe('a timeline', () => {
  it('gives the same state after an entry, whatever snapshots there are and whichever entry was asked for before', () => {
    fc.assert(fc.property(fc.array(said, { maxLength: 60 }), fc.nat(60), fc.integer({ min: 1, max: 9 }), fc.array(fc.nat(70), { maxLength: 20 }), (all, hangUpAt, every, jumps) => {
      const journal = record(all, hangUpAt);
      const expected = naive(journal);
      const timeline = new Timeline(journal, { every });
      for (const index of jumps) {
        expect(timeline.stateAt(index)).toEqual(expected[Math.min(index, expected.length - 1)]);
      }
      expect(expected.map((_, index) => timeline.stateAt(index))).toEqual(expected);
    }), { numRuns: 150 });
  });

  it('knows nothing before the first entry, and follows a journal that grows', () => {
    const journal = record([], -1);
    const timeline = new Timeline(journal, { every: 2 });
    expect(timeline.stateAt(-1)).toEqual(EMPTY_WORLD);
    expect(Object.keys(timeline.stateAt(Infinity).stations)).toEqual(STATIONS.map(({ station }) => station));
    journal.event(2, 'close', { code: 4000, reason: 'enough' });
    expect(timeline.stateAt(Infinity).stations['new']).toMatchObject({ connected: false, lastClose: { code: 4000, reason: 'enough' } });
    expect(timeline.stateAt(2).stations['new']).toMatchObject({ connected: true });
  });

  it('makes a long way in pieces that can be stopped', async () => {
    const journal = record(Array.from({ length: 5000 }, () => ({ station: 0, direction: 'up', type: 2, id: 'a', action: 'Heartbeat', payload: {} }) as const), -1);
    const timeline = new Timeline(journal);
    const signal = { aborted: false };
    const progress: number[] = [];
    const stopped = await timeline.reach(4000, { pause: async () => { signal.aborted = true; }, signal, onProgress: (done) => progress.push(done) });
    expect(stopped).toBe(false);
    expect(timeline.built).toBeLessThan(4000);
    expect(await timeline.reach(4000, { pause: async () => {}, onProgress: (done) => progress.push(done) })).toBe(true);
    expect(timeline.built).toBeGreaterThan(4000);
    expect(progress.at(-1)).toBe(1);
    expect(timeline.stateAt(4000).stations['old']?.messages).toBe(3998);
  });

  it('spaces its snapshots by what changes, and gives the same states whether few stations speak or hundreds', () => {
    const clock = new VirtualClock();
    const journal = startJournal({ clock, storage: new MemoryStorage() });
    const connections = Array.from({ length: 300 }, (_, n) => {
      const connection = journal.connection();
      journal.open(connection, { ...INFO, station: `CP${n}`, version: '1.6' });
      return connection;
    });
    for (let n = 0; n < 14_000; n += 1) {
      // First two of them speak, then all, then two again.
      const speaking = n < 4_000 || n > 11_000 ? 2 : 300;
      const text = JSON.stringify([2, `m${n}`, 'StatusNotification', { connectorId: 1, status: n % 3 === 0 ? 'Charging' : 'Available', errorCode: 'NoError' }]);
      const index = journal.frame(connections[n % speaking] ?? 0, 'up', text);
      journal.facts(index, { frame: decode(text, '1.6'), problems: 0, severity: 'ok' });
    }
    const timeline = new Timeline(journal);
    timeline.stateAt(Infinity);
    for (const index of [0, 299, 300, 1023, 1024, 1025, 4_095, 4_096, 4_500, 8_191, 8_192, 9_999, 11_500, 12_345, 14_299, 2_000]) {
      const fresh = new Timeline(journal, { every: Infinity });
      const [jumped, folded] = [timeline.stateAt(index), fresh.stateAt(index)];
      expect(Object.keys(jumped.stations)).toEqual(Object.keys(folded.stations));
      expect(jumped).toEqual(folded);
    }
  });

  it('shares what did not change between states', () => {
    const journal = record([{ station: 0, direction: 'up', type: 2, id: 'a', action: 'Heartbeat', payload: {} }], -1);
    const timeline = new Timeline(journal, { every: 1 });
    const [before, after] = [timeline.stateAt(2), timeline.stateAt(3)];
    expect(after.stations['new']).toBe(before.stations['new']);
    expect(after.stations['old']).not.toBe(before.stations['old']);
  });
});
