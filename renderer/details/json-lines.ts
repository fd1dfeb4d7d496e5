import { parseTree, type Node, type ParseError } from 'jsonc-parser';
import type { EntryDetail } from '../../shared/ipc/shapes';

export type Mark = EntryDetail['violations'][number];

export type TokenKind = 'key' | 'string' | 'number' | 'word' | 'punctuation';

export interface Token {
  readonly kind: TokenKind;
  /** As it stands in the raw text: `1.0` stays `1.0`. */
  readonly text: string;
}

/** One line of a pretty-printed frame. */
export interface JsonLine {
  readonly number: number;
  readonly depth: number;
  readonly tokens: readonly Token[];
  /** JSON pointer of what the line shows; of a closing bracket, that of what it closes. */
  readonly pointer: string;
  /** Of a line that opens an object or array: the line of its closing bracket, and how many members it has. */
  readonly closes?: number;
  readonly members?: number;
  /** What is wrong with the value of this line, or missing in it. */
  readonly marks: readonly Mark[];
}

interface Draft {
  depth: number;
  tokens: Token[];
  pointer: string;
  closes?: number;
  members?: number;
  closing: boolean;
}

/**
 * A frame's raw text as lines, in its own order and spelling, duplicates included. Undefined when the text is no JSON.
 */
export function jsonLines(raw: string, marks: readonly Mark[]): readonly JsonLine[] | undefined {
  const errors: ParseError[] = [];
  const root = parseTree(raw, errors, { disallowComments: true });
  if (root === undefined || errors.length > 0) return undefined;
  const drafts: Draft[] = [];
  write(raw, root, '', 0, [], false, drafts);
  const places = placeMarks(drafts, marks);
  return drafts.map(({ closing: _closing, ...draft }, number) => ({ ...draft, number, marks: places.get(number) ?? [] }));
}

function write(raw: string, node: Node, pointer: string, depth: number, before: Token[], comma: boolean, lines: Draft[]): void {
  const after: Token[] = comma ? [punctuation(',')] : [];
  if (node.type !== 'object' && node.type !== 'array') {
    lines.push({ depth, pointer, closing: false, tokens: [...before, { kind: kindOf(node), text: textOf(raw, node) }, ...after] });
    return;
  }
  const [open, close] = node.type === 'object' ? ['{', '}'] : ['[', ']'];
  const children = node.children ?? [];
  if (children.length === 0) {
    lines.push({ depth, pointer, closing: false, tokens: [...before, punctuation(`${open}${close}`), ...after] });
    return;
  }
  const opening: Draft = { depth, pointer, closing: false, tokens: [...before, punctuation(open)], members: children.length };
  lines.push(opening);
  children.forEach((child, index) => {
    const last = index === children.length - 1;
    const [key, value] = child.type === 'property' ? child.children ?? [] : [undefined, child];
    if (value === undefined) return;
    const step = key === undefined ? String(index) : String(key.value);
    const name: Token[] = key === undefined ? [] : [{ kind: 'key', text: textOf(raw, key) }, punctuation(': ')];
    write(raw, value, `${pointer}/${step.replaceAll('~', '~0').replaceAll('/', '~1')}`, depth + 1, name, !last, lines);
  });
  opening.closes = lines.length;
  lines.push({ depth, pointer, closing: true, tokens: [punctuation(close), ...after] });
}

/** Each mark at the line of its pointer; what is missing, at the line that opens the nearest thing around it. */
function placeMarks(lines: readonly Draft[], marks: readonly Mark[]): Map<number, Mark[]> {
  const lineOf = new Map<string, number>();
  lines.forEach((line, number) => { if (!line.closing && !lineOf.has(line.pointer)) lineOf.set(line.pointer, number); });
  const places = new Map<number, Mark[]>();
  for (const mark of marks) {
    let pointer = mark.path;
    while (pointer !== '' && !lineOf.has(pointer)) pointer = pointer.slice(0, pointer.lastIndexOf('/'));
    const number = lineOf.get(pointer) ?? 0;
    places.set(number, [...(places.get(number) ?? []), mark]);
  }
  return places;
}

const punctuation = (text: string): Token => ({ kind: 'punctuation', text });
const textOf = (raw: string, node: Node): string => raw.slice(node.offset, node.offset + node.length);

function kindOf(node: Node): TokenKind {
  if (node.type === 'string') return 'string';
  return node.type === 'number' ? 'number' : 'word';
}

/** The lines that stay when the given ones are folded. */
export function unfolded(lines: readonly JsonLine[], folded: ReadonlySet<number>): readonly JsonLine[] {
  if (folded.size === 0) return lines;
  const shown: JsonLine[] = [];
  let skipTo = 0;
  for (const line of lines) {
    if (line.number < skipTo) continue;
    shown.push(line);
    if (line.closes !== undefined && folded.has(line.number)) skipTo = line.closes + 1;
  }
  return shown;
}

/** `/3/meterValue/0/value` as `meterValue[0].value`; the frame's own places by their names. */
export function readablePath(pointer: string): string {
  const steps = pointer.split('/').slice(1).map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
  if (steps.length === 0) return 'frame';
  const [first = '', ...rest] = steps;
  const head = { 0: 'message type', 1: 'message id', 2: 'action', 3: 'payload' }[first] ?? `[${first}]`;
  if (rest.length === 0) return head;
  return rest.reduce((path, step) => (/^\d+$/.test(step) ? `${path}[${step}]` : path === '' ? step : `${path}.${step}`), '');
}
