import { timeIn } from './log-time';
import type { Source } from './model';
import { headOf } from './source-lines';

/** Names in the order that people expect: `a.2` before `a.10`. */
export function byName(a: string, b: string): number {
  const [left, right] = [partsOf(a), partsOf(b)];
  for (const [at, part] of left.entries()) {
    const other = right[at];
    if (other === undefined) return 1;
    if (part === other) continue;
    const [one, two] = [Number(part), Number(other)];
    if (at % 2 === 1 && one !== two) return one - two;
    return part < other ? -1 : 1;
  }
  return left.length - right.length;
}

/** Texts and digits by turns. */
function partsOf(name: string): string[] {
  return name.split(/(\d+)/);
}

/** A part of a log that is written on in a new file from time to time. */
interface Part {
  readonly source: Source;
  /** What says which part it is: a number or a date; empty of the one that is written to. */
  readonly part: string;
  /** A number at the very end of the name: the higher, the older. */
  readonly aged: boolean;
}

const DATE = String.raw`20\d\d[-_.]?\d\d[-_.]?\d\d(?:[-_.T]?\d{1,10})*`;
/** `app.log.1`, `app.log.2026-01-31`, `messages-20260131`. */
const AT_END = new RegExp(String.raw`^(.*?[^-_.])[-_.](${DATE}|\d{1,4})$`);
/** `app.1.log`, `app-2026-01-31.log`, `app (2).log`. */
const BEFORE_ENDING = new RegExp(String.raw`^(.*?[^-_. ])[-_. ]\(?(${DATE}|\d{1,4})\)?(\.[A-Za-z]{1,8})$`);

/**
 * Logs in their order, but the parts of one in a folder that was written on in new files (`app.log.2`, `app.log.1`, `app.log`) together, the oldest first:
 * by the first times in them, or where not all have one by their names.
 */
export function inOrderOfTime(files: readonly { readonly source: Source; readonly folder: string }[]): Source[] {
  const logs = new Map<string, Part[]>();
  for (const { source, folder } of files) {
    const [, before, part = '', ending = ''] = AT_END.exec(source.name) ?? BEFORE_ENDING.exec(source.name) ?? [];
    const log = `${folder}\n${before ?? source.name}${ending}`;
    logs.set(log, [...(logs.get(log) ?? []), { source, part, aged: ending === '' && /^\d{1,4}$/.test(part) }]);
  }
  return [...logs.values()].flatMap((parts) => (parts.length === 1 ? parts : ordered(parts)).map(({ source }) => source));
}

function ordered(parts: readonly Part[]): readonly Part[] {
  const byNames = parts.toSorted(olderFirst);
  const times = new Map(byNames.map((one) => [one, firstTime(one.source)]));
  if ([...times.values()].includes(undefined)) return byNames;
  return byNames.toSorted((a, b) => (times.get(a) ?? 0) - (times.get(b) ?? 0));
}

function olderFirst(a: Part, b: Part): number {
  if (a.part === '' || b.part === '') return Number(a.part === '') - Number(b.part === '');
  return a.aged && b.aged ? Number(b.part) - Number(a.part) : byName(a.part, b.part);
}

/** Characters in which the first time of a log is looked for. */
const HEAD = 16 << 10;

/** Milliseconds since 1970 of the first time that a log names in a way that can be read in one way alone; of an empty one, before all. */
function firstTime(source: Source): number | undefined {
  if (source.bytes) return undefined;
  const head = headOf(source, HEAD);
  if (head.trim() === '') return -Infinity;
  for (const line of head.split('\n')) {
    const time = timeIn(line);
    if (time) return time.kind === 'full' && time.other === undefined ? time.ms : undefined;
  }
  return undefined;
}
