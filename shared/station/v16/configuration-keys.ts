import { fileProtocols } from '../blocks/files';
import { supportedProfiles } from './profiles';
import type { StationCore } from '../core/core';
import { meterPublicKey } from '../blocks/signed-values';
import { MEASURANDS } from '../metering/measurands';
import type { SettingName } from '../settings/definitions';
import { connectorCount } from './connectors';

/** How a configuration key of 1.6 is read and written. */
export type ConfigurationKey =
  | { readonly setting: SettingName; readonly access: 'read-write' | 'read-only' | 'write-only' }
  | { readonly read: (core: StationCore) => string };

const rw = (setting: SettingName): ConfigurationKey => ({ setting, access: 'read-write' });
const ro = (setting: SettingName): ConfigurationKey => ({ setting, access: 'read-only' });
const fixed = (value: string): ConfigurationKey => ({ read: () => value });

/** Most keys in one GetConfiguration. */
export const MOST_KEYS = 100;
const MOST_MEASURANDS = String(MEASURANDS['1.6'].length);

/** OCPP 1.6 chapter 9, and the whitepaper "Improved security for OCPP 1.6-J" for the security keys. */
export const CONFIGURATION_KEYS: Readonly<Record<string, ConfigurationKey>> = {
  // 9.1 Core
  AllowOfflineTxForUnknownId: rw('OfflineTxForUnknownIdEnabled'),
  AuthorizationCacheEnabled: rw('AuthCacheEnabled'),
  AuthorizeRemoteTxRequests: rw('AuthorizeRemoteStart'),
  BlinkRepeat: rw('BlinkRepeat'),
  ClockAlignedDataInterval: rw('AlignedDataInterval'),
  ConnectionTimeOut: rw('EVConnectionTimeOut'),
  ConnectorPhaseRotation: rw('ConnectorPhaseRotation'),
  ConnectorPhaseRotationMaxLength: { read: (core) => String(connectorCount(core) + 1) },
  GetConfigurationMaxKeys: fixed(String(MOST_KEYS)),
  HeartbeatInterval: rw('HeartbeatInterval'),
  LightIntensity: rw('LightIntensity'),
  LocalAuthorizeOffline: rw('LocalAuthorizeOffline'),
  LocalPreAuthorize: rw('LocalPreAuthorize'),
  MaxEnergyOnInvalidId: rw('MaxEnergyOnInvalidId'),
  MeterValuesAlignedData: rw('AlignedDataMeasurands'),
  MeterValuesAlignedDataMaxLength: fixed(MOST_MEASURANDS),
  MeterValuesSampledData: rw('TxUpdatedMeasurands'),
  MeterValuesSampledDataMaxLength: fixed(MOST_MEASURANDS),
  MeterValueSampleInterval: rw('TxUpdatedInterval'),
  MinimumStatusDuration: rw('MinimumStatusDuration'),
  NumberOfConnectors: { read: (core) => String(connectorCount(core)) },
  ResetRetries: rw('ResetRetries'),
  StopTransactionOnEVSideDisconnect: rw('StopTxOnEVSideDisconnect'),
  StopTransactionOnInvalidId: rw('StopTxOnInvalidId'),
  StopTxnAlignedData: rw('AlignedDataTxEndedMeasurands'),
  StopTxnAlignedDataMaxLength: fixed(MOST_MEASURANDS),
  StopTxnSampledData: rw('TxEndedMeasurands'),
  StopTxnSampledDataMaxLength: fixed(MOST_MEASURANDS),
  SupportedFeatureProfiles: { read: (core) => supportedProfiles(core).join(',') },
  SupportedFileTransferProtocols: { read: (core) => fileProtocols({ core }) },
  TransactionMessageAttempts: rw('MessageAttempts'),
  TransactionMessageRetryInterval: rw('MessageAttemptInterval'),
  UnlockConnectorOnEVSideDisconnect: rw('UnlockOnEVSideDisconnect'),
  WebSocketPingInterval: rw('WebSocketPingInterval'),
  // Signed meter values (OCA application note on signed meter values)
  AlignedDataSignReadings: rw('AlignedDataSignReadings'),
  AlignedDataSignUpdatedReadings: rw('AlignedDataSignUpdatedReadings'),
  MeterPublicKey1: { read: (core) => (core.evses[0] ? meterPublicKey(core, core.evses[0]) : '') },
  PublicKeyWithSignedMeterValue: rw('PublicKeyWithSignedMeterValue'),
  SampledDataSignReadings: rw('SampledDataSignReadings'),
  SampledDataSignStartedReadings: rw('SampledDataSignStartedReadings'),
  SampledDataSignUpdatedReadings: rw('SampledDataSignUpdatedReadings'),
  // 9.2 Local Auth List Management
  LocalAuthListEnabled: rw('LocalAuthListEnabled'),
  LocalAuthListMaxLength: ro('LocalAuthListMaxLength'),
  SendLocalListMaxLength: ro('SendLocalListMaxLength'),
  // 9.3 Reservation
  ReserveConnectorZeroSupported: ro('ReservationNonEvseSpecific'),
  // 9.4 Smart Charging
  ChargeProfileMaxStackLevel: ro('ChargingProfileStackLevel'),
  ChargingScheduleAllowedChargingRateUnit: { read: ({ settings }) => settings.list('ChargingRateUnit').map((unit) => (unit === 'A' ? 'Current' : 'Power')).join(',') },
  ChargingScheduleMaxPeriods: ro('PeriodsPerSchedule'),
  ConnectorSwitch3to1PhaseSupported: ro('Phases3to1'),
  MaxChargingProfilesInstalled: ro('MaxChargingProfiles'),
  // Security
  AdditionalRootCertificateCheck: ro('AdditionalRootCertificateCheck'),
  AuthorizationKey: { setting: 'BasicAuthPassword', access: 'write-only' },
  CertificateSignedMaxChainSize: ro('MaxCertificateChainSize'),
  CertificateStoreMaxLength: ro('MaxCertificateEntries'),
  CpoName: rw('OrganizationName'),
  SecurityProfile: { read: ({ network }) => String(network.securityProfile) },
};
