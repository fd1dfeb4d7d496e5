import type { ComponentType, VariableType } from '../../../../schemas/generated/v201.types';
import type { StationCore } from '../../core/core';
import type { Monitor, MonitorKind, MonitorType, StreamParams, Watched } from '../../monitoring/monitor';
import { componentOf, findVariable, readVariable, variableOf, type Variable } from '../device-model/model';
import type { Spot, VariableRow } from '../device-model/row';

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

export function monitorOf(place: Variable, spec: MonitorSpec): PlacedMonitor {
  return new PlacedMonitor(place, spec);
}

type MonitorSpec = Pick<Monitor, 'id' | 'kind' | 'type' | 'value' | 'severity'> & Partial<Pick<Monitor, 'transaction' | 'stream'>>;

/**
 * A monitor with its variable, and the names that messages give that. It keeps what was set alone, and makes the rest when it
 * is asked for: there are several in each of thousands of stations.
 */
export class PlacedMonitor implements Monitor, Watched, Variable {
  readonly id: number;
  readonly kind: MonitorKind;
  readonly type: MonitorType;
  readonly value: number;
  readonly severity: number;
  readonly transaction: boolean;
  readonly stream?: StreamParams;
  readonly row: VariableRow;
  readonly spot: Spot;

  constructor({ row, spot }: Variable, { id, kind, type, value, severity, transaction = false, stream }: MonitorSpec) {
    this.id = id;
    this.kind = kind;
    this.type = type;
    this.value = value;
    this.severity = severity;
    this.transaction = transaction;
    if (stream) this.stream = stream;
    this.row = row;
    this.spot = spot;
  }

  get component(): ComponentType {
    return componentOf(this);
  }

  get variable(): VariableType {
    return variableOf(this);
  }

  get key(): string {
    return keyOf(this.component, this.variable);
  }

  get watched(): Watched {
    return this;
  }

  /** Write-only variables are not read (N07.FR.10). */
  actual(): string {
    return this.row.mutability === 'WriteOnly' ? '' : readVariable(this);
  }

  target(): string {
    const target = this.row.attributes?.Target;
    return target === undefined ? '' : this.spot.core.settings.text(target);
  }

  get numeric(): boolean {
    return this.row.shape.type === 'decimal' || this.row.shape.type === 'integer';
  }

  get evseId(): number | undefined {
    return this.spot.evse?.id;
  }
}
