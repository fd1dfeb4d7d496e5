import 'reflect-metadata';
import { webcrypto } from 'node:crypto';
import * as x509 from '@peculiar/x509';

x509.cryptoProvider.set(webcrypto as unknown as Crypto);
const KEYS = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' } as const;

export interface Certificate {
  readonly cert: string;
  readonly key: string;
}

/** An authority that signs certificates for tests; all of them are valid for an hour from now unless said otherwise. */
export class TestAuthority {
  readonly cert: string;
  readonly #issuer: x509.X509Certificate;
  readonly #keys: CryptoKeyPair;
  #serial = 1;

  private constructor(issuer: x509.X509Certificate, keys: CryptoKeyPair) {
    this.#issuer = issuer;
    this.#keys = keys;
    this.cert = issuer.toString('pem');
  }

  static async create(name: string): Promise<TestAuthority> {
    const keys = await webcrypto.subtle.generateKey(KEYS, true, ['sign', 'verify']);
    const issuer = await x509.X509CertificateGenerator.createSelfSigned({
      serialNumber: '01', name: `CN=${name}`, ...validity(), keys, signingAlgorithm: KEYS,
      extensions: [new x509.BasicConstraintsExtension(true, 1, true), new x509.KeyUsagesExtension(x509.KeyUsageFlags.keyCertSign, true)],
    });
    return new TestAuthority(issuer, keys);
  }

  /** A certificate for a server or a client. */
  async issue(name: string, options: { readonly dns?: readonly string[]; readonly ip?: readonly string[]; readonly expired?: boolean } = {}): Promise<Certificate> {
    const keys = await webcrypto.subtle.generateKey(KEYS, true, ['sign', 'verify']);
    const names = [...(options.dns ?? []).map((value) => ({ type: 'dns', value }) as const), ...(options.ip ?? []).map((value) => ({ type: 'ip', value }) as const)];
    this.#serial += 1;
    const cert = await x509.X509CertificateGenerator.create({
      serialNumber: this.#serial.toString(16).padStart(4, '0'), subject: `CN=${name}`, issuer: this.#issuer.subject,
      ...validity(options.expired), publicKey: keys.publicKey, signingKey: this.#keys.privateKey, signingAlgorithm: KEYS,
      extensions: names.length === 0 ? [] : [new x509.SubjectAlternativeNameExtension(names)],
    });
    const pkcs8 = await webcrypto.subtle.exportKey('pkcs8', keys.privateKey);
    return { cert: cert.toString('pem'), key: x509.PemConverter.encode(pkcs8, 'PRIVATE KEY') };
  }
}

const HOUR = 3_600_000;

function validity(expired = false): { notBefore: Date; notAfter: Date } {
  const now = Date.now();
  return { notBefore: new Date(now - 2 * HOUR), notAfter: new Date(expired ? now - HOUR : now + HOUR) };
}
