import type { CertificateFacts, CertificateHash, Certificates, KeyPair } from '../../platform/certificates';
import type { RevocationStatus } from '../../platform/revocation';
import type { StationConfig } from '../api';

/** What a root certificate is trusted for, in the words of 2.1; 1.6 calls the first CentralSystemRootCertificate. */
export type RootUse = 'CSMSRootCertificate' | 'ManufacturerRootCertificate' | 'V2GRootCertificate' | 'MORootCertificate' | 'OEMRootCertificate';
/** What the station's own certificates are for: the CSMS, or cars. */
export type SigningUse = 'ChargingStationCertificate' | 'V2GCertificate' | 'V2G20Certificate';
/** What a request is for: one of them, or one certificate for both (SignCombinedCertificate). */
export type RequestUse = SigningUse | 'Combined';

export interface InstalledRoot {
  readonly use: RootUse;
  readonly facts: CertificateFacts;
  /** PEM of who has signed it, where that is another one. */
  readonly issuer?: string;
  /** Replaced by one that it has signed, and kept until that one has worked (M05.FR.12). */
  readonly fallback?: true;
}

/** What is known by OCSP of a certificate of the station towards cars (M06.FR.06). */
export interface KeptStatus {
  readonly status: RevocationStatus;
  /** Wall time of the station after which it is asked for again, ms since 1970. */
  readonly until: number;
  /** The answer itself, DER in base64, as a car is shown it. */
  readonly response: string;
}

export interface OwnCertificate {
  readonly use: SigningUse;
  readonly facts: CertificateFacts;
  /** PEM of it and of what leads to its root. */
  readonly chain: string;
  /** PEM of the private key, which leaves the station never (A02.FR.05). */
  readonly key: string;
}

/** A request for a certificate that waits for its answer. */
export interface PendingSigning {
  readonly use: RequestUse;
  readonly csr: string;
  readonly keys: KeyPair;
  /** 2.1 */
  readonly requestId: number;
  /** The root towards cars under which the certificate is wanted (2.1, A02.FR.27). */
  readonly rootHash?: CertificateHash;
  /** How often it was sent again. */
  repeats: number;
}

/** The certificates and keys of one station, kept over reboots. */
export class KeyStore {
  roots: readonly InstalledRoot[] = [];
  own: readonly OwnCertificate[] = [];
  /** The certificate of the last connection that came about. */
  proven: OwnCertificate | undefined;
  readonly pending = new Map<RequestUse, PendingSigning>();
  /** By fingerprint. */
  readonly statuses = new Map<string, KeptStatus>();
  /** It cannot be written: nothing is installed or deleted (M05.FR.03, M04.FR.03). */
  broken = false;
  nextRequestId = 1;

  /** With what the station was given when it was put up. */
  static async make(certificates: Certificates, { ca, clientCertificate }: StationConfig): Promise<KeyStore> {
    const store = new KeyStore();
    const roots = ca === undefined ? undefined : await certificates.read(ca);
    store.roots = (roots ?? []).map((facts) => ({ use: 'CSMSRootCertificate', facts }));
    const [facts] = (clientCertificate && await certificates.read(clientCertificate.cert)) ?? [];
    if (facts && clientCertificate) store.own = [{ use: 'ChargingStationCertificate', facts, chain: clientCertificate.cert, key: clientCertificate.key }];
    return store;
  }

  /** PEM of the roots that are trusted for something. */
  rootsFor(...uses: readonly RootUse[]): string[] {
    return this.roots.filter(({ use }) => uses.includes(use)).map(({ facts }) => facts.pem);
  }

  /** PEM of the roots for the CSMS: without those that are only kept as a fallback, unless they are wanted. */
  csmsRoots(withFallback: boolean): string[] {
    return this.roots.filter(({ use, fallback }) => use === 'CSMSRootCertificate' && (withFallback || !fallback)).map(({ facts }) => facts.pem);
  }

  get hasFallback(): boolean {
    return this.roots.some(({ fallback }) => fallback);
  }

  /** The new root has worked (M05.FR.13). */
  dropFallback(): void {
    this.roots = this.roots.filter(({ fallback }) => !fallback);
  }

  /**
   * The newest certificate that is valid, by the start of its validity (A02.FR.09).
   *
   * @param now wall time of the station, ms since 1970
   */
  newest(use: SigningUse, now: number): OwnCertificate | undefined {
    // Times in certificates are whole seconds: of two that are alike, the one that came later is the newer.
    return [...this.own].reverse().filter((one) => one.use === use && one.facts.notBefore <= now && one.facts.notAfter >= now)
      .sort((one, other) => other.facts.notBefore - one.facts.notBefore)[0];
  }

  discard(certificate: OwnCertificate): void {
    this.own = this.own.filter((one) => one !== certificate);
  }
}

/** Hashes are compared as numbers are: capitals and leading zeros of the serial number do not count. */
export function sameHash(one: CertificateHash, other: CertificateHash): boolean {
  const plain = (text: string): string => text.toLowerCase();
  const number = (text: string): string => plain(text).replace(/^0+(?=.)/, '');
  return one.hashAlgorithm === other.hashAlgorithm && plain(one.issuerNameHash) === plain(other.issuerNameHash)
    && plain(one.issuerKeyHash) === plain(other.issuerKeyHash) && number(one.serialNumber) === number(other.serialNumber);
}
