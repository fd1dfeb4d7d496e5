import type { SettingDefinition } from './definition';

/** What can begin a transaction (TxStartStopPoint values). */
export const TX_START_POINTS = ['ParkingBayOccupancy', 'EVConnected', 'Authorized', 'DataSigned', 'PowerPathClosed', 'EnergyTransfer'] as const;
/** What can end one; DataSigned has no meaning there. */
export const TX_STOP_POINTS = ['ParkingBayOccupancy', 'EVConnected', 'Authorized', 'PowerPathClosed', 'EnergyTransfer'] as const;
export type TxPoint = (typeof TX_START_POINTS)[number];

const SAMPLED = 'Energy.Active.Import.Register,Power.Active.Import,Current.Import,Voltage,SoC';
const ENERGY = 'Energy.Active.Import.Register';

const flag = (value: boolean): SettingDefinition => ({ type: 'boolean', default: String(value) });
const seconds = (value: number, min = 0): SettingDefinition => ({ type: 'integer', default: String(value), unit: 's', min });
const count = (value: number, min = 0, max?: number): SettingDefinition => ({ type: 'integer', default: String(value), min, ...(max === undefined ? {} : { max }) });
const list = (value: string, values: readonly string[]): SettingDefinition => ({ type: 'MemberList', default: value, values, max: 1000 });
/** What it may name depends on the version. */
const measurands = (value: string): SettingDefinition => ({ type: 'MemberList', default: value, max: 1000 });
const speed = (value: string): SettingDefinition => ({ type: 'integer', default: value, unit: 'RPM', min: 0, max: 3000 });
const money = (value: string): SettingDefinition => ({ type: 'decimal', default: value, min: 0 });
const watts = (value: string): SettingDefinition => ({ type: 'decimal', default: value, unit: 'W' });
const text = (value: string, max: number, min?: number): SettingDefinition => ({ type: 'string', default: value, max, ...(min === undefined ? {} : { min }) });

/**
 * Everything that a CSMS can set or read, once for all versions, by the name that 2.x gives it where it has one (Part 2,
 * Referenced Components and Variables; OCPP 1.6 chapter 9). v16/configuration-keys.ts and v2x/device-model say under which
 * name each version shows it, and who may change it.
 */
export const SETTINGS = {
  HeartbeatInterval: seconds(300, 1),
  MessageAttempts: count(3, 1),
  MessageAttemptInterval: seconds(10),
  OfflineThreshold: seconds(60),
  ResetRetries: count(1),
  RetryBackOffRepeatTimes: count(5, 0, 20),
  RetryBackOffRandomRange: seconds(2),
  RetryBackOffWaitMinimum: seconds(2),
  WebSocketPingInterval: seconds(60),
  NetworkConfigurationPriority: { type: 'SequenceList', default: '0', values: ['0', '1', '2'], min: 1, max: 1000, reboot: true },
  NetworkProfileConnectionAttempts: count(3, 1),
  QueueAllMessages: flag(false),
  UnlockOnEVSideDisconnect: flag(true),

  OrganizationName: text('OCPP Workbench', 64),
  BasicAuthPassword: text('', 64, 16),
  ISO15118Enabled: flag(true),
  PnCEnabled: flag(true),
  CentralContractValidationAllowed: flag(true),
  ContractValidationOffline: flag(true),
  SeccId: text('SECC-1', 255),
  V2GCertificateInstallationEnabled: flag(true),
  ContractCertificateInstallationEnabled: flag(true),
  CertSigningWaitMinimum: seconds(60),
  CertSigningRepeatTimes: count(3, 0, 10),
  MaxCertificateChainSize: count(10_000, 1, 10_000),
  AdditionalRootCertificateCheck: flag(false),
  MaxCertificateEntries: count(20, 1),
  SendSecurityEvents: flag(true),

  AuthEnabled: flag(true),
  AuthorizeRemoteStart: flag(false),
  DisableRemoteAuthorization: flag(false),
  LocalAuthorizeOffline: flag(true),
  LocalPreAuthorize: flag(false),
  OfflineTxForUnknownIdEnabled: flag(false),
  MasterPassGroupId: text('', 36),
  AuthCacheEnabled: flag(true),
  AuthCacheLifeTime: seconds(86_400),
  AuthCacheDisablePostAuthorize: flag(false),
  LocalAuthListEnabled: flag(true),
  LocalAuthListDisablePostAuthorize: flag(false),
  LocalAuthListMaxLength: count(1000),
  SendLocalListMaxLength: count(250, 1),

  EVConnectionTimeOut: seconds(60, 1),
  StopTxOnEVSideDisconnect: flag(true),
  StopTxOnInvalidId: flag(true),
  MaxEnergyOnInvalidId: { type: 'integer', default: '0', unit: 'Wh', min: 0 },
  TxBeforeAcceptedEnabled: flag(false),
  TxResumptionTimeout: seconds(0),
  AllowEnergyTransferResumption: flag(true),
  SupportedLimits: list('maxCost,maxEnergy,maxSoC,maxTime', ['maxCost', 'maxEnergy', 'maxSoC', 'maxTime']),
  BatterySwapEnabled: flag(false),
  BatterySwapIdToken: text('', 255),
  BatterySwapTargetSoC: { type: 'integer', default: '80', unit: 'Percent', min: 0, max: 100 },
  BatterySwapMaxSoc: { type: 'integer', default: '95', unit: 'Percent', min: 0, max: 100 },
  BatterySwapTimeoutIn: seconds(60, 1),
  BatterySwapTimeoutOut: seconds(60, 1),
  TxStartPoint: list('EVConnected,Authorized', TX_START_POINTS),
  TxStopPoint: list('EVConnected,Authorized', TX_STOP_POINTS),

  TxStartedMeasurands: measurands(ENERGY),
  TxUpdatedMeasurands: measurands(SAMPLED),
  TxUpdatedInterval: seconds(60),
  TxEndedMeasurands: measurands(ENERGY),
  TxEndedInterval: seconds(0),
  SampledDataEnabled: flag(true),
  SampledDataSignReadings: flag(false),
  SampledDataSignStartedReadings: flag(false),
  SampledDataSignUpdatedReadings: flag(false),
  RegisterValuesWithoutPhases: flag(true),
  PublicKeyWithSignedMeterValue: { type: 'OptionList', default: 'OncePerTransaction', values: ['Never', 'OncePerTransaction', 'EveryMeterValue'] },
  RequestMeteringReceipt: flag(false),
  AlignedDataEnabled: flag(true),
  AlignedDataSignReadings: flag(false),
  AlignedDataSignUpdatedReadings: flag(false),
  AlignedDataInterval: seconds(0),
  AlignedDataMeasurands: measurands(ENERGY),
  AlignedDataTxEndedInterval: seconds(0),
  AlignedDataTxEndedMeasurands: measurands(''),
  AlignedDataSendDuringIdle: flag(false),

  ItemsPerMessageGetReport: count(40, 1),
  ItemsPerMessageVariables: count(100, 1),
  BytesPerMessage: count(65_536, 1),

  MonitoringAvailable: flag(true),
  MonitoringEnabled: flag(true),
  OfflineQueuingSeverity: count(4, 0, 9),
  ItemsPerMessageMonitoring: count(50, 1),
  MaxPeriodicEventStreams: count(8),
  AllowNewSessionsPendingFirmwareUpdate: flag(false),

  ReservationEnabled: flag(true),
  ReservationNonEvseSpecific: flag(true),
  SmartChargingEnabled: flag(true),
  ChargingProfileStackLevel: count(10),
  ChargingRateUnit: list('A,W', ['A', 'W']),
  PeriodsPerSchedule: count(24, 1),
  MaxChargingProfiles: count(20, 1),
  LimitChangeSignificance: { type: 'decimal', default: '1', unit: 'Percent', min: 0, max: 100 },
  Phases3to1: flag(true),
  ACPhaseSwitchingSupported: flag(false),
  ExternalControlSignalsEnabled: flag(true),
  ExternalConstraintsProfileDisallowed: flag(false),
  NotifyChargingLimitWithSchedules: flag(false),
  SetpointPriority: { type: 'OptionList', default: 'ExternalControl', values: ['ExternalControl', 'CSMS'] },
  V2XEnabled: flag(true),
  LocalFrequencyUpdateThreshold: { type: 'integer', default: '10', unit: 'mHz', min: 0 },
  UpperThreshold: watts(''),
  LowerThreshold: watts(''),
  UpperOffset: watts('0'),
  LowerOffset: watts('0'),
  TimeSource: { type: 'SequenceList', default: 'Heartbeat', values: ['Heartbeat'], max: 1000 },
  TimeZone: text('UTC', 50),

  DisplayFormats: list('ASCII,HTML,URI,UTF8', ['ASCII', 'HTML', 'QRCODE', 'URI', 'UTF8']),
  DisplayPriorities: list('AlwaysFront,InFront,NormalCycle', ['AlwaysFront', 'InFront', 'NormalCycle']),
  DisplayStates: list('Charging,Faulted,Idle,Unavailable', ['Charging', 'Discharging', 'Faulted', 'Idle', 'Suspended', 'Unavailable']),
  DisplayLanguage: { type: 'OptionList', default: 'en', values: ['en', 'de', 'es', 'fr', 'it', 'nl'] },
  PersonalMessageSize: count(512),

  Currency: text('EUR', 3, 3),
  TariffEnabled: flag(true),
  CostEnabled: flag(true),
  RunningCostEnabled: flag(false),
  TariffFallbackMessage: text('', 255),
  OfflineTariffFallbackMessage: text('', 255),
  TotalCostFallbackMessage: text('', 255),
  TariffInterval: seconds(10),
  CostInterval: seconds(60, 1),
  TariffMaxElements: count(20, 1),
  ConditionsSupported: flag(true),
  HandleFailedTariff: { type: 'OptionList', default: 'UseDefault', values: ['Deauthorize', 'UseDefault', 'CentralCost'] },

  PaymentEnabled: flag(true),
  AuthorizeDirectPayment: flag(false),
  AuthorizationAmount: money('50'),
  IncrementalAuthorizationAmount: money('0'),
  IncrementalAuthorizationThreshold: money('5'),
  PaymentDetails: list('PaymentBrand,PaymentRecognition,CardLast4Digits', ['PaymentBrand', 'PaymentRecognition', 'ReadingMethod', 'CardBin', 'CardLast4Digits']),
  SettlementByCSMS: flag(false),
  ReceiptServerUrl: text('https://receipts.example.com', 500),
  ReceiptByCSMS: flag(false),
  MerchantId: text('M-1', 50),
  MerchantTaxId: text('NL000000000B01', 50),
  MerchantName: text('OCPP Workbench', 100),
  MerchantAddress: text('', 100),
  MerchantCity: text('', 100),

  WebPaymentsEnabled: flag(false),
  URLTemplate: text('', 500),
  TOTPVersion: { type: 'OptionList', default: 'v1', values: ['v1'] },
  SharedSecret: text('', 255),
  ValidityTime: seconds(30, 1),
  TOTPLength: count(8, 1, 64),

  FanSpeedTarget: speed(''),
  FanSpeedMinSet: speed('0'),
  FanSpeedMaxSet: speed('3000'),

  MinimumStatusDuration: seconds(0),
  BlinkRepeat: count(0),
  LightIntensity: { type: 'integer', default: '50', unit: 'Percent', min: 0, max: 100 },
  ConnectorPhaseRotation: { type: 'string', default: '0.RST', max: 500, reboot: true },
} as const satisfies Record<string, SettingDefinition>;

export type SettingName = keyof typeof SETTINGS;
