import { readSensor } from '../../blocks/sensor-reading';
import { meterPublicKey } from '../../blocks/signed-values';
import { SENSORS, type SensorName } from '../../hardware/sensors';
import { BOOLEAN, DECIMAL, fact, type Level, type Shape, type Spot, type VariableRow } from './row';

/** Variables that tell what is measured at the station, its EVSEs and its connectors; sensors and the meter of the power path. */
export const SENSOR_ROWS: readonly VariableRow[] = [
  sensor('ChargingStation', 'Temperature', 'temperature'),
  fact('ChargingStation', 'Power', { ...DECIMAL, unit: 'W' }, ({ core }) => number(core.evses.reduce((sum, { path }) => sum + path.flow.power, 0), 0)),
  sensor('EVSE', 'Temperature', 'temperature', 'evse'),
  fact('EVSE', 'ACVoltage', { ...DECIMAL, unit: 'V' }, ({ evse }) => number(evse?.path.voltage ?? 0, 1), { level: 'evse', exists: isAc }),
  fact('EVSE', 'ACCurrent', { ...DECIMAL, unit: 'A' }, current, { level: 'evse', exists: isAc }),
  fact('EVSE', 'DCVoltage', { ...DECIMAL, unit: 'V' }, ({ evse }) => number(evse?.path.voltage ?? 0, 1), { level: 'evse', exists: isDc }),
  fact('EVSE', 'DCCurrent', { ...DECIMAL, unit: 'A' }, current, { level: 'evse', exists: isDc }),
  sensor('Connector', 'Temperature', 'temperature', 'connector'),
  fact('PowerContactor', 'Active', BOOLEAN, ({ evse }) => String(evse?.path.closed ?? false), { level: 'evse' }),
  fact('BayOccupancySensor', 'Active', BOOLEAN, ({ evse }) => String(evse?.parked ?? false), { level: 'evse' }),
  fact('FiscalMetering', 'EnergyImportRegister', { ...DECIMAL, unit: 'Wh' }, ({ evse }) => String(evse?.path.shown ?? 0), { level: 'evse' }),
  fact('FiscalMetering', 'PublicKey', { type: 'string', max: 2500 }, ({ core, evse }) => (evse ? meterPublicKey(core, evse) : ''), {
    level: 'evse', constant: true, exists: ({ core }) => core.ports.certificates !== undefined,
  }),

  fact('CaseAccessSensor', 'Active', BOOLEAN, ({ core }) => String(core.doorOpen)),
  sensor('TiltSensor', 'Angle', 'tilt'),
  sensor('ShockSensor', 'Force', 'shock'),
  sensor('FloodSensor', 'Height', 'flood'),
  sensor('HumiditySensor', 'Humidity', 'humidity'),
  sensor('ElectricalFeed', 'ACVoltage', 'voltage'),
  sensor('ElectricalFeed', 'Frequency', 'frequency'),
];

function sensor(component: string, variable: string, name: SensorName, level: Level = 'station'): VariableRow {
  const { unit, min, max } = SENSORS[name];
  const shape: Shape = { ...DECIMAL, unit, min, max };
  return fact(component, variable, shape, ({ core, evse, connector }) =>
    String(readSensor(core, name, { ...(evse ? { evse: evse.id } : {}), ...(connector ? { connector: connector.id } : {}) })), { level });
}

function current({ evse }: Spot): string {
  const path = evse?.path;
  return path ? number(path.flow.power / path.livePhases / Math.max(1, path.voltage), 2) : '0';
}

function isAc({ evse }: Spot): boolean {
  return evse?.path.phases !== 0;
}

function isDc({ evse }: Spot): boolean {
  return evse?.path.phases === 0;
}

function number(value: number, digits: number): string {
  return String(Number(value.toFixed(digits)));
}
