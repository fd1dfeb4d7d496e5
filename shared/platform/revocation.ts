import type { CertificateHash } from './certificates';

/** What a responder says of a certificate (RFC 6960 §2.2). */
export type RevocationStatus = 'good' | 'revoked' | 'unknown';

/** An answer of an OCSP responder that is to be made. */
export interface OcspWish {
  readonly asked: CertificateHash;
  readonly status: RevocationStatus;
  /** Wall time in ms since 1970; of a certificate that is revoked. */
  readonly revokedAt?: number;
  /** PEM of who has issued the certificate and answers for it, and of the key. */
  readonly issuer: string;
  readonly key: string;
  /** Wall times in ms since 1970 between which the answer holds. */
  readonly thisUpdate: number;
  readonly nextUpdate: number;
}

/** What an answer of an OCSP responder says. */
export interface OcspFacts {
  /** The serial number in hexadecimal digits without leading zeros. */
  readonly asked: CertificateHash;
  readonly status: RevocationStatus;
  readonly thisUpdate: number;
  /** Absent when newer ones can be had at any time. */
  readonly nextUpdate?: number;
  /** Whether the issuer, or a responder that it has certified for this, has signed it. */
  readonly signed: boolean;
}

/** A list of revoked certificates that is to be made (RFC 5280 §5). */
export interface RevocationListWish {
  /** Hexadecimal digits. */
  readonly serialNumbers: readonly string[];
  readonly issuer: string;
  readonly key: string;
  readonly thisUpdate: number;
  readonly nextUpdate: number;
}

export interface RevocationListFacts {
  /** Hexadecimal digits in small letters, without leading zeros. */
  readonly serialNumbers: readonly string[];
  readonly nextUpdate?: number;
  readonly signed: boolean;
}

/** Proofs that certificates are, or are not, revoked. All of them are DER in base64. */
export interface RevocationProofs {
  makeOcspResponse(wish: OcspWish): Promise<string>;
  /** undefined when it is no successful answer. @param issuer PEM of who has issued the certificate that was asked about */
  readOcspResponse(response: string, issuer: string): Promise<OcspFacts | undefined>;
  makeRevocationList(wish: RevocationListWish): Promise<string>;
  readRevocationList(list: string, issuer: string): Promise<RevocationListFacts | undefined>;
}
