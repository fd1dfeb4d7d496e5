import type { ComponentType, VariableType } from '../../../../schemas/generated/v201.types';
import type { StationCore } from '../../core/core';
import type { Monitor, MonitorType, Watched } from '../../monitoring/monitor';
import { componentOf, findVariable, readVariable, variableOf, type Variable } from '../device-model/model';

/** How a variable is read by a monitor. Write-only ones are not (N07.FR.10). */
export function watched(place: Variable): Watched {
  const { row, spot } = place;
  const target = row.attributes?.Target;
  return {
    actual: () => (row.mutability === 'WriteOnly' ? '' : readVariable(place)),
    target: () => (target === undefined ? '' : spot.core.settings.text(target)),
    numeric: row.shape.type === 'decimal' || row.shape.type === 'integer',
    ...(spot.evse ? { evseId: spot.evse.id } : {}),
  };
}

/** Names and place of a variable as a key; the case of letters does not count. */
export function keyOf({ name, instance, evse }: ComponentType, variable: VariableType): string {
  const place = evse ? `${evse.id}.${evse.connectorId ?? ''}` : '';
  return [name, instance ?? '', place, variable.name, variable.instance ?? ''].join('/').toLowerCase();
}

/** Whether a variable can be watched in that way (N04.FR.05). What never changes needs no monitor, and a time always does. */
export function supports({ row }: Variable, type: MonitorType): boolean {
  if (row.constant) return false;
  const { shape, mutability } = row;
  const numeric = (shape.type === 'decimal' || shape.type === 'integer') && mutability !== 'WriteOnly';
  switch (type) {
    case 'UpperThreshold':
    case 'LowerThreshold': return numeric;
    case 'TargetDelta':
    case 'TargetDeltaRelative': return numeric && row.attributes?.Target !== undefined;
    case 'Delta': return shape.type !== 'dateTime';
    case 'Periodic':
    case 'PeriodicClockAligned': return true;
  }
}

/** The variable of a monitor; undefined when it is gone, as it may be after an update of the firmware. */
export function placeOf(core: StationCore, component: ComponentType, variable: VariableType): Variable | undefined {
  const found = findVariable(core, component, variable);
  return typeof found === 'string' ? undefined : found;
}

export function monitorOf(place: Variable, spec: Pick<Monitor, 'id' | 'kind' | 'type' | 'value' | 'severity'> & Partial<Pick<Monitor, 'transaction' | 'stream'>>): PlacedMonitor {
  const component = componentOf(place);
  const variable = variableOf(place);
  return { transaction: false, ...spec, key: keyOf(component, variable), watched: watched(place), component, variable, place };
}

/** A monitor with the names that messages give its variable. */
export interface PlacedMonitor extends Monitor {
  readonly component: ComponentType;
  readonly variable: VariableType;
  readonly place: Variable;
}
