import type { DataEnumType, MutabilityEnumType } from '../../../../schemas/generated/v201.types';
import type { StationCore } from '../../core/core';
import type { Evse } from '../../core/evse';
import type { Connector } from '../../hardware/connector';
import type { SettingDefinition } from '../../settings/definition';
import { SETTINGS, type SettingName } from '../../settings/definitions';

/** Where a component stands: on the station, on an EVSE, or on a connector. */
export type Level = 'station' | 'evse' | 'connector';

/** What a variable belongs to in one station. */
export interface Spot {
  readonly core: StationCore;
  /** Of components of an EVSE or a connector. */
  readonly evse?: Evse;
  readonly connector?: Connector;
}

/** Characteristics of a variable (VariableCharacteristicsType). */
export interface Shape {
  readonly type: DataEnumType;
  readonly unit?: string;
  readonly min?: number;
  readonly max?: number;
  readonly values?: readonly string[];
}

/** One variable of the device model, the same for all stations. */
export interface VariableRow {
  readonly component: string;
  readonly level: Level;
  readonly variable: string;
  readonly instance?: string;
  readonly mutability: MutabilityEnumType;
  /** The setting behind it; it gives the shape and is what a CSMS changes. */
  readonly setting?: SettingName;
  /** Attributes beside Actual, and the settings behind them. */
  readonly attributes?: Partial<Record<'Target' | 'MinSet' | 'MaxSet', SettingName>>;
  /** Its value where there is no setting. */
  readonly read?: (spot: Spot) => string;
  readonly shape: Shape;
  /** Its maxLimit depends on the hardware. */
  readonly maxLimit?: (spot: Spot) => number;
  /** What it may hold depends on the version. */
  readonly values?: (spot: Spot) => readonly string[];
  /** Whether it is there at a spot; everywhere when absent. */
  readonly exists?: (spot: Spot) => boolean;
  /** Never changes for as long as the station lives. */
  readonly constant?: true;
}

/** A variable that is a setting; `variable` where its name differs from the setting's. */
export function setting(component: string, name: SettingName, options: {
  variable?: string; instance?: string; mutability?: MutabilityEnumType; exists?: (spot: Spot) => boolean;
} = {}): VariableRow {
  const { variable = name, instance, mutability = 'ReadWrite', exists } = options;
  const definition: SettingDefinition = SETTINGS[name];
  return { component, level: 'station', variable, ...(instance === undefined ? {} : { instance }), mutability, setting: name, shape: definition, ...(exists ? { exists } : {}) };
}

/** A variable that tells how something is and cannot be set. */
export function fact(component: string, variable: string, shape: Shape, read: (spot: Spot) => string, options: {
  level?: Level; instance?: string; constant?: true; exists?: (spot: Spot) => boolean; maxLimit?: (spot: Spot) => number;
} = {}): VariableRow {
  const { level = 'station', ...rest } = options;
  return { component, level, variable, mutability: 'ReadOnly', read, shape, ...rest };
}

export const BOOLEAN: Shape = { type: 'boolean' };
export const INTEGER: Shape = { type: 'integer' };
export const DECIMAL: Shape = { type: 'decimal' };
export const TEXT: Shape = { type: 'string', max: 500 };

/** Always true, for Available and Enabled of what is always there. */
export const yes = (): string => 'true';
export const no = (): string => 'false';
