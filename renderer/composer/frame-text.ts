import type { Node } from 'jsonc-parser';
import type { FrameKind } from './frame-kind';
import { kindOfType } from './frame-kind';
import { treeOf, withoutQuotes, type TextRange } from './text-range';

/** What can be read of a frame while it is being written, broken or not. */
export interface FrameFacts {
  readonly kind: FrameKind | undefined;
  readonly id: string | undefined;
  readonly idRange: TextRange | undefined;
  /** Of CALL and SEND. */
  readonly action: string | undefined;
  readonly payload: Node | undefined;
}

export function factsOf(text: string): FrameFacts {
  const tree = treeOf(text);
  const items = tree?.type === 'array' ? (tree.children ?? []) : [];
  const [type, id, third, fourth] = items;
  const kind = kindOfType(type?.value);
  const hasAction = kind === 'call' || kind === 'send';
  return {
    kind,
    id: textOf(id),
    idRange: id && { offset: id.offset, length: id.length },
    action: hasAction ? textOf(third) : undefined,
    payload: hasAction ? fourth : kind === 'result' ? third : undefined,
  };
}

function textOf(node: Node | undefined): string | undefined {
  return typeof node?.value === 'string' ? node.value : undefined;
}

/** The first value of the payload, without its quotes: what one will want to change first. The end of the text without one. */
export function firstValue(text: string): TextRange {
  const { payload } = factsOf(text);
  const leaf = payload && firstLeaf(payload);
  if (!leaf) return { offset: text.length, length: 0 };
  return withoutQuotes(text, { offset: leaf.offset, length: leaf.length });
}

function firstLeaf(node: Node): Node | undefined {
  if (node.type === 'property') return node.children?.[1] && firstLeaf(node.children[1]);
  if (node.type !== 'object' && node.type !== 'array') return node;
  for (const child of node.children ?? []) {
    const leaf = firstLeaf(child);
    if (leaf) return leaf;
  }
  return undefined;
}
