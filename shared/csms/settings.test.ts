import { expect, test } from 'vitest';
import type { CsmsSettings } from './api';
import { changeSettings, DEFAULT_CSMS_SETTINGS, settingFaults } from './settings';

test('the defaults are possible', () => {
  expect(settingFaults(DEFAULT_CSMS_SETTINGS)).toEqual([]);
});

test.each([
  [{ port: 70_000 }, /port must be an integer from 0 to 65535/],
  [{ heartbeatInterval: 1.5 }, /heartbeatInterval must be whole seconds/],
  [{ versions: ['2.0'] }, /versions must be a list of 1\.6, 2\.0\.1, 2\.1/],
  [{ tokens: 'T01' }, /tokens must be a list/],
  [{ tokens: [{ idToken: 'T01', status: 'Good' }] }, /tokens must be a list/],
  [{ tariff: { currency: 'EUR', perKwh: '1' } }, /tariff must be a currency/],
  [{ registrationOf: { CP1: 'Maybe' } }, /registrationOf/],
  [{ passwords: { CP1: 1 } }, /passwords/],
  [{ colour: 'red' }, /no setting "colour"/],
])('%j cannot be, and changes nothing', (change, sentence) => {
  const asked = change as unknown as Partial<CsmsSettings>;
  expect(settingFaults(asked)).toEqual([expect.stringMatching(sentence)]);
  expect(changeSettings(DEFAULT_CSMS_SETTINGS, asked)).toEqual(DEFAULT_CSMS_SETTINGS);
});

test('what can be is taken, beside what cannot', () => {
  const change = { strictness: 'reject', port: -1, assumeVersion: '1.6' } as const;
  expect(changeSettings(DEFAULT_CSMS_SETTINGS, change)).toEqual({ ...DEFAULT_CSMS_SETTINGS, strictness: 'reject', assumeVersion: '1.6' });
  expect(changeSettings({ ...DEFAULT_CSMS_SETTINGS, assumeVersion: '1.6' }, { assumeVersion: undefined }).assumeVersion).toBeUndefined();
});
