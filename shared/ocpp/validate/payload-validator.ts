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
