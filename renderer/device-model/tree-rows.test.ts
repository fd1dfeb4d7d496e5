import { describe, expect, test } from 'vitest';
import { compare } from '../../shared/inventory/compare';
import { keyOf } from '../../shared/inventory/names';
import type { VariableState } from '../../shared/state/model';
import { foldId, matches, NO_FILTER, treeRows, type TreeInput } from './tree-rows';

const of = (component: string, variable: string, more: Partial<VariableState> = {}): VariableState => ({ component, variable, value: '1', mutability: 'ReadWrite', at: 0, ...more });
const STATION = [
  of('TxCtrlr', 'EVConnectionTimeOut'), of('Connector', 'ConnectorType', { evse: 1, connector: 1, mutability: 'ReadOnly' }), of('EVSE', 'Power', { evse: 1 }), of('EVSE', 'Power', { evse: 1, attribute: 'MaxSet' }),
  of('AirCoolingSystem', 'FanSpeed', { evse: 1 }), of('ChargingStation', 'Model', { mutability: 'ReadOnly' }), of('EVSE', 'Power', { evse: 10 }), of('EVSE', 'Power', { evse: 2 }),
];
const input = (more: Partial<TreeInput> = {}): TreeInput => ({ version: '2.0.1', variables: STATION, differences: undefined, filter: NO_FILTER, folded: new Set(), edited: new Set(), ...more });
const drawn = (more: Partial<TreeInput> = {}): string[] => treeRows(input(more)).map(({ level, title }) => `${'  '.repeat(level - 1)}${title}`);

describe('the tree of a device model', () => {
  test('goes from place to component to variable to attribute', () => {
    expect(drawn()).toEqual([
      'Charging station', '  ChargingStation', '    Model', '  TxCtrlr', '    EVConnectionTimeOut',
      'EVSE 1', '  EVSE', '    Power', '      MaxSet', '  AirCoolingSystem', '    FanSpeed',
      'EVSE 1 · connector 1', '  Connector', '    ConnectorType', 'EVSE 2', '  EVSE', '    Power', 'EVSE 10', '  EVSE', '    Power',
    ]);
  });

  test('folds at every level', () => {
    const rows = treeRows(input());
    const fold = (title: string): string[] => drawn({ folded: new Set(rows.filter((row) => row.title === title).map(foldId)) });
    expect(fold('EVSE 1')).not.toContain('  AirCoolingSystem');
    expect(fold('AirCoolingSystem')).not.toContain('    FanSpeed');
    expect(fold('Power')).not.toContain('      MaxSet');
    expect(drawn({ folded: new Set(rows.map(foldId)), filter: { ...NO_FILTER, search: 'fanspeed' } })).toEqual(['EVSE 1', '  AirCoolingSystem', '    FanSpeed']);
  });

  test('is narrowed by words, writable, component, and what is to be set', () => {
    expect(drawn({ filter: { ...NO_FILTER, search: 'evse 1 max' } })).toEqual(['EVSE 1', '  EVSE', '    Power · MaxSet']);
    expect(drawn({ filter: { ...NO_FILTER, onlyWritable: true, components: ['connector', 'ChargingStation'] } })).toEqual([]);
    expect(drawn({ filter: { ...NO_FILTER, components: ['txctrlr'] } })).toEqual(['Charging station', '  TxCtrlr', '    EVConnectionTimeOut']);
    expect(drawn({ filter: { ...NO_FILTER, onlyEdited: true }, edited: new Set([keyOf(of('TxCtrlr', 'EVConnectionTimeOut'))]) })).toHaveLength(3);
  });

  test('shows what the other side has too much, and only differences when that is wanted', () => {
    const other = [...STATION.filter(({ component }) => component !== 'TxCtrlr').map((one) => (one.evse === 2 ? { ...one, value: '2' } : one)), of('Extra', 'New')];
    const rows = treeRows(input({ differences: compare(STATION, other), filter: { ...NO_FILTER, onlyDifferent: true } }));
    expect(rows.flatMap((row) => ('difference' in row ? [`${row.title} ${row.difference?.kind ?? ''}`] : []))).toEqual(['New added', 'EVConnectionTimeOut removed', 'Power changed']);
  });

  test('of a big station is made at once', () => {
    const many = Array.from({ length: 20_000 }, (_, at) => of(`Component${at % 300}`, `Variable${at}`, { evse: at % 40 }));
    expect(treeRows(input({ variables: many })).length).toBeGreaterThan(20_000);
  });
});

describe('the configuration of 1.6', () => {
  test('is grouped by feature profile, vendors\' own keys last', () => {
    const keys = [of('', 'MyKey'), of('', 'LocalAuthListEnabled'), of('', 'heartbeatinterval'), of('', 'AuthorizationKey')];
    expect(drawn({ version: '1.6', variables: keys })).toEqual([
      'Core', '  heartbeatinterval', 'Local Auth List Management', '  LocalAuthListEnabled', 'Security extension', '  AuthorizationKey', 'Vendor-specific', '  MyKey',
    ]);
  });
});

test.each([['heart 300', true], ['HEARTBEAT', true], ['ocppcommctrlr.heartbeat', true], ['heart 301', false], ['  ', true]])('%j finds: %s', (search, found) => {
  expect(matches(of('OCPPCommCtrlr', 'HeartbeatInterval', { value: '300', unit: 's' }), search)).toBe(found);
});
