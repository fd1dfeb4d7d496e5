import { createRequire } from 'node:module';
import { createValidator } from 'ocpp-rpc';

interface Identified {
  readonly $id: string;
}

/**
 * ocpp-rpc 2.2.1 looks for the schemas of 2.1 under the names of earlier versions (urn:Authorize.req), which they do not
 * have (urn:AuthorizeRequest): its strict mode knows no message of 2.1. This is its own validator over its own schemas,
 * under the names that it looks for.
 */
export function strictValidator21(): ReturnType<typeof createValidator> {
  const schemas = createRequire(import.meta.url)('ocpp-rpc/lib/schemas/ocpp2_1.json') as Identified[];
  const renamed = schemas.map((schema) => ({ ...schema, $id: schema.$id.replace(/Request$/, '.req').replace(/Response$/, '.conf') }));
  return createValidator('ocpp2.1', renamed);
}
