import type { JsonObject, JsonValue } from '../../ocpp/json';
import { number, object, objects, text } from '../loose';

/** Words of a summary; empty and missing ones are left out. */
export type Parts = readonly (string | undefined)[];

/** Longest text that is quoted in a summary, in characters. */
const LONGEST = 60;

export function join(parts: Parts): string {
  return parts.filter((part) => part !== undefined && part !== '').join(' · ');
}

export function clip(value: string): string {
  return value.length <= LONGEST ? value : `${value.slice(0, LONGEST - 1)}…`;
}

/** `word value`, when there is a value. */
export function named(word: string, value: string | number | undefined, unit = ''): string | undefined {
  return value === undefined || value === '' ? undefined : `${word} ${clip(String(value))}${unit}`;
}

/** Where it is: `EVSE 1 · connector 2` in 2.x, `connector 1` in 1.6; 0 is the station itself. */
export function place(payload: JsonObject): string | undefined {
  const evse = object(payload, 'evse');
  const evseId = number(evse, 'id') ?? number(payload, 'evseId');
  const connector = number(evse, 'connectorId') ?? number(payload, 'connectorId');
  if (evseId === undefined && connector === undefined) return undefined;
  if (evseId === 0 || (evseId === undefined && connector === 0)) return 'station';
  return join([named('EVSE', evseId), evseId === undefined || connector !== undefined ? named('connector', connector) : undefined]);
}

/** The idToken of 2.x or the idTag of 1.6. */
export function token(payload: JsonObject, name = 'idToken'): string | undefined {
  const idToken = object(payload, name);
  if (idToken) {
    const value = text(idToken, 'idToken');
    return value === undefined || value === '' ? text(idToken, 'type') : `${clip(value)} (${text(idToken, 'type') ?? 'no type'})`;
  }
  return clip(text(payload, 'idTag') ?? '');
}

/** `component.variable` of 2.x. */
export function variableName(item: JsonObject): string {
  const component = object(item, 'component');
  const evse = number(object(component, 'evse'), 'id');
  const instance = text(component, 'instance');
  const variable = object(item, 'variable');
  const variableInstance = text(variable, 'instance');
  const where = `${text(component, 'name') ?? '?'}${instance === undefined ? '' : `[${instance}]`}${evse === undefined ? '' : `@${evse}`}`;
  return `${where}.${text(variable, 'name') ?? '?'}${variableInstance === undefined ? '' : `[${variableInstance}]`}`;
}

/** The first of a list and how many more there are. */
export function list(items: readonly string[]): string | undefined {
  const [first] = items;
  if (first === undefined) return undefined;
  return items.length === 1 ? clip(first) : `${clip(first)} and ${items.length - 1} more`;
}

export function count(n: number, one: string, many = `${one}s`): string {
  return `${n} ${n === 1 ? one : many}`;
}

const SHORT: Readonly<Record<string, string>> = { 'Energy.Active.Import.Register': 'energy', 'Power.Active.Import': 'power', 'Current.Import': 'current', Voltage: 'voltage', SoC: 'SoC' };

/** What a reading says in few words: energy, power and state of charge of its last meter value. */
export function readings(payload: JsonObject, name: string): string | undefined {
  const last = objects(payload, name).at(-1);
  if (!last) return undefined;
  const found = new Map<string, string>();
  for (const sample of objects(last, 'sampledValue')) {
    const measurand = text(sample, 'measurand') ?? 'Energy.Active.Import.Register';
    const short = SHORT[measurand];
    // Of several phases the total, or the first.
    if (short === undefined || (found.has(short) && text(sample, 'phase') !== undefined)) continue;
    found.set(short, amount(sample, short));
  }
  const shown = ['energy', 'power', 'SoC'].map((one) => found.get(one)).filter((one) => one !== undefined);
  return shown.length > 0 ? shown.join(' · ') : ([...found.values()][0] ?? count(objects(last, 'sampledValue').length, 'value'));
}

const DEFAULT_UNIT: Readonly<Record<string, string>> = { energy: 'Wh', SoC: '%', power: 'W', current: 'A', voltage: 'V' };

function amount(sample: JsonObject, short: string): string {
  const value = number(sample, 'value');
  if (value === undefined) return `${short} ${clip(text(sample, 'value') ?? '?')}`;
  const unitOf = object(sample, 'unitOfMeasure');
  const unit = text(unitOf, 'unit') ?? text(sample, 'unit') ?? DEFAULT_UNIT[short] ?? '';
  const scaled = value * 10 ** (number(unitOf, 'multiplier') ?? 0);
  if ((unit === 'Wh' || unit === 'W') && Math.abs(scaled) >= 1000) return `${trim(scaled / 1000, 2)} k${unit}`;
  return `${trim(scaled, 1)} ${unit === 'Percent' ? '%' : unit}`;
}

function trim(value: number, digits: number): string {
  return String(Number(value.toFixed(digits)));
}

/** The values of the members that say most, for messages without words of their own. */
export function anything(payload: JsonObject): Parts {
  const said = Object.entries(payload).filter(([name]) => name !== 'customData').flatMap(([name, value]) => scalar(name, value));
  return said.slice(0, 3);
}

function scalar(name: string, value: JsonValue): string[] {
  if (name === 'status' || name === 'type') return typeof value === 'string' ? [clip(value)] : [];
  if (typeof value === 'string' || typeof value === 'number') return value === '' || /^(timestamp|currentTime)$/.test(name) ? [] : [`${name} ${clip(String(value))}`];
  if (typeof value === 'boolean') return value ? [name] : [];
  if (Array.isArray(value)) return [`${name}: ${value.length}`];
  return [];
}
