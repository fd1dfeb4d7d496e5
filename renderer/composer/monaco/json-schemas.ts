import type { JsonObject } from '../../../shared/ocpp/json';
import { jsonDefaults } from './monaco';

const known = new Map<string, { readonly uri: string; readonly schema: JsonObject }>();

/**
 * Says by which schema the worker explains and completes a model. The worker starts anew with it, when it is next asked.
 * It validates when it is asked to, and draws nothing by itself (the language's mode has diagnostics off).
 *
 * @param model URI of the model
 * @param uri of the schema
 */
export function describeModel(model: string, uri: string, schema: JsonObject | undefined): void {
  if (schema === undefined) known.delete(model);
  else known.set(model, { uri, schema });
  jsonDefaults.setDiagnosticsOptions({
    validate: true,
    enableSchemaRequest: false,
    schemas: [...known].map(([fileMatch, one]) => ({ uri: one.uri, fileMatch: [fileMatch], schema: one.schema })),
  });
}
