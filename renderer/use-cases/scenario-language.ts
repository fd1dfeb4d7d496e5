import { getWorker, monaco } from '../composer/monaco/monaco';
import type { SchemaSuggestion } from '../composer/monaco/frame-language';

/** The one model of a scenario as JSON; its schema is registered for it alone. */
export const SCENARIO_URI = 'inmemory://scenario/scenario.json';
/** Of one in YAML, which is edited as a text. */
export const TEXT_URI = 'inmemory://scenario/scenario.yaml';

const OWNER = 'scenario';

/** LSP 3.17: positions count from 0; Monaco's from 1. */
interface Place { readonly line: number; readonly character: number }
interface Span { readonly start: Place; readonly end: Place }
interface SchemaFinding { readonly message: string; readonly range: Span; readonly severity?: number }
interface Completion extends SchemaSuggestion { readonly textEdit?: { readonly newText: string; readonly range?: Span } }

/** What Monaco's JSON worker can do beyond what its declaration tells. */
interface ScenarioWorker {
  doComplete(uri: string, position: Place): Promise<{ readonly items: readonly Completion[] } | null>;
  doValidation(uri: string): Promise<readonly SchemaFinding[]>;
}

async function worker(): Promise<ScenarioWorker> {
  return (await (await getWorker())(monaco.Uri.parse(SCENARIO_URI))) as unknown as ScenarioWorker;
}

/** Suggests what the scenario's schema allows. */
export function suggestInScenarios(): monaco.IDisposable {
  return monaco.languages.registerCompletionItemProvider('json', {
    triggerCharacters: ['"', ':', ' '],
    provideCompletionItems: async (model, position) => {
      if (model.uri.toString() !== SCENARIO_URI) return undefined;
      const found = await (await worker()).doComplete(SCENARIO_URI, { line: position.lineNumber - 1, character: position.column - 1 });
      const word = model.getWordUntilPosition(position);
      const range = new monaco.Range(position.lineNumber, word.startColumn, position.lineNumber, word.endColumn);
      return { suggestions: (found?.items ?? []).map((item) => suggestion(item, range)) };
    },
  });
}

function suggestion(item: Completion, otherwise: monaco.Range): monaco.languages.CompletionItem {
  const { CompletionItemKind, CompletionItemInsertTextRule } = monaco.languages;
  return {
    label: item.label,
    kind: item.kind === 10 ? CompletionItemKind.Field : CompletionItemKind.EnumMember,
    insertText: item.textEdit?.newText ?? item.insertText ?? item.label,
    range: item.textEdit?.range ? rangeOf(item.textEdit.range) : otherwise,
    ...(item.filterText === undefined ? {} : { filterText: item.filterText }),
    ...(item.sortText === undefined ? {} : { sortText: item.sortText }),
    ...(item.documentation === undefined ? {} : { documentation: typeof item.documentation === 'string' ? item.documentation : { value: item.documentation.value } }),
    ...(item.insertTextFormat === 2 ? { insertTextRules: CompletionItemInsertTextRule.InsertAsSnippet } : {}),
  };
}

function rangeOf({ start, end }: Span): monaco.Range {
  return new monaco.Range(start.line + 1, start.character + 1, end.line + 1, end.character + 1);
}

let asked = 0;

/**
 * Draws what is wrong. A text that reads as a scenario has no marks: the schema cannot say which of twelve kinds a step is
 * meant to be, so its word counts only where the reader has one too.
 *
 * @param fault the reader's sentence, which stands at the first place that the schema finds
 */
export async function markScenario(model: monaco.editor.ITextModel, fault: string | undefined): Promise<void> {
  asked += 1;
  const mine = asked;
  if (fault === undefined) {
    monaco.editor.setModelMarkers(model, OWNER, []);
    return;
  }
  const findings = model.uri.toString() === SCENARIO_URI ? await (await worker()).doValidation(SCENARIO_URI).catch(() => []) : [];
  if (mine !== asked || model.isDisposed()) return;
  const line = Number(/line (\d+)/.exec(fault)?.[1] ?? 1);
  const ranges = findings.length > 0 ? findings.map(({ range }) => rangeOf(range)) : [new monaco.Range(line, 1, line, model.getLineMaxColumn(Math.min(line, model.getLineCount())))];
  monaco.editor.setModelMarkers(model, OWNER, ranges.map((range, at) => ({
    severity: monaco.MarkerSeverity.Error,
    message: at === 0 ? fault : (findings[at]?.message ?? fault),
    startLineNumber: range.startLineNumber, startColumn: range.startColumn, endLineNumber: range.endLineNumber, endColumn: range.endColumn,
  })));
}
