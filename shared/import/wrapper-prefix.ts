/**
 * What programs that collect logs put before each line of another's: docker compose, kubectl, containerd, syslog, a terminal's
 * clock, a mail's quotation marks. A message over many lines has it before each of them.
 */
const WRAPPERS: readonly (readonly [kind: string, pattern: RegExp])[] = [
  ['quotation', /^(?: {0,3}>)+ ?/],
  ['service', /^[\w.-]{1,60} {0,40}\| ?/],
  ['pod', /^\[[\w.-]{1,60}\/[^\]\s]{1,200}\] /],
  ['syslog', /^(?:[A-Z][a-z]{2} [ \d]\d \d\d:\d\d:\d\d|\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?(?:Z|[+-]\d\d:?\d\d)) [\w.-]{1,64} [^\s:[\]]{1,64}(?:\[\d{1,10}\])?: /],
  ['time', /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(?:[.,]\d{1,9})?(?:Z|[+-]\d\d:?\d\d)?(?: (?:stdout|stderr) [FP])? /],
  ['clock', /^\[?\d\d:\d\d:\d\d[.,]\d{1,6}\]? (?:-?> )?/],
];

const MOST = 4;

/** Something before a line: its kind, and where it ends. */
export interface Wrapper {
  readonly kind: string;
  readonly end: number;
}

/** What stands before a line, outermost first. */
export function wrappersOf(text: string): readonly Wrapper[] {
  const found: Wrapper[] = [];
  while (found.length < MOST) {
    const next = wrapperAt(text, found.at(-1)?.end ?? 0);
    if (!next) break;
    found.push(next);
  }
  return found;
}

function wrapperAt(text: string, at: number): Wrapper | undefined {
  const rest = text.slice(at, at + 400);
  for (const [kind, pattern] of WRAPPERS) {
    const length = pattern.exec(rest)?.[0].length ?? 0;
    if (length > 0) return { kind, end: at + length };
  }
  return undefined;
}

const PIECE = /^\s*(?:$|["'`{}\],]|\[\s*(?:$|["'`{[\]]|-?\d)|-?\d[\d.eE+-]*\s*[,\]}]*\s*$|(?:true|false|null|None|True|False|undefined)\b|[A-Za-z_$][\w$]*: |\.\.\. \d+ more)/;

/** Whether a line looks like one on which a value goes on that began above. */
export function isPiece(line: string): boolean {
  return PIECE.test(line.length > 400 ? line.slice(0, 400) : line);
}

/**
 * Where the content of a line begins that goes on with what began on another, behind what a collecting program put before both;
 * undefined when the two lines are not so related.
 *
 * @param outer what stands before the first line
 */
export function contentAfter(outer: readonly Wrapper[], line: string): number | undefined {
  if (outer.length === 0) return undefined;
  const own = wrappersOf(line);
  let end: number | undefined;
  for (const [i, { kind, end: to }] of own.entries()) {
    if (outer[i]?.kind !== kind) break;
    end = to;
  }
  return end !== undefined && isPiece(line.slice(end)) ? end : undefined;
}

/** Shortest text that tells that two lines are of one message. */
const SAME = 12;

/**
 * Where a message goes on in a line that begins as the line does on which it began, up to the mark for its way: stations break long
 * ones, wherever they are full, and write time and place before each part. Undefined when it does not.
 *
 * @param before what stands before the message on its first line
 */
export function afterSame(before: string, line: string): number | undefined {
  if (before.length < SAME || !line.startsWith(before.slice(0, SAME))) return undefined;
  const same = before.replace(/\s{0,3}(?:->|<-|=>|<=|>>|<<|→|←|>|<)?\s{0,3}$/, '');
  if (same.length < SAME || !/\d\d:\d\d:\d\d/.test(same) || !line.startsWith(same)) return undefined;
  return /^\s{0,3}(?:->|<-|=>|<=|>>|<<|→|←)/.test(line.slice(same.length, same.length + 8)) ? undefined : same.length;
}
