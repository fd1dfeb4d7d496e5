const DATE_TIME = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)(?:\.\d+)?(?:Z|([+-])(\d\d):(\d\d))$/i;
const DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/**
 * True for a date and time as RFC 3339 §5.6 writes it: complete, with an offset from UTC (OCPP-J 2.0.1 Part 2 §2.1,
 * dateTime). Stricter than ajv-formats, which also takes a space for the T and offsets such as +0100 or +01.
 */
export function isDateTime(text: string): boolean {
  const part = DATE_TIME.exec(text);
  if (!part) return false;
  const month = Number(part[2]);
  const hour = Number(part[4]);
  const minute = Number(part[5]);
  const second = Number(part[6]);
  const offset = part[7] === undefined ? 0 : (Number(part[8]) * 60 + Number(part[9])) * (part[7] === '-' ? -1 : 1);
  if (Number(part[8] ?? 0) > 23 || Number(part[9] ?? 0) > 59) return false;
  if (!isDay(Number(part[1]), month, Number(part[3])) || hour > 23 || minute > 59) return false;
  // A leap second is the last one of a day in UTC (RFC 3339 §5.7).
  return second < 60 || (second === 60 && (hour * 60 + minute - offset + 2880) % 1440 === 1439);
}

function isDay(year: number, month: number, day: number): boolean {
  const leap = month === 2 && year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return day >= 1 && day <= (DAYS[month - 1] ?? 0) + (leap ? 1 : 0);
}
