import type { OcppVersion } from '../ocpp/version';
import type { VariableState } from '../state/model';
import { standardKey } from './standard-16';
import { members } from './names';

/** Which editor fits a variable. */
export type Editing =
  | { readonly kind: 'switch' }
  | { readonly kind: 'choice'; readonly options: readonly string[] }
  /** `ordered`: the order of the members counts (SequenceList). */
  | { readonly kind: 'list'; readonly options: readonly string[]; readonly ordered: boolean }
  | { readonly kind: 'number'; readonly whole: boolean; readonly min?: number; readonly max?: number }
  | { readonly kind: 'date' }
  | { readonly kind: 'text'; readonly max?: number };

/** The editor that fits, by what the station says of the variable; in 1.6, which tells no types, by the standard's. */
export function editingOf(variable: VariableState, version: OcppVersion): Editing {
  const known = version === '1.6' ? standardKey(variable.variable) : undefined;
  const type = (variable.dataType ?? known?.type ?? '').toLowerCase();
  const options = variable.valuesList === undefined ? [...(known?.values ?? [])] : members(variable.valuesList);
  switch (type) {
    case 'boolean': return { kind: 'switch' };
    case 'integer':
    case 'decimal': return {
      kind: 'number', whole: type === 'integer',
      ...(variable.minLimit === undefined ? known?.min === undefined ? {} : { min: known.min } : { min: variable.minLimit }),
      ...(variable.maxLimit === undefined ? {} : { max: variable.maxLimit }),
    };
    case 'datetime': return { kind: 'date' };
    case 'optionlist': return options.length > 0 ? { kind: 'choice', options } : { kind: 'text' };
    case 'memberlist':
    case 'sequencelist': return options.length > 0 ? { kind: 'list', options, ordered: type === 'sequencelist' } : { kind: 'text' };
    default: return { kind: 'text', ...(variable.maxLimit === undefined ? {} : { max: variable.maxLimit }) };
  }
}

/**
 * Why a station would have to refuse this value, in one sentence; undefined when nothing speaks against it. It warns only:
 * whoever tests a station may send what is wrong.
 */
export function faultOf(variable: VariableState, value: string, version: OcppVersion): string | undefined {
  const editing = editingOf(variable, version);
  switch (editing.kind) {
    case 'switch': return value === 'true' || value === 'false' ? undefined : 'It takes true or false.';
    case 'choice': return has(editing.options, value) ? undefined : `It takes one of ${editing.options.join(', ')}.`;
    case 'list': return listFault(editing.options, members(value), variable.maxElements);
    case 'number': return numberFault(editing, value);
    case 'date': return Number.isNaN(Date.parse(value)) || !/^\d{4}-\d\d-\d\dT/.test(value) ? 'It takes a time such as 2026-01-31T08:00:00Z.' : undefined;
    case 'text': return editing.max !== undefined && value.length > editing.max ? `It takes at most ${editing.max} characters; these are ${value.length}.` : undefined;
  }
}

function numberFault({ whole, min, max }: Extract<Editing, { kind: 'number' }>, value: string): string | undefined {
  const read = Number(value);
  if (value.trim() === '' || !Number.isFinite(read)) return whole ? 'It takes a whole number.' : 'It takes a number.';
  if (whole && !/^[+-]?\d+$/.test(value.trim())) return 'It takes a whole number.';
  if (min !== undefined && read < min) return `It takes ${min} or more.`;
  return max !== undefined && read > max ? `It takes ${max} or less.` : undefined;
}

function listFault(options: readonly string[], chosen: readonly string[], most: number | undefined): string | undefined {
  const odd = chosen.filter((member) => !has(options, member));
  if (odd.length > 0) return `It takes no ${odd.join(', ')}, only ${options.join(', ')}.`;
  if (new Set(chosen).size < chosen.length) return 'A member stands in it twice.';
  return most !== undefined && chosen.length > most ? `It takes at most ${most} members; these are ${chosen.length}.` : undefined;
}

const has = (options: readonly string[], value: string): boolean => options.some((option) => option.toLowerCase() === value.toLowerCase());
