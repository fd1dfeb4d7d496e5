import {
  IconArrowsExchange, IconBattery1, IconBattery4, IconBatteryCharging, IconBoltOff, IconCar, IconCarOff, IconCertificate, IconCreditCard, IconCreditCardOff, IconDatabaseOff, IconGauge, IconKey, IconLock, IconLockOff, IconParking, IconPlayerPause, IconPlayerPlay, IconPlayerStop,
  IconPlug, IconReceiptOff, IconRefresh, IconRefreshAlert, IconShieldExclamation, IconTargetArrow, IconTemperature, IconTemperatureOff, IconWaveSquare,
  IconRocket, IconRocketOff, IconSun, IconWaveSine,
} from '@tabler/icons-react';
import type { StationAct } from '../../shared/station/api';
import type { ActForm, ActInput, ActPlace } from './act-form';

const in2x = ({ station }: ActPlace): boolean => station.config.version !== '1.6';
const in21 = ({ station }: ActPlace): boolean => station.config.version === '2.1';
const charging = ({ evse }: ActPlace): boolean => evse?.transaction !== undefined;
/** A captive cable has no lock. */
const hasLock = ({ connector }: ActPlace): boolean => connector?.type.startsWith('c') === false;

const EVENTS = [
  'MemoryExhaustion', 'InvalidMessages', 'AttemptedReplayAttacks', 'TamperDetectionActivated', 'InvalidFirmwareSignature', 'InvalidFirmwareSigningCertificate',
  'InvalidCsmsCertificate', 'InvalidChargingStationCertificate', 'DiscardedRenewedClientCertificate', 'InvalidTLSVersion', 'InvalidTLSCipherSuite',
  'MaintenanceLoginAccepted', 'MaintenanceLoginFailed', 'FirmwareUpdated', 'FailedToAuthenticateAtCsms', 'CsmsFailedToAuthenticate', 'SettingSystemTime',
  'StartupOfTheDevice', 'ResetOrReboot', 'SecurityLogWasCleared', 'ReconfigurationOfSecurityParameters',
];

const SOURCE: ActInput = { name: 'source', label: 'Set by', type: 'choice', options: [{ value: 'EMS', label: 'Energy management system' }, { value: 'SO', label: 'Grid operator' }, { value: 'Other', label: 'Somebody else' }], initial: 'EMS' };
const EVSE: ActInput = { name: 'evse', label: 'EVSE, all when empty', type: 'number', min: 1, optional: true };
const SENSOR: ActInput = {
  name: 'sensor', label: 'Sensor', type: 'choice', initial: 'temperature',
  options: [
    { value: 'temperature', label: 'Temperature, °C' }, { value: 'humidity', label: 'Humidity, %' }, { value: 'tilt', label: 'Tilt, degrees' }, { value: 'shock', label: 'Shock, N' },
    { value: 'flood', label: 'Flood, m' }, { value: 'voltage', label: 'Voltage of the grid, V' }, { value: 'frequency', label: 'Frequency of the grid, Hz' },
  ],
};
const SENSOR_AT: readonly ActInput[] = [
  { name: 'evse', label: 'EVSE, of a temperature', type: 'number', min: 1, optional: true }, { name: 'connector', label: 'Connector', type: 'number', min: 1, optional: true },
];

/** Acts that have buttons of their own on the panel. */
type OnButtons =
  | 'unplug' | 'present-token' | 'press-start' | 'press-stop' | 'emergency-stop' | 'ev-suspend' | 'ev-resume' | 'fault' | 'clear-fault'
  | 'open-door' | 'close-door' | 'power-loss' | 'power-restore' | 'connection-loss' | 'connection-restore';

/** Every other act: what is added to the station's acts is offered in the window by a line here. */
export const ACT_TABLE: Readonly<Record<Exclude<StationAct['kind'], OnButtons>, ActForm | readonly ActForm[]>> = {
  'enter-bay': { at: 'evse', group: 'Car', label: 'Drive into the bay', icon: IconParking, keywords: 'parking', offered: ({ evse }) => evse?.parked === false },
  'leave-bay': { at: 'evse', group: 'Car', label: 'Drive out of the bay', icon: IconCarOff, keywords: 'parking', offered: ({ evse }) => evse?.parked === true && evse.connectors.every(({ plugged }) => !plugged) },
  'plug-in': {
    at: 'connector', group: 'Car', label: 'Plug in another car…', icon: IconPlug, keywords: 'ev battery', offered: ({ connector }) => connector?.plugged === false,
    inputs: [
      { name: 'soc', label: 'State of charge', type: 'number', unit: '%', initial: 30, min: 0 }, { name: 'capacity', label: 'Battery', type: 'number', unit: 'Wh', initial: 60_000, min: 1 },
      { name: 'maxPower', label: 'Takes at most', type: 'number', unit: 'W', initial: 11_000, min: 0 }, { name: 'cable', label: 'Cable carries', type: 'number', unit: 'A', min: 1, optional: true },
      { name: 'iso15118', label: 'Speaks ISO 15118', type: 'switch' },
    ],
    members: ({ cable, ...ev }) => ({ ev, ...(cable === undefined ? {} : { cable }) }),
  },
  'ev-stop': { at: 'evse', group: 'Car', label: 'The car ends the session', icon: IconPlayerStop, keywords: 'stopped by ev', offered: charging },
  'ev-needs': {
    at: 'evse', group: 'Car', label: 'The car needs something else…', icon: IconCar, keywords: 'ISO 15118 schedule NotifyEVChargingNeeds', offered: (place) => in2x(place) && charging(place),
    inputs: [{ name: 'energy', label: 'Energy', type: 'number', unit: 'Wh', min: 0, optional: true }, { name: 'departure', label: 'Leaves in', type: 'number', unit: 's', min: 0, optional: true }],
  },
  'request-contract': {
    at: 'evse', group: 'Car', label: 'The car asks for a contract…', icon: IconCertificate, keywords: 'ISO 15118 certificate Get15118EVCertificate', offered: in2x,
    inputs: [{ name: 'schema', label: 'ISO 15118', type: 'choice', options: [{ value: '2', label: '-2' }, { value: '20', label: '-20' }], initial: '2' }, { name: 'update', label: 'It has one, and wants a newer', type: 'switch' }],
  },
  'stock-battery': {
    at: 'evse', group: 'Battery swap', label: 'Put a battery in store…', icon: IconBatteryCharging, keywords: 'slot BatterySwapCtrlr', offered: in21,
    inputs: [{ name: 'soc', label: 'Charge', type: 'number', unit: '%', min: 0, optional: true }, { name: 'serialNumber', label: 'Serial number', type: 'text', optional: true }],
  },
  'battery-in': {
    at: 'evse', group: 'Battery swap', label: 'Put the empty battery in…', icon: IconBattery1, keywords: 'slot BatterySwap BatteryIn', offered: in21,
    inputs: [{ name: 'soc', label: 'Charge', type: 'number', unit: '%', min: 0, optional: true }, { name: 'serialNumber', label: 'Serial number', type: 'text', optional: true }],
  },
  'battery-out': { at: 'evse', group: 'Battery swap', label: 'Take the charged battery', icon: IconBattery4, keywords: 'slot BatterySwap BatteryOut', offered: in21 },
  'enter-code': { at: 'evse', group: 'Driver', label: 'Enter a code…', icon: IconKey, keywords: 'KeyCode PIN', inputs: [{ name: 'code', label: 'Code', type: 'text', secret: true }] },
  'pay-by-card': {
    at: 'evse', group: 'Driver', label: 'Pay by card…', icon: IconCreditCard, keywords: 'payment terminal bank DirectPayment PaymentCtrlr C18', offered: (place) => in21(place) && place.evse?.transaction?.idToken === undefined,
    inputs: [
      { name: 'amount', label: 'The card is good for', type: 'number', min: 0, optional: true },
      { name: 'settles', label: 'In the end', type: 'choice', initial: 'Settled', options: [{ value: 'Settled', label: 'The cost is taken' }, { value: 'Rejected', label: 'The bank refuses' }, { value: 'Failed', label: 'The bank is not reached' }] },
    ],
    members: ({ settles, ...rest }) => ({ ...rest, ...(settles === 'Settled' ? {} : { settles }) }),
  },
  'cancel-payment': { at: 'evse', group: 'Driver', label: 'Cancel the payment', icon: IconCreditCardOff, keywords: 'payment terminal NotifySettlement Canceled', offered: in21 },
  'reject-tariff': { at: 'evse', group: 'Driver', label: 'Do not accept the tariff', icon: IconReceiptOff, keywords: 'tariff price refuse cost', offered: in21 },
  'set-limit': {
    at: 'evse', group: 'Driver', label: 'Charge only so far…', icon: IconTargetArrow, keywords: 'limit energy time soc cost', offered: charging,
    inputs: [
      { name: 'limit', label: 'Limit', type: 'choice', initial: 'energy', options: [{ value: 'energy', label: 'Energy, Wh' }, { value: 'time', label: 'Time since the start, s' }, { value: 'soc', label: 'State of charge, %' }, { value: 'cost', label: 'Cost' }] },
      { name: 'amount', label: 'Up to', type: 'number', min: 0 },
    ],
  },
  'priority-charging': [
    { at: 'evse', group: 'Driver', label: 'Charge with priority', icon: IconRocket, keywords: 'PriorityCharging instant', offered: (place) => in21(place) && charging(place), fixed: { on: true } },
    { at: 'evse', group: 'Driver', label: 'Charge without priority again', icon: IconRocketOff, keywords: 'PriorityCharging', offered: (place) => in21(place) && charging(place), fixed: { on: false } },
  ],
  'break-lock': { at: 'connector', group: 'Socket', label: 'The lock jams', icon: IconLockOff, keywords: 'lock failure', offered: hasLock },
  'mend-lock': { at: 'connector', group: 'Socket', label: 'The lock moves again', icon: IconLock, keywords: 'lock failure mend', offered: hasLock },
  'restart': [
    { at: 'station', group: 'Restart', label: 'Press the reset button', icon: IconRefresh, keywords: 'restart reboot' },
    { at: 'station', group: 'Restart', label: 'The watchdog bites', icon: IconRefreshAlert, keywords: 'restart reboot', fixed: { watchdog: true } },
  ],
  'security-event': {
    at: 'station', group: 'Security', label: 'Security event…', icon: IconShieldExclamation, keywords: 'SecurityEventNotification',
    inputs: [{ name: 'type', label: 'Event', type: 'choice', options: EVENTS, initial: 'TamperDetectionActivated' }, { name: 'info', label: 'More about it', type: 'text', optional: true }],
  },
  'renew-certificate': { at: 'station', group: 'Security', label: 'Ask for a new certificate', icon: IconCertificate, keywords: 'SignCertificate renew' },
  'break-store': { at: 'station', group: 'Security', label: 'Certificates cannot be stored', icon: IconDatabaseOff, keywords: 'memory' },
  'mend-store': { at: 'station', group: 'Security', label: 'Certificates can be stored again', icon: IconDatabaseOff, keywords: 'memory' },
  'set-grid': {
    at: 'station', group: 'Grid', label: 'The grid changes…', icon: IconWaveSine, keywords: 'frequency load V2X LocalFrequency LocalLoadBalancing', offered: in21,
    inputs: [{ name: 'frequency', label: 'Frequency', type: 'number', unit: 'Hz', optional: true }, { name: 'load', label: 'Load beside the cars', type: 'number', unit: 'W', optional: true }],
  },
  'set-external-limit': [
    {
      at: 'station', group: 'Grid', label: 'Somebody else limits it…', icon: IconGauge, keywords: 'external limit EMS NotifyChargingLimit',
      inputs: [
        SOURCE, { name: 'limit', label: 'Limit', type: 'number', initial: 10, min: 0 }, { name: 'unit', label: 'Unit', type: 'choice', options: [{ value: 'A', label: 'A per phase' }, { value: 'W', label: 'W in total' }], initial: 'A' },
        { name: 'duration', label: 'For', type: 'number', unit: 's', min: 1, optional: true }, EVSE, { name: 'critical', label: 'Critical for the grid', type: 'switch' },
      ],
    },
    {
      at: 'station', group: 'Grid', label: 'Somebody else sets what flows…', icon: IconArrowsExchange, keywords: 'external setpoint V2X discharge EMS', offered: in21,
      inputs: [SOURCE, { name: 'setpoint', label: 'Setpoint, below 0 the car gives', type: 'number', initial: -3000 }, EVSE], fixed: { unit: 'W' },
    },
    {
      at: 'station', group: 'Grid', label: 'The sun gives something…', icon: IconSun, keywords: 'local generation LocalGeneration PV', offered: in21,
      inputs: [{ name: 'limit', label: 'Power', type: 'number', unit: 'W', initial: 2000, min: 0 }, EVSE], fixed: { source: 'EMS', unit: 'W', local: true },
    },
  ],
  'clear-external-limit': { at: 'station', group: 'Grid', label: 'That limit is lifted…', icon: IconBoltOff, keywords: 'external limit ClearedChargingLimit', inputs: [SOURCE, EVSE] },
  'set-reading': { at: 'station', group: 'Sensors', label: 'Set a reading…', icon: IconTemperature, keywords: 'sensor temperature tilt monitor', inputs: [SENSOR, { name: 'value', label: 'Value', type: 'number' }, ...SENSOR_AT] },
  'release-reading': { at: 'station', group: 'Sensors', label: 'Let a reading go…', icon: IconTemperatureOff, keywords: 'sensor', inputs: [SENSOR, ...SENSOR_AT] },
  'pause-download': { at: 'station', group: 'Firmware', label: 'A download pauses', icon: IconPlayerPause, keywords: 'update DownloadPaused', offered: in2x },
  'resume-download': { at: 'station', group: 'Firmware', label: 'The download goes on', icon: IconPlayerPlay, keywords: 'update', offered: in2x },
  'close-event-stream': { at: 'station', group: 'Sensors', label: 'End an event stream…', icon: IconWaveSquare, keywords: 'ClosePeriodicEventStream', offered: in21, inputs: [{ name: 'monitor', label: 'Number of its monitor', type: 'number', min: 1 }] },
};

/** One line of the table, with what it does. */
export interface OfferedAct { readonly kind: StationAct['kind']; readonly form: ActForm; readonly id: string }

const ALL: readonly OfferedAct[] = Object.entries(ACT_TABLE).flatMap(([kind, forms]) =>
  [forms].flat().map((form, at) => ({ kind: kind as StationAct['kind'], form, id: at === 0 ? kind : `${kind}-${at + 1}` })));

/** What can be done at a place now, in the table's order. */
export function actsAt(place: ActPlace): readonly OfferedAct[] {
  const at = place.connector ? 'connector' : place.evse ? 'evse' : 'station';
  return ALL.filter(({ form }) => form.at === at && (form.offered?.(place) ?? true));
}
