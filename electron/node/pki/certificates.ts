import { constants, createHash, createPrivateKey, createPublicKey, generateKeyPairSync, sign, verify, X509Certificate } from 'node:crypto';
import type {
  CertificateFacts, CertificateHash, Certificates, CertificateWish, KeyPair, RequestFacts, SubjectName,
} from '../../../shared/platform/certificates';
import type { OcspFacts, OcspWish, RevocationListFacts, RevocationListWish } from '../../../shared/platform/revocation';
import { hashedParts } from './der';
import { NODE_SIGNATURES } from './node-signatures';
import type * as Ocsp from './ocsp';
import type * as X509Maker from './x509-maker';
import { factsOf, parsePem } from './x509-facts';

type Maker = typeof X509Maker & typeof Ocsp;

/** Certificates by Node's own cryptography; what it cannot make comes from @peculiar/x509, loaded when it is first needed. */
export class NodeCertificates implements Certificates {
  readonly signatures = NODE_SIGNATURES;
  #maker: Maker | undefined;

  /** With everything loaded, for those whose time jumps and does not wait for files. */
  static async load(): Promise<NodeCertificates> {
    const certificates = new NodeCertificates();
    await certificates.#load();
    return certificates;
  }

  makeKeyPair(): Promise<KeyPair> {
    const { publicKey, privateKey } = generateKeyPairSync('ec', {
      namedCurve: 'P-256', publicKeyEncoding: { type: 'spki', format: 'pem' }, privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
    });
    return Promise.resolve({ publicKey: publicKey.trim(), privateKey: privateKey.trim() });
  }

  async makeRequest(subject: SubjectName, keys: KeyPair): Promise<string> {
    return (this.#maker ?? (await this.#load())).makeRequest(subject, keys);
  }

  async readRequest(pem: string): Promise<RequestFacts | undefined> {
    return (this.#maker ?? (await this.#load())).readRequest(pem);
  }

  async issue(wish: CertificateWish): Promise<string> {
    return (this.#maker ?? (await this.#load())).issue(wish);
  }

  read(pem: string): Promise<readonly CertificateFacts[] | undefined> {
    return Promise.resolve(parsePem(pem)?.map(factsOf));
  }

  isSignedBy(certificate: string, issuer: string): Promise<boolean> {
    const [one] = parsePem(certificate) ?? [];
    const [other] = parsePem(issuer) ?? [];
    return Promise.resolve(one !== undefined && other !== undefined && one.issuer === other.subject && signedWith(one, other));
  }

  belongTogether(publicKey: string, privateKey: string): Promise<boolean> {
    try {
      return Promise.resolve(createPublicKey(createPrivateKey(privateKey)).equals(createPublicKey(publicKey)));
    } catch {
      return Promise.resolve(false);
    }
  }

  hash(certificate: string, issuer: string, algorithm: CertificateHash['hashAlgorithm']): Promise<CertificateHash> {
    const one = new X509Certificate(certificate);
    const { subject, keyBits } = hashedParts(new X509Certificate(issuer).raw);
    const digest = (data: Buffer): string => createHash(algorithm.toLowerCase()).update(data).digest('hex');
    return Promise.resolve({
      hashAlgorithm: algorithm,
      issuerNameHash: digest(subject),
      issuerKeyHash: digest(keyBits),
      serialNumber: one.serialNumber.replace(/^0+(?=.)/, '').toLowerCase(),
    });
  }

  async makeOcspResponse(wish: OcspWish): Promise<string> {
    return (this.#maker ?? (await this.#load())).makeOcspResponse(wish);
  }

  async readOcspResponse(response: string, issuer: string): Promise<OcspFacts | undefined> {
    return (this.#maker ?? (await this.#load())).readOcspResponse(response, issuer);
  }

  async makeRevocationList(wish: RevocationListWish): Promise<string> {
    return (this.#maker ?? (await this.#load())).makeRevocationList(wish);
  }

  async readRevocationList(list: string, issuer: string): Promise<RevocationListFacts | undefined> {
    return (this.#maker ?? (await this.#load())).readRevocationList(list, issuer);
  }

  sign(privateKey: string, data: Uint8Array): Promise<string> {
    return Promise.resolve(sign('sha256', data, privateKey).toString('base64'));
  }

  isSignatureOf(certificate: string, data: Uint8Array, signature: string): Promise<boolean> {
    const [one] = parsePem(certificate) ?? [];
    return Promise.resolve(one !== undefined && signatureFits(one, data, signature));
  }

  digest(algorithm: 'MD5' | 'SHA256', data: Uint8Array): Promise<string> {
    return Promise.resolve(createHash(algorithm.toLowerCase()).update(data).digest('hex'));
  }

  async #load(): Promise<Maker> {
    return (this.#maker ??= { ...await import('./x509-maker'), ...await import('./ocsp') });
  }
}

function signedWith(one: X509Certificate, issuer: X509Certificate): boolean {
  try {
    return one.verify(issuer.publicKey);
  } catch {
    return false;
  }
}

/** The standard asks for RSA-PSS; the firmware of many makers is signed with the older padding. */
function signatureFits({ publicKey }: X509Certificate, data: Uint8Array, signature: string): boolean {
  const bytes = Buffer.from(signature, 'base64');
  const options = publicKey.asymmetricKeyType === 'ec'
    ? [{ dsaEncoding: 'der' as const }, { dsaEncoding: 'ieee-p1363' as const }]
    : [{ padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: constants.RSA_PSS_SALTLEN_AUTO }, { padding: constants.RSA_PKCS1_PADDING }];
  return options.some((one) => {
    try {
      return verify('sha256', data, { key: publicKey, ...one }, bytes);
    } catch {
      return false;
    }
  });
}
