import type { VariableState } from '../state/model';
import { attributeOf, isWritable, keyOf, members } from './names';

/** What is known of one variable on two sides. */
export interface Difference {
  /** `added`: only the other has it. `removed`: only this one has it. */
  readonly kind: 'added' | 'removed' | 'changed';
  readonly key: string;
  readonly ours?: VariableState;
  readonly other?: VariableState;
  /** What differs of one that both have. */
  readonly fields: readonly Field[];
}

const FIELDS = ['value', 'mutability', 'unit', 'dataType', 'minLimit', 'maxLimit', 'valuesList', 'maxElements', 'supportsMonitoring', 'persistent', 'constant'] as const;
export type Field = (typeof FIELDS)[number];

/**
 * What differs between two inventories, by the key of the variable's attribute. Names are compared without regard to case;
 * a trait that one side does not tell is no difference, but for the value.
 */
export function compare(ours: readonly VariableState[], other: readonly VariableState[]): ReadonlyMap<string, Difference> {
  const theirs = new Map(other.map((variable) => [keyOf(variable), variable]));
  const found = new Map<string, Difference>();
  for (const variable of ours) {
    const key = keyOf(variable);
    const counterpart = theirs.get(key);
    theirs.delete(key);
    if (!counterpart) found.set(key, { kind: 'removed', key, ours: variable, fields: [] });
    else {
      const fields = FIELDS.filter((field) => differs(field, variable, counterpart));
      if (fields.length > 0) found.set(key, { kind: 'changed', key, ours: variable, other: counterpart, fields });
    }
  }
  for (const [key, variable] of theirs) found.set(key, { kind: 'added', key, other: variable, fields: [] });
  return found;
}

function differs(field: Field, ours: VariableState, other: VariableState): boolean {
  const [one, two] = [ours[field], other[field]];
  if (one === two) return false;
  if (field === 'value') return !sameValue(ours, other);
  if (one === undefined || two === undefined) return false;
  return field === 'valuesList' && typeof one === 'string' && typeof two === 'string' ? sorted(one) !== sorted(two) : true;
}

/** Numbers that are written otherwise are the same, and so are members in another order; what may not be read is not compared. */
function sameValue(ours: VariableState, other: VariableState): boolean {
  if (ours.mutability === 'WriteOnly' || other.mutability === 'WriteOnly') return true;
  const [one = '', two = ''] = [ours.value, other.value];
  if (one === two) return true;
  const type = (ours.dataType ?? other.dataType ?? '').toLowerCase();
  if (type === 'integer' || type === 'decimal') return one.trim() !== '' && two.trim() !== '' && Number(one) === Number(two);
  if (type === 'boolean') return one.toLowerCase() === two.toLowerCase();
  return type === 'memberlist' && sorted(one) === sorted(two);
}

const sorted = (list: string): string => members(list).sort().join(',');

/** What of a comparison could be set, so that ours has the other's values: settable, known there, and different. */
export function settable(differences: Iterable<Difference>): readonly { readonly variable: VariableState; readonly value: string }[] {
  return Array.from(differences).flatMap(({ ours, other, fields }) =>
    ours && fields.includes('value') && isWritable(ours) && ours.constant !== true && other?.value !== undefined && isActualOrSet(ours)
      ? [{ variable: ours, value: other.value }] : []);
}

function isActualOrSet(variable: VariableState): boolean {
  return ['Actual', 'Target', 'MinSet', 'MaxSet'].includes(attributeOf(variable));
}
