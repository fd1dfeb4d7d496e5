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

/** Parses a whole JSON text, keeping where each value stands; undefined when it is no JSON, or nested past any use. */
export function parseWithPlaces(text: string): Placed | undefined {
  const errors: object[] = [];
  try {
    const root = parseTree(text, errors as never[], { allowTrailingComma: false });
    return root && errors.length === 0 ? placed(root, new Positions(text)) : undefined;
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
  #line = 1;
  #bytes = 0;

  constructor(text: string) {
    this.text = text;
  }

  of(from: number, to: number): Place {
    const [line, start] = this.#goTo(from);
    const [lastLine, end] = this.#goTo(to);
    return { line, lastLine, start, end };
  }

  #goTo(position: number): [line: number, bytes: number] {
    if (position < this.#at) [this.#at, this.#line, this.#bytes] = [0, 1, 0];
    for (let i = this.text.indexOf('\n', this.#at); i >= 0 && i < position; i = this.text.indexOf('\n', i + 1)) this.#line += 1;
    this.#bytes += byteLength(this.text, this.#at, position);
    this.#at = position;
    return [this.#line, this.#bytes];
  }
}
