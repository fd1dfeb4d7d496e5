import type { CertificateHashDataType, CertificateStatusType } from '../../../schemas/generated/v21.types';
import { Refusal, type Block16, type Block2x } from '../block';
import { asJson, part, parts, text, type Loose } from '../loose';
import type { StationRecord } from '../state/station-record';
import { contractFor } from './contract-pool';
import { certificateStatus as statusOfCertificate, ocspAnswer } from './revocation';

/** Block M: certificates that a station holds, and questions about certificates. */

const DAY_MS = 86_400_000;

/** What tells one certificate from all others. */
function hashKey(hash: Loose<CertificateHashDataType> | undefined): string {
  return [text(hash, 'hashAlgorithm'), text(hash, 'issuerNameHash'), text(hash, 'issuerKeyHash'), text(hash, 'serialNumber')].join(' ').toLowerCase();
}

function learn(station: StationRecord, type: string | undefined, hash: Loose<CertificateHashDataType> | undefined): void {
  if (hash) station.objects('certificate').set(hashKey(hash), { certificateType: type ?? '', certificateHashData: asJson(hash) });
}

/** An answer to a question about one type replaces what was known of that type. */
function forget(station: StationRecord, types: readonly (string | undefined)[]): void {
  const certificates = station.objects('certificate');
  for (const [key, { certificateType }] of certificates) if (types.includes(undefined) || types.some((type) => type === certificateType)) certificates.delete(key);
}

export const certificates16: Block16 = {
  effects: {
    GetInstalledCertificateIds: (request, response, { station }) => {
      const type = text(request, 'certificateType');
      forget(station, [type]);
      for (const hash of parts(response, 'certificateHashData')) learn(station, type, hash);
    },
    DeleteCertificate: (request, response, { station }) => {
      if (text(response, 'status') !== 'Failed') station.objects('certificate').delete(hashKey(part(request, 'certificateHashData')));
    },
  },
};

export const certificates2x: Block2x = {
  serves: {
    Get15118EVCertificate: contractFor,
    GetCertificateStatus: async (request, caller) => {
      const answer = await ocspAnswer(part(request, 'ocspRequestData'), caller);
      if ('ocspResult' in answer) return { status: 'Accepted', ocspResult: answer.ocspResult };
      return { status: 'Failed', statusInfo: { reasonCode: 'NotFound', additionalInfo: answer.why } };
    },
    GetCertificateChainStatus: async (request, caller) => {
      const asked = parts(request, 'certificateStatusRequests');
      if (asked.length === 0) return new Refusal('OccurrenceConstraintViolation', 'certificateStatusRequests names no certificate.');
      const nextUpdate = new Date(caller.csms.clock.now() + DAY_MS).toISOString();
      const certificateStatus = await Promise.all(asked.map(async (question): Promise<CertificateStatusType> => {
        const hash = part(question, 'certificateHashData');
        const source = text(question, 'source') === 'CRL' ? 'CRL' : 'OCSP';
        return { certificateHashData: hashData(hash), source, status: await statusOfCertificate(hash, source, caller), nextUpdate };
      }));
      return { certificateStatus };
    },
  },
  effects: {
    GetInstalledCertificateIds: (request, response, { station }) => {
      forget(station, askedTypes(request));
      for (const chain of parts(response, 'certificateHashDataChain')) {
        learn(station, text(chain, 'certificateType'), part(chain, 'certificateHashData'));
      }
    },
    DeleteCertificate: (request, response, { station }) => {
      if (text(response, 'status') !== 'Failed') station.objects('certificate').delete(hashKey(part(request, 'certificateHashData')));
    },
  },
};

/** Without a type, all are asked for. */
function askedTypes(request: Loose<unknown>): readonly (string | undefined)[] {
  const { certificateType } = asJson(request);
  return Array.isArray(certificateType) && certificateType.length > 0 ? certificateType.map((type) => (typeof type === 'string' ? type : '')) : [undefined];
}

function hashData(hash: Loose<CertificateHashDataType> | undefined): CertificateHashDataType {
  const algorithm = text(hash, 'hashAlgorithm');
  return {
    hashAlgorithm: algorithm === 'SHA384' || algorithm === 'SHA512' ? algorithm : 'SHA256',
    issuerNameHash: (text(hash, 'issuerNameHash') ?? '').slice(0, 128),
    issuerKeyHash: (text(hash, 'issuerKeyHash') ?? '').slice(0, 128),
    serialNumber: (text(hash, 'serialNumber') ?? '').slice(0, 40),
  };
}
