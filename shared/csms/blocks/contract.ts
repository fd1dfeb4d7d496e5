import type { AuthorizeCertificateStatusEnumType, AuthorizeResponse } from '../../../schemas/generated/v201.types';
import type { OCSPRequestDataType } from '../../../schemas/generated/v21.types';
import { verifyChain } from '../../pki/chain';
import type { CertificateFacts, CertificateHash, Certificates } from '../../platform/certificates';
import type { Caller } from '../context';
import { text, type Loose } from '../loose';
import type { TokenVerdict } from '../state/token-book';

/** Block C07: contract certificates of ISO 15118. */

type CertificateStatus = AuthorizeCertificateStatusEnumType;
type Status = AuthorizeResponse['idTokenInfo']['status'];

/** What the certificate comes to, before it is asked whose contract it is. */
type Found = 'Valid' | Extract<CertificateStatus, 'CertificateExpired' | 'CertificateRevoked' | 'CertChainError' | 'NoCertificateAvailable'>;

/** Statuses of a contract that make it cancelled, though its certificate is in order (C07.FR.13). */
const CANCELLED: readonly Status[] = ['Blocked', 'Expired', 'Invalid', 'Unknown'];

/** The chain itself: signatures, validity, trust, revocation, and whose it is (C07.FR.06). */
export async function judgeChain(pem: string, emaid: string | undefined, caller: Caller): Promise<Found> {
  const { certificates, settings, clock } = caller.csms;
  if (!certificates) return 'NoCertificateAvailable';
  const verdict = await verifyChain(certificates, pem, [settings.contractRoots], clock.now());
  if (verdict.path.some(({ serialNumber }) => isRevoked(serialNumber, caller))) return 'CertificateRevoked';
  if (!verdict.ok) {
    caller.note(`The contract certificate of ${emaid ?? 'somebody'} does not hold: ${verdict.message}`);
    return verdict.fault === 'expired' ? 'CertificateExpired' : 'CertChainError';
  }
  if (plain(verdict.leaf.commonName) === plain(emaid)) return 'Valid';
  caller.note(`The contract certificate is that of ${verdict.leaf.commonName ?? 'nobody'}, the token ${emaid ?? 'nobody’s'}.`);
  return 'CertChainError';
}

/**
 * Hashes alone, with which an OCSP responder would be asked (C07.FR.02). What it would say comes from the certificates that
 * the CSMS knows and from the list of those that are revoked.
 */
export async function judgeHashes(asked: readonly Loose<OCSPRequestDataType>[], caller: Caller): Promise<Found> {
  const { certificates, settings, clock } = caller.csms;
  if (!certificates || asked.length === 0) return 'NoCertificateAvailable';
  const known = await certificates.read(settings.contractRoots) ?? [];
  const answers = await Promise.all(asked.map((hash) => respond(hash, known, certificates, caller, clock.now())));
  return WORST.find((one) => answers.includes(one)) ?? 'Valid';
}

/** Of several certificates in a chain, the worst decides. */
const WORST: readonly Found[] = ['CertChainError', 'CertificateRevoked', 'CertificateExpired'];

/** The answer to Authorize for what the certificate came to (C07.FR.13 to .17). */
export function contractAnswer(found: Found, verdict: TokenVerdict, infoOf: (verdict: TokenVerdict) => AuthorizeResponse['idTokenInfo']): AuthorizeResponse {
  switch (found) {
    case 'Valid': return { idTokenInfo: infoOf(verdict), certificateStatus: CANCELLED.includes(verdict.status) ? 'ContractCancelled' : 'Accepted' };
    case 'CertificateExpired': return { idTokenInfo: infoOf({ ...verdict, status: 'Expired' }), certificateStatus: found };
    // Not checked is not accepted; what is wrong with the contract itself is said all the same.
    case 'NoCertificateAvailable': return { idTokenInfo: infoOf({ ...verdict, status: verdict.status === 'Accepted' ? 'Invalid' : verdict.status }), certificateStatus: found };
    default: return { idTokenInfo: infoOf({ ...verdict, status: 'Invalid' }), certificateStatus: found };
  }
}

/** What a responder says of one certificate: it knows those that its authorities have signed. */
async function respond(asked: Loose<OCSPRequestDataType>, known: readonly CertificateFacts[], certificates: Certificates, caller: Caller, now: number): Promise<Found> {
  const hashAlgorithm = text(asked, 'hashAlgorithm');
  const serialNumber = text(asked, 'serialNumber') ?? '';
  if (hashAlgorithm !== 'SHA256' && hashAlgorithm !== 'SHA384' && hashAlgorithm !== 'SHA512') return 'CertChainError';
  for (const issuer of known) {
    if (!issuer.isAuthority || !isIssuer(asked, await certificates.hash(issuer.pem, issuer.pem, hashAlgorithm))) continue;
    if (isRevoked(serialNumber, caller) || isRevoked(issuer.serialNumber, caller)) return 'CertificateRevoked';
    const itself = known.find((one) => one.issuer === issuer.subject && number(one.serialNumber) === number(serialNumber));
    return [issuer, itself].some((one) => one && one.notAfter < now) ? 'CertificateExpired' : 'Valid';
  }
  return 'CertChainError';
}

/** What is known of one certificate by the authorities and the list of revoked certificates of the settings (M07). */
export async function statusOfHash(hash: CertificateHash, caller: Caller): Promise<'Good' | 'Revoked' | 'Failed'> {
  const { certificates, settings } = caller.csms;
  for (const issuer of await certificates?.read(settings.contractRoots) ?? []) {
    const { issuerNameHash, issuerKeyHash } = await certificates?.hash(issuer.pem, issuer.pem, hash.hashAlgorithm) ?? {};
    if (issuerNameHash !== hash.issuerNameHash.toLowerCase() || issuerKeyHash !== hash.issuerKeyHash.toLowerCase()) continue;
    return isRevoked(hash.serialNumber, caller) ? 'Revoked' : 'Good';
  }
  // Nobody is known who could say it.
  return 'Failed';
}

function isIssuer(asked: Loose<OCSPRequestDataType>, { issuerNameHash, issuerKeyHash }: CertificateHash): boolean {
  return text(asked, 'issuerNameHash')?.toLowerCase() === issuerNameHash && text(asked, 'issuerKeyHash')?.toLowerCase() === issuerKeyHash;
}

function isRevoked(serialNumber: string, { csms }: Caller): boolean {
  return csms.settings.revokedCertificates.some((one) => number(one) === number(serialNumber));
}

function number(hex: string): string {
  return hex.toLowerCase().replaceAll(':', '').replace(/^0+(?=.)/, '');
}

/** An eMAID is the same with and without its hyphens (ISO 15118-2, annex H). */
function plain(emaid: string | undefined): string | undefined {
  return emaid?.replaceAll('-', '').toLowerCase();
}
