import type { CertificateFacts, Certificates } from './certificates';
import type { Clock } from './clock';
import type { ConnectOptions, ConnectResult, PeerCertificate, TlsListenOptions } from './socket';

type Failure = Extract<ConnectResult, { ok: false }> & {
  /** What the server is told of it. */
  readonly seenByServer?: string;
};
type Handshake = { readonly ok: true; readonly peer: PeerCertificate | undefined } | Failure;

type Verify = (pem: string, roots: readonly string[], now: number) => Promise<{ readonly ok: true; readonly leaf: CertificateFacts } | { readonly ok: false; readonly message: string }>;

/**
 * TLS without a network: nothing is encrypted, but both ends look at each other's certificates as they would over a real
 * connection, and fail for the same reasons.
 */
export class MemoryTls {
  readonly #certificates: Certificates;
  readonly #clock: Clock;
  readonly #verify: Verify;

  /** @param verify validates a chain against roots at a time */
  constructor(certificates: Certificates, clock: Clock, verify: Verify) {
    this.#certificates = certificates;
    this.#clock = clock;
    this.#verify = verify;
  }

  async shake(client: Pick<ConnectOptions, 'ca' | 'clientCertificate'>, server: TlsListenOptions, host: string): Promise<Handshake> {
    const untrusted = await this.#faultOfServer(client, server, host);
    if (untrusted) return untrusted;
    if (server.clientAuthorities === undefined) return { ok: true, peer: undefined };
    const shown = client.clientCertificate;
    if (!shown) return wanted('The station showed no certificate, which security profile 3 asks for.');
    const verdict = await this.#verify(shown.cert, [server.clientAuthorities], this.#clock.now());
    if (!verdict.ok) return wanted(`The station's certificate is not valid here: ${verdict.message}`);
    if (!await this.#certificates.belongTogether(verdict.leaf.publicKey, shown.key)) {
      return { ok: false, message: 'The certificate or key of the station cannot be used: they do not belong together.' };
    }
    return { ok: true, peer: peerOf(verdict.leaf) };
  }

  async #faultOfServer({ ca }: Pick<ConnectOptions, 'ca'>, { certificate }: TlsListenOptions, host: string): Promise<Failure | undefined> {
    const verdict = await this.#verify(certificate, ca === undefined ? [] : [ca], this.#clock.now());
    const refused = (message: string): Failure => ({ ok: false, code: 'CERT_UNTRUSTED', tls: 'certificate', message, seenByServer: 'The station does not trust the certificate of this CSMS. Install its root at the station.' });
    if (!verdict.ok) return refused(`The certificate of ${host} is not trusted: ${verdict.message}`);
    const { names = [], commonName } = verdict.leaf;
    const fits = names.length > 0 ? names.includes(host) : commonName === host;
    return fits ? undefined : refused(`The certificate of ${host} was made for another host name.`);
  }
}

function wanted(seenByServer: string): Failure {
  return { ok: false, code: 'ECONNRESET', message: 'The server closed the connection during the TLS handshake: it asks for a client certificate that it trusts.', seenByServer };
}

function peerOf({ commonName, organization, serialNumber, fingerprint, pem }: CertificateFacts): PeerCertificate {
  return { ...(commonName === undefined ? {} : { commonName }), ...(organization === undefined ? {} : { organization }), serialNumber, fingerprint, pem };
}
