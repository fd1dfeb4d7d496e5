// Payload schemas for the editor: self-contained, without ids, with readable descriptions.
import { refName } from './sources.mjs';

/** `{ 'Authorize.request': schema }`; each schema carries the definitions that it uses. */
export function schemasOf({ payloads, definitions }) {
  const schemas = {};
  for (const [key, payload] of Object.entries(payloads)) {
    const used = {};
    collect(payload, definitions, used);
    schemas[key] = Object.keys(used).length > 0 ? { ...payload, definitions: used } : payload;
  }
  return schemas;
}

function collect(schema, definitions, used) {
  if (typeof schema !== 'object' || schema === null) return;
  if (typeof schema.$ref === 'string') {
    const name = refName(schema.$ref);
    if (name in used) return;
    used[name] = definitions[name];
    collect(definitions[name], definitions, used);
  }
  for (const part of Object.values(schema)) collect(part, definitions, used);
}

export const SCHEMAS_DECLARATION = `import type { PayloadSchemas } from '../../shared/ocpp/schema-docs';
declare const schemas: PayloadSchemas;
export default schemas;
`;
