import { getLocation } from 'jsonc-parser';
import type { TextRange } from './text-range';

/** Ends a word in JSON. */
const NO_WORD = /[\s":{[,\]}]/;

/** What a suggestion replaces, and where in the frame that stands. */
export interface CompletionPlace {
  readonly range: TextRange;
  /** Names and indices from the frame inwards. */
  readonly path: readonly (string | number)[];
  /** The name of a field is being written, not its value. */
  readonly isName: boolean;
}

/**
 * The place of the cursor, read from the text at the moment when suggestions are asked for. What the worker says of the place
 * may belong to a later text, since one types on: taking it would eat what stands behind.
 */
export function completionPlace(text: string, offset: number): CompletionPlace {
  const { path, isAtPropertyKey, previousNode } = getLocation(text, offset);
  return { path, isName: isAtPropertyKey, range: rangeAt(text, offset, previousNode) };
}

function rangeAt(text: string, offset: number, node: ReturnType<typeof getLocation>['previousNode']): TextRange {
  // Of type `property` is the name of a field.
  if (node !== undefined && node.type !== 'object' && node.type !== 'array' && node.offset <= offset && offset <= node.offset + node.length) {
    // A text without its closing quote runs on to the end of the line: what stands behind the cursor is not part of it.
    const isText = node.type === 'string' || node.type === 'property';
    const isOpen = isText && !/^"(?:[^"\\]|\\.)*"$/.test(text.slice(node.offset, node.offset + node.length));
    return { offset: node.offset, length: isOpen ? offset - node.offset : node.length };
  }
  let start = offset;
  while (start > 0 && !NO_WORD.test(text.charAt(start - 1))) start -= 1;
  return { offset: start, length: offset - start };
}
