import type { CsmsState } from '../../shared/ipc/shapes';
import type { WorldState } from '../../shared/state/model';
import type { StationStatus } from '../../shared/station/api';

const now = Date.now();

export const fakeWorld: WorldState = { stations: {
  'CP-BERLIN-07': {
    id: 'CP-BERLIN-07', version: '2.0.1', connected: true, connectedAt: now - 42_000, remote: '127.0.0.1:51234', url: '/ocpp/CP-BERLIN-07', security: 'basic',
    boot: { vendor: 'Acme', model: 'Duo 22', serialNumber: 'AC-0042', firmwareVersion: '4.2.1', reason: 'PowerUp', at: now - 41_000, status: 'Accepted', interval: 300 },
    lastMessageAt: now - 1_000, lastHeartbeatAt: now - 30_000, status: 'Available', messages: 48, errors: 3,
    evses: [
      { id: 1, connectors: [{ id: 1, status: 'Occupied', since: now - 30_000 }, { id: 2, status: 'Unavailable', since: now - 40_000, operative: false }] },
      { id: 2, connectors: [{ id: 1, status: 'Faulted', since: now - 12_000, errorCode: 'GroundFailure', info: 'RCD tripped' }] },
      { id: 3, connectors: [{ id: 1, status: 'Reserved', since: now - 5_000 }] },
    ],
    transactions: [
      { id: 'a81f0f0c-1d5a-4a62-8a44-0e7d', evse: 1, connector: 1, idToken: 'T77', tokenType: 'ISO14443', authorization: 'Accepted', startedAt: now - 3_600_000, endedAt: now - 1_800_000, stoppedReason: 'EVDisconnected', missingSeqNos: [], lastSeqNo: 31, energy: 9_120, samples: [] },
      { id: 'd2f7c1a0-5b0e-4b7c-9f5e-8f1d7a3c0e11', evse: 1, connector: 1, idToken: 'T01', tokenType: 'Central', authorization: 'Accepted', chargingState: 'Charging', startedAt: now - 30_000, missingSeqNos: [3], lastSeqNo: 6, energy: 1_240, power: 11_020, current: 16.1, voltage: 229.4, soc: 42,
        samples: Array.from({ length: 60 }, (_, i) => ({ at: now - 30_000 + i * 500, energy: i * i * 0.35, power: i < 6 ? i * 1_900 : 11_020 + Math.sin(i / 3) * 120, current: 16, voltage: 230 - Math.sin(i / 5), soc: 38 + i / 14 })) },
    ],
    variables: [
      { component: 'OCPPCommCtrlr', variable: 'HeartbeatInterval', value: '300', mutability: 'ReadWrite', unit: 's', dataType: 'integer', at: now - 20_000 },
      { component: 'OCPPCommCtrlr', variable: 'NetworkConfigurationPriority', value: '0,1', mutability: 'ReadWrite', dataType: 'SequenceList', at: now - 20_000 },
      { component: 'AuthCtrlr', variable: 'Enabled', value: 'true', mutability: 'ReadOnly', dataType: 'boolean', at: now - 20_000, refused: 'Rejected' },
      { component: 'EVSE', evse: 1, variable: 'Power', attribute: 'MaxSet', value: '22000', unit: 'W', dataType: 'decimal', minLimit: 0, maxLimit: 22_000, at: now - 20_000 },
      { component: 'SampledDataCtrlr', variable: 'TxUpdatedMeasurands', value: 'Energy.Active.Import.Register,Power.Active.Import,Current.Import,Voltage,SoC', mutability: 'ReadWrite', dataType: 'MemberList', at: now - 20_000 },
    ],
    reservations: [{ id: 7, evse: 3, idToken: 'T55', expiry: new Date(now + 900_000).toISOString(), status: 'Accepted' }], profiles: [], firmwareStatus: 'Idle',
  },
  'GARAGE 1': {
    id: 'GARAGE 1', version: '1.6', connected: false, disconnectedAt: now - 8_000, lastClose: { code: 1006, reason: '' }, remote: '192.168.1.40:49152', messages: 12, errors: 0, evses: [{ id: 1, connectors: [{ id: 1, status: 'SuspendedEV', since: now - 9_000 }] }, { id: 2, connectors: [{ id: 1, status: 'Preparing', since: now - 9_000 }] }],
    boot: { vendor: 'Wallbox Ltd', model: 'W2', at: now - 60_000, status: 'Accepted', interval: 60 }, transactions: [], variables: [{ component: '', variable: 'MeterValueSampleInterval', value: '60', mutability: 'ReadWrite', at: now }], reservations: [], profiles: [],
  },
} };

export const fakeStation = (): StationStatus => ({
  config: { id: 'CP-BERLIN-07', url: 'ws://127.0.0.1:9000/ocpp', version: '2.0.1', evses: [{ connectors: [{ type: 'cType2' }, { type: 'cCCS2' }], phases: 3, maxPower: 22_000 }, { connectors: [{ type: 'cType2' }], phases: 3, maxPower: 11_000 }], securityProfile: 0, vendor: 'Acme', model: 'Duo 22', serialNumber: 'AC-0042', firmwareVersion: '4.2.1', meterInterval: 10, speed: 1, compress: false },
  running: true, link: 'connected', registration: 'Accepted', powered: true, doorOpen: false, displayMessages: [], queued: 0,
  evses: [
    { id: 1, available: true, connectors: [{ id: 1, type: 'cType2', status: 'Occupied', plugged: true, locked: true, soc: 42 }, { id: 2, type: 'cCCS2', status: 'Available', plugged: false, locked: false }], transaction: { id: 'd2f7c1a0-5b0e-4b7c-9f5e-8f1d7a3c0e11', idToken: 'T01', chargingState: 'Charging', startedAt: now - 30_000, energy: 1_240 }, power: 11_020, current: 16.1, voltage: 229.4, register: 120_340 },
    { id: 2, available: true, connectors: [{ id: 1, type: 'cType2', status: 'Available', plugged: false, locked: false }], power: 0, current: 0, voltage: 230.1, register: 88_100 },
  ],
});

export const fakeCsms = (running: boolean): CsmsState => ({
  ...(running ? { running: { host: '0.0.0.0', port: 9000 } } : {}),
  settings: { host: '0.0.0.0', port: 9000, path: '/ocpp', versions: ['2.1', '2.0.1', '1.6'], assumeVersion: undefined, noCommonVersion: 'complete-and-close', passwords: {}, strictness: 'observe', heartbeatInterval: 300, retryInterval: 30, registration: 'Accepted', registrationOf: {}, unknownTokens: 'Accepted', tokens: [], callTimeoutMs: 30_000, compress: false },
  overrides: [],
  reachable: running ? [
    { interface: 'eth0', address: '192.168.178.24', url: 'ws://192.168.178.24:9000/ocpp', loopback: false },
    { interface: 'wlan0', address: '10.0.4.118', url: 'ws://10.0.4.118:9000/ocpp', loopback: false },
    { interface: 'lo', address: '127.0.0.1', url: 'ws://127.0.0.1:9000/ocpp', loopback: true },
  ] : [],
  stations: running ? [{ id: 'CP-BERLIN-07', connected: true, version: '2.0.1', remote: '127.0.0.1:51234', since: now - 42_000, registration: 'Accepted' }] : [],
});
