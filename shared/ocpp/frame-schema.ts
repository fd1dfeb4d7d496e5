import { actionsSentBy } from './actions';
import type { ActionInfo } from './action-info';
import { MAX_ID_LENGTH } from './codec';
import { wireCodes } from './error-codes';
import type { Sender } from './frame-check';
import { isJsonObject, type JsonObject, type JsonValue } from './json';
import { describedPayload, payloadSnippet, snippetText } from './payload-snippets';
import type { PayloadSchemas, VersionDocs } from './schema-docs';
import { actionMarkdown } from './schema-markdown';
import type { OcppVersion } from './version';

/** A CALL of the other side that still waits for its answer. */
export interface PendingCall {
  readonly id: string;
  readonly action: string;
}

export interface FrameSchemaOptions {
  readonly version: OcppVersion;
  /** The side whose frames the schema describes. */
  readonly sender: Sender;
  readonly schemas: PayloadSchemas;
  readonly docs: VersionDocs;
  /** CALLs that the side may answer: their ids are offered, and their answers known. */
  readonly pending?: readonly PendingCall[];
}

/** The first 13 characters of a UUID that the editor makes when the snippet is inserted: unique enough, and still to be read. */
const FRESH_ID = '${UUID/^(.{13}).*$/$1/}';
const ANY: JsonObject = {};

/**
 * The JSON schema (Draft 7 and the additions of VS Code's JSON language: `markdownDescription`, `defaultSnippets`) of every
 * frame that one side of a version may send: CALL with the actions of that side, CALLRESULT to the pending calls, CALLERROR,
 * and in 2.1 CALLRESULTERROR and SEND. For completion and documentation; `FrameValidator` is what judges frames.
 *
 * Conditions on the whole array instead of alternatives: of alternatives an editor takes one, and offers that one's alone.
 */
export function frameSchema(options: FrameSchemaOptions): JsonObject {
  const parts = new SchemaParts(options);
  const actions = actionsSentBy(options.version, options.sender);
  const calls = actions.filter((action) => !action.isSend);
  const sends = actions.filter((action) => action.isSend);
  const types = typesOf(options.version, sends.length > 0);
  return {
    // Without this line the editor leaves the conditions aside.
    $schema: 'http://json-schema.org/draft-07/schema#',
    type: 'array',
    minItems: 3,
    items: [
      { type: 'integer', enum: types.map(([type]) => type), markdownEnumDescriptions: types.map(([, words]) => words) },
      idSchema(options.pending ?? []),
    ],
    defaultSnippets: [...calls, ...sends].map((action) => frameSnippet(action, options)),
    allOf: [
      ofType(2, parts.messages(calls, 'request')),
      ofType(3, answers(options.pending ?? [], parts)),
      ofType(4, errorSchema(options.version)),
      ...(options.version === '2.1' ? [ofType(5, errorSchema(options.version))] : []),
      ...(sends.length > 0 ? [ofType(6, parts.messages(sends, 'send'))] : []),
    ],
    definitions: parts.definitions,
  };
}

/** Payloads and types of one version, each put into the schema once, when it is first needed. */
class SchemaParts {
  readonly definitions: JsonObject = {};
  readonly #options: FrameSchemaOptions;

  constructor(options: FrameSchemaOptions) {
    this.#options = options;
  }

  /** The schema of a payload, by reference; undefined when the version has none under this key. */
  payload(key: string): JsonObject | undefined {
    const name = `payload.${key}`;
    const schema = Object.hasOwn(this.#options.schemas, key) ? this.#options.schemas[key] : undefined;
    if (schema === undefined) return undefined;
    if (!Object.hasOwn(this.definitions, name)) {
      const { definitions = {}, ...payload } = describedPayload(key, schema, this.#options.docs);
      this.definitions[name] = payload;
      if (isJsonObject(definitions)) {
        for (const [type, inner] of Object.entries(definitions)) this.definitions[type] ??= inner;
      }
    }
    const action = key.slice(0, key.indexOf('.'));
    const body = payloadSnippet(schema);
    return {
      $ref: `#/definitions/${name}`,
      defaultSnippets: [{ label: `{ ${action} }`, description: 'All required fields', body }],
    };
  }

  /** `[2, id, action, payload]` and `[6, …]`: the action decides the payload. */
  messages(actions: readonly ActionInfo[], part: 'request' | 'send'): JsonObject {
    const { version, docs } = this.#options;
    return {
      minItems: 4,
      maxItems: 4,
      items: [ANY, ANY, {
        type: 'string',
        enum: actions.map((action) => action.name),
        markdownEnumDescriptions: actions.map((action) => actionMarkdown(action, version, docs)),
      }, { type: 'object' }],
      ...allOf(actions.flatMap((action) => {
        const payload = this.payload(`${action.name}.${part}`);
        return payload ? [when([ANY, ANY, { const: action.name }], { items: [ANY, ANY, ANY, payload] })] : [];
      })),
    };
  }
}

/** `[3, id, payload]`: the id decides which CALL is answered. */
function answers(pending: readonly PendingCall[], parts: SchemaParts): JsonObject {
  return {
    minItems: 3,
    maxItems: 3,
    items: [ANY, ANY, { type: 'object' }],
    ...allOf(pending.flatMap(({ id, action }) => {
      const payload = parts.payload(`${action}.response`);
      return payload ? [when([ANY, { const: id }], { items: [ANY, ANY, payload] })] : [];
    })),
  };
}

/** `[4, id, code, description, details]` and `[5, …]`. */
function errorSchema(version: OcppVersion): JsonObject {
  return {
    minItems: 5,
    maxItems: 5,
    items: [
      ANY,
      ANY,
      { type: 'string', enum: [...wireCodes(version)], markdownDescription: '**error code** of the standard' },
      { type: 'string', maxLength: 255, markdownDescription: '**error description**: a text for people, `""` when there is nothing to say', default: '' },
      { type: 'object', markdownDescription: '**error details**: anything that helps, `{}` when there is nothing', default: {} },
    ],
  };
}

function idSchema(pending: readonly PendingCall[]): JsonObject {
  const known = pending.map(({ id, action }) => ({ label: JSON.stringify(id), description: `Answers ${action}`, body: escaped(id) }));
  return {
    type: 'string',
    minLength: 1,
    maxLength: MAX_ID_LENGTH,
    markdownDescription: `**message id**: 1 to ${MAX_ID_LENGTH} characters, unique on this connection; an answer repeats the id of its request`,
    defaultSnippets: [{ label: 'fresh message id', body: FRESH_ID }, ...known],
  };
}

function typesOf(version: OcppVersion, hasSends: boolean): readonly (readonly [number, string])[] {
  return [
    [2, '**CALL**: a request, `[2, id, action, payload]`'],
    [3, '**CALLRESULT**: the answer to a CALL, `[3, id, payload]`'],
    [4, '**CALLERROR**: a CALL could not be answered, `[4, id, code, description, details]`'],
    ...(version === '2.1' ? [[5, '**CALLRESULTERROR**: an answer could not be accepted, `[5, id, code, description, details]`'] as const] : []),
    ...(hasSends ? [[6, '**SEND**: a message without an answer, `[6, id, action, payload]`'] as const] : []),
  ];
}

/** A whole frame for an empty editor. */
function frameSnippet(action: ActionInfo, { version, docs, schemas }: FrameSchemaOptions): JsonObject {
  const schema = schemas[`${action.name}.${action.isSend ? 'send' : 'request'}`] ?? {};
  return {
    label: action.name,
    markdownDescription: actionMarkdown(action, version, docs),
    // As text, so that the frame's head stands in one line.
    bodyText: `[${action.isSend ? 6 : 2}, "${FRESH_ID}", "${action.name}", ${snippetText(payloadSnippet(schema))}]`,
  };
}

function ofType(type: number, then: JsonObject): JsonObject {
  return when([{ const: type }], then);
}

/** An array whose first items are such … is also so. */
function when(items: JsonValue[], then: JsonObject): JsonObject {
  return { if: { type: 'array', minItems: items.length, items }, then };
}

/** Draft 7 wants one condition at least. */
function allOf(conditions: JsonObject[]): JsonObject {
  return conditions.length > 0 ? { allOf: conditions } : {};
}

/** Text that a snippet inserts as it stands. */
function escaped(text: string): string {
  return text.replace(/[\\$}]/g, '\\$&').replace(/^\^/, '\\^');
}
