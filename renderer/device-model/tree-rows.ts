import { deviationsOf } from '../../shared/inventory/deviations';
import type { Difference } from '../../shared/inventory/compare';
import { attributeOf, isWritable, keyOf, variableText } from '../../shared/inventory/names';
import { standardKey } from '../../shared/inventory/standard-16';
import type { OcppVersion } from '../../shared/ocpp/version';
import type { VariableState } from '../../shared/state/model';

/** One row of the tree. Groups: where something stands (1.6: the feature profile), then the component; then variables and their further attributes. */
export type TreeRow = GroupRow | ValueRow;

export interface GroupRow {
  readonly kind: 'place' | 'component';
  readonly id: string;
  readonly level: number;
  readonly title: string;
  /** Component's name for its help; '' for places. */
  readonly component: string;
  /** Values below it that are shown. */
  readonly count: number;
  readonly open: boolean;
}

export interface ValueRow {
  readonly kind: 'variable' | 'attribute';
  readonly id: string;
  readonly level: number;
  readonly title: string;
  /** Key of the attribute that the row shows. */
  readonly key: string;
  readonly variable: VariableState;
  readonly difference: Difference | undefined;
  /** Of a variable with further attributes below it. */
  readonly open: boolean | undefined;
}

export interface TreeFilter {
  readonly search: string;
  readonly onlyWritable: boolean;
  readonly onlyDifferent: boolean;
  readonly onlyDeviating: boolean;
  readonly onlyEdited: boolean;
  /** Names of components, case as the station writes them; none shows all. */
  readonly components: readonly string[];
}

export const NO_FILTER: TreeFilter = { search: '', onlyWritable: false, onlyDifferent: false, onlyDeviating: false, onlyEdited: false, components: [] };

export function isFiltering(filter: TreeFilter): boolean {
  return filter.search.trim() !== '' || filter.onlyWritable || filter.onlyDifferent || filter.onlyDeviating || filter.onlyEdited || filter.components.length > 0;
}

export interface TreeInput {
  readonly version: OcppVersion;
  readonly variables: readonly VariableState[];
  /** What differs from the other inventory; undefined when nothing is compared. */
  readonly differences: ReadonlyMap<string, Difference> | undefined;
  readonly filter: TreeFilter;
  readonly folded: ReadonlySet<string>;
  /** Keys of what is to be set. */
  readonly edited: ReadonlySet<string>;
}

/** EVSE 2 before EVSE 10. */
const BY_NAME = new Intl.Collator('en', { numeric: true });
const ATTRIBUTES = ['Actual', 'Target', 'MinSet', 'MaxSet'];

/** The rows of the tree, in the order in which they are shown; what is folded is left out. */
export function treeRows(input: TreeInput): readonly TreeRow[] {
  const { variables, differences } = input;
  const added = differences ? [...differences.values()].flatMap(({ kind, other }) => (kind === 'added' && other ? [other] : [])) : [];
  const shown = [...variables, ...added].filter((variable) => isShown(variable, input));
  return [...groupBy(shown, (variable) => placeOf(variable, input.version))]
    .sort(([one], [other]) => comparePlaces(one, other))
    .flatMap(([place, within]) => placeRows(place, within, input));
}

function isShown(variable: VariableState, { filter, differences, version, edited }: TreeInput): boolean {
  const key = keyOf(variable);
  if (filter.onlyDifferent && differences && !differences.has(key)) return false;
  if (filter.onlyWritable && !isWritable(variable)) return false;
  if (filter.onlyEdited && !edited.has(key)) return false;
  if (filter.components.length > 0 && !filter.components.some((name) => name.toLowerCase() === variable.component.toLowerCase())) return false;
  if (filter.onlyDeviating && deviationsOf(variable, version).length === 0) return false;
  return matches(variable, filter.search);
}

/** Every word somewhere in name, value or unit, upper and lower case alike. */
export function matches(variable: VariableState, search: string): boolean {
  const words = search.toLowerCase().split(/\s+/).filter((word) => word !== '');
  if (words.length === 0) return true;
  const { component, instance = '', evse, connector, variableInstance = '', value = '', unit = '' } = variable;
  const place = evse === undefined ? '' : connector === undefined ? `evse ${evse}` : `evse ${evse} connector ${connector}`;
  const text = `${component} ${instance} ${place} ${component}.${variable.variable} ${variableInstance} ${attributeOf(variable)} ${value} ${unit}`.toLowerCase();
  return words.every((word) => text.includes(word));
}

function placeRows(place: string, within: readonly VariableState[], input: TreeInput): TreeRow[] {
  const id = `p\n${place}`;
  const open = isOpen(id, input);
  const head: GroupRow = { kind: 'place', id, level: 1, title: place, component: '', count: within.length, open };
  if (!open) return [head];
  if (input.version === '1.6') return [head, ...variableRows(within, 2, input)];
  const components = [...groupBy(within, ({ component, instance = '' }) => `${component}\n${instance}`.toLowerCase())]
    .map(([name, of]) => ({ name, of, first: of[0] }))
    .sort((one, other) => rankOf(one.first) - rankOf(other.first) || BY_NAME.compare(one.name, other.name));
  return [head, ...components.flatMap(({ name, of, first }) => componentRows(`${id}\n${name}`, of, first, input))];
}

function componentRows(id: string, of: readonly VariableState[], first: VariableState | undefined, input: TreeInput): TreeRow[] {
  const open = isOpen(id, input);
  const { component = '', instance } = first ?? {};
  const head: GroupRow = { kind: 'component', id, level: 2, title: instance === undefined ? component : `${component} (${instance})`, component, count: of.length, open };
  return open ? [head, ...variableRows(of, 3, input)] : [head];
}

function variableRows(of: readonly VariableState[], level: number, input: TreeInput): TreeRow[] {
  const variables = [...groupBy(of, (variable) => keyOf({ ...variable, attribute: undefined }))]
    .map(([id, attributes]) => ({ id, attributes: attributes.toSorted((one, other) => ATTRIBUTES.indexOf(attributeOf(one)) - ATTRIBUTES.indexOf(attributeOf(other))) }))
    .sort((one, other) => BY_NAME.compare(nameOf(one.attributes), nameOf(other.attributes)));
  return variables.flatMap(({ id, attributes: [first, ...further] }) => {
    if (!first) return [];
    const lone = attributeOf(first) === 'Actual';
    const title = `${variableText(first)}${lone ? '' : ` · ${attributeOf(first)}`}`;
    const open = further.length === 0 ? undefined : isOpen(id, input);
    const head = valueRow('variable', `v\n${id}`, level, title, first, open, input);
    return open === true ? [head, ...further.map((one) => valueRow('attribute', `a\n${keyOf(one)}`, level + 1, attributeOf(one), one, undefined, input))] : [head];
  });
}

function valueRow(kind: ValueRow['kind'], id: string, level: number, title: string, variable: VariableState, open: boolean | undefined, { differences }: TreeInput): ValueRow {
  const key = keyOf(variable);
  return { kind, id, level, title, key, variable, difference: differences?.get(key), open };
}

/** The id under which a row is folded. */
export function foldId(row: TreeRow): string {
  return row.kind === 'variable' ? row.id.slice(2) : row.id;
}

/** While something is searched for, nothing of it stays hidden. */
function isOpen(id: string, { folded, filter }: TreeInput): boolean {
  return !folded.has(id) || filter.search.trim() !== '';
}

function nameOf([first]: readonly VariableState[]): string {
  return first ? variableText(first) : '';
}

/** The station, an EVSE or a connector before what stands in it. */
function rankOf(variable: VariableState | undefined): number {
  return /^(ChargingStation|EVSE|Connector)$/i.test(variable?.component ?? '') ? 0 : 1;
}

const STATION = 'Charging station';
const OWN_KEYS = 'Vendor-specific';

function placeOf({ evse, connector, variable }: VariableState, version: OcppVersion): string {
  if (version === '1.6') return standardKey(variable)?.profile ?? OWN_KEYS;
  if (evse === undefined || evse === 0) return STATION;
  return connector === undefined ? `EVSE ${evse}` : `EVSE ${evse} · connector ${connector}`;
}

const FIRST = [STATION, 'Core', 'Local Auth List Management', 'Firmware Management', 'Reservation', 'Smart Charging', 'Security extension', 'ISO 15118 extension'];

function comparePlaces(one: string, other: string): number {
  const rank = (place: string): number => (FIRST.includes(place) ? FIRST.indexOf(place) : place === OWN_KEYS ? 1_000 : 500);
  return rank(one) - rank(other) || BY_NAME.compare(one, other);
}

function groupBy<Item>(items: readonly Item[], key: (item: Item) => string): Map<string, Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const name = key(item);
    const group = groups.get(name);
    if (group) group.push(item);
    else groups.set(name, [item]);
  }
  return groups;
}
