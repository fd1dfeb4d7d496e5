import type { Certificates } from '../../platform/certificates';
import type { Clock } from '../../platform/clock';
import type { Random } from '../../platform/random';
import { OwnAuthority, type AuthorityStore } from './authority';

/** How firmware is signed: as it should be, or wrong in one way. */
export type SignedHow = 'signed' | 'no-signature' | 'other-file' | 'expired' | 'untrusted' | 'revoked';

/** What UpdateFirmware carries for signed firmware. */
export interface FirmwareSignature {
  /** PEM of the signing certificate. */
  readonly signingCertificate: string;
  /** Base64; '' when it is left out on purpose. */
  readonly signature: string;
}

/** The number of the signing certificate that counts as revoked wherever a station is told so. */
export const REVOKED_SERIAL_NUMBER = '0DEAD1';

const DAY_MS = 86_400_000;
const SIGNER_DAYS = 365;
/** Clocks are not all the same: what is certified now is valid from a little earlier on. */
const LEEWAY_MS = 300_000;

/** The maker of the stations, as far as firmware goes: has a root, and signs firmware with a certificate from it (L01). */
export class Manufacturer {
  readonly #certificates: Certificates;
  readonly #clock: Clock;
  readonly #random: Random;
  readonly #authority: OwnAuthority;

  constructor({ certificates, clock, random, store }: { readonly certificates: Certificates; readonly clock: Clock; readonly random: Random; readonly store?: AuthorityStore }) {
    this.#certificates = certificates;
    this.#clock = clock;
    this.#random = random;
    this.#authority = new OwnAuthority({ certificates, clock, random, organization: 'OCPP Workbench firmware', ...(store ? { store } : {}) });
  }

  /** PEM of the root that stations have to have as their ManufacturerRootCertificate. */
  root(): Promise<string> {
    return this.#authority.root();
  }

  /** Signs a file with a new certificate. */
  async sign(file: Uint8Array, how: SignedHow): Promise<FirmwareSignature> {
    const keys = await this.#certificates.makeKeyPair();
    const now = this.#clock.now();
    const issuer = how === 'untrusted' ? await this.#stranger() : await this.#authority.keys();
    const signingCertificate = await this.#certificates.issue({
      subject: { commonName: 'Firmware signing', organization: this.#authority.organization }, publicKey: keys.publicKey, issuer: issuer.root, key: issuer.rootKey,
      serialNumber: how === 'revoked' ? REVOKED_SERIAL_NUMBER : `1${this.#random.uuid().replaceAll('-', '').slice(0, 15)}`,
      notBefore: how === 'expired' ? now - 2 * DAY_MS : now - LEEWAY_MS, notAfter: how === 'expired' ? now - DAY_MS : now + SIGNER_DAYS * DAY_MS, use: 'signer',
    });
    if (how === 'no-signature') return { signingCertificate, signature: '' };
    const signed = how === 'other-file' ? Uint8Array.of(...file.subarray(0, 16), 0) : file;
    return { signingCertificate, signature: await this.#certificates.sign(keys.privateKey, signed) };
  }

  /** Somebody else who calls himself the same. */
  #stranger(): ReturnType<OwnAuthority['keys']> {
    return new OwnAuthority({ certificates: this.#certificates, clock: this.#clock, random: this.#random, organization: 'OCPP Workbench firmware' }).keys();
  }
}
