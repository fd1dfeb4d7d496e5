import type { JsonObject } from '../../ocpp/json';
import { csvRows, separatorOf, type CsvRow } from '../csv-rows';
import { contextOf } from '../line-context';
import type { Found, Reader, Source } from '../model';
import { bareName, contextOfMembers, Members } from '../object-context';
import { isOwnTable, ownRow } from '../own-table';
import { headOf } from '../source-lines';
import { framesInRecord, framesInText } from '../record-frame';

/** Names of columns that tell a table of messages from any other text with commas. */
const TELLING = new Set(['timestamp', 'time', 'message', 'payload', 'raw', 'direction', 'origin', 'action', 'messageid', 'correlationid', 'stationid', 'chargepointid', 'messagetype', 'frame', 'msg']);

/**
 * Tables of separated values with any order of columns: exports of databases (CitrineOS' OCPPMessages: stationId, correlationId,
 * origin, protocol, action, message, timestamp) and of log viewers. Without a line of names, each row is searched.
 */
export const csv: Reader = {
  id: 'csv',
  title: 'CSV',
  detect: ({ text, name }) => {
    if (isTelling(headerOf(text).names)) return 0.85;
    return /\.(?:csv|tsv)$/i.test(name) && /[2-6]\s*,\s*"{1,2}/.test(text) ? 0.6 : 0;
  },
  read,
};

/** The line that names the columns. */
interface Header {
  readonly names: readonly string[];
  readonly separator: string;
  /** From 1; what stands above it is what somebody wrote of the table. */
  readonly line: number;
}

/** Lines in which the columns' names are looked for, behind titles and the `sep=;` of Excel. */
const MOST_TITLES = 20;

function headerOf(text: string): Header {
  const lines = text.slice(0, 4096).split(/\r?\n/, MOST_TITLES);
  const headers = lines.map((line, at): Header => {
    const separator = separatorOf(line);
    const [row] = csvRows(line, separator);
    return { names: row?.cells ?? [], separator, line: at + 1 };
  });
  const messages = lines.findIndex((line) => framesInText(line).length > 0);
  return headers.slice(0, messages < 0 ? undefined : messages).find(({ names }) => isTelling(names)) ?? headers[0] ?? { names: [], separator: ',', line: 1 };
}

function isTelling(names: readonly string[]): boolean {
  return names.length >= 3 && names.filter((one) => TELLING.has(bareName(one))).length >= 2;
}

function* read(source: Source): Generator<Found, void, undefined> {
  const { names, separator, line } = headerOf(headOf(source));
  if (isOwnTable(names)) {
    for (const row of csvRows(source, separator)) if (row.place.line > line) yield ownRow(row);
    return;
  }
  const named = names.some((one) => TELLING.has(bareName(one))) && !names.some((one) => framesInText(one).length > 0);
  for (const read of csvRows(source, separator)) {
    const row = read.cells.length > MOST_COLUMNS ? { ...read, cells: [...read.cells.slice(0, MOST_COLUMNS), read.cells.slice(MOST_COLUMNS).join(separator)] } : read;
    if (named && row.place.line <= line) yield { kind: 'other', text: row.source, place: row.place };
    else yield* foundIn(row, named ? names : row.cells.map((_, i) => `column ${i + 1}`), named);
  }
}

/** Columns of a table; where there are more, it is none, and the rest is looked through as one text. */
const MOST_COLUMNS = 150;

function* foundIn(row: CsvRow, names: readonly string[], named: boolean): Generator<Found, void, undefined> {
  const record: JsonObject = Object.fromEntries(names.map((name, i) => [name, row.cells[i] ?? '']));
  const members = new Members(record);
  const frames = framesInRecord(record, members);
  const [frame] = frames;
  const words = row.cells.filter((cell) => !frame || !cell.includes(frame.text));
  const context = named ? contextOfMembers(members) : contextOf(frame ? words.join(' ') : row.source);
  for (const { text, before, cut } of frames) yield { kind: 'frame', text, place: row.place, ...(before === '' ? {} : contextOf(before)), ...context, ...(cut ? { cut } : {}), about: [...words, before].join(' | ') };
  if (!frame) yield { kind: 'other', text: row.source, place: row.place, ...(context.time ? { time: context.time } : {}) };
}
