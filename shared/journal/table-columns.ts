/** Columns of a journal as a table, in their order. */
export const TABLE_COLUMNS = ['timestamp', 'station', 'version', 'direction', 'kind', 'messageType', 'messageId', 'action', 'message', 'mark', 'note'] as const;

/** What begins like a formula gets an apostrophe, so that no spreadsheet runs it; what looks as if it had got one gets one more. */
export function guardedCell(text: string): string {
  return /^'*[=+\-@\t\r]/.test(text) ? `'${text}` : text;
}

/** The text of a cell that `guardedCell` made. */
export function unguardedCell(cell: string): string {
  return /^'+[=+\-@\t\r]/.test(cell) ? cell.slice(1) : cell;
}
