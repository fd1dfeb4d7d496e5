/** Tables as RFC 4180 writes them: commas, quotes doubled within quotes, CRLF; read with LF alone and with a byte order mark too. */

export function writeCsv(rows: readonly (readonly string[])[]): string {
  return rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('');
}

function cell(text: string): string {
  return /[",\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** The rows of a table, whose separator is a semicolon where spreadsheets of some countries wrote it; undefined when a quote is never closed. Lines with nothing in them are left out. */
export function readCsv(text: string): string[][] | undefined {
  const rows: string[][] = [];
  let row: string[] = [];
  let field = '';
  let quoted = false;
  let wasQuoted = false;
  const endRow = (): void => {
    if (row.length > 0 || field !== '' || wasQuoted) rows.push([...row, field]);
    row = [];
    field = '';
    wasQuoted = false;
  };
  const source = text.replace(/^\ufeff/, '');
  const [head = ''] = source.split('\n', 1);
  const separator = head.includes(';') && !head.includes(',') ? ';' : ',';
  for (let at = 0; at < source.length; at += 1) {
    const sign = source[at] ?? '';
    if (quoted) {
      if (sign !== '"') field += sign;
      else if (source[at + 1] === '"') { field += '"'; at += 1; }
      else quoted = false;
    } else if (sign === '"' && field === '') { quoted = true; wasQuoted = true; }
    else if (sign === separator) { row.push(field); field = ''; wasQuoted = false; }
    else if (sign === '\n') endRow();
    else if (sign !== '\r' || source[at + 1] !== '\n') field += sign;
  }
  if (quoted) return undefined;
  endRow();
  return rows;
}
