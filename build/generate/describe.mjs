// Our own words where the schemas have none: what each action is for, and the fields of 1.6.
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const SCHEMAS = join(dirname(fileURLToPath(import.meta.url)), '..', '..', 'schemas');
const read = (name) => JSON.parse(readFileSync(join(SCHEMAS, name), 'utf8'));

/**
 * Adds the descriptions of 1.6's fields to the schemas, in place, and returns the description of each action of the
 * version.
 */
export function describe({ version, payloads, definitions }) {
  const actions = read('action-descriptions.json');
  if (version !== '1.6') return { ...actions.all, ...actions['2.0.1'], ...actions[version] };
  const fields = read('descriptions-16.json');
  for (const [name, texts] of Object.entries(fields)) addDescriptions(payloads[name] ?? definitions[name], texts, name);
  return { ...actions.all, ...actions['1.6'] };
}

function addDescriptions(type, texts, name) {
  if (!type) throw new Error(`descriptions-16.json describes ${name}, which is no payload and no type of 1.6`);
  for (const [field, text] of Object.entries(texts)) {
    const property = type.properties?.[field];
    if (!property) throw new Error(`descriptions-16.json describes ${name}.${field}, which does not exist`);
    property.description = text;
  }
}
