import { describe, expect, test } from 'vitest';
import type { JsonObject } from '../ocpp/json';
import { StationLog } from '../../tests/support/station-log';

describe('configuration keys of 1.6', () => {
  test('are those that GetConfiguration tells', () => {
    const log = new StationLog('1.6').down('GetConfiguration', {}, {
      configurationKey: [{ key: 'HeartbeatInterval', readonly: false, value: '300' }, { key: 'NumberOfConnectors', readonly: true, value: '2' }], unknownKey: ['Nope'],
    });
    expect(log.state.variables).toEqual([
      { component: '', variable: 'HeartbeatInterval', value: '300', mutability: 'ReadWrite', at: log.now },
      { component: '', variable: 'NumberOfConnectors', value: '2', mutability: 'ReadOnly', at: log.now },
    ]);
  });

  test('change when ChangeConfiguration is accepted, and tell when it was not', () => {
    const log = new StationLog('1.6').down('ChangeConfiguration', { key: 'HeartbeatInterval', value: '60' }, { status: 'Accepted' });
    expect(log.state.variables).toMatchObject([{ variable: 'HeartbeatInterval', value: '60' }]);
    log.down('ChangeConfiguration', { key: 'HeartbeatInterval', value: 'soon' }, { status: 'Rejected' });
    expect(log.state.variables).toMatchObject([{ value: '60', refused: 'Rejected' }]);
    log.down('ChangeConfiguration', { key: 'HeartbeatInterval', value: '90' }, { status: 'Accepted' });
    expect(log.state.variables[0]?.value).toBe('90');
    expect(log.state.variables[0]?.refused).toBeUndefined();
  });
});

describe.each(['2.0.1', '2.1'] as const)('variables of %s', (version) => {
  const where = (name: string, variable: string, more: JsonObject = {}): JsonObject => ({ component: { name, ...more }, variable: { name: variable } });

  test('are reported with their attributes and traits (B07)', () => {
    const log = new StationLog(version).up('NotifyReport', {
      requestId: 1, generatedAt: '2026-01-31T08:00:00Z', seqNo: 0,
      reportData: [{
        ...where('EVSE', 'Power', { evse: { id: 1 } }),
        variableAttribute: [{ value: '11000', mutability: 'ReadOnly', persistent: true, constant: false }, { type: 'MaxSet', value: '22000', mutability: 'ReadWrite' }],
        variableCharacteristics: { unit: 'W', dataType: 'decimal', minLimit: 0, maxLimit: 22000, supportsMonitoring: true },
      }],
    });
    const traits = { component: 'EVSE', evse: 1, variable: 'Power', unit: 'W', dataType: 'decimal', minLimit: 0, maxLimit: 22000, supportsMonitoring: true, at: log.now };
    expect(log.state.variables).toEqual([
      { ...traits, value: '11000', mutability: 'ReadOnly', persistent: true, constant: false },
      { ...traits, attribute: 'MaxSet', value: '22000', mutability: 'ReadWrite' },
    ]);
  });

  test('tell how far their report has come, and which part is missing (B07)', () => {
    const part = (seqNo: number, tbc: boolean): [string, JsonObject] => ['NotifyReport', { requestId: 7, generatedAt: '2026-01-31T08:00:00Z', seqNo, tbc, reportData: [] }];
    const log = new StationLog(version).down('GetBaseReport', { requestId: 7, reportBase: 'FullInventory' }, { status: 'Accepted' });
    expect(log.state.report).toMatchObject({ requestId: 7, base: 'FullInventory', parts: 0, ended: false });
    log.up(...part(0, true)).up(...part(3, false));
    expect(log.state.report).toMatchObject({ parts: 2, missing: [1, 2], lastSeqNo: 3, ended: true });
    log.up(...part(2, true)).up(...part(1, true));
    expect(log.state.report).toMatchObject({ parts: 4, missing: [], ended: true, base: 'FullInventory' });
    log.up(...part(0, true));
    expect(log.state.report).toMatchObject({ parts: 1, ended: false });
    log.down('GetBaseReport', { requestId: 8, reportBase: 'SummaryInventory' }, { status: 'NotSupported' });
    expect(log.state.report).toMatchObject({ requestId: 8, refused: 'NotSupported', ended: true });
  });

  test('say why they were not set, and that a reboot has to come first (B05)', () => {
    const set = (variable: string, value: string, result: JsonObject): [string, JsonObject, JsonObject] => ['SetVariables', { setVariableData: [{ ...where('C', variable), attributeValue: value }] }, { setVariableResult: [{ ...where('C', variable), ...result }] }];
    const log = new StationLog(version).down(...set('V', '1', { attributeStatus: 'Rejected', attributeStatusInfo: { reasonCode: 'ReadOnly', additionalInfo: 'by hardware' } }));
    expect(log.state.variables).toMatchObject([{ refused: 'Rejected', refusedReason: 'ReadOnly: by hardware' }]);
    log.down(...set('V', '2', { attributeStatus: 'RebootRequired' }));
    expect(log.state.variables).toMatchObject([{ value: '2', rebootRequired: true }]);
    expect(log.state.variables[0]?.refused).toBeUndefined();
  });

  test('never tell a password', () => {
    const log = new StationLog(version).down('SetVariables', { setVariableData: [{ ...where('SecurityCtrlr', 'BasicAuthPassword'), attributeValue: 'correct-horse-battery' }] }, {
      setVariableResult: [{ ...where('SecurityCtrlr', 'BasicAuthPassword'), attributeStatus: 'Accepted' }],
    });
    expect(log.state.variables).toHaveLength(1);
    expect(log.state.variables[0]?.value).toBeUndefined();
  });

  test('come over several parts, each once', () => {
    const log = new StationLog(version);
    for (let seqNo = 0; seqNo < 4; seqNo += 1) {
      const reportData = Array.from({ length: 100 }, (_, at) => ({ ...where(`C${(seqNo % 2) * 100 + at}`, 'V'), variableAttribute: [{ value: String(seqNo) }] }));
      log.up('NotifyReport', { requestId: 1, generatedAt: '2026-01-31T08:00:00Z', seqNo, tbc: seqNo < 3, reportData });
    }
    expect(log.state.variables).toHaveLength(200);
    expect(log.state.variables.map(({ value }) => value)).toEqual([...Array<string>(100).fill('2'), ...Array<string>(100).fill('3')]);
  });

  test('are told by GetVariables when they were readable (B06)', () => {
    const log = new StationLog(version).down('GetVariables', { getVariableData: [where('OCPPCommCtrlr', 'HeartbeatInterval'), where('X', 'Y')] }, {
      getVariableResult: [
        { attributeStatus: 'Accepted', attributeValue: '300', ...where('OCPPCommCtrlr', 'HeartbeatInterval') },
        { attributeStatus: 'UnknownComponent', ...where('X', 'Y') },
      ],
    });
    expect(log.state.variables).toEqual([{ component: 'OCPPCommCtrlr', variable: 'HeartbeatInterval', value: '300', at: log.now }]);
  });

  test('change by SetVariables when it is accepted, each by its own result (B05)', () => {
    const log = new StationLog(version).down('SetVariables', {
      setVariableData: [{ attributeValue: '60', ...where('OCPPCommCtrlr', 'HeartbeatInterval') }, { attributeValue: 'no', ...where('AuthCtrlr', 'Enabled') }],
    }, {
      setVariableResult: [{ attributeStatus: 'Rejected', ...where('AuthCtrlr', 'Enabled') }, { attributeStatus: 'Accepted', ...where('OCPPCommCtrlr', 'HeartbeatInterval') }],
    });
    expect(log.state.variables).toEqual([
      { component: 'AuthCtrlr', variable: 'Enabled', refused: 'Rejected', at: log.now },
      { component: 'OCPPCommCtrlr', variable: 'HeartbeatInterval', value: '60', at: log.now },
    ]);
  });

  test('are the same whatever the case of their names, Actual being what is meant', () => {
    const log = new StationLog(version)
      .down('GetVariables', { getVariableData: [] }, { getVariableResult: [{ attributeStatus: 'Accepted', attributeValue: '1', ...where('AuthCtrlr', 'Enabled') }] })
      .down('GetVariables', { getVariableData: [] }, { getVariableResult: [{ attributeStatus: 'Accepted', attributeType: 'Actual', attributeValue: '2', ...where('authctrlr', 'ENABLED') }] });
    expect(log.state.variables).toMatchObject([{ component: 'AuthCtrlr', variable: 'Enabled', value: '2' }]);
  });

  test('are told by monitoring events too (N07)', () => {
    const log = new StationLog(version).up('NotifyEvent', {
      generatedAt: '2026-01-31T08:00:00Z', seqNo: 0,
      eventData: [{ eventId: 1, timestamp: '2026-01-31T08:00:00Z', trigger: 'Delta', actualValue: '41.5', eventNotificationType: 'CustomMonitor', ...where('Connector', 'Temperature', { instance: 'A', evse: { id: 1, connectorId: 2 } }) }],
    });
    expect(log.state.variables).toEqual([{ component: 'Connector', instance: 'A', evse: 1, connector: 2, variable: 'Temperature', value: '41.5', at: log.now }]);
  });
});
