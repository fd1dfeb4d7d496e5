import type { ComponentType, VariableType } from '../../../../schemas/generated/v201.types';
import type { StationCore } from '../../core/core';
import { CONTROLLER_ROWS } from './controllers';
import { DISPLAY_ROWS } from './display-rows';
import { HARDWARE_ROWS } from './hardware-rows';
import { MONITORING_ROWS } from './monitoring-rows';
import type { Spot, VariableRow } from './row';
import { SENSOR_ROWS } from './sensor-rows';
import { PAYMENT_ROWS } from './payment-rows';
import { TARIFF_ROWS } from './tariff-rows';

const ROWS: readonly VariableRow[] = [...HARDWARE_ROWS, ...SENSOR_ROWS, ...CONTROLLER_ROWS, ...DISPLAY_ROWS, ...MONITORING_ROWS, ...TARIFF_ROWS, ...PAYMENT_ROWS];

/** Names are compared without regard to case (identifierString). */
const BY_COMPONENT: ReadonlyMap<string, readonly VariableRow[]> = groupByComponent();

/** A variable in its place in one station. */
export interface Variable {
  readonly row: VariableRow;
  readonly spot: Spot;
}

/** Every variable of a station, in the order of the tables. */
export function allVariables(core: StationCore): Variable[] {
  return ROWS.flatMap((row) => spotsOf(core, row).filter((spot) => row.exists?.(spot) ?? true).map((spot) => ({ row, spot })));
}

/** The variable of that name; or which part of the name leads nowhere (B05, B06). */
export function findVariable(core: StationCore, component: ComponentType, variable: VariableType): Variable | 'UnknownComponent' | 'UnknownVariable' {
  const rows = BY_COMPONENT.get(component.name.toLowerCase());
  if (!rows || component.instance !== undefined) return 'UnknownComponent';
  const spot = spotAt(core, component);
  const here = spot ? rows.filter((row) => row.level === levelOf(component) && (row.exists?.(spot) ?? true)) : [];
  if (!spot || here.length === 0) return 'UnknownComponent';
  const row = here.find((one) => same(one.variable, variable.name) && same(one.instance, variable.instance));
  return row ? { row, spot } : 'UnknownVariable';
}

/** Whether a variable is one of those that a filter asks for; a place that the filter leaves open fits all (B08). */
export function matches({ row, spot }: Variable, component: ComponentType, variable: VariableType | undefined): boolean {
  if (!same(row.component, component.name) || component.instance !== undefined) return false;
  if (component.evse && (spot.evse?.id !== component.evse.id || (component.evse.connectorId !== undefined && spot.connector?.id !== component.evse.connectorId))) return false;
  return !variable || (same(row.variable, variable.name) && (variable.instance === undefined || same(row.instance, variable.instance)));
}

/** The value as it is now. */
export function readVariable({ row, spot }: Variable): string {
  return row.setting ? spot.core.settings.text(row.setting) : (row.read?.(spot) ?? '');
}

/** The component of a variable as messages name it. */
export function componentOf({ row, spot }: Variable): ComponentType {
  return {
    name: row.component,
    ...(spot.evse ? { evse: { id: spot.evse.id, ...(spot.connector ? { connectorId: spot.connector.id } : {}) } } : {}),
  };
}

export function variableOf({ row }: Variable): VariableType {
  return { name: row.variable, ...(row.instance === undefined ? {} : { instance: row.instance }) };
}

/** A name as it was asked for, to be repeated in the answer: without what does not belong to it. */
export function echoOf(component: ComponentType, variable: VariableType): { component: ComponentType; variable: VariableType } {
  const { evse } = component;
  return {
    component: {
      name: component.name,
      ...(component.instance === undefined ? {} : { instance: component.instance }),
      ...(evse ? { evse: { id: evse.id, ...(evse.connectorId === undefined ? {} : { connectorId: evse.connectorId }) } } : {}),
    },
    variable: { name: variable.name, ...(variable.instance === undefined ? {} : { instance: variable.instance }) },
  };
}

function groupByComponent(): ReadonlyMap<string, readonly VariableRow[]> {
  const groups = new Map<string, VariableRow[]>();
  for (const row of ROWS) {
    const key = row.component.toLowerCase();
    groups.set(key, [...(groups.get(key) ?? []), row]);
  }
  return groups;
}

function spotsOf(core: StationCore, { level }: VariableRow): Spot[] {
  switch (level) {
    case 'station': return [{ core }];
    case 'evse': return core.evses.map((evse) => ({ core, evse }));
    case 'connector': return core.evses.flatMap((evse) => evse.path.connectors.map((connector) => ({ core, evse, connector })));
  }
}

function levelOf({ evse }: ComponentType): VariableRow['level'] {
  if (!evse) return 'station';
  return evse.connectorId === undefined ? 'evse' : 'connector';
}

function spotAt(core: StationCore, component: ComponentType): Spot | undefined {
  if (!component.evse) return { core };
  const evse = core.evse(component.evse.id);
  if (!evse) return undefined;
  if (component.evse.connectorId === undefined) return { core, evse };
  const connector = evse.connector(component.evse.connectorId);
  return connector && { core, evse, connector };
}

function same(one: string | undefined, other: string | undefined): boolean {
  return one?.toLowerCase() === other?.toLowerCase();
}
