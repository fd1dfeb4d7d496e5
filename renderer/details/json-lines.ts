import { parseTree, type Node, type ParseError } from 'jsonc-parser';
import type { EntryDetail } from '../../shared/ipc/shapes';

export type Mark = EntryDetail['violations'][number];

export type TokenKind = 'key' | 'string' | 'number' | 'word' | 'punctuation';

export interface Token {
  readonly kind: TokenKind;
  /** As it stands in the raw text: `1.0` stays `1.0`. */
  readonly text: string;
  /** Of a value, and of the name before it: the value's JSON pointer. */
  readonly pointer?: string;
}

/** One line of a pretty-printed frame. */
export interface JsonLine {
  readonly number: number;
  readonly depth: number;
  readonly tokens: readonly Token[];
  /** Of a line that opens an object or array: its pointer, the line of its closing bracket, and how many members it has. */
  readonly opens?: { readonly pointer: string; readonly closes: number; readonly members: number };
  /** What is wrong with the values of this line, or missing in them. */
  readonly marks: readonly Mark[];
}

interface Draft {
  readonly depth: number;
  readonly tokens: Token[];
  opens?: { pointer: string; closes: number; members: number };
}

/**
 * A frame's raw text as lines, in its own order and spelling, duplicates included. The frame's own array stands on one
 * line with what it carries, as people write frames: `[2, "id", "Action", {`. Undefined when the text is no JSON.
 */
export function jsonLines(raw: string, marks: readonly Mark[]): readonly JsonLine[] | undefined {
  const errors: ParseError[] = [];
  const root = parseTree(raw, errors, { disallowComments: true });
  if (root === undefined || errors.length > 0) return undefined;
  const drafts: Draft[] = [{ depth: 0, tokens: [] }];
  new Writer(raw, drafts).write(root, '', 0, root.type === 'array');
  const places = placeMarks(drafts, marks);
  return drafts.map((draft, number) => ({ ...draft, number, marks: places.get(number) ?? [] }));
}

class Writer {
  constructor(private readonly raw: string, private readonly lines: Draft[]) {}

  /** Appends to the last line, and adds lines below it. `inline`: the members stand on the line of the bracket. */
  write(node: Node, pointer: string, depth: number, inline = false): void {
    if (node.type !== 'object' && node.type !== 'array') {
      this.put({ kind: kindOf(node), text: this.textOf(node), pointer });
      return;
    }
    const [open, close] = node.type === 'object' ? ['{', '}'] : ['[', ']'];
    const children = node.children ?? [];
    this.put({ kind: 'punctuation', text: open, pointer });
    const opening = this.lines.at(-1);
    const openedAt = this.lines.length - 1;
    children.forEach((child, index) => {
      if (!inline) this.lines.push({ depth: depth + 1, tokens: [] });
      this.member(child, index, pointer, inline ? depth : depth + 1);
      if (index < children.length - 1) this.put(punctuation(inline ? ', ' : ','));
    });
    if (!inline && children.length > 0) {
      this.lines.push({ depth, tokens: [] });
      if (opening !== undefined && openedAt < this.lines.length - 1) opening.opens = { pointer, closes: this.lines.length - 1, members: children.length };
    }
    this.put(punctuation(close));
  }

  private member(child: Node, index: number, pointer: string, depth: number): void {
    if (child.type !== 'property') {
      this.write(child, `${pointer}/${index}`, depth);
      return;
    }
    const [key, value] = child.children ?? [];
    if (key === undefined || value === undefined) return;
    const at = `${pointer}/${escapeStep(String(key.value))}`;
    this.put({ kind: 'key', text: this.textOf(key), pointer: at });
    this.put(punctuation(': '));
    this.write(value, at, depth);
  }

  private put(token: Token): void {
    this.lines.at(-1)?.tokens.push(token);
  }

  private textOf(node: Node): string {
    return this.raw.slice(node.offset, node.offset + node.length);
  }
}

/** Each mark at the line of its pointer; what is missing, at the line that opens the nearest thing around it. */
function placeMarks(lines: readonly Draft[], marks: readonly Mark[]): Map<number, Mark[]> {
  const lineOf = new Map<string, number>();
  lines.forEach((line, number) => {
    for (const { pointer } of line.tokens) if (pointer !== undefined && !lineOf.has(pointer)) lineOf.set(pointer, number);
  });
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
const escapeStep = (step: string): string => step.replaceAll('~', '~0').replaceAll('/', '~1');

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
    if (line.opens !== undefined && folded.has(line.number)) skipTo = line.opens.closes + 1;
  }
  return shown;
}

/** `/3/meterValue/0/value` as `meterValue[0].value`; the frame's own places by their names. */
export function readablePath(pointer: string): string {
  const [first, ...rest] = pointer.split('/').slice(1).map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
  if (first === undefined) return 'frame';
  if (rest.length === 0) return { 0: 'message type', 1: 'message id', 2: 'action', 3: 'payload' }[first] ?? `[${first}]`;
  return rest.reduce((path, step) => (/^\d+$/.test(step) ? `${path}[${step}]` : path === '' ? step : `${path}.${step}`), '');
}
