import type { PowerPath } from './power-path';

/** What the sensors of a station tell of the world around it, and what somebody can make them tell. */
export const SENSORS = {
  /** Degrees Celsius; inside the housing, at an EVSE, or at a connector. */
  temperature: { unit: 'Celsius', min: -40, max: 125, at: ['station', 'evse', 'connector'] },
  /** Percent of relative humidity. */
  humidity: { unit: 'RH', min: 0, max: 100, at: ['station'] },
  /** Degrees from upright. */
  tilt: { unit: 'Deg', min: 0, max: 180, at: ['station'] },
  /** Newton. */
  shock: { unit: 'N', min: 0, max: 10_000, at: ['station'] },
  /** Metres of water. */
  flood: { unit: 'm', min: 0, max: 5, at: ['station'] },
  /** Volt between a phase and neutral, of the grid. */
  voltage: { unit: 'V', min: 0, max: 300, at: ['station'] },
  /** Hertz of the grid. */
  frequency: { unit: 'Hz', min: 40, max: 70, at: ['station'] },
} as const satisfies Record<string, { unit: string; min: number; max: number; at: readonly ('station' | 'evse' | 'connector')[] }>;

export type SensorName = keyof typeof SENSORS;

/** Where a sensor sits; the station itself when neither is named. */
export interface SensorPlace {
  readonly evse?: number;
  readonly connector?: number;
}

const GRID_VOLTAGE = 230;
const GRID_FREQUENCY = 50;
const AMBIENT = 24;
/** By how much full load heats the housing, an EVSE and its plugs. */
const WARMTH = { station: 10, evse: 18, connector: 12 };

/** The readings that somebody has set; every other one is what the simulated physics make of it. */
export class Sensors {
  #set: Map<string, number> | undefined;

  set(name: SensorName, place: SensorPlace, value: number): void {
    (this.#set ??= new Map()).set(keyOf(name, place), value);
  }

  /** The sensor measures by itself again; false when it did already. */
  release(name: SensorName, place: SensorPlace): boolean {
    return this.#set?.delete(keyOf(name, place)) ?? false;
  }

  /** @param paths of the EVSEs, whose load warms what is near */
  read(name: SensorName, place: SensorPlace, paths: readonly PowerPath[]): number {
    return this.#set?.get(keyOf(name, place)) ?? measured(name, place, paths);
  }
}

function measured(name: SensorName, { evse, connector }: SensorPlace, paths: readonly PowerPath[]): number {
  switch (name) {
    case 'temperature': {
      const near = evse === undefined ? paths : paths.slice(evse - 1, evse);
      const warmth = evse === undefined ? WARMTH.station : connector === undefined ? WARMTH.evse : WARMTH.connector;
      const load = near.reduce((sum, path) => sum + loadOf(path, connector), 0) / Math.max(1, near.length);
      return Number((AMBIENT + load * warmth).toFixed(1));
    }
    case 'humidity': return 45;
    case 'voltage': return GRID_VOLTAGE;
    case 'frequency': return GRID_FREQUENCY;
    case 'tilt':
    case 'shock':
    case 'flood': return 0;
  }
}

/** Share of its greatest power that runs through an EVSE, or through one of its connectors. */
function loadOf(path: PowerPath, connector: number | undefined): number {
  if (connector !== undefined && path.inUse?.id !== connector) return 0;
  return Math.abs(path.flow.power) / Math.max(1, path.maxPower);
}

function keyOf(name: SensorName, { evse, connector }: SensorPlace): string {
  return `${name} ${evse ?? 0} ${connector ?? 0}`;
}
