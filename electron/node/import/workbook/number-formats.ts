import { readXml } from './xml-events';

/** How the numbers of a cell are meant. */
export type NumberKind = 'number' | 'date';

/** Formats of Excel's own, by their numbers, that show a date or a time (ECMA-376-1, 18.8.30). */
const DATES: readonly (readonly [from: number, to: number])[] = [[14, 22], [27, 36], [45, 47], [50, 58]];

/**
 * What the styles of a workbook say of numbers, by the style that a cell names.
 *
 * @param pieces `xl/styles.xml`
 */
export function numberKinds(pieces: Iterable<string>): NumberKind[] {
  const own = new Map<string, NumberKind>();
  const kinds: NumberKind[] = [];
  let inCells = false;
  readXml(pieces, {
    open: (name, { numFmtId = '0', formatCode = '' }) => {
      if (name === 'numFmt') own.set(numFmtId, isDateCode(formatCode) ? 'date' : 'number');
      else if (name === 'cellXfs') inCells = true;
      else if (name === 'xf' && inCells) kinds.push(own.get(numFmtId) ?? (DATES.some(([from, to]) => Number(numFmtId) >= from && Number(numFmtId) <= to) ? 'date' : 'number'));
    },
    close: (name) => { if (name === 'cellXfs') inCells = false; },
  });
  return kinds;
}

/** Years, months, days, hours, minutes or seconds outside of quotes, colours and escapes; `[h]` counts hours. */
function isDateCode(code: string): boolean {
  return /[ymdhs]/i.test(code.replace(/"[^"]*"|\\.|_.|\*.|\[(?![hms]+\])[^\]]*\]|General/gi, ''));
}

/** Days from the first day of a workbook's calendar to 1970. */
const TO_1970 = { 1900: 25_569, 1904: 24_107 } as const;
const DAY = 86_400_000;

/** `2026-01-30 06:00:00.250` for a number of days as a workbook counts them, `06:00:00.250` for less than one. No zone: a workbook has none. */
export function dateText(days: number, calendar: keyof typeof TO_1970): string {
  const date = new Date(Math.round((days - TO_1970[calendar]) * DAY));
  if (!Number.isFinite(date.getTime())) return String(days);
  const [day, clock] = date.toISOString().replace('Z', '').split('T') as [string, string];
  return days >= 0 && days < 1 ? clock : `${day} ${clock}`;
}
