import { describe, expect, test } from 'vitest';
import { validators as v16 } from '../../schemas/generated/v16.validators.js';
import { validators as v201 } from '../../schemas/generated/v201.validators.js';
import { validators as v21 } from '../../schemas/generated/v21.validators.js';
import { actionInfo, actionsOf, actionsSentBy, isKnownAction, versionsKnowing } from './actions';
import { OCPP_VERSIONS } from './version';

const VALIDATORS = { '1.6': v16, '2.0.1': v201, '2.1': v21 };

describe('the action catalogue', () => {
  test.each([['1.6', 39, 0], ['2.0.1', 64, 0], ['2.1', 90, 1]] as const)('%s has %i actions and %i SEND', (version, calls, sends) => {
    expect(actionsOf(version).filter((action) => !action.isSend)).toHaveLength(calls);
    expect(actionsOf(version).filter((action) => action.isSend)).toHaveLength(sends);
  });

  test.each(OCPP_VERSIONS)('%s has exactly the actions of the schemas', (version) => {
    const fromSchemas = [...new Set(Object.keys(VALIDATORS[version]).map((key) => key.split('.')[0]))];
    expect(actionsOf(version).map((action) => action.name).sort()).toEqual(fromSchemas.sort());
    for (const action of actionsOf(version)) {
      const keys = action.isSend ? [`${action.name}.send`] : [`${action.name}.request`, `${action.name}.response`];
      expect(Object.keys(VALIDATORS[version])).toEqual(expect.arrayContaining(keys));
    }
  });

  test('every action of 1.6 has a profile', () => {
    expect(actionsOf('1.6').filter((action) => action.profile === undefined)).toEqual([]);
    expect(actionsOf('1.6').filter((action) => action.profile === 'Security')).toHaveLength(11);
  });

  test('every action of 2.0.1 has a functional block', () => {
    expect(actionsOf('2.0.1').filter((action) => action.block === undefined)).toEqual([]);
  });

  test('only DataTransfer goes both ways', () => {
    for (const version of OCPP_VERSIONS) {
      expect(actionsOf(version).filter((action) => action.sender === 'both').map((action) => action.name)).toEqual(['DataTransfer']);
      expect(actionsSentBy(version, 'station').length + actionsSentBy(version, 'csms').length).toBe(actionsOf(version).length + 1);
    }
  });

  test('names are case-sensitive', () => {
    expect(isKnownAction('1.6', 'heartbeat')).toBe(false);
    expect(isKnownAction('1.6', 'constructor')).toBe(false);
    expect(actionInfo('1.6', 'Heartbeat')?.sender).toBe('station');
    expect(versionsKnowing('StartTransaction')).toEqual(['1.6']);
    expect(versionsKnowing('TransactionEvent')).toEqual(['2.0.1', '2.1']);
  });
});
