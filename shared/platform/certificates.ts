import type { RevocationProofs } from './revocation';
import type { Signatures } from './signatures';

/**
 * X.509 certificates as the core sees them. Everything is PEM, so that it can be kept, sent and shown as it is. The adapter
 * is in electron/node/certificates.ts.
 */

/** A key pair of elliptic curve P-256, which every version's cipher suites take (2.x Part 2, A00.FR.503). */
export interface KeyPair {
  /** PEM of the SubjectPublicKeyInfo. */
  readonly publicKey: string;
  /** PEM of PKCS#8. */
  readonly privateKey: string;
}

/** The parts of a name that OCPP looks at. */
export interface SubjectName {
  readonly commonName: string;
  readonly organization?: string;
}

/** What a certificate says. */
export interface CertificateFacts extends Partial<SubjectName> {
  readonly pem: string;
  /** Whole names, for people. */
  readonly subject: string;
  readonly issuer: string;
  /** Hexadecimal digits in capitals, without leading zeros. */
  readonly serialNumber: string;
  /** Wall times in ms since 1970. */
  readonly notBefore: number;
  readonly notAfter: number;
  /** May sign other certificates (basicConstraints). */
  readonly isAuthority: boolean;
  /** PEM of the SubjectPublicKeyInfo. */
  readonly publicKey: string;
  /** SHA-256 of the whole, hexadecimal. */
  readonly fingerprint: string;
  /** URL of the OCSP responder that the certificate names (Authority Information Access). */
  readonly ocspResponder?: string;
  /** Other names of a server (subjectAltName): DNS names and IP addresses. */
  readonly names?: readonly string[];
}

/** What a certificate signing request (PKCS#10) says. */
export interface RequestFacts extends Partial<SubjectName> {
  readonly publicKey: string;
  /** Whether it is signed by the key that it names: proof that the sender has it. */
  readonly signed: boolean;
}

/** What tells a certificate from all others (CertificateHashDataType; RFC 6960 §4.1.1). */
export interface CertificateHash {
  readonly hashAlgorithm: 'SHA256' | 'SHA384' | 'SHA512';
  readonly issuerNameHash: string;
  readonly issuerKeyHash: string;
  readonly serialNumber: string;
}

/** A certificate to be made. */
export interface CertificateWish {
  readonly subject: SubjectName;
  /** PEM of the key that is certified. */
  readonly publicKey: string;
  /** Who signs; without, the certificate signs itself and `key` belongs to `publicKey`. */
  readonly issuer?: string;
  /** PEM of the signing key. */
  readonly key: string;
  /** Hexadecimal digits. */
  readonly serialNumber: string;
  readonly notBefore: number;
  readonly notAfter: number;
  readonly use: 'authority' | 'server' | 'client' | 'signer';
  /** Other names of a server: DNS names and IP addresses. */
  readonly names?: readonly string[];
  readonly ocspResponder?: string;
}

export interface Certificates extends RevocationProofs {
  /** Of meters, which are made at once. */
  readonly signatures: Signatures;
  makeKeyPair(): Promise<KeyPair>;
  /** PEM of a PKCS#10 request for the keys. */
  makeRequest(subject: SubjectName, keys: KeyPair): Promise<string>;
  /** undefined when it cannot be read. */
  readRequest(pem: string): Promise<RequestFacts | undefined>;
  issue(wish: CertificateWish): Promise<string>;
  /** The certificates of a PEM text, in order; undefined when there is none or one cannot be read. */
  read(pem: string): Promise<readonly CertificateFacts[] | undefined>;
  /** Whether `issuer` has signed `certificate`: names and signature fit. */
  isSignedBy(certificate: string, issuer: string): Promise<boolean>;
  /** Whether a private key belongs to a public one. */
  belongTogether(publicKey: string, privateKey: string): Promise<boolean>;
  hash(certificate: string, issuer: string, algorithm: CertificateHash['hashAlgorithm']): Promise<CertificateHash>;
  /** Base64 of an ECDSA signature in DER, over the SHA-256 of the data. */
  sign(privateKey: string, data: Uint8Array): Promise<string>;
  /**
   * Whether a signature over the SHA-256 of the data is that of the certificate's key: ECDSA in DER or as two numbers, RSA
   * with PSS or PKCS#1 v1.5. False for what is no signature, or no certificate.
   *
   * @param signature base64
   */
  isSignatureOf(certificate: string, data: Uint8Array, signature: string): Promise<boolean>;
  /** Hexadecimal in small letters. */
  digest(algorithm: 'MD5' | 'SHA256', data: Uint8Array): Promise<string>;
}
