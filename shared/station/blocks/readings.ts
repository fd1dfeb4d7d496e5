import type { ActResult } from '../api';
import type { StationCore } from '../core/core';
import { SENSORS, type SensorName, type SensorPlace } from '../hardware/sensors';
import { lookAtGrid } from './der-grid';
import { readSensor } from './sensor-reading';
import { look } from './transactions';

/** Somebody holds a lighter to a sensor, or a hair dryer: it tells this value until it is let go. */
export function setReading(core: StationCore, sensor: string, place: SensorPlace, value: number): ActResult {
  const name = known(sensor);
  if (!name) return unknownSensor(sensor);
  const fault = faultOfPlace(core, name, place);
  if (fault !== undefined) return no(fault);
  const { min, max, unit } = SENSORS[name];
  if (!(value >= min && value <= max)) return no(`The ${name} is from ${min} to ${max} ${unit}; ${value} is not.`);
  core.sensors.set(name, place, value);
  apply(core, name);
  return { ok: true };
}

/** The sensor measures by itself again. */
export function releaseReading(core: StationCore, sensor: string, place: SensorPlace): ActResult {
  const name = known(sensor);
  if (!name) return unknownSensor(sensor);
  if (!core.sensors.release(name, place)) return no(`The ${name} was not set by anybody.`);
  apply(core, name);
  return { ok: true };
}

/** The grid is what the cars charge from: its voltage is that of every path. */
function apply(core: StationCore, name: SensorName): void {
  if (name === 'voltage') {
    const volts = readSensor(core, 'voltage');
    for (const { path } of core.evses) path.gridVoltage = volts;
  }
  lookAtGrid(core);
  for (const evse of core.evses) look(core, evse);
}

function known(sensor: string): SensorName | undefined {
  return Object.hasOwn(SENSORS, sensor) ? (sensor as SensorName) : undefined;
}

function faultOfPlace(core: StationCore, name: SensorName, { evse, connector }: SensorPlace): string | undefined {
  const level = evse === undefined ? 'station' : connector === undefined ? 'evse' : 'connector';
  const at: readonly string[] = SENSORS[name].at;
  if (!at.includes(level)) return `The ${name} is measured at the ${at.join(', the ')} alone.`;
  if (evse === undefined) return connector === undefined ? undefined : 'A connector is one of an EVSE, which is not named.';
  const found = core.evse(evse);
  if (!found) return `There is no EVSE ${evse}; this station has ${core.evses.length}.`;
  return connector === undefined || found.connector(connector) ? undefined : `EVSE ${evse} has no connector ${connector}.`;
}

function unknownSensor(sensor: string): ActResult {
  return no(`There is no sensor "${sensor}"; they are ${Object.keys(SENSORS).join(', ')}.`);
}

function no(message: string): ActResult {
  return { ok: false, message };
}
