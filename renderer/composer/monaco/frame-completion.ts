import { completionPlace, type CompletionPlace } from '../completion-range';
import type { LiveValue } from '../live-values';
import { completeFrame, FRAME_URI, type SchemaSuggestion } from './frame-language';
import { monaco } from './monaco';

/** Gives the values for a field of the payload, named by its path from the payload inwards. */
export type ValueSource = (path: readonly (string | number)[]) => readonly LiveValue[];

/** What the language server calls kinds and formats (LSP 3.17, CompletionItemKind and InsertTextFormat). */
const LSP_PROPERTY = 10;
const LSP_MODULE = 9;
const LSP_SNIPPET = 2;

/**
 * Suggests what the schema allows, and what exists now (tokens, transactions, EVSEs …). Returns the way to stop.
 */
export function suggestInFrames(values: ValueSource): monaco.IDisposable {
  return monaco.languages.registerCompletionItemProvider('json', {
    triggerCharacters: ['"', ':', ' ', ',', '['],
    provideCompletionItems: async (model, position) => {
      if (model.uri.toString() !== FRAME_URI) return undefined;
      const place = completionPlace(model.getValue(), model.getOffsetAt(position));
      const { offset, length } = place.range;
      const range = monaco.Range.fromPositions(model.getPositionAt(offset), model.getPositionAt(offset + length));
      const suggested = await completeFrame(position);
      const live = liveValuesAt(place, values).map((value, at) => liveItem(value, at, range));
      return { suggestions: [...live, ...suggested.map((item) => schemaItem(item, place, range))] };
    },
  });
}

/** The payload is the third or fourth element; its head and the names of fields have no values. */
function liveValuesAt({ path, isName }: CompletionPlace, values: ValueSource): readonly LiveValue[] {
  return isName || path.length < 2 ? [] : values(path.slice(1));
}

function schemaItem(item: SchemaSuggestion, place: CompletionPlace, range: monaco.Range): monaco.languages.CompletionItem {
  const { CompletionItemKind, CompletionItemInsertTextRule } = monaco.languages;
  const isText = item.label.startsWith('"');
  const isSnippet = place.path.length === 0 || item.kind === LSP_MODULE || item.insertText?.includes('\n') === true;
  const label = isText ? item.label.slice(1, -1) : item.label;
  const description = remarkOn(item, place);
  return {
    label: description === undefined ? label : { label, description },
    kind: item.kind === LSP_PROPERTY ? CompletionItemKind.Field : isSnippet ? CompletionItemKind.Snippet : CompletionItemKind.EnumMember,
    insertText: item.textEdit?.newText ?? item.insertText ?? item.label,
    // Compared with what stands in the range, quotes and all.
    filterText: item.filterText ?? (isText || item.kind === LSP_PROPERTY ? JSON.stringify(label) : label),
    range,
    ...(item.sortText === undefined ? {} : { sortText: item.sortText }),
    ...(item.documentation === undefined ? {} : { documentation: typeof item.documentation === 'string' ? item.documentation : { value: item.documentation.value } }),
    ...(item.insertTextFormat === LSP_SNIPPET ? { insertTextRules: CompletionItemInsertTextRule.InsertAsSnippet } : {}),
    // After a name with an empty value the values are suggested at once.
    ...(item.command ? { command: { id: item.command.command, title: item.command.title } } : {}),
  };
}

/** What of an action's or a field's documentation fits beside its name: the functional block, or type and limits. */
function remarkOn({ documentation, kind }: SchemaSuggestion, { path }: CompletionPlace): string | undefined {
  const text = typeof documentation === 'string' ? documentation : documentation?.value;
  const facts = text?.split('\n', 1)[0]?.replace(/[*`]/g, '').split(' · ') ?? [];
  if (kind === LSP_PROPERTY) return facts.map((fact, at) => (at === 0 ? fact.replace(/^\w+: /, '') : fact)).slice(0, 2).join(', ') || undefined;
  const isAction = path.length === 0 || (path.length === 1 && path[0] === 2);
  return isAction ? facts[1] : undefined;
}

function liveItem({ value, detail }: LiveValue, at: number, range: monaco.Range): monaco.languages.CompletionItem {
  const text = JSON.stringify(value);
  return {
    label: { label: String(value), description: detail },
    kind: monaco.languages.CompletionItemKind.Constant,
    insertText: text,
    filterText: text,
    // Before what the schema has to offer, in the order given.
    sortText: ` ${String(at).padStart(4, '0')}`,
    range,
  };
}
