import { guardedCell, TABLE_COLUMNS } from '../journal/table-columns';
import type { Exporter } from './exporter';

const TYPES: Readonly<Record<string, string>> = { call: 'CALL', result: 'CALLRESULT', error: 'CALLERROR', resultError: 'CALLRESULTERROR', send: 'SEND', malformed: 'MALFORMED' };

/** A table for spreadsheets (RFC 4180): every entry, what a person set at it in the last columns. */
export const csvExporter: Exporter = {
  id: 'csv',
  title: 'CSV',
  extension: 'csv',
  *write(entries, _journal, lose) {
    yield `${TABLE_COLUMNS.join(',')}\r\n`;
    for (const { entry, station, version, frame, action, mark } of entries) {
      if (!Number.isInteger(entry.time)) lose('fractions of milliseconds');
      if (entry.base64) lose('that a message was no text (its base64 stands in its place)');
      const cells = [
        new Date(entry.wall).toISOString(), station ?? '', version ?? '', entry.direction ?? '', entry.kind,
        frame ? (TYPES[frame.kind] ?? '') : '', frame?.id ?? '', action ?? '', entry.text, mark?.colour ?? '', mark?.note ?? '',
      ];
      yield `${cells.map(cell).join(',')}\r\n`;
    }
  },
};

function cell(text: string): string {
  const safe = guardedCell(text);
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
