import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { JsonObject } from '../ocpp/json';
import { Bench } from './bench.fixture';
import { CONFIGURATION_KEYS } from './v16/configuration-keys';

let bench: Bench;

beforeEach(async () => { bench = await Bench.booted('1.6', { securityProfile: 1, password: '0123456789abcdef' }); });
afterEach(() => expect(bench.faults).toEqual([]));

/** Keys that OCPP 1.6 chapter 9 marks as required in the Core profile. */
const REQUIRED = [
  'AuthorizeRemoteTxRequests', 'ClockAlignedDataInterval', 'ConnectionTimeOut', 'ConnectorPhaseRotation', 'GetConfigurationMaxKeys', 'HeartbeatInterval',
  'LocalAuthorizeOffline', 'LocalPreAuthorize', 'MeterValuesAlignedData', 'MeterValuesSampledData', 'MeterValueSampleInterval', 'NumberOfConnectors',
  'ResetRetries', 'StopTransactionOnEVSideDisconnect', 'StopTransactionOnInvalidId', 'StopTxnAlignedData', 'StopTxnSampledData', 'SupportedFeatureProfiles',
  'TransactionMessageAttempts', 'TransactionMessageRetryInterval', 'UnlockConnectorOnEVSideDisconnect',
  'LocalAuthListEnabled', 'LocalAuthListMaxLength', 'SendLocalListMaxLength',
  'ChargeProfileMaxStackLevel', 'ChargingScheduleAllowedChargingRateUnit', 'ChargingScheduleMaxPeriods', 'MaxChargingProfilesInstalled',
];

describe('GetConfiguration (§5.8)', () => {
  it('lists every key when none is named, with all that chapter 9 requires', async () => {
    const { configurationKey, unknownKey } = await bench.result('GetConfiguration', {});
    const keys = (configurationKey as JsonObject[]).map(({ key }) => key);
    expect(keys).toEqual(Object.keys(CONFIGURATION_KEYS));
    expect(keys).toEqual(expect.arrayContaining(REQUIRED));
    expect(unknownKey).toBeUndefined();
  });

  it('finds keys whatever their case, and names those that it does not know', async () => {
    expect(await bench.result('GetConfiguration', { key: ['heartbeatinterval', 'NoSuchKey'] })).toEqual({
      configurationKey: [{ key: 'HeartbeatInterval', readonly: false, value: '300' }], unknownKey: ['NoSuchKey'],
    });
    expect(await bench.result('GetConfiguration', { key: ['NumberOfConnectors', 'SecurityProfile'] })).toEqual({
      configurationKey: [{ key: 'NumberOfConnectors', readonly: true, value: '2' }, { key: 'SecurityProfile', readonly: true, value: '1' }],
    });
  });

  it('never tells the AuthorizationKey', async () => {
    expect(await bench.result('GetConfiguration', { key: ['AuthorizationKey'] })).toEqual({ configurationKey: [{ key: 'AuthorizationKey', readonly: false }] });
  });
});

describe('ChangeConfiguration (§5.3)', () => {
  it.each([
    ['HeartbeatInterval', '600', 'Accepted'],
    ['HeartbeatInterval', 'often', 'Rejected'],
    ['HeartbeatInterval', '-1', 'Rejected'],
    ['LocalPreAuthorize', 'yes', 'Rejected'],
    ['LocalPreAuthorize', 'true', 'Accepted'],
    ['MeterValuesSampledData', 'Energy.Active.Import.Register,SoC', 'Accepted'],
    ['MeterValuesSampledData', 'Energy.Imaginary', 'Rejected'],
    ['NumberOfConnectors', '7', 'Rejected'],
    ['ChargeProfileMaxStackLevel', '3', 'Rejected'],
    ['NoSuchKey', '1', 'NotSupported'],
  ])('%s = %s: %s', async (key, value, status) => {
    const before = await bench.result('GetConfiguration', { key: [key] });
    expect(await bench.result('ChangeConfiguration', { key, value })).toEqual({ status });
    const after = await bench.result('GetConfiguration', { key: [key] });
    if (status === 'Accepted') expect(after).toMatchObject({ configurationKey: [{ value }] });
    else expect(after).toEqual(before);
  });

  it('RebootRequired: what the hardware reads when it starts takes effect then', async () => {
    expect(await bench.result('ChangeConfiguration', { key: 'ConnectorPhaseRotation', value: '1.RST' })).toEqual({ status: 'RebootRequired' });
    expect(await bench.result('GetConfiguration', { key: ['ConnectorPhaseRotation'] })).toMatchObject({ configurationKey: [{ value: '0.RST' }] });
    await bench.result('Reset', { type: 'Soft' });
    await bench.pass(10);
    expect(await bench.result('GetConfiguration', { key: ['ConnectorPhaseRotation'] })).toMatchObject({ configurationKey: [{ value: '1.RST' }] });
  });

  it('more keys than GetConfigurationMaxKeys are refused', async () => {
    expect(await bench.call('GetConfiguration', { key: Array.from({ length: 101 }, (_, index) => `Key${index}`) })).toMatchObject({ kind: 'error', code: 'OccurenceConstraintViolation' });
  });

  it('is kept over a reboot', async () => {
    await bench.result('ChangeConfiguration', { key: 'ConnectionTimeOut', value: '77' });
    await bench.result('Reset', { type: 'Hard' });
    await bench.pass(10);
    expect(await bench.result('GetConfiguration', { key: ['ConnectionTimeOut'] })).toMatchObject({ configurationKey: [{ value: '77' }] });
  });

  it('a new HeartbeatInterval holds at once', async () => {
    bench.forget();
    await bench.result('ChangeConfiguration', { key: 'HeartbeatInterval', value: '5' });
    await bench.pass(11);
    expect(bench.of('Heartbeat')).toHaveLength(2);
  });

  it('a new AuthorizationKey, in hexadecimal digits, is the password from the next connection on', async () => {
    const hex = [...'fedcba9876543210'].map((letter) => letter.charCodeAt(0).toString(16)).join('');
    expect(await bench.result('ChangeConfiguration', { key: 'AuthorizationKey', value: 'no hex' })).toEqual({ status: 'Rejected' });
    expect(await bench.result('ChangeConfiguration', { key: 'AuthorizationKey', value: hex })).toEqual({ status: 'Accepted' });
    await bench.pass(1);
    expect(bench.upgrades.at(-1)?.basic).toEqual({ user: 'CP1', password: 'fedcba9876543210' });
  });
});
