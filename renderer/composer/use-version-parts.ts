import { useEffect, useState } from 'react';
import { loadDocs, loadPayloadSchemas, type PayloadSchemas, type VersionDocs } from '../../shared/ocpp/schema-docs';
import { loadValidator, type FrameValidator } from '../../shared/ocpp/validate';
import type { OcppVersion } from '../../shared/ocpp/version';

/** What the composer needs of a version; fetched once, when the version is first written for. */
export interface VersionParts {
  readonly version: OcppVersion;
  readonly schemas: PayloadSchemas;
  readonly docs: VersionDocs;
  readonly validator: FrameValidator;
}

/** Undefined while it is loading. */
export function useVersionParts(version: OcppVersion): VersionParts | undefined {
  const [parts, setParts] = useState<VersionParts>();
  useEffect(() => {
    let wanted = true;
    void Promise.all([loadPayloadSchemas(version), loadDocs(version), loadValidator(version)]).then(([schemas, docs, validator]) => {
      if (wanted) setParts({ version, schemas, docs, validator });
    });
    return () => { wanted = false; };
  }, [version]);
  return parts?.version === version ? parts : undefined;
}
