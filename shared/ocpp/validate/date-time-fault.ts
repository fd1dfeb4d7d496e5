import { isDateTime } from './date-time';

export interface DateTimeFault {
  readonly rule: 'date-time-offset' | 'date-time';
  /** What is wrong, to follow "timestamp "…" ": `has no offset from UTC; write …`. */
  readonly what: string;
}

const PARTS = /^(\d{4}-\d\d-\d\d)([T ])(\d\d:\d\d(?::\d\d)?)([.,]\d+)?\s*(Z|[+-]\d\d(?::?\d\d)?)?$/i;

/** Why a text is no date and time of RFC 3339, and what would be; undefined when it is one. */
export function dateTimeFault(text: string): DateTimeFault | undefined {
  if (isDateTime(text)) return undefined;
  if (text === '') return { rule: 'date-time', what: 'is empty; write a time such as 2026-01-31T08:15:30Z, or leave the field out' };
  const parts = PARTS.exec(text.trim());
  if (!parts) return { rule: 'date-time', what: `is no date and time${hintFor(text)}; write it as 2026-01-31T08:15:30Z` };
  const [, date = '', separator = 'T', time = '', fraction = '', offset] = parts;
  const fixed = `${date}T${time.length === 5 ? `${time}:00` : time}${fraction.replace(',', '.')}${fixOffset(offset)}`;
  if (!isDateTime(fixed)) return { rule: 'date-time', what: 'names a day or a time of day that does not exist' };
  if (offset === undefined) {
    return { rule: 'date-time-offset', what: `has no offset from UTC, so nobody can tell when it was; write ${fixed} if it is UTC` };
  }
  return { rule: 'date-time', what: `${reason(text, separator, time, fraction, offset)}; write ${fixed}` };
}

function reason(text: string, separator: string, time: string, fraction: string, offset: string): string {
  if (separator === ' ') return 'has a blank between date and time';
  if (time.length === 5) return 'has no seconds';
  if (fraction.startsWith(',')) return 'has a comma in its seconds';
  if (!/^(z|[+-]\d\d:\d\d)$/i.test(offset)) return 'writes its offset from UTC without a colon';
  return text === text.trim() ? 'has a blank in it' : 'has blanks around it';
}

function fixOffset(offset: string | undefined): string {
  if (offset === undefined || /^z$/i.test(offset)) return 'Z';
  const digits = offset.slice(1).replace(':', '');
  return `${offset[0]}${digits.slice(0, 2)}:${digits.slice(2) || '00'}`;
}

function hintFor(text: string): string {
  if (/^\d{10}$/.test(text)) return ' but seconds since 1970';
  if (/^\d{13}$/.test(text)) return ' but milliseconds since 1970';
  if (/^\d{4}-\d\d-\d\d$/.test(text)) return ' but a date alone';
  return '';
}
