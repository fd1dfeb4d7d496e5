import type { CertificateHash, Certificates } from '../platform/certificates';
import type { Clock } from '../platform/clock';
import type { Random } from '../platform/random';
import type { JsonObject } from '../ocpp/json';
import type { CallOutcome } from '../ocpp/outcome';
import type { OcppVersion } from '../ocpp/version';
import type { CsmsSettings } from './api';
import type { Manufacturer } from './authority/manufacturer';
import type { CsmsFiles } from './files/files';
import type { StationRecord } from './state/station-record';
import type { TokenBook } from './state/token-book';
import type { TransactionLedger } from './state/transaction-ledger';

/** What a charging station's certificate signing request came to. */
export type SigningResult = { readonly ok: true; readonly certificateChain: string } | { readonly ok: false; readonly message: string };

/** Signs certificates for stations. Without one, the CSMS keeps the requests and a person answers them. */
export interface CertificateAuthority {
  /**
   * @param csr PEM of the PKCS#10 request
   * @param use ChargingStationCertificate, V2GCertificate or V2G20Certificate
   * @param names what else the station calls itself
   */
  sign(csr: string, use: string, station: string, names?: StationNames): Promise<SigningResult>;
  /** Whether there is any use in trying: the look of a request, without checking it. */
  canRead?(csr: string): boolean;
  /** PEM of the root whose certificates the CSMS trusts. */
  root?(): Promise<string>;
  /** What its OCSP responder says of a certificate, DER in base64; undefined when it has not issued it. */
  ocsp?(asked: CertificateHash, revoked: readonly string[]): Promise<string | undefined>;
  /** The list of revoked certificates of the authority that has issued a certificate, and PEM of that authority. */
  revocationList?(asked: CertificateHash, revoked: readonly string[]): Promise<{ readonly list: string; readonly issuer: string } | undefined>;
  /** PEM of all certificates that it signs with. */
  issuers?(): Promise<readonly string[]>;
  /** Certificate and key of the CSMS, for these host names and addresses. */
  server?(names: readonly string[]): Promise<{ readonly certificate: string; readonly key: string }>;
}

export interface StationNames {
  /** Days that the certificate is valid. */
  readonly days?: number;
  readonly serialNumber?: string;
}

/** What every functional block may use: one for the whole CSMS. */
export interface CsmsContext {
  readonly clock: Clock;
  readonly random: Random;
  readonly settings: CsmsSettings;
  readonly tokens: TokenBook;
  readonly transactions: TransactionLedger;
  readonly certificateAuthority: CertificateAuthority | undefined;
  readonly certificates: Certificates | undefined;
  /** The file server; undefined when the host gives none. */
  readonly files: CsmsFiles | undefined;
  /** Signs firmware. */
  readonly manufacturer: Manufacturer | undefined;
  configure(change: Partial<CsmsSettings>): void;
  /** Says that the list of stations looks different now. */
  changed(): void;
}

/** The station whose message is being handled: one for each connection. */
export interface Caller {
  readonly csms: CsmsContext;
  readonly station: StationRecord;
  readonly version: OcppVersion;
  /** Host name or address by which the station has reached the CSMS; IPv6 without brackets. */
  readonly reachedAt: string;
  /** Sends it a request, after those in line. */
  call(action: string, payload: JsonObject): Promise<CallOutcome>;
  /** A sentence for the log of this connection. */
  note(message: string): void;
}

/** Wall time as the wire writes it. */
export function timestamp(csms: CsmsContext): string {
  return new Date(csms.clock.now()).toISOString();
}

/**
 * A time of the wire in ms since 1970. One without an offset is taken for UTC; undefined when there is none to be read.
 */
export function readTime(written: string | undefined): number | undefined {
  if (written === undefined) return undefined;
  const zoned = written.endsWith('Z') || /(?:z|[+-]\d\d:?\d\d)$/.test(written) ? written : `${written}Z`;
  const read = Date.parse(zoned);
  return Number.isNaN(read) ? undefined : read;
}
