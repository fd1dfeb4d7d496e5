import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { samplePayload, spoil, type SimpleSchema } from '../../tests/support/payload-samples';
import { StationLog } from '../../tests/support/station-log';
import { actionsOf } from '../ocpp/actions';
import type { JsonObject } from '../ocpp/json';
import { loadPayloadSchemas } from '../ocpp/schema-docs';
import { OCPP_VERSIONS, type OcppVersion } from '../ocpp/version';
import { present, type FoldedWorld } from './folded';

const schemas = new Map<OcppVersion, Readonly<Record<string, SimpleSchema>>>();

beforeAll(async () => {
  for (const version of OCPP_VERSIONS) schemas.set(version, await loadPayloadSchemas(version));
});

function sample(version: OcppVersion, action: string, kind: 'request' | 'response'): JsonObject {
  const schema = schemas.get(version)?.[`${action}.${kind}`];
  return schema ? samplePayload(schema, true) : {};
}

function exchange(log: StationLog, action: string, direction: 'up' | 'down', request: JsonObject, response: JsonObject): void {
  if (direction === 'up') log.up(action, request, response);
  else log.down(action, request, response);
}

/** A station in the middle of things: every list has something in it. */
function busy(version: OcppVersion): StationLog {
  const log = new StationLog(version).open();
  for (const action of actionsOf(version)) {
    const response = sample(version, action.name, 'response');
    exchange(log, action.name, action.sender === 'csms' ? 'down' : 'up', sample(version, action.name, 'request'), 'status' in response ? { ...response, status: 'Accepted' } : response);
  }
  return log;
}

const anyPayload = fc.dictionary(fc.string(), fc.jsonValue()).map((value) => value as JsonObject);

describe.each(OCPP_VERSIONS)('folding %s', (version) => {
  test('gives every list of the state something', () => {
    const { state } = busy(version);
    for (const list of [state.evses, state.transactions, state.variables, state.reservations, state.profiles]) expect(list.length).toBeGreaterThan(0);
  });

  test('never throws over a payload with any one field spoilt', () => {
    for (const { name, sender } of actionsOf(version)) {
      const request = sample(version, name, 'request');
      const response = sample(version, name, 'response');
      const before = busy(version).world;
      const again = (): void => {
        const log = new StationLog(version, 'CP1', before);
        exchange(log, name, sender === 'csms' ? 'down' : 'up', request, response);
        // A number that is none would be null; profiles and schedules are kept as they came.
        expect(JSON.stringify({ ...log.state, profiles: [], externalLimits: [], carSchedules: [] })).not.toContain(':null');
      };
      spoil(request, again);
      spoil(response, again);
    }
  }, 60_000);

  test('never throws over any payload of any action, from either side', () => {
    const before = busy(version).world;
    fc.assert(fc.property(
      fc.constantFrom(...actionsOf(version).map(({ name }) => name), 'NoSuchAction', 'constructor', '__proto__'),
      fc.constantFrom('up' as const, 'down' as const),
      anyPayload,
      anyPayload,
      (action, direction, request, response) => {
        const log = new StationLog(version, 'CP1', before);
        exchange(log, action, direction, request, response);
        expect(log.state.messages).toBeGreaterThan(1);
      },
    ), { numRuns: 300 });
  });

  test('never throws over any text', () => {
    const before = busy(version).world;
    const frame = fc.oneof(fc.string(), fc.jsonValue().map((value) => JSON.stringify(value)), fc.array(fc.jsonValue(), { maxLength: 6 }).map((rest) => JSON.stringify([2, 'x', ...rest])));
    fc.assert(fc.property(frame, fc.constantFrom('up' as const, 'down' as const), (text, direction) => {
      new StationLog(version, 'CP1', before).raw(direction, text);
    }), { numRuns: 200 });
  });

  test('a part and then the rest gives what the whole gives', () => {
    const actions = actionsOf(version);
    const one = fc.record({ action: fc.constantFrom(...actions), spoilt: fc.integer({ min: 0, max: 3 }), other: anyPayload });
    fc.assert(fc.property(fc.array(one, { maxLength: 40 }), fc.nat({ max: 40 }), (steps, cut) => {
      const fold = (log: StationLog, from: number, to: number) => {
        steps.slice(from, to).forEach(({ action, spoilt, other }, at) => {
          const request = sample(version, action.name, 'request');
          const id = `s${from + at}`;
          const [ask, answer] = action.sender === 'csms' ? (['down', 'up'] as const) : (['up', 'down'] as const);
          log.raw(ask, JSON.stringify([2, id, action.name, spoilt === 0 ? { ...request, ...other } : request]));
          log.raw(answer, JSON.stringify([3, id, { ...sample(version, action.name, 'response'), ...(spoilt === 1 ? other : { status: 'Accepted' }) }]));
        });
        return log;
      };
      const first = fold(new StationLog(version).open(), 0, cut);
      const snapshot = JSON.stringify(present(Object.entries(first.world.stations)));
      const between: FoldedWorld = first.world;
      const whole = fold(first, cut, steps.length);
      // What was folded from a state leaves that state as it was.
      expect(JSON.stringify(present(Object.entries(between.stations)))).toBe(snapshot);
      const again = fold(fold(new StationLog(version).open(), 0, cut), cut, steps.length);
      expect(present(Object.entries(again.world.stations))).toEqual(present(Object.entries(whole.world.stations)));
    }), { numRuns: 25 });
  });
});

describe('what does not change', () => {
  const event = (id: string, seqNo: number, evse: number) => ({
    eventType: seqNo === 0 ? 'Started' : 'Updated', seqNo, timestamp: '2026-01-31T08:00:00Z', triggerReason: 'Trigger', evse: { id: evse }, transactionInfo: { transactionId: id },
  });
  const status = (evseId: number) => ({ evseId, connectorId: 1, connectorStatus: 'Occupied', timestamp: '2026-01-31T08:00:00Z' });

  test('keeps its identity: other stations, EVSEs, transactions, lists', () => {
    const other = new StationLog('1.6', 'CP2').up('Heartbeat', {});
    const log = new StationLog('2.0.1', 'CP1', other.world)
      .up('StatusNotification', status(1)).up('StatusNotification', status(2)).up('TransactionEvent', event('a', 0, 1)).up('TransactionEvent', event('b', 0, 2));
    const before = log.state;
    const otherBefore = present(Object.entries(log.world.stations)).stations['CP2'];
    log.up('TransactionEvent', event('b', 1, 2));
    expect(log.state.transactions[0]).toBe(before.transactions[0]);
    expect(log.state.transactions[1]).not.toBe(before.transactions[1]);
    expect(log.state.evses).toBe(before.evses);
    expect(log.state.variables).toBe(before.variables);
    log.up('StatusNotification', { ...status(2), connectorStatus: 'Available' });
    expect(log.state.evses[0]).toBe(before.evses[0]);
    expect(log.state.evses[1]).not.toBe(before.evses[1]);
    expect(present(Object.entries(log.world.stations)).stations['CP2']).toBe(otherBefore);
  });

  test('keeps its identity when a station says the same again', () => {
    const log = new StationLog('2.0.1').up('StatusNotification', status(1)).up('StatusNotification', status(2)).down('ChangeAvailability', { operationalStatus: 'Operative' }, { status: 'Accepted' });
    const before = log.state;
    log.up('StatusNotification', status(1)).down('ChangeAvailability', { operationalStatus: 'Operative' }, { status: 'Accepted' });
    expect(log.state.evses).toBe(before.evses);
  });

  test('keeps its identity when a message only counts', () => {
    const log = new StationLog('2.1').up('StatusNotification', status(1)).up('TransactionEvent', event('a', 0, 1));
    const before = log.state;
    log.up('Heartbeat', {}, { currentTime: '2026-01-31T08:00:00Z' }).down('ClearCache', {}, { status: 'Accepted' });
    expect(log.state.evses).toBe(before.evses);
    expect(log.state.transactions[0]).toBe(before.transactions[0]);
    expect(log.state.profiles).toBe(before.profiles);
  });
});
