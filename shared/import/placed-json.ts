import { getNodeValue, parseTree, type Node } from 'jsonc-parser';
import type { JsonValue } from '../ocpp/json';
import type { Place } from './model';
import { byteLength } from './source-lines';

/** A value of a JSON text, and where it stands. */
export interface Placed {
  readonly value: JsonValue;
  readonly place: Place;
  /** The member at the end of a path of names; undefined when there is none. */
  at(...path: readonly string[]): Placed | undefined;
  /** The elements of an array; none for anything else. */
  items(): readonly Placed[];
  /** The members of an object, also such as have the same name; none for anything else. */
  members(): readonly (readonly [name: string, member: Placed])[];
  /** The value as it is written in the text. */
  readonly source: string;
}

/** Where a text begins in a longer one. */
interface Origin {
  /** From 1. */
  readonly line: number;
  /** From 0. */
  readonly bytes: number;
}

const BEGINNING: Origin = { line: 1, bytes: 0 };

/** Parses a whole JSON text, keeping where each value stands; undefined when it is no JSON, or nested past any use. */
export function parseWithPlaces(text: string, origin = BEGINNING): Placed | undefined {
  const errors: object[] = [];
  try {
    const root = parseTree(text, errors as never[], { allowTrailingComma: false });
    return root && errors.length === 0 ? placed(root, new Positions(text, origin)) : undefined;
  } catch (error) {
    // The parser calls itself for each level.
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

function placed(node: Node, positions: Positions): Placed {
  return {
    get value() {
      return getNodeValue(node) as JsonValue;
    },
    get place() {
      return positions.of(node.offset, node.offset + node.length);
    },
    at: (...path) => {
      let found: Node | undefined = node;
      for (const name of path) found = found?.children?.find((property) => property.children?.[0]?.value === name)?.children?.[1];
      return found && placed(found, positions);
    },
    get source() {
      return positions.text.slice(node.offset, node.offset + node.length);
    },
    members: () =>
      (node.type === 'object' ? (node.children ?? []) : []).flatMap(({ children: [name, value] = [] }) => (value ? [[String(name?.value), placed(value, positions)] as const] : [])),
    items: () => (node.type === 'array' ? (node.children ?? []).map((child) => placed(child, positions)) : []),
  };
}

/** Lines and bytes of positions in a text; asked in ascending order it looks at each character once. */
class Positions {
  readonly text: string;
  #at = 0;
  readonly #origin: Origin;
  #line: number;
  #bytes: number;
  /** The next line break. */
  #lineBreak: number;

  constructor(text: string, origin: Origin) {
    this.text = text;
    this.#origin = origin;
    ({ line: this.#line, bytes: this.#bytes } = origin);
    this.#lineBreak = this.#breakFrom(0);
  }

  of(from: number, to: number): Place {
    const [line, start] = this.#goTo(from);
    const [lastLine, end] = this.#goTo(to);
    return { line, lastLine, start, end };
  }

  #goTo(position: number): [line: number, bytes: number] {
    if (position < this.#at) [this.#at, this.#line, this.#bytes, this.#lineBreak] = [0, this.#origin.line, this.#origin.bytes, this.#breakFrom(0)];
    for (; this.#lineBreak < position; this.#lineBreak = this.#breakFrom(this.#lineBreak + 1)) this.#line += 1;
    this.#bytes += byteLength(this.text, this.#at, position);
    this.#at = position;
    return [this.#line, this.#bytes];
  }

  #breakFrom(position: number): number {
    const found = this.text.indexOf('\n', position);
    return found < 0 ? Infinity : found;
  }
}
