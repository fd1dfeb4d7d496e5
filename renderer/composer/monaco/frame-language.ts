import type { JsonObject } from '../../../shared/ocpp/json';
import { describeModel } from './json-schemas';
import { getWorker, jsonDefaults, monaco } from './monaco';

/** The one model of the composer; the schema is registered for it alone. */
export const FRAME_URI = 'inmemory://composer/frame.json';
const SCHEMA_URI = 'inmemory://schema/frame.json';

/** A suggestion as the language server has it (LSP 3.17, CompletionItem). */
export interface SchemaSuggestion {
  readonly label: string;
  readonly kind?: number;
  readonly insertText?: string;
  readonly insertTextFormat?: number;
  readonly filterText?: string;
  readonly sortText?: string;
  readonly documentation?: string | { readonly value: string };
  readonly textEdit?: { readonly newText: string };
  readonly command?: { readonly command: string; readonly title: string };
}

/** What Monaco's JSON worker can do beyond what its declaration tells. */
interface CompletingWorker {
  doComplete(uri: string, position: { line: number; character: number }): Promise<{ readonly items: readonly SchemaSuggestion[] } | null>;
}

/**
 * Monaco's JSON language explains and folds, and completes through `completeFrame`. It judges and formats nothing: the
 * validator says what is wrong, in its own sentences, and the printer keeps what was written.
 */
export function prepareFrameLanguage(): void {
  jsonDefaults.setModeConfiguration({
    tokens: true,
    completionItems: false,
    hovers: true,
    foldingRanges: true,
    selectionRanges: true,
    diagnostics: false,
    documentFormattingEdits: false,
    documentRangeFormattingEdits: false,
    documentSymbols: false,
    colors: false,
  });
  describeFrames(undefined);
}

/** Gives the language another schema. The worker starts anew with it, when it is next asked or warmed. */
export function describeFrames(schema: JsonObject | undefined): void {
  describeModel(FRAME_URI, SCHEMA_URI, schema);
}

/** What the schema allows at a place; nothing while the worker is not there. */
export async function completeFrame({ lineNumber, column }: monaco.IPosition): Promise<readonly SchemaSuggestion[]> {
  try {
    const worker = await (await getWorker())(monaco.Uri.parse(FRAME_URI));
    const found = await (worker as unknown as CompletingWorker).doComplete(FRAME_URI, { line: lineNumber - 1, character: column - 1 });
    return found?.items ?? [];
  } catch {
    // Not ready yet, or replaced while it was asked: the next key press asks again.
    return [];
  }
}

/**
 * Starts the worker and has it read the schema, so that the first suggestion does not wait for that. The worker ends by
 * itself after two minutes without work; then the next focus warms it again.
 */
export async function warmFrameLanguage(): Promise<void> {
  await completeFrame({ lineNumber: 1, column: 1 });
}
