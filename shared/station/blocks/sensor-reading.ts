import type { StationCore } from '../core/core';
import type { SensorName, SensorPlace } from '../hardware/sensors';

/** What a sensor tells now, in its unit. */
export function readSensor(core: StationCore, name: SensorName, place: SensorPlace = {}): number {
  return core.sensors.read(name, place, core.evses.map(({ path }) => path));
}
