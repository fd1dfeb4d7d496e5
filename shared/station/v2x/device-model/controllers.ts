import { CACHE_SIZE, ENTRY_BYTES, MOST_ADDITIONAL_INFO } from '../../blocks/authorization';
import { DER_ROWS } from './der-rows';
import { OPERATION_MODES, TRANSFER_MODES } from '../../blocks/operation-mode';
import { longestPassword } from '../../blocks/settings';
import { fileProtocols } from '../../blocks/files';
import { isoOf } from '../../core/read';
import { MEASURANDS } from '../../metering/measurands';
import type { SettingName } from '../../settings/definitions';
import { BOOLEAN, fact, INTEGER, no, setting, yes, type Spot, type VariableRow } from './row';

const in21 = ({ core }: Spot): boolean => core.config.version === '2.1';
const available = (component: string): VariableRow => fact(component, 'Available', BOOLEAN, yes, { constant: true });
const is21 = ({ core }: Spot): boolean => core.config.version === '2.1';

/** A list of measurands, of which each version has its own. */
function measured(component: string, name: SettingName, variable: string = name): VariableRow {
  return { ...setting(component, name, { variable }), values: ({ core }) => MEASURANDS[core.config.version] };
}

/** Variables of the controllers, by component (Part 2, Referenced Components and Variables). */
export const CONTROLLER_ROWS: readonly VariableRow[] = [
  setting('OCPPCommCtrlr', 'HeartbeatInterval'),
  setting('OCPPCommCtrlr', 'MessageAttempts', { instance: 'TransactionEvent' }),
  setting('OCPPCommCtrlr', 'MessageAttemptInterval', { instance: 'TransactionEvent' }),
  fact('OCPPCommCtrlr', 'MessageTimeout', { type: 'integer', unit: 's' }, ({ core }) => String(Math.round(core.ports.timeoutMs() / 1000)), { instance: 'Default' }),
  setting('OCPPCommCtrlr', 'NetworkConfigurationPriority'),
  setting('OCPPCommCtrlr', 'NetworkProfileConnectionAttempts'),
  setting('OCPPCommCtrlr', 'OfflineThreshold'),
  setting('OCPPCommCtrlr', 'PublicKeyWithSignedMeterValue'),
  setting('OCPPCommCtrlr', 'QueueAllMessages', { mutability: 'ReadOnly' }),
  setting('OCPPCommCtrlr', 'ResetRetries'),
  setting('OCPPCommCtrlr', 'RetryBackOffRandomRange'),
  setting('OCPPCommCtrlr', 'RetryBackOffRepeatTimes'),
  setting('OCPPCommCtrlr', 'RetryBackOffWaitMinimum'),
  setting('OCPPCommCtrlr', 'UnlockOnEVSideDisconnect'),
  setting('OCPPCommCtrlr', 'WebSocketPingInterval'),
  fact('OCPPCommCtrlr', 'ActiveNetworkProfile', INTEGER, ({ core }) => String(core.network.slot)),
  fact('OCPPCommCtrlr', 'FileTransferProtocols', { type: 'MemberList', values: ['FTP', 'FTPS', 'HTTP', 'HTTPS', 'SFTP'] }, fileProtocols),

  setting('SecurityCtrlr', 'OrganizationName'),
  { ...setting('SecurityCtrlr', 'BasicAuthPassword', { mutability: 'WriteOnly' }), maxLimit: ({ core }) => longestPassword(core) },
  setting('SecurityCtrlr', 'AdditionalRootCertificateCheck', { mutability: 'ReadOnly' }),
  setting('SecurityCtrlr', 'CertSigningWaitMinimum'),
  setting('SecurityCtrlr', 'CertSigningRepeatTimes'),
  setting('SecurityCtrlr', 'MaxCertificateChainSize', { mutability: 'ReadOnly' }),
  fact('SecurityCtrlr', 'CertificateEntries', { type: 'integer', min: 0 }, ({ core }) => String(core.keyStore?.roots.length ?? (core.config.ca?.match(/BEGIN CERTIFICATE/g) ?? []).length), {
    maxLimit: ({ core }) => core.settings.number('MaxCertificateEntries'),
  }),
  fact('SecurityCtrlr', 'Identity', { type: 'string', max: 48 }, ({ core }) => core.network.identity),
  fact('SecurityCtrlr', 'SecurityProfile', { type: 'integer', min: 0, max: 3 }, ({ core }) => String(core.network.securityProfile)),

  setting('AuthCtrlr', 'AuthEnabled', { variable: 'Enabled' }),
  fact('AuthCtrlr', 'AdditionalInfoItemsPerMessage', INTEGER, () => String(MOST_ADDITIONAL_INFO)),
  setting('AuthCtrlr', 'AuthorizeRemoteStart'),
  setting('AuthCtrlr', 'DisableRemoteAuthorization'),
  setting('AuthCtrlr', 'LocalAuthorizeOffline'),
  setting('AuthCtrlr', 'LocalPreAuthorize'),
  setting('AuthCtrlr', 'MasterPassGroupId'),
  setting('AuthCtrlr', 'OfflineTxForUnknownIdEnabled'),

  available('AuthCacheCtrlr'),
  setting('AuthCacheCtrlr', 'AuthCacheEnabled', { variable: 'Enabled' }),
  setting('AuthCacheCtrlr', 'AuthCacheLifeTime', { variable: 'LifeTime' }),
  setting('AuthCacheCtrlr', 'AuthCacheDisablePostAuthorize', { variable: 'DisablePostAuthorize' }),
  fact('AuthCacheCtrlr', 'Policy', { type: 'OptionList', values: ['LRU', 'LFU', 'FIFO', 'CUSTOM'] }, () => 'LRU'),
  fact('AuthCacheCtrlr', 'Storage', { type: 'integer', unit: 'B' }, ({ core }) => String((core.tokenCache?.size ?? 0) * ENTRY_BYTES), {
    maxLimit: () => CACHE_SIZE * ENTRY_BYTES,
  }),

  available('LocalAuthListCtrlr'),
  setting('LocalAuthListCtrlr', 'LocalAuthListEnabled', { variable: 'Enabled' }),
  fact('LocalAuthListCtrlr', 'Entries', INTEGER, ({ core }) => String(core.localList?.entries.size ?? 0), {
    maxLimit: ({ core }) => core.settings.number('LocalAuthListMaxLength'),
  }),
  setting('LocalAuthListCtrlr', 'SendLocalListMaxLength', { variable: 'ItemsPerMessage', mutability: 'ReadOnly' }),
  setting('LocalAuthListCtrlr', 'BytesPerMessage', { mutability: 'ReadOnly' }),
  fact('LocalAuthListCtrlr', 'Storage', { type: 'integer', unit: 'B' }, ({ core }) => String((core.localList?.entries.size ?? 0) * ENTRY_BYTES), {
    maxLimit: ({ core }) => core.settings.number('LocalAuthListMaxLength') * ENTRY_BYTES,
  }),
  setting('LocalAuthListCtrlr', 'LocalAuthListDisablePostAuthorize', { variable: 'DisablePostAuthorize' }),
  fact('LocalAuthListCtrlr', 'SupportsExpiryDateTime', BOOLEAN, yes),

  setting('TxCtrlr', 'EVConnectionTimeOut'),
  setting('TxCtrlr', 'MaxEnergyOnInvalidId'),
  setting('TxCtrlr', 'StopTxOnEVSideDisconnect'),
  setting('TxCtrlr', 'StopTxOnInvalidId'),
  setting('TxCtrlr', 'TxBeforeAcceptedEnabled'),
  setting('TxCtrlr', 'TxResumptionTimeout', { variable: 'ResumptionTimeout', exists: ({ core }) => core.config.version === '2.1' }),
  setting('TxCtrlr', 'SupportedLimits', { mutability: 'ReadOnly', exists: ({ core }) => core.config.version === '2.1' }),
  setting('TxCtrlr', 'AllowEnergyTransferResumption', { exists: ({ core }) => core.config.version === '2.1' }),
  setting('TxCtrlr', 'TxStartPoint'),
  setting('TxCtrlr', 'TxStopPoint'),

  available('SampledDataCtrlr'),
  setting('SampledDataCtrlr', 'SampledDataEnabled', { variable: 'Enabled' }),
  setting('SampledDataCtrlr', 'RegisterValuesWithoutPhases'),
  setting('SampledDataCtrlr', 'SampledDataSignStartedReadings', { variable: 'SignStartedReadings', exists: is21 }),
  setting('SampledDataCtrlr', 'SampledDataSignUpdatedReadings', { variable: 'SignUpdatedReadings', exists: is21 }),
  measured('SampledDataCtrlr', 'TxStartedMeasurands'),
  measured('SampledDataCtrlr', 'TxUpdatedMeasurands'),
  setting('SampledDataCtrlr', 'TxUpdatedInterval'),
  measured('SampledDataCtrlr', 'TxEndedMeasurands'),
  setting('SampledDataCtrlr', 'TxEndedInterval'),
  setting('SampledDataCtrlr', 'SampledDataSignReadings', { variable: 'SignReadings' }),

  available('AlignedDataCtrlr'),
  setting('AlignedDataCtrlr', 'AlignedDataEnabled', { variable: 'Enabled' }),
  setting('AlignedDataCtrlr', 'AlignedDataSignReadings', { variable: 'SignReadings' }),
  setting('AlignedDataCtrlr', 'AlignedDataSignUpdatedReadings', { variable: 'SignUpdatedReadings', exists: is21 }),
  setting('AlignedDataCtrlr', 'AlignedDataInterval', { variable: 'Interval' }),
  measured('AlignedDataCtrlr', 'AlignedDataMeasurands', 'Measurands'),
  setting('AlignedDataCtrlr', 'AlignedDataTxEndedInterval', { variable: 'TxEndedInterval' }),
  measured('AlignedDataCtrlr', 'AlignedDataTxEndedMeasurands', 'TxEndedMeasurands'),
  setting('AlignedDataCtrlr', 'AlignedDataSendDuringIdle', { variable: 'SendDuringIdle' }),

  setting('DeviceDataCtrlr', 'ItemsPerMessageGetReport', { variable: 'ItemsPerMessage', instance: 'GetReport', mutability: 'ReadOnly' }),
  setting('DeviceDataCtrlr', 'ItemsPerMessageVariables', { variable: 'ItemsPerMessage', instance: 'GetVariables', mutability: 'ReadOnly' }),
  setting('DeviceDataCtrlr', 'ItemsPerMessageVariables', { variable: 'ItemsPerMessage', instance: 'SetVariables', mutability: 'ReadOnly' }),
  ...['GetReport', 'GetVariables', 'SetVariables'].map((instance) => setting('DeviceDataCtrlr', 'BytesPerMessage', { instance, mutability: 'ReadOnly' })),

  fact('ClockCtrlr', 'DateTime', { type: 'dateTime' }, ({ core }) => isoOf(core.now)),
  setting('ClockCtrlr', 'TimeSource'),
  setting('ClockCtrlr', 'TimeZone'),

  available('ISO15118Ctrlr'),
  setting('ISO15118Ctrlr', 'ISO15118Enabled', { variable: 'Enabled' }),
  setting('ISO15118Ctrlr', 'PnCEnabled'),
  setting('ISO15118Ctrlr', 'CentralContractValidationAllowed'),
  setting('ISO15118Ctrlr', 'ContractValidationOffline'),
  setting('ISO15118Ctrlr', 'RequestMeteringReceipt'),
  setting('ISO15118Ctrlr', 'SeccId'),
  setting('ISO15118Ctrlr', 'V2GCertificateInstallationEnabled'),
  setting('ISO15118Ctrlr', 'ContractCertificateInstallationEnabled'),

  ...DER_ROWS,

  setting('BatterySwapCtrlr', 'BatterySwapEnabled', { variable: 'Enabled', exists: is21 }),
  setting('BatterySwapCtrlr', 'BatterySwapIdToken', { variable: 'IdToken', exists: is21 }),
  setting('BatterySwapCtrlr', 'BatterySwapTargetSoC', { variable: 'TargetSoC', exists: is21 }),
  setting('BatterySwapCtrlr', 'BatterySwapMaxSoc', { variable: 'MaxSoc', exists: is21 }),
  setting('BatterySwapCtrlr', 'BatterySwapTimeoutIn', { variable: 'Timeout', instance: 'In', exists: is21 }),
  setting('BatterySwapCtrlr', 'BatterySwapTimeoutOut', { variable: 'Timeout', instance: 'Out', exists: is21 }),

  available('ReservationCtrlr'),
  setting('ReservationCtrlr', 'ReservationEnabled', { variable: 'Enabled' }),
  setting('ReservationCtrlr', 'ReservationNonEvseSpecific', { variable: 'NonEvseSpecific' }),

  available('SmartChargingCtrlr'),
  setting('SmartChargingCtrlr', 'SmartChargingEnabled', { variable: 'Enabled' }),
  setting('SmartChargingCtrlr', 'ChargingProfileStackLevel', { variable: 'ProfileStackLevel', mutability: 'ReadOnly' }),
  setting('SmartChargingCtrlr', 'ChargingRateUnit', { variable: 'RateUnit', mutability: 'ReadOnly' }),
  setting('SmartChargingCtrlr', 'PeriodsPerSchedule', { mutability: 'ReadOnly' }),
  fact('SmartChargingCtrlr', 'Entries', INTEGER, ({ core }) => String(core.profiles.length), {
    instance: 'ChargingProfiles', maxLimit: ({ core }) => core.settings.number('MaxChargingProfiles'),
  }),
  setting('SmartChargingCtrlr', 'ExternalControlSignalsEnabled'),
  setting('SmartChargingCtrlr', 'ExternalConstraintsProfileDisallowed', { exists: ({ core }) => core.config.version === '2.1' }),
  setting('SmartChargingCtrlr', 'NotifyChargingLimitWithSchedules'),
  setting('SmartChargingCtrlr', 'Phases3to1', { mutability: 'ReadOnly' }),
  setting('SmartChargingCtrlr', 'ACPhaseSwitchingSupported', { mutability: 'ReadOnly' }),
  setting('SmartChargingCtrlr', 'LimitChangeSignificance'),
  setting('SmartChargingCtrlr', 'SetpointPriority', { exists: in21 }),
  fact('SmartChargingCtrlr', 'SupportedAdditionalPurposes', { type: 'MemberList', values: ['PriorityCharging', 'LocalGeneration'] }, () => 'PriorityCharging,LocalGeneration', { exists: in21 }),
  fact('SmartChargingCtrlr', 'SupportsDynamicProfiles', BOOLEAN, yes, { exists: in21 }),
  fact('SmartChargingCtrlr', 'SupportsMaxOfflineDuration', BOOLEAN, yes, { exists: in21 }),
  fact('SmartChargingCtrlr', 'SupportsEvseSleep', BOOLEAN, no, { exists: in21 }),

  setting('V2XChargingCtrlr', 'V2XEnabled', { variable: 'Enabled', exists: in21 }),
  fact('V2XChargingCtrlr', 'SupportedEnergyTransferModes', { type: 'MemberList', values: [...TRANSFER_MODES] }, () => TRANSFER_MODES.join(','), { exists: in21 }),
  fact('V2XChargingCtrlr', 'SupportedOperationModes', { type: 'MemberList', values: [...OPERATION_MODES] }, () => OPERATION_MODES.join(','), { exists: in21 }),
  setting('V2XChargingCtrlr', 'LocalFrequencyUpdateThreshold', { exists: in21 }),
  ...(['UpperThreshold', 'LowerThreshold', 'UpperOffset', 'LowerOffset'] as const).map((name) => setting('V2XChargingCtrlr', name, { variable: 'LocalLoadBalancing', instance: name, exists: in21 })),
];
