import { parseTree, type Node, type ParseError } from 'jsonc-parser';

const INDENT = '  ';
/** An array or object that fits into this many characters stays in one line. */
const SHORT = 60;

/**
 * The text of a frame, easy to read: the frame's head in one line, the payload below. Numbers, texts and the order of fields
 * stay as they were written (1.0 stays 1.0, a repeated field stays repeated). A text that is no JSON comes back unchanged.
 */
export function pretty(text: string): string {
  return print(text, (tree) => new Printer(text).frame(tree));
}

/** The same without a blank, as most peers send it. */
export function compact(text: string): string {
  return print(text, (tree) => new Printer(text).compact(tree));
}

function print(text: string, write: (tree: Node) => string): string {
  const errors: ParseError[] = [];
  const tree = parseTree(text, errors, { disallowComments: true, allowTrailingComma: false });
  return tree === undefined || errors.length > 0 ? text : write(tree);
}

class Printer {
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
  }

  frame(tree: Node): string {
    if (tree.type !== 'array') return this.#value(tree, '');
    return `[${(tree.children ?? []).map((item) => this.#value(item, '')).join(', ')}]`;
  }

  compact(node: Node): string {
    const inner = (node.children ?? []).map((child) => this.compact(child));
    switch (node.type) {
      case 'array': return `[${inner.join(',')}]`;
      case 'object': return `{${inner.join(',')}}`;
      case 'property': return inner.join(':');
      default: return this.#source(node);
    }
  }

  #value(node: Node, indent: string): string {
    const children = node.children ?? [];
    if (node.type === 'property') return children.map((child) => this.#value(child, indent)).join(': ');
    if (node.type !== 'array' && node.type !== 'object') return this.#source(node);
    const [open, close] = node.type === 'array' ? ['[', ']'] : ['{', '}'];
    if (children.length === 0) return open + close;
    if (node.type === 'array' && children.every((child) => child.children === undefined)) {
      const line = `[${children.map((child) => this.#source(child)).join(', ')}]`;
      if (line.length <= SHORT) return line;
    }
    const inner = indent + INDENT;
    return `${open}\n${children.map((child) => inner + this.#value(child, inner)).join(',\n')}\n${indent}${close}`;
  }

  #source(node: Node): string {
    return this.#text.slice(node.offset, node.offset + node.length);
  }
}
