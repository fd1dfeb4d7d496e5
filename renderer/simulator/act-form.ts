import type { ComponentType } from 'react';
import type { ConnectorStatus, EvseStatus, StationAct, StationStatus } from '../../shared/station/api';

/** Where an act is done: at a station, at one of its EVSEs, or at a connector of it. */
export interface ActPlace {
  readonly station: Pick<StationStatus, 'config'>;
  readonly evse?: EvseStatus;
  readonly connector?: ConnectorStatus;
}

/** What is asked for before an act is done. Its name is the member of the act that it becomes. */
export type ActInput = { readonly name: string; readonly label: string; readonly optional?: true } & (
  | { readonly type: 'number'; readonly unit?: string; readonly initial?: number; readonly min?: number }
  | { readonly type: 'text'; readonly initial?: string; readonly secret?: true }
  | { readonly type: 'choice'; readonly options: readonly (string | { readonly value: string; readonly label: string })[]; readonly initial: string }
  | { readonly type: 'switch' }
);

export type ActValues = Readonly<Record<string, string | number | boolean>>;

/** One thing that a person can do at a simulated station, as its menus and the palette offer it. */
export interface ActForm {
  readonly at: 'station' | 'evse' | 'connector';
  /** Heading in the menu. */
  readonly group: string;
  /** What is done, beginning with a capital letter; ends with … when something is asked for first. */
  readonly label: string;
  readonly icon: ComponentType<{ size?: number; stroke?: number }>;
  /** Words that find it in the palette besides its label. */
  readonly keywords?: string;
  readonly inputs?: readonly ActInput[];
  /** Members of the act that are always the same. */
  readonly fixed?: ActValues;
  /** Makes the act's members of what was typed in, where they are not these by themselves. */
  readonly members?: (values: ActValues) => object;
  /** Whether it is offered now; always, when absent. */
  readonly offered?: (place: ActPlace) => boolean;
}

/** The act that a form becomes with what was typed in. What was left empty is left out. */
export function actOf(kind: StationAct['kind'], { fixed, members }: ActForm, { evse, connector }: ActPlace, values: ActValues): StationAct {
  const typed = Object.fromEntries(Object.entries(values).filter(([, value]) => value !== '' && value !== false));
  return {
    ...(evse === undefined ? {} : { evse: evse.id }), ...(connector === undefined ? {} : { connector: connector.id }),
    ...fixed, ...(members ? members(typed) : typed), kind,
  } as StationAct;
}

/** What an input holds at first. */
export function initialOf(input: ActInput): string | number | boolean {
  if (input.type === 'switch') return false;
  return input.initial ?? '';
}

/** Whether all that is needed has been typed in. */
export function isComplete(inputs: readonly ActInput[], values: ActValues): boolean {
  return inputs.every(({ name, optional }) => optional === true || values[name] !== '');
}
