import * as v from 'valibot';
import type { OcppVersion } from '../ocpp/version';
import { readCsv, writeCsv } from './csv';
import { Snapshot, SnapshotVariable } from './snapshot';

/** Snapshots as files: JSON, which keeps all, and CSV for tables. */

const COLUMNS = [
  'component', 'instance', 'evse', 'connector', 'variable', 'variableInstance', 'attribute', 'value', 'mutability', 'unit', 'dataType',
  'minLimit', 'maxLimit', 'valuesList', 'maxElements', 'supportsMonitoring', 'persistent', 'constant',
] as const satisfies readonly (keyof SnapshotVariable)[];
type Column = (typeof COLUMNS)[number];
const NUMBERS: readonly Column[] = ['evse', 'connector', 'minLimit', 'maxLimit', 'maxElements'];
const FLAGS: readonly Column[] = ['supportsMonitoring', 'persistent', 'constant'];

export function snapshotJson(snapshot: Snapshot): string {
  return `${JSON.stringify({ ...snapshot, at: new Date(snapshot.at).toISOString() }, undefined, 1)}\n`;
}

/** One row a variable's attribute, names of columns first. */
export function snapshotCsv({ variables }: Pick<Snapshot, 'variables'>): string {
  return writeCsv([COLUMNS, ...variables.map((variable) => COLUMNS.map((column) => { const value = variable[column]; return value === undefined ? '' : String(value); }))]);
}

/** What a file does not say of itself. */
export interface FileContext {
  /** Its name without the ending. */
  readonly name: string;
  /** Of the file, or now, ms since 1970. */
  readonly at: number;
}

export type SnapshotRead = { readonly ok: true; readonly snapshot: Snapshot } | { readonly ok: false; /** A sentence: what is wrong, and where. */ readonly message: string };

/** A snapshot of a JSON or CSV text. Never throws. */
export function readSnapshot(text: string, context: FileContext): SnapshotRead {
  return /^[\ufeff\s]*\{/.test(text) ? readJson(text, context) : readTable(text, context);
}

function readJson(text: string, { name, at }: FileContext): SnapshotRead {
  let value: unknown;
  try {
    value = JSON.parse(text.replace(/^\ufeff/, ''));
  } catch (error) {
    return { ok: false, message: `It is no JSON: ${error instanceof Error ? error.message : String(error)}.` };
  }
  const given = value as Record<string, unknown>;
  const moment = typeof given['at'] === 'string' ? Date.parse(given['at']) : given['at'];
  const read = v.safeParse(Snapshot, { station: '', ...given, name: safeName(name), at: typeof moment === 'number' && Number.isFinite(moment) ? moment : at });
  if (read.success) return { ok: true, snapshot: read.output };
  const [issue] = read.issues;
  return { ok: false, message: `It is no snapshot: ${v.getDotPath(issue) ?? 'as a whole'}: ${issue.message}.` };
}

function readTable(text: string, { name, at }: FileContext): SnapshotRead {
  const [head = [], ...rows] = readCsv(text) ?? [];
  const places = new Map(COLUMNS.map((column) => [column, head.findIndex((title) => title.trim().toLowerCase() === column.toLowerCase())]));
  if ((places.get('variable') ?? -1) < 0) return { ok: false, message: 'It is neither JSON nor a table whose first row names the columns, among them "variable".' };
  const variables: SnapshotVariable[] = [];
  for (const [index, row] of rows.entries()) {
    const variable = v.safeParse(SnapshotVariable, { component: '', ...Object.fromEntries(COLUMNS.flatMap((column) => {
      const written = row[places.get(column) ?? -1];
      // An empty value is a value; all else that is empty is absent.
      if (written === undefined || (written === '' && column !== 'value')) return [];
      return [[column, valueOf(column, written)]];
    })) });
    if (!variable.success) return { ok: false, message: `Row ${index + 2} is no variable: ${v.getDotPath(variable.issues[0]) ?? ''}: ${variable.issues[0].message}.` };
    variables.push(variable.output);
  }
  const version: OcppVersion = variables.some(({ component }) => component !== '') ? '2.0.1' : '1.6';
  return { ok: true, snapshot: { name: safeName(name), station: '', version, at, variables } };
}

function valueOf(column: Column, written: string): string | number | boolean {
  if (NUMBERS.includes(column)) return Number(written);
  return FLAGS.includes(column) ? written.toLowerCase() === 'true' : written;
}

/** A name that a snapshot may have, as near to the wish as can be. */
export function safeName(wish: string): string {
  const name = wish.replaceAll(/[^\w .()+-]+/g, '-').replace(/^[^A-Za-z0-9]+/, '').slice(0, 78).replace(/[^\w)+-]+$/, '');
  return name === '' ? 'snapshot' : name;
}
