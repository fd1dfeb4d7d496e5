import { LOCK_FAULT } from '../../blocks/lock-failure';
import { fanSpeedOf } from '../../blocks/metering';
import type { Spot, VariableRow } from './row';
import { BOOLEAN, DECIMAL, fact, INTEGER, setting, TEXT, yes } from './row';

const STATES = { type: 'OptionList', values: ['Available', 'Occupied', 'Reserved', 'Unavailable', 'Faulted'] } as const;

/** Which state of several stands for all of them: the first of these that one of them is in. */
const PRECEDENCE = ['Occupied', 'Faulted', 'Reserved', 'Available', 'Unavailable'];

/** Variables of the station, its EVSEs and its connectors. */
export const HARDWARE_ROWS: readonly VariableRow[] = [
  fact('ChargingStation', 'Available', BOOLEAN, yes, { constant: true }),
  fact('ChargingStation', 'AvailabilityState', STATES, ({ core }) => (core.operative ? 'Available' : 'Unavailable')),
  fact('ChargingStation', 'Model', TEXT, ({ core }) => core.config.model, { constant: true }),
  fact('ChargingStation', 'VendorName', TEXT, ({ core }) => core.config.vendor, { constant: true }),
  fact('ChargingStation', 'SerialNumber', TEXT, ({ core }) => core.config.serialNumber, { constant: true }),
  fact('ChargingStation', 'FirmwareVersion', TEXT, ({ core }) => core.firmwareVersion),
  setting('ChargingStation', 'AllowNewSessionsPendingFirmwareUpdate'),
  fact('ChargingStation', 'SupplyPhases', INTEGER, ({ core }) => String(Math.max(...core.evses.map((evse) => evse.path.phases), 0))),
  fact('ChargingStation', 'Problem', BOOLEAN, ({ core }) =>
    String(core.doorOpen || core.evses.some((evse) => evse.path.connectors.some((connector) => connector.fault !== undefined)))),

  fact('EVSE', 'Available', BOOLEAN, yes, { level: 'evse', constant: true }),
  fact('EVSE', 'AvailabilityState', STATES, evseState, { level: 'evse' }),
  fact('EVSE', 'AllowReset', BOOLEAN, yes, { level: 'evse' }),
  fact('EVSE', 'SupplyPhases', INTEGER, ({ evse }) => String(evse?.path.phases ?? 0), { level: 'evse', constant: true }),
  fact('EVSE', 'Power', { ...DECIMAL, unit: 'W' }, ({ evse }) => String(Math.round(evse?.path.flow.power ?? 0)), {
    level: 'evse', maxLimit: ({ evse }) => evse?.path.maxPower ?? 0,
  }),
  fact('EVSE', 'Problem', BOOLEAN, ({ evse }) => String(evse?.path.connectors.some((connector) => connector.fault !== undefined) ?? false), { level: 'evse' }),

  fact('Connector', 'Available', BOOLEAN, yes, { level: 'connector', constant: true }),
  fact('Connector', 'AvailabilityState', STATES, connectorState, { level: 'connector' }),
  fact('Connector', 'ConnectorType', TEXT, ({ connector }) => connector?.type ?? '', { level: 'connector', constant: true }),
  fact('Connector', 'SupplyPhases', INTEGER, ({ evse }) => String(evse?.path.phases ?? 0), { level: 'connector', constant: true }),
  fact('Connector', 'Problem', BOOLEAN, ({ connector }) => String(connector?.fault !== undefined), { level: 'connector' }),

  fact('ConnectorPlugRetentionLock', 'Available', BOOLEAN, yes, { level: 'connector', constant: true, exists: hasLock }),
  fact('ConnectorPlugRetentionLock', 'Active', BOOLEAN, ({ connector }) => String(connector?.locked ?? false), { level: 'connector', exists: hasLock }),
  fact('ConnectorPlugRetentionLock', 'Problem', BOOLEAN, ({ connector }) => String(connector?.fault === LOCK_FAULT), { level: 'connector', exists: hasLock }),

  fact('AirCoolingSystem', 'Available', BOOLEAN, yes, { constant: true }),
  {
    ...fact('AirCoolingSystem', 'FanSpeed', { type: 'integer', unit: 'RPM', min: 0, max: 3000 }, ({ core }) => String(fanSpeedOf(core))),
    attributes: { Target: 'FanSpeedTarget', MinSet: 'FanSpeedMinSet', MaxSet: 'FanSpeedMaxSet' },
  },
];

function hasLock({ connector }: Spot): boolean {
  return connector !== undefined && !connector.captive;
}

function connectorState({ core, evse, connector }: Spot): string {
  return evse && connector ? core.dialect.connectorStatus(core, evse, connector) : '';
}

function evseState({ core, evse }: Spot): string {
  const states = evse?.path.connectors.map((connector) => core.dialect.connectorStatus(core, evse, connector)) ?? [];
  return PRECEDENCE.find((state) => states.includes(state)) ?? 'Available';
}
