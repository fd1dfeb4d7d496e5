import { describe, expect, it } from 'vitest';
import type { VariableState } from '../../shared/state/model';
import { componentText, matches, readAllCall, setCall } from './variable-calls';

const variable: VariableState = { component: 'EVSE', evse: 1, variable: 'Power', attribute: 'MaxSet', value: '22000', at: 0 };

describe('variables of a station', () => {
  it('reads configuration keys in 1.6 and a base report in 2.x', () => {
    expect(readAllCall('1.6', 1)).toEqual({ action: 'GetConfiguration', payload: {} });
    expect(readAllCall('2.1', 7)).toEqual({ action: 'GetBaseReport', payload: { requestId: 7, reportBase: 'FullInventory' } });
  });

  it('sets a key in 1.6 and a component’s variable in 2.x', () => {
    expect(setCall('1.6', { component: '', variable: 'HeartbeatInterval', at: 0 }, '60')).toEqual({ action: 'ChangeConfiguration', payload: { key: 'HeartbeatInterval', value: '60' } });
    expect(setCall('2.0.1', variable, '11000')).toEqual({
      action: 'SetVariables',
      payload: { setVariableData: [{ attributeValue: '11000', attributeType: 'MaxSet', component: { name: 'EVSE', evse: { id: 1 } }, variable: { name: 'Power' } }] },
    });
  });

  it('finds by several words', () => {
    expect(componentText(variable)).toBe('EVSE #1');
    expect(matches(variable, 'evse pow')).toBe(true);
    expect(matches(variable, 'evse current')).toBe(false);
  });
});
