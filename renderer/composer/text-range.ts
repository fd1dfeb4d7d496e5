import { findNodeAtLocation, parseTree, type Node } from 'jsonc-parser';
import { pointerParts } from '../../shared/ocpp/validate/pointer';

/** A stretch of a text, in UTF-16 units from 0. */
export interface TextRange {
  readonly offset: number;
  readonly length: number;
}

/** The tree of a text, as far as it can be read as JSON; undefined when there is nothing to read. */
export function treeOf(text: string): Node | undefined {
  return parseTree(text, [], { disallowComments: true, allowTrailingComma: false });
}

/**
 * Where in the text a JSON pointer points to, made short enough to be marked: of an object or an array its name, or its
 * bracket when it has none. Of something that is missing, what it is missing in.
 *
 * @param part `name` marks the name of a field instead of its value
 */
export function rangeOfPointer(text: string, tree: Node | undefined, pointer: string, part: 'value' | 'name' = 'value'): TextRange {
  if (tree === undefined) return firstLine(text);
  const path = pointerParts(pointer);
  for (let length = path.length; length > 0; length -= 1) {
    const node = nodeAt(tree, path.slice(0, length));
    if (node) return length === path.length && part === 'value' ? markOf(node) : nameOf(node);
  }
  return markOf(tree);
}

/** The node that a pointer's parts lead to. */
export function nodeAt(tree: Node, path: readonly string[]): Node | undefined {
  let node: Node | undefined = tree;
  for (const part of path) {
    if (node === undefined) return undefined;
    node = findNodeAtLocation(node, [node.type === 'array' ? Number(part) : part]);
  }
  return node;
}

function markOf(node: Node): TextRange {
  return node.type === 'object' || node.type === 'array' ? nameOf(node) : { offset: node.offset, length: node.length };
}

/** The name of the field that has this value; without one the value, of which an object or array shows its bracket. */
function nameOf(node: Node): TextRange {
  const name = node.parent?.type === 'property' ? node.parent.children?.[0] : undefined;
  if (name) return { offset: name.offset, length: name.length };
  return { offset: node.offset, length: node.type === 'object' || node.type === 'array' ? 1 : node.length };
}

function firstLine(text: string): TextRange {
  const offset = text.length - text.trimStart().length;
  const end = text.indexOf('\n', offset);
  return { offset, length: (end === -1 ? text.trimEnd().length : end) - offset };
}

/** What is inside the quotes of a text, so that typing replaces it; anything else as it is. */
export function withoutQuotes(text: string, range: TextRange): TextRange {
  const { offset, length } = range;
  const isQuoted = length >= 2 && text[offset] === '"' && text[offset + length - 1] === '"';
  return isQuoted ? { offset: offset + 1, length: length - 2 } : range;
}
