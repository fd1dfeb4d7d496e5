import { actionInfo } from '../../shared/ocpp/actions';
import { isJsonObject, type JsonObject } from '../../shared/ocpp/json';
import type { PayloadSchemas } from '../../shared/ocpp/schema-docs';
import { skeleton } from '../../shared/ocpp/skeleton';
import type { OcppVersion } from '../../shared/ocpp/version';
import { typeOfKind, type FrameKind } from './frame-kind';

export interface NewFrame {
  readonly kind: FrameKind;
  readonly version: OcppVersion;
  readonly schemas: PayloadSchemas;
  readonly id: string;
  /** Of CALL and SEND their action, of an answer that of the CALL it answers. */
  readonly action: string | undefined;
  readonly now: Date;
}

/** The text of a frame with what it must have at least, in order as far as the schemas tell. */
export function newFrame({ kind, version, schemas, id, action, now }: NewFrame): string {
  const type = typeOfKind(kind);
  switch (kind) {
    case 'call':
    case 'send': return JSON.stringify([type, id, action ?? '', payloadFor(schemas, action, kind === 'send' ? 'send' : 'request', now)]);
    case 'result': return JSON.stringify([type, id, payloadFor(schemas, action, 'response', now)]);
    case 'error': return JSON.stringify([type, id, action && actionInfo(version, action) ? 'InternalError' : 'NotImplemented', '', {}]);
    case 'resultError': return JSON.stringify([type, id, 'FormatViolation', '', {}]);
  }
}

/** The smallest payload of a message; empty when it is not known. */
export function payloadFor(schemas: PayloadSchemas, action: string | undefined, part: 'request' | 'response' | 'send', now: Date): JsonObject {
  const schema = action === undefined ? undefined : schemas[`${action}.${part}`];
  return isJsonObject(schema) ? skeleton(schema, { now: now.toISOString() }) : {};
}

/** A message id that was never used: random as a UUID's first half, and short enough to be read. */
export function freshId(): string {
  return crypto.randomUUID().slice(0, 13);
}
