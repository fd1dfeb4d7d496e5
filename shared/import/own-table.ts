import { ENTRY_KINDS, type Direction } from '../journal/entry';
import { markOf } from '../journal/marks';
import { openedInfo } from '../journal/opened-info';
import { TABLE_COLUMNS, unguardedCell } from '../journal/table-columns';
import { OCPP_VERSIONS } from '../ocpp/version';
import type { CsvRow } from './csv-rows';
import type { Found } from './model';

/** Columns that the table of a journal has had from its beginning. */
const OLDEST = TABLE_COLUMNS.slice(0, 9);

/** Whether these are the names of a journal's table, as the workbench writes it. */
export function isOwnTable(names: readonly string[]): boolean {
  return OLDEST.every((name, i) => names[i] === name) && names.length <= TABLE_COLUMNS.length;
}

/** A row of such a table, as what it was in the journal. */
export function ownRow({ cells, place, source }: CsvRow): Found {
  const [timestamp = '', station = '', versionName, way, kindName, , , , text = '', colour, note] = cells.map(unguardedCell);
  const kind = ENTRY_KINDS.find((one) => one === kindName);
  const ms = Date.parse(timestamp);
  if (!kind || Number.isNaN(ms)) return { kind: 'broken', text: source, place, why: 'This row is no entry of a journal: it needs a timestamp and a kind.' };
  const version = OCPP_VERSIONS.find((one) => one === versionName);
  const direction: Direction | undefined = way === 'up' || way === 'down' ? way : undefined;
  const mark = markOf(colour, note);
  const said = {
    place, text, time: { kind: 'full' as const, ms, local: false }, ...(station === '' ? { connection: 0 } : { station }),
    ...(direction ? { way: direction } : {}), ...(mark ? { mark } : {}),
  };
  if (kind === 'frame') return { kind, ...said, ...(version ? { version } : {}) };
  const info = kind === 'open' ? openedInfo(text) : undefined;
  return { kind, ...said, ...(info ? { info } : {}) };
}
