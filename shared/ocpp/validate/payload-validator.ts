/** What a generated validator says about one fault: the shape of Ajv's error objects without messages. */
export interface SchemaFault {
  readonly keyword: string;
  /** JSON pointer into the payload. */
  readonly instancePath: string;
  readonly schemaPath: string;
  readonly params: Readonly<Record<string, unknown>>;
}

/** True when the payload fits; otherwise `errors` lists every fault until the next call. */
export interface PayloadValidator {
  (payload: unknown): boolean;
  errors?: readonly SchemaFault[] | null;
}

/** By `<Action>.request`, `<Action>.response` or `<Action>.send`. */
export type PayloadValidators = Readonly<Record<string, PayloadValidator>>;

/**
 * Fields of one payload or type: the name of the field's type, with `[]` when it is a list of that, and `!` when the
 * field is required.
 */
export type Shape = Readonly<Record<string, string>>;

/** The fields of everything in a version: payloads by key, types by name. */
export interface VersionShapes {
  readonly payloads: Readonly<Record<string, Shape>>;
  readonly types: Readonly<Record<string, Shape>>;
}

/** What each generated module exports. */
export interface GeneratedValidators {
  readonly validators: PayloadValidators;
  /** JSON of a VersionShapes. */
  readonly shapes: string;
}
