import { X509Certificate } from 'node:crypto';
import type { CertificateFacts } from '../../../shared/platform/certificates';

const BLOCK = /-----BEGIN CERTIFICATE-----[\s\S]*?-----END CERTIFICATE-----/g;

/** The certificates of a PEM text; undefined when there is none, or one that cannot be read. */
export function parsePem(pem: string): X509Certificate[] | undefined {
  try {
    const found = (pem.match(BLOCK) ?? []).map((block) => new X509Certificate(block));
    return found.length > 0 ? found : undefined;
  } catch {
    return undefined;
  }
}

export function factsOf(certificate: X509Certificate): CertificateFacts {
  const commonName = partOf(certificate.subject, 'CN');
  const organization = partOf(certificate.subject, 'O');
  const ocspResponder = /OCSP - URI:"?([^\s"]+)/.exec(certificate.infoAccess ?? '')?.[1];
  return {
    pem: certificate.toString().trim(),
    subject: oneLine(certificate.subject),
    issuer: oneLine(certificate.issuer),
    ...(commonName === undefined ? {} : { commonName }),
    ...(organization === undefined ? {} : { organization }),
    serialNumber: certificate.serialNumber.replace(/^0+(?=.)/, ''),
    notBefore: Date.parse(certificate.validFrom),
    notAfter: Date.parse(certificate.validTo),
    isAuthority: certificate.ca,
    publicKey: certificate.publicKey.export({ type: 'spki', format: 'pem' }).toString().trim(),
    fingerprint: certificate.fingerprint256.replaceAll(':', ''),
    ...(ocspResponder === undefined ? {} : { ocspResponder }),
    ...(certificate.subjectAltName === undefined ? {} : { names: [...certificate.subjectAltName.matchAll(/(?:DNS|IP Address):([^,\s]+)/g)].map(([, name = '']) => name) }),
  };
}

/** Node writes a name in lines: `CN=CP1\nO=Operator`. */
function partOf(name: string, part: string): string | undefined {
  return name.split('\n').find((line) => line.startsWith(`${part}=`))?.slice(part.length + 1);
}

function oneLine(name: string): string {
  return name.split('\n').join(', ');
}
