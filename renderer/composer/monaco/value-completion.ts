import { getLocation } from 'jsonc-parser';
import type { LiveValue } from '../live-values';
import { FRAME_URI } from './frame-language';
import { monaco } from './monaco';

/** Gives the values for a field of the payload, named by its path from the payload inwards. */
export type ValueSource = (path: readonly (string | number)[]) => Promise<readonly LiveValue[]>;

/** Offers what exists now (tokens, transactions, EVSEs …) beside what the schema allows. Returns the way to stop. */
export function offerLiveValues(values: ValueSource): monaco.IDisposable {
  return monaco.languages.registerCompletionItemProvider('json', {
    triggerCharacters: ['"', ':', ' '],
    provideCompletionItems: async (model, position) => {
      if (model.uri.toString() !== FRAME_URI) return undefined;
      const location = getLocation(model.getValue(), model.getOffsetAt(position));
      // A name is being written, or the frame's head; the payload is the third or fourth element.
      if (location.isAtPropertyKey || location.path.length < 2) return undefined;
      const offered = await values(location.path.slice(1));
      const range = rangeToReplace(model, position, location.previousNode);
      return { suggestions: offered.map((value, at) => itemOf(value, at, range)) };
    },
  });
}

function rangeToReplace(model: monaco.editor.ITextModel, position: monaco.Position, node: ReturnType<typeof getLocation>['previousNode']): monaco.Range {
  const offset = model.getOffsetAt(position);
  const within = node !== undefined && node.type !== 'object' && node.type !== 'array' && node.offset <= offset && offset <= node.offset + node.length;
  if (!within) return monaco.Range.fromPositions(position);
  return monaco.Range.fromPositions(model.getPositionAt(node.offset), model.getPositionAt(node.offset + node.length));
}

function itemOf({ value, detail }: LiveValue, at: number, range: monaco.Range): monaco.languages.CompletionItem {
  const text = JSON.stringify(value);
  return {
    label: { label: text, description: detail },
    kind: monaco.languages.CompletionItemKind.Constant,
    insertText: text,
    filterText: text,
    // Before what the schema has to offer, in the order given.
    sortText: ` ${String(at).padStart(4, '0')}`,
    range,
  };
}
