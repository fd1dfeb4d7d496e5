import type { StationCore } from '../../core/core';
import type { ComponentType } from '../../../../schemas/generated/v201.types';
import { MonitorBook } from '../../monitoring/book';
import type { MonitorType } from '../../monitoring/monitor';
import { monitorOf, placeOf, type PlacedMonitor } from './watch';

/** What the maker watches, by component and variable. `every`: at each EVSE. */
interface FactoryMonitor {
  readonly component: string;
  readonly variable: string;
  readonly type: MonitorType;
  readonly value: number;
  readonly severity: number;
  readonly every?: true;
}

/** For the safety of people: nobody takes these away. */
const HARD_WIRED: readonly FactoryMonitor[] = [
  { component: 'ChargingStation', variable: 'Temperature', type: 'UpperThreshold', value: 85, severity: 1 },
  { component: 'TiltSensor', variable: 'Angle', type: 'UpperThreshold', value: 30, severity: 2 },
];

/** What the maker recommends, and a CSMS may change. */
const PRECONFIGURED: readonly FactoryMonitor[] = [
  { component: 'ChargingStation', variable: 'Temperature', type: 'UpperThreshold', value: 65, severity: 4 },
  { component: 'CaseAccessSensor', variable: 'Active', type: 'Delta', value: 1, severity: 5 },
  { component: 'ElectricalFeed', variable: 'ACVoltage', type: 'LowerThreshold', value: 207, severity: 5 },
  { component: 'ElectricalFeed', variable: 'ACVoltage', type: 'UpperThreshold', value: 253, severity: 5 },
  { component: 'EVSE', variable: 'Temperature', type: 'UpperThreshold', value: 75, severity: 3, every: true },
];

const FIRST_PRECONFIGURED_ID = 101;

/** The monitors of a station; made when they are first asked for. */
export function bookOf(core: StationCore): MonitorBook {
  return (core.monitors ??= new MonitorBook([...make(core, HARD_WIRED, 'HardWiredMonitor', 1), ...make(core, PRECONFIGURED, 'PreconfiguredMonitor', FIRST_PRECONFIGURED_ID)]));
}

/** The monitors as messages name them. */
export function monitorsOf(core: StationCore): readonly PlacedMonitor[] {
  return bookOf(core).all as readonly PlacedMonitor[];
}

function make(core: StationCore, wanted: readonly FactoryMonitor[], kind: 'HardWiredMonitor' | 'PreconfiguredMonitor', firstId: number): PlacedMonitor[] {
  const places = wanted.flatMap((one) => {
    const components: ComponentType[] = one.every ? core.evses.map(({ id }) => ({ name: one.component, evse: { id } })) : [{ name: one.component }];
    return components.map((component) => ({ one, place: placeOf(core, component, { name: one.variable }) }));
  });
  return places.flatMap(({ one: { type, value, severity }, place }, index) => (place ? [monitorOf(place, { id: firstId + index, kind, type, value, severity })] : []));
}
