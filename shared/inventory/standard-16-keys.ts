import type { StandardKey } from './standard-16';

type Row = readonly [
  name: string, profile: StandardKey['profile'], type: StandardKey['type'], access: StandardKey['access'], required: boolean, help: string, unit?: string,
];

const LIST = 'Local Auth List Management';
const CHARGING = 'Smart Charging';
const SECURITY = 'Security extension';
const ISO = 'ISO 15118 extension';

const MEASURANDS = [
  'Current.Export', 'Current.Import', 'Current.Offered', 'Energy.Active.Export.Register', 'Energy.Active.Import.Register',
  'Energy.Reactive.Export.Register', 'Energy.Reactive.Import.Register', 'Energy.Active.Export.Interval', 'Energy.Active.Import.Interval',
  'Energy.Reactive.Export.Interval', 'Energy.Reactive.Import.Interval', 'Frequency', 'Power.Active.Export', 'Power.Active.Import',
  'Power.Factor', 'Power.Offered', 'Power.Reactive.Export', 'Power.Reactive.Import', 'RPM', 'SoC', 'Temperature', 'Voltage',
];

/** Members of the lists whose members the standard names. */
export const COMMA_LISTS: Readonly<Record<string, readonly string[]>> = {
  MeterValuesAlignedData: MEASURANDS,
  MeterValuesSampledData: MEASURANDS,
  StopTxnAlignedData: MEASURANDS,
  StopTxnSampledData: MEASURANDS,
  SupportedFeatureProfiles: ['Core', 'FirmwareManagement', 'LocalAuthListManagement', 'Reservation', 'SmartCharging', 'RemoteTrigger'],
  ChargingScheduleAllowedChargingRateUnit: ['Current', 'Power'],
};

/** In our own words. Texts speak of the station as 1.6 does: Charge Point, idTag, Central System. */
export const KEYS_16: readonly Row[] = [
  ['AllowOfflineTxForUnknownId', 'Core', 'boolean', 'RW', false, 'Whether, without a connection, a card that the Charge Point does not know may start a transaction.'],
  ['AuthorizationCacheEnabled', 'Core', 'boolean', 'RW', false, 'Whether idTags that the Central System has judged are remembered in a cache.'],
  ['AuthorizeRemoteTxRequests', 'Core', 'boolean', 'R/RW', true, 'Whether a RemoteStartTransaction is authorized first, as a card would be. Where it is false the start is taken at once.'],
  ['BlinkRepeat', 'Core', 'integer', 'RW', false, 'How often the lights blink when the Charge Point signals something.', 'times'],
  ['ClockAlignedDataInterval', 'Core', 'integer', 'RW', true, 'Time between meter values at full intervals of the clock, counted from midnight: 900 gives values at :00, :15, :30 and :45. 0 sends none.', 's'],
  ['ConnectionTimeOut', 'Core', 'integer', 'RW', true, 'How long a driver has to plug in after presenting a card, or after a remote start, before the start is given up.', 's'],
  ['ConnectorPhaseRotation', 'Core', 'string', 'RW', true, 'How the phases of each connector are wired to those of the grid, such as 0.RST, 1.RST, 2.RTS. NotApplicable for one phase or DC, Unknown when nobody knows.'],
  ['ConnectorPhaseRotationMaxLength', 'Core', 'integer', 'R', false, 'Most items in ConnectorPhaseRotation.', 'items'],
  ['GetConfigurationMaxKeys', 'Core', 'integer', 'R', true, 'Most keys that one GetConfiguration may ask for by name.', 'keys'],
  ['HeartbeatInterval', 'Core', 'integer', 'RW', true, 'Time without any other message after which the Charge Point sends a Heartbeat.', 's'],
  ['LightIntensity', 'Core', 'integer', 'RW', false, 'How bright the Charge Point lights are.', '%'],
  ['LocalAuthorizeOffline', 'Core', 'boolean', 'RW', true, 'Whether, without a connection, cards that are in the local list or the cache may start.'],
  ['LocalPreAuthorize', 'Core', 'boolean', 'RW', true, 'Whether, with a connection, cards that are in the local list or the cache start at once, without waiting for an Authorize.'],
  ['MaxEnergyOnInvalidId', 'Core', 'integer', 'RW', false, 'Energy that is still given when the Central System calls a card invalid after the start.', 'Wh'],
  ['MeterValuesAlignedData', 'Core', 'MemberList', 'RW', true, 'Measurands in the MeterValues at each ClockAlignedDataInterval.'],
  ['MeterValuesAlignedDataMaxLength', 'Core', 'integer', 'R', false, 'Most items in MeterValuesAlignedData.', 'items'],
  ['MeterValuesSampledData', 'Core', 'MemberList', 'RW', true, 'Measurands in the MeterValues at each MeterValueSampleInterval of a transaction.'],
  ['MeterValuesSampledDataMaxLength', 'Core', 'integer', 'R', false, 'Most items in MeterValuesSampledData.', 'items'],
  ['MeterValueSampleInterval', 'Core', 'integer', 'RW', true, 'Time between the meter values of a running transaction. 0 sends none.', 's'],
  ['MinimumStatusDuration', 'Core', 'integer', 'RW', false, 'How long a status has to last before it is told, so that flicker is not sent.', 's'],
  ['NumberOfConnectors', 'Core', 'integer', 'R', true, 'How many physical connectors the Charge Point has.'],
  ['ResetRetries', 'Core', 'integer', 'RW', true, 'How often a reset that did not succeed is tried again.', 'times'],
  ['StopTransactionOnEVSideDisconnect', 'Core', 'boolean', 'RW', true, 'Whether pulling the plug from the car ends the transaction. Where it is false, charging is suspended until it is plugged in again.'],
  ['StopTransactionOnInvalidId', 'Core', 'boolean', 'RW', true, 'Whether a transaction ends when the answer to its StartTransaction says that the card is not accepted.'],
  ['StopTxnAlignedData', 'Core', 'MemberList', 'RW', true, 'Measurands of the clock-aligned values that are put into StopTransaction.'],
  ['StopTxnAlignedDataMaxLength', 'Core', 'integer', 'R', false, 'Most items in StopTxnAlignedData.', 'items'],
  ['StopTxnSampledData', 'Core', 'MemberList', 'RW', true, 'Measurands of the sampled values that are put into StopTransaction.'],
  ['StopTxnSampledDataMaxLength', 'Core', 'integer', 'R', false, 'Most items in StopTxnSampledData.', 'items'],
  ['SupportedFeatureProfiles', 'Core', 'MemberList', 'R', true, 'The groups of functions that the Charge Point has.'],
  ['SupportedFeatureProfilesMaxLength', 'Core', 'integer', 'R', false, 'Most items in SupportedFeatureProfiles.', 'items'],
  ['TransactionMessageAttempts', 'Core', 'integer', 'RW', true, 'How often a message about a transaction is sent when the Central System cannot process it.', 'times'],
  ['TransactionMessageRetryInterval', 'Core', 'integer', 'RW', true, 'Wait before such a message is sent again; it grows with each try.', 's'],
  ['UnlockConnectorOnEVSideDisconnect', 'Core', 'boolean', 'RW', true, 'Whether the Charge Point unlocks its own end of the cable when the plug is pulled from the car.'],
  ['WebSocketPingInterval', 'Core', 'integer', 'RW', false, 'Time between WebSocket pings that the Charge Point sends. 0 sends none.', 's'],

  ['LocalAuthListEnabled', LIST, 'boolean', 'RW', true, 'Whether the Local Authorization List is used.'],
  ['LocalAuthListMaxLength', LIST, 'integer', 'R', true, 'Most idTags that the Local Authorization List holds.', 'idTags'],
  ['SendLocalListMaxLength', LIST, 'integer', 'R', true, 'Most idTags in one SendLocalList.', 'idTags'],

  ['SupportedFileTransferProtocols', 'Firmware Management', 'MemberList', 'R', false, 'How files can be fetched and sent: FTP, FTPS, HTTP, HTTPS, SFTP.'],

  ['ReserveConnectorZeroSupported', 'Reservation', 'boolean', 'R', false, 'Whether a reservation may leave the connector open (connector 0).'],

  ['ChargeProfileMaxStackLevel', CHARGING, 'integer', 'R', true, 'Highest stackLevel of a charging profile, which also bounds how many can be installed for a purpose.'],
  ['ChargingScheduleAllowedChargingRateUnit', CHARGING, 'MemberList', 'R', true, 'Whether schedules may be in Current, in Power, or both.'],
  ['ChargingScheduleMaxPeriods', CHARGING, 'integer', 'R', true, 'Most periods in one charging schedule.', 'periods'],
  ['ConnectorSwitch3to1PhaseSupported', CHARGING, 'boolean', 'R', false, 'Whether the Charge Point can go from three phases to one during a transaction.'],
  ['MaxChargingProfilesInstalled', CHARGING, 'integer', 'R', true, 'Most charging profiles that can be installed at a time.', 'profiles'],

  ['AdditionalRootCertificateCheck', SECURITY, 'boolean', 'R', false, 'Whether only one root certificate of the Central System is kept, and a new one has to be signed by the one before it.'],
  ['AuthorizationKey', SECURITY, 'string', 'W', false, 'The password for HTTP Basic authentication, in hexadecimal digits. Nobody can read it back.'],
  ['CertificateSignedMaxChainSize', SECURITY, 'integer', 'R', false, 'Largest certificate chain in a CertificateSigned.', 'bytes'],
  ['CertificateStoreMaxLength', SECURITY, 'integer', 'R', false, 'Most root certificates that can be installed.', 'certificates'],
  ['CpoName', SECURITY, 'string', 'RW', false, 'Name of the operator, as it stands in the Charge Point\'s certificate (organization name).'],
  ['SecurityProfile', SECURITY, 'integer', 'RW', false, 'How the connection is secured: 1 password, 2 TLS and password, 3 TLS with a certificate at both ends. It can only be raised.'],

  ['ISO15118PnCEnabled', ISO, 'boolean', 'RW', false, 'Whether cars may pay by their contract certificate (Plug & Charge).'],
  ['CentralContractValidationAllowed', ISO, 'boolean', 'RW', false, 'Whether the Charge Point hands a contract certificate that it cannot check to the Central System.'],
  ['CertSigningRepeatTimes', ISO, 'integer', 'RW', false, 'How often a certificate is asked for again when none comes.', 'times'],
  ['CertSigningWaitMinimum', ISO, 'integer', 'RW', false, 'Wait before a certificate is asked for again; it doubles with each try.', 's'],
  ['ContractValidationOffline', ISO, 'boolean', 'RW', false, 'Whether, without a connection, the Charge Point checks contract certificates itself.'],
];
