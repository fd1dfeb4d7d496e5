import type { Exporter } from './exporter';

const COLUMNS = ['timestamp', 'station', 'version', 'direction', 'kind', 'messageType', 'messageId', 'action', 'message', 'mark', 'note'] as const;
const TYPES: Readonly<Record<string, string>> = { call: 'CALL', result: 'CALLRESULT', error: 'CALLERROR', resultError: 'CALLRESULTERROR', send: 'SEND', malformed: 'MALFORMED' };

/** A table for spreadsheets (RFC 4180): every entry, what a person set at it in the last columns. */
export const csvExporter: Exporter = {
  id: 'csv',
  title: 'CSV',
  extension: 'csv',
  *write(entries, _journal, lose) {
    yield `${COLUMNS.join(',')}\r\n`;
    for (const { entry, station, version, frame, action, mark } of entries) {
      if (entry.base64) lose('that a message was no text (its base64 stands in its place)');
      const cells = [
        new Date(entry.wall).toISOString(), station ?? '', version ?? '', entry.direction ?? '', entry.kind,
        frame ? (TYPES[frame.kind] ?? '') : '', frame?.id ?? '', action ?? '', entry.text, mark?.colour ?? '', mark?.note ?? '',
      ];
      yield `${cells.map(cell).join(',')}\r\n`;
    }
  },
};

/** What begins like a formula gets an apostrophe, so that no spreadsheet runs it. */
function cell(text: string): string {
  const safe = /^[=+\-@\t]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
