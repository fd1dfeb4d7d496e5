import type { JsonValue } from './json';
import type { OcppVersion } from './version';

/** What is known of one field of a payload or type. */
export interface FieldDoc {
  /** `string`, `integer`, `number`, `boolean`, `any`, or the name of a type in `VersionDocs.types`. Of an array: of its items. */
  readonly type: string;
  readonly array?: true;
  readonly required?: true;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly multipleOf?: number;
  /** `date-time` or `uri`. */
  readonly format?: string;
  readonly default?: JsonValue;
  readonly enum?: readonly string[];
  /** The name of the enumeration in the standard, when the schemas tell it. */
  readonly enumName?: string;
  /** Markdown. */
  readonly description?: string;
}

export interface TypeDoc {
  readonly description?: string;
  readonly fields: Readonly<Record<string, FieldDoc>>;
}

export interface ActionDoc {
  /** One sentence: what the action is for. */
  readonly description: string;
  readonly request?: TypeDoc;
  readonly response?: TypeDoc;
  readonly send?: TypeDoc;
}

/** The documentation of one version's messages. */
export interface VersionDocs {
  readonly actions: Readonly<Record<string, ActionDoc>>;
  readonly types: Readonly<Record<string, TypeDoc>>;
}

/** Self-contained JSON schemas (Draft 7) by `<Action>.request`, `<Action>.response` or `<Action>.send`. */
export type PayloadSchemas = Readonly<Record<string, Readonly<Record<string, JsonValue>>>>;

/** Loads the documentation of a version; the module is fetched once, when it is first asked for. */
export async function loadDocs(version: OcppVersion): Promise<VersionDocs> {
  switch (version) {
    case '1.6': return (await import('../../schemas/generated/v16.docs.js')).default;
    case '2.0.1': return (await import('../../schemas/generated/v201.docs.js')).default;
    case '2.1': return (await import('../../schemas/generated/v21.docs.js')).default;
  }
}

/** Loads the payload schemas of a version, for an editor. */
export async function loadPayloadSchemas(version: OcppVersion): Promise<PayloadSchemas> {
  switch (version) {
    case '1.6': return (await import('../../schemas/generated/v16.schemas.js')).default;
    case '2.0.1': return (await import('../../schemas/generated/v201.schemas.js')).default;
    case '2.1': return (await import('../../schemas/generated/v21.schemas.js')).default;
  }
}

/**
 * The field at `path` of a payload: property names joined by dots, arrays as `[]` or with an index
 * (`meterValue[].sampledValue[0].value`). Undefined when there is no such field.
 */
export function fieldDoc(docs: VersionDocs, payload: TypeDoc, path: string): FieldDoc | undefined {
  const names = path.replace(/\[\d*\]/g, '').split('.');
  let type: TypeDoc | undefined = payload;
  let field: FieldDoc | undefined;
  for (const name of names) {
    field = type && Object.hasOwn(type.fields, name) ? type.fields[name] : undefined;
    if (!field) return undefined;
    type = Object.hasOwn(docs.types, field.type) ? docs.types[field.type] : undefined;
  }
  return field;
}

/** Every field of a payload by its path (`meterValue[].sampledValue[].value`), depth first, parents before children. */
export function allFields(docs: VersionDocs, payload: TypeDoc): Map<string, FieldDoc> {
  const all = new Map<string, FieldDoc>();
  const visit = (type: TypeDoc, prefix: string, parents: readonly TypeDoc[]): void => {
    for (const [name, field] of Object.entries(type.fields)) {
      const path = `${prefix}${name}${field.array ? '[]' : ''}`;
      all.set(path, field);
      const inner = Object.hasOwn(docs.types, field.type) ? docs.types[field.type] : undefined;
      if (inner && !parents.includes(inner)) visit(inner, `${path}.`, [...parents, inner]);
    }
  };
  visit(payload, '', [payload]);
  return all;
}
