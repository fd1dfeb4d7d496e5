import type { CertificateFacts, Certificates } from '../platform/certificates';

/** Why a chain is not trusted. */
export type ChainFault = 'unreadable' | 'signature' | 'untrusted' | 'expired' | 'not-yet-valid' | 'not-an-authority';

export type ChainVerdict =
  /** `path` leads from the first certificate to the trusted root, both included. */
  | { readonly ok: true; readonly leaf: CertificateFacts; readonly path: readonly CertificateFacts[] }
  /** `path` as far as it could be built. */
  | { readonly ok: false; readonly fault: ChainFault; readonly message: string; readonly leaf?: CertificateFacts; readonly path: readonly CertificateFacts[] };

/** No hierarchy of OCPP or ISO 15118 is deeper: root, two authorities, leaf. */
const DEEPEST = 8;

/**
 * Validates a certificate and what comes with it (RFC 5280 §6, as far as OCPP uses it): each is signed by the next, the
 * last by a trusted root, all of them are valid now, and who signs may sign.
 *
 * @param pem the certificate, then those between it and the root, in any order
 * @param roots PEM of the trusted roots
 * @param now wall time, ms since 1970
 */
export async function verifyChain(certificates: Certificates, pem: string, roots: readonly string[], now: number): Promise<ChainVerdict> {
  const given = await certificates.read(pem);
  const [leaf] = given ?? [];
  if (!given || !leaf) return { ok: false, fault: 'unreadable', message: 'It is no certificate in PEM.', path: [] };
  const trusted = (await Promise.all(roots.map((root) => certificates.read(root)))).flatMap((read) => read ?? []);
  const path: CertificateFacts[] = [leaf];
  const fail = (fault: ChainFault, message: string): ChainVerdict => ({ ok: false, fault, message, leaf, path });
  for (let last = leaf; !isOneOf(trusted, last); last = path[path.length - 1] ?? last) {
    const candidates = [...trusted, ...given].filter((one) => one.subject === last.issuer && !isOneOf(path, one));
    const signer = await firstThat(candidates, (one) => certificates.isSignedBy(last.pem, one.pem));
    if (!signer) {
      return candidates.some((one) => isOneOf(trusted, one))
        ? fail('signature', `The signature of ${last.subject} is not that of ${last.issuer}.`)
        : fail('untrusted', `${last.subject} is signed by ${last.issuer}, which is not trusted here.`);
    }
    if (!signer.isAuthority) return fail('not-an-authority', `${signer.subject} may not sign certificates.`);
    path.push(signer);
    if (path.length > DEEPEST) return fail('untrusted', 'The chain is too long.');
  }
  const over = path.find(({ notAfter }) => notAfter < now);
  if (over) return fail('expired', `${over.subject} has expired at ${new Date(over.notAfter).toISOString()}.`);
  const early = path.find(({ notBefore }) => notBefore > now);
  if (early) return fail('not-yet-valid', `${early.subject} is not valid before ${new Date(early.notBefore).toISOString()}.`);
  return { ok: true, leaf, path };
}

/** The same, for those who have the certificates at hand already. */
export function verifier(certificates: Certificates): (pem: string, roots: readonly string[], now: number) => Promise<ChainVerdict> {
  return (pem, roots, now) => verifyChain(certificates, pem, roots, now);
}

function isOneOf(list: readonly CertificateFacts[], one: CertificateFacts): boolean {
  return list.some(({ fingerprint }) => fingerprint === one.fingerprint);
}

async function firstThat<T>(list: readonly T[], fits: (one: T) => Promise<boolean>): Promise<T | undefined> {
  for (const one of list) if (await fits(one)) return one;
  return undefined;
}
