import type { CertificateHashDataType, CertificateStatusType, OCSPRequestDataType } from '../../../schemas/generated/v21.types';
import type { CertificateHash } from '../../platform/certificates';
import type { Caller } from '../context';
import { text, type Loose } from '../loose';
import { statusOfHash } from './contract';

/** Blocks M06 and M07: whether certificates are revoked. */

type Status = CertificateStatusType['status'];

/**
 * The answer of the OCSP responder, DER in base64 (M06.FR.03, .08 and .09); a sentence when there is none. The own authority
 * answers for what it has issued; other responders are not asked, since nobody is asked over the network here.
 */
export async function ocspAnswer(asked: Loose<OCSPRequestDataType> | undefined, caller: Caller): Promise<{ readonly ocspResult: string } | { readonly why: string }> {
  const { certificateAuthority, settings } = caller.csms;
  const hash = hashOf(asked);
  if (!hash) return { why: 'The hashes of the certificate cannot be read.' };
  if (!settings.ocspReachable) return { why: 'The OCSP responder cannot be reached.' };
  const ocspResult = await certificateAuthority?.ocsp?.(hash, settings.revokedCertificates);
  if (ocspResult !== undefined) return { ocspResult };
  return { why: 'The certificate was not issued by the authority of this CSMS, and other responders are not asked.' };
}

/** What is said of one certificate of a car, by OCSP or by a list of revoked certificates (M07.FR.01 to .07). */
export async function certificateStatus(asked: Loose<CertificateHashDataType> | undefined, source: 'OCSP' | 'CRL', caller: Caller): Promise<Status> {
  const hash = hashOf(asked);
  if (!hash || !caller.csms.settings.ocspReachable) return 'Failed';
  return (source === 'CRL' ? await fromList(hash, caller) : await fromResponder(hash, caller)) ?? statusOfHash(hash, caller);
}

async function fromResponder(hash: CertificateHash, { csms }: Caller): Promise<Status | undefined> {
  const { certificates, certificateAuthority, settings } = csms;
  const answer = await certificateAuthority?.ocsp?.(hash, settings.revokedCertificates);
  if (answer === undefined || !certificates) return undefined;
  for (const issuer of await certificateAuthority?.issuers?.() ?? []) {
    const facts = await certificates.readOcspResponse(answer, issuer);
    if (facts?.signed) return facts.status === 'good' ? 'Good' : facts.status === 'revoked' ? 'Revoked' : 'Unknown';
  }
  return 'Failed';
}

async function fromList(hash: CertificateHash, { csms }: Caller): Promise<Status | undefined> {
  const { certificates, certificateAuthority, settings } = csms;
  const found = await certificateAuthority?.revocationList?.(hash, settings.revokedCertificates);
  if (!found || !certificates) return undefined;
  const facts = await certificates.readRevocationList(found.list, found.issuer);
  if (!facts?.signed) return 'Failed';
  return facts.serialNumbers.includes(hash.serialNumber.toLowerCase().replace(/^0+(?=.)/, '')) ? 'Revoked' : 'Good';
}

function hashOf(asked: Loose<CertificateHashDataType> | undefined): CertificateHash | undefined {
  const hashAlgorithm = text(asked, 'hashAlgorithm');
  const [issuerNameHash = '', issuerKeyHash = '', serialNumber = ''] = [text(asked, 'issuerNameHash'), text(asked, 'issuerKeyHash'), text(asked, 'serialNumber')];
  const isHex = [issuerNameHash, issuerKeyHash, serialNumber].every((one) => /^[0-9a-f]+$/i.test(one));
  const known = hashAlgorithm === 'SHA256' || hashAlgorithm === 'SHA384' || hashAlgorithm === 'SHA512';
  return known && isHex ? { hashAlgorithm, issuerNameHash, issuerKeyHash, serialNumber } : undefined;
}
