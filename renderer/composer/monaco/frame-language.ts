import type { JsonObject } from '../../../shared/ocpp/json';
import { getWorker, jsonDefaults, monaco } from './monaco';

/** The one model of the composer; the schema is registered for it alone. */
export const FRAME_URI = 'inmemory://composer/frame.json';
const SCHEMA_URI = 'inmemory://schema/frame.json';

/** What Monaco's JSON worker can do beyond what its declaration tells. */
interface CompletingWorker {
  doComplete(uri: string, position: { line: number; character: number }): Promise<unknown>;
}

/**
 * Monaco's JSON language completes, explains and folds; it judges and formats nothing: the validator says what is wrong, in
 * its own sentences, and the printer keeps what was written.
 */
export function prepareFrameLanguage(): void {
  jsonDefaults.setModeConfiguration({
    tokens: true,
    completionItems: true,
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
  jsonDefaults.setDiagnosticsOptions({
    validate: false,
    enableSchemaRequest: false,
    schemas: schema === undefined ? [] : [{ uri: SCHEMA_URI, fileMatch: [FRAME_URI], schema }],
  });
}

/**
 * Starts the worker and has it read the schema, so that the first suggestion does not wait for that. The worker ends by
 * itself after two minutes without work; then the next focus warms it again.
 */
export async function warmFrameLanguage(): Promise<void> {
  try {
    const uri = monaco.Uri.parse(FRAME_URI);
    const worker = await (await getWorker())(uri);
    await (worker as unknown as CompletingWorker).doComplete(FRAME_URI, { line: 0, character: 0 });
  } catch {
    // Not ready yet, or replaced while it was asked: the first suggestion starts it then.
  }
}
