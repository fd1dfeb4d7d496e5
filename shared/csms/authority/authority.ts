import type { CertificateHash, Certificates } from '../../platform/certificates';
import type { Clock } from '../../platform/clock';
import type { Random } from '../../platform/random';
import type { CertificateAuthority, SigningResult, StationNames } from '../context';

/** What an authority keeps: whoever has it is the authority. */
export interface AuthorityKeys {
  /** PEM of the root certificate and its key. */
  readonly root: string;
  readonly rootKey: string;
  /** The authority below it that signs the certificates of stations towards cars; made when it is first needed. */
  readonly v2g?: Issuer;
}

/** Who signs: PEM of the certificate and its key. */
export interface Issuer {
  readonly certificate: string;
  readonly key: string;
}

/** Where the keys of an authority lie. */
export interface AuthorityStore {
  load(): Promise<AuthorityKeys | undefined>;
  save(keys: AuthorityKeys): Promise<void>;
}

export interface AuthorityOptions {
  readonly certificates: Certificates;
  readonly clock: Clock;
  readonly random: Random;
  /** Without it, each run has an authority of its own. */
  readonly store?: AuthorityStore;
  /** Who runs it: the O of everything that it certifies itself. */
  readonly organization?: string;
}

const DAY_MS = 86_400_000;
const ROOT_DAYS = 3650;
const STATION_DAYS = 365;
const SERVER_DAYS = 90;
const V2G_DAYS = 1825;
/** Proofs of revocation hold for a day, so that a revocation is known by then. */
const PROOF_MS = DAY_MS;
/**
 * Whom to ask whether a certificate is revoked, as the certificates towards cars say. Nobody answers there (RFC 2606): cars
 * and stations ask over the CSMS, which has the authority answer.
 */
export const OCSP_URL = 'http://ocsp.workbench.invalid/';
/** Clocks are not all the same: what is signed now is valid from a little earlier on. */
const LEEWAY_MS = 300_000;

/**
 * The certificate authority of the CSMS: certifies the CSMS itself and signs what stations ask for (A02.FR.04: operated by
 * the operator). Nothing is made before it is first needed.
 */
export class OwnAuthority implements CertificateAuthority {
  readonly #options: AuthorityOptions;
  #keys: Promise<AuthorityKeys> | undefined;
  #v2gMade: Promise<Issuer> | undefined;
  #server: { readonly for: string; readonly made: Promise<{ certificate: string; key: string }> } | undefined;

  constructor(options: AuthorityOptions) {
    this.#options = options;
  }

  /** Who runs it. */
  get organization(): string {
    return this.#options.organization ?? 'OCPP Workbench';
  }

  async root(): Promise<string> {
    return (await this.#load()).root;
  }

  /** The root with its key, for those who certify by themselves. */
  keys(): Promise<AuthorityKeys> {
    return this.#load();
  }

  /** A certificate and key for the CSMS, under all the names by which stations reach it. */
  async server(names: readonly string[]): Promise<{ readonly certificate: string; readonly key: string }> {
    const wanted = names.join(' ');
    if (this.#server?.for !== wanted) this.#server = { for: wanted, made: this.#makeServer(names) };
    return this.#server.made;
  }

  canRead(csr: string): boolean {
    return /-----BEGIN (?:NEW )?CERTIFICATE REQUEST-----\s+[A-Za-z0-9+/=\s]+-----END/.test(csr);
  }

  /** Checks what the request says of itself (remarks of A02), and signs it. */
  async sign(csr: string, use: string, station: string, names: StationNames = {}): Promise<SigningResult> {
    const { certificates, clock } = this.#options;
    const request = await certificates.readRequest(csr);
    if (!request) return no('it is no PKCS#10 request in PEM');
    if (!request.signed) return no('its signature is not that of the key in it');
    const { commonName, organization } = request;
    if (organization === undefined) return no('its subject has no O (organizationName), which must name the owner (A00.FR.509)');
    if (commonName === undefined) return no('its subject has no CN (commonName)');
    const expected = [station, ...(names.serialNumber === undefined ? [] : [names.serialNumber])];
    // The CN of a certificate towards cars is the SeccId, which is the station's own affair.
    if (use === 'ChargingStationCertificate' && !expected.includes(commonName)) {
      return no(`its CN is ${commonName}; it must be the station's serial number or identity: ${expected.join(' or ')} (A00.FR.511)`);
    }
    const towardsCars = use.startsWith('V2G');
    const issuer = towardsCars ? await this.#v2g() : await this.#rootIssuer();
    const now = clock.now();
    const signed = await certificates.issue({
      subject: { commonName, organization }, publicKey: request.publicKey, issuer: issuer.certificate, key: issuer.key, serialNumber: this.#serialNumber(),
      notBefore: now - LEEWAY_MS, notAfter: now + (names.days ?? STATION_DAYS) * DAY_MS,
      use: towardsCars ? 'server' : 'client', ...(towardsCars ? { ocspResponder: OCSP_URL } : {}),
    });
    // A chain towards cars ends below its root (M03, remarks).
    return { ok: true, certificateChain: `${signed}\n${issuer.certificate}` };
  }

  /** What an OCSP responder says of a certificate: DER in base64; undefined when another authority has issued it. */
  async ocsp(asked: CertificateHash, revoked: readonly string[]): Promise<string | undefined> {
    const { certificates, clock } = this.#options;
    const issuer = await this.#issuerOf(asked);
    if (!issuer) return undefined;
    const now = clock.now();
    return certificates.makeOcspResponse({
      asked, issuer: issuer.certificate, key: issuer.key, thisUpdate: now - LEEWAY_MS, nextUpdate: now + PROOF_MS,
      status: isOneOf(revoked, asked.serialNumber) ? 'revoked' : SERIAL.test(asked.serialNumber) ? 'good' : 'unknown',
    });
  }

  /** The list of revoked certificates of the authority that has issued a certificate, in the same way. */
  async revocationList(asked: CertificateHash, revoked: readonly string[]): Promise<{ readonly list: string; readonly issuer: string } | undefined> {
    const { certificates, clock } = this.#options;
    const issuer = await this.#issuerOf(asked);
    if (!issuer) return undefined;
    const now = clock.now();
    const serialNumbers = revoked.map((one) => one.replaceAll(':', '')).filter((one) => /^[0-9a-f]+$/i.test(one));
    const list = await certificates.makeRevocationList({ serialNumbers, issuer: issuer.certificate, key: issuer.key, thisUpdate: now - LEEWAY_MS, nextUpdate: now + PROOF_MS });
    return { list, issuer: issuer.certificate };
  }

  /** PEM of the certificates that it signs with, the root first. */
  async issuers(): Promise<readonly string[]> {
    const { root, v2g } = await this.#load();
    return v2g ? [root, v2g.certificate] : [root];
  }

  async #issuerOf(asked: CertificateHash): Promise<Issuer | undefined> {
    const { certificates } = this.#options;
    const { v2g } = await this.#load();
    for (const issuer of [await this.#rootIssuer(), ...(v2g ? [v2g] : [])]) {
      const { issuerNameHash, issuerKeyHash } = await certificates.hash(issuer.certificate, issuer.certificate, asked.hashAlgorithm);
      if (issuerNameHash === asked.issuerNameHash.toLowerCase() && issuerKeyHash === asked.issuerKeyHash.toLowerCase()) return issuer;
    }
    return undefined;
  }

  async #rootIssuer(): Promise<Issuer> {
    const { root, rootKey } = await this.#load();
    return { certificate: root, key: rootKey };
  }

  #v2g(): Promise<Issuer> {
    return (this.#v2gMade ??= this.#openV2g().catch((error: unknown) => {
      this.#v2gMade = undefined;
      throw error;
    }));
  }

  async #openV2g(): Promise<Issuer> {
    const before = await this.#load();
    if (before.v2g) return before.v2g;
    const { certificates, clock, store, organization = 'OCPP Workbench' } = this.#options;
    const keys = await certificates.makeKeyPair();
    const now = clock.now();
    const certificate = await certificates.issue({
      subject: { commonName: `${organization} V2G sub-CA`, organization }, publicKey: keys.publicKey, issuer: before.root, key: before.rootKey,
      serialNumber: this.#serialNumber(), notBefore: now - LEEWAY_MS, notAfter: now + V2G_DAYS * DAY_MS, use: 'authority', ocspResponder: OCSP_URL,
    });
    const v2g = { certificate, key: keys.privateKey };
    await store?.save({ ...before, v2g });
    this.#keys = Promise.resolve({ ...before, v2g });
    return v2g;
  }

  async #makeServer(names: readonly string[]): Promise<{ certificate: string; key: string }> {
    const { certificates, clock, organization = 'OCPP Workbench' } = this.#options;
    const { root, rootKey } = await this.#load();
    const keys = await certificates.makeKeyPair();
    const now = clock.now();
    const certificate = await certificates.issue({
      subject: { commonName: names[0] ?? 'localhost', organization }, publicKey: keys.publicKey, issuer: root, key: rootKey,
      serialNumber: this.#serialNumber(), notBefore: now - LEEWAY_MS, notAfter: now + SERVER_DAYS * DAY_MS, use: 'server', names,
    });
    return { certificate: `${certificate}\n${root}`, key: keys.privateKey };
  }

  #load(): Promise<AuthorityKeys> {
    return (this.#keys ??= this.#open().catch((error: unknown) => {
      // The next who asks tries again: the disk may have room by then.
      this.#keys = undefined;
      throw error;
    }));
  }

  async #open(): Promise<AuthorityKeys> {
    const { certificates, clock, store, organization = 'OCPP Workbench' } = this.#options;
    const kept = await store?.load();
    if (kept) return kept;
    const keys = await certificates.makeKeyPair();
    const now = clock.now();
    const root = await certificates.issue({
      subject: { commonName: `${organization} root`, organization }, publicKey: keys.publicKey, key: keys.privateKey, serialNumber: this.#serialNumber(),
      notBefore: now - DAY_MS, notAfter: now + ROOT_DAYS * DAY_MS, use: 'authority',
    });
    const made = { root, rootKey: keys.privateKey };
    await store?.save(made);
    return made;
  }

  /** Sixteen digits that nobody can guess, the first of them never 0 or negative (RFC 5280 §4.1.2.2). */
  #serialNumber(): string {
    return `1${this.#options.random.uuid().replaceAll('-', '').slice(0, 15)}`.toUpperCase();
  }
}

/** What its serial numbers look like: of others it knows nothing. */
const SERIAL = /^1[0-9a-f]{15}$/i;

function isOneOf(serialNumbers: readonly string[], serialNumber: string): boolean {
  const plain = (hex: string): string => hex.toLowerCase().replaceAll(':', '').replace(/^0+(?=.)/, '');
  return serialNumbers.some((one) => plain(one) === plain(serialNumber));
}

function no(why: string): SigningResult {
  return { ok: false, message: `The request is refused, since ${why}.` };
}
