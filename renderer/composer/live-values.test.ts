import { describe, expect, test } from 'vitest';
import type { StationState } from '../../shared/state/model';
import { liveValues, type LiveSources } from './live-values';

const station: StationState = {
  id: 'CP001',
  version: '2.0.1',
  connected: true,
  evses: [{ id: 1, connectors: [{ id: 1, status: 'Occupied', since: 0 }] }, { id: 2, connectors: [{ id: 1, status: 'Available', since: 0 }] }],
  transactions: [
    { id: 'T-1', evse: 1, idToken: 'CARD', startedAt: 0, endedAt: 1, missingSeqNos: [], samples: [] },
    { id: 'T-2', evse: 1, idToken: 'CARD', startedAt: 2, missingSeqNos: [], samples: [] },
  ],
  variables: [
    { component: 'EVSE', evse: 1, variable: 'Power', at: 0 },
    { component: 'EVSE', evse: 2, variable: 'Power', at: 0 },
    { component: '', variable: 'HeartbeatInterval', value: '300', at: 0 },
  ],
  reservations: [],
  profiles: [],
  composites: [],
  externalLimits: [],
  monitoring: { monitors: [], events: [] },
  carSchedules: [],
  messages: 0,
  errors: 0,
};
const sources: LiveSources = { version: '2.0.1', world: { stations: { CP001: station } }, tokens: [{ idToken: 'T01', status: 'Accepted', type: 'Central' }], station: 'CP001' };

function values(path: (string | number)[], change: Partial<LiveSources> = {}): (string | number)[] {
  return liveValues(path, { ...sources, ...change }).map(({ value }) => value);
}

describe('values that exist now', () => {
  test('tokens of the CSMS, then those in use, each once', () => {
    expect(values(['idToken', 'idToken'])).toEqual(['T01', 'CARD']);
    expect(values(['groupIdToken', 'idToken'])).toEqual([]);
    expect(values(['idToken'])).toEqual([]);
    expect(values(['idTag'], { version: '1.6' })).toEqual(['T01', 'CARD']);
  });

  test('open transactions before ended ones', () => {
    expect(values(['transactionInfo', 'transactionId'])).toEqual(['T-2', 'T-1']);
  });

  test('1.6 has numbers for transactions, and none for one that the CSMS has not numbered', () => {
    const transactions = [{ id: '?77', startedAt: 0, missingSeqNos: [], samples: [] }, { id: '5', startedAt: 0, missingSeqNos: [], samples: [] }];
    expect(values(['transactionId'], { version: '1.6', world: { stations: { CP001: { ...station, transactions } } } })).toEqual([5]);
  });

  test('EVSEs, connectors, components, variables, keys', () => {
    expect(values(['evse', 'id'])).toEqual([1, 2]);
    expect(values(['evseId'])).toEqual([1, 2]);
    expect(values(['connectorId'])).toEqual([1]);
    expect(values(['connectorId'], { version: '1.6' })).toEqual([1, 2]);
    expect(values(['getVariableData', 0, 'component', 'name'])).toEqual(['EVSE']);
    expect(values(['getVariableData', 0, 'variable', 'name'])).toEqual(['Power']);
    expect(values(['key', 0])).toEqual(['HeartbeatInterval']);
  });

  test('another station has nothing to do with it; without one all count', () => {
    expect(values(['evseId'], { station: 'CP002' })).toEqual([]);
    expect(values(['evseId'], { station: undefined })).toEqual([1, 2]);
    expect(values(['toString'])).toEqual([]);
    expect(values([])).toEqual([]);
  });
});
