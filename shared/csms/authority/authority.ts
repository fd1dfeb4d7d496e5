import type { Certificates } from '../../platform/certificates';
import type { Clock } from '../../platform/clock';
import type { Random } from '../../platform/random';
import type { CertificateAuthority, SigningResult, StationNames } from '../context';

/** What an authority keeps: whoever has it is the authority. */
export interface AuthorityKeys {
  /** PEM of the root certificate and its key. */
  readonly root: string;
  readonly rootKey: string;
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
/** Clocks are not all the same: what is signed now is valid from a little earlier on. */
const LEEWAY_MS = 300_000;

/**
 * The certificate authority of the CSMS: certifies the CSMS itself and signs what stations ask for (A02.FR.04: operated by
 * the operator). Nothing is made before it is first needed.
 */
export class OwnAuthority implements CertificateAuthority {
  readonly #options: AuthorityOptions;
  #keys: Promise<AuthorityKeys> | undefined;
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
    const { root, rootKey } = await this.#load();
    const now = clock.now();
    const signed = await certificates.issue({
      subject: { commonName, organization }, publicKey: request.publicKey, issuer: root, key: rootKey, serialNumber: this.#serialNumber(),
      notBefore: now - LEEWAY_MS, notAfter: now + (names.days ?? STATION_DAYS) * DAY_MS, use: use === 'ChargingStationCertificate' ? 'client' : 'server',
    });
    return { ok: true, certificateChain: `${signed}\n${root}` };
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

function no(why: string): SigningResult {
  return { ok: false, message: `The request is refused, since ${why}.` };
}
