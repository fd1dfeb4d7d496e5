import { X509Certificate } from 'node:crypto';
import type { ServerOptions } from 'node:https';
import type { TLSSocket } from 'node:tls';
import type { ConnectResult, PeerCertificate, TlsListenOptions } from '../../shared/platform/socket';
import { codeOf } from './listen-sentence';
import { factsOf } from './pki/x509-facts';
import { isUntrusted } from './connect-sentence';

/**
 * A00.FR.318 and .421, in OpenSSL's names; those with ECDHE first, which keep what was recorded secret when a key is lost
 * later. TLS 1.3 brings its own.
 */
const CIPHER_SUITES = [
  'ECDHE-ECDSA-AES128-GCM-SHA256', 'ECDHE-ECDSA-AES256-GCM-SHA384', 'ECDHE-RSA-AES128-GCM-SHA256', 'ECDHE-RSA-AES256-GCM-SHA384',
  'AES128-GCM-SHA256', 'AES256-GCM-SHA384', 'TLS_AES_128_GCM_SHA256', 'TLS_AES_256_GCM_SHA384',
].join(':');

export function serverTls({ certificate, key, clientAuthorities }: TlsListenOptions): ServerOptions {
  return {
    cert: certificate,
    key,
    minVersion: 'TLSv1.2',
    ciphers: CIPHER_SUITES,
    honorCipherOrder: true,
    ...(clientAuthorities === undefined ? {} : { ca: clientAuthorities, requestCert: true, rejectUnauthorized: true }),
  };
}

/** The certificate that the other end showed; undefined when it showed none. */
export function peerCertificate(socket: TLSSocket): PeerCertificate | undefined {
  const { raw } = socket.getPeerCertificate() as { raw?: Buffer };
  if (!raw) return undefined;
  const { commonName, organization, serialNumber, fingerprint, pem } = factsOf(new X509Certificate(raw));
  return { ...(commonName === undefined ? {} : { commonName }), ...(organization === undefined ? {} : { organization }), serialNumber, fingerprint, pem };
}

/** Why a client did not get through TLS, as a sentence. */
export function refusedSentence(error: Error, socket: TLSSocket): string {
  // Node hangs up on a certificate that does not hold, and leaves the reason with the socket.
  const unauthorized: unknown = socket.authorizationError;
  if (unauthorized) return `The station's certificate is not valid here: ${unauthorized instanceof Error ? unauthorized.message : JSON.stringify(unauthorized)}.`;
  const code = codeOf(error) ?? '';
  const words = error.message;
  if (/PEER_DID_NOT_RETURN/i.test(code)) return 'The station showed no certificate, which security profile 3 asks for.';
  if (/UNSUPPORTED_PROTOCOL|VERSION_TOO_LOW|WRONG_VERSION_NUMBER/i.test(code)) return 'The station speaks a version of TLS below 1.2, or none at all: ws:// instead of wss://.';
  if (/NO_SHARED_CIPHER/i.test(code)) return 'The station offers no cipher suite that OCPP allows.';
  if (/HTTP_REQUEST/i.test(code)) return 'The station speaks no TLS: its URL begins with ws:// instead of wss://.';
  if (/UNKNOWN_CA|BAD_CERTIFICATE|CERTIFICATE_UNKNOWN|CERTIFICATE_EXPIRED/i.test(code)) return `The station does not trust the certificate of this CSMS (${words}). Install its root at the station.`;
  return `The TLS handshake failed: ${words}.`;
}

type Fault = NonNullable<Extract<ConnectResult, { ok: false }>['tls']>;

/** What of TLS an attempt to connect failed at; empty when it was something else. */
export function tlsFault(error: unknown): { readonly tls?: Fault } {
  const code = codeOf(error) ?? '';
  if (isUntrusted(code) || /^CERT_|ALTNAME_INVALID$/.test(code)) return { tls: 'certificate' };
  if (/PROTOCOL_VERSION|UNSUPPORTED_PROTOCOL|VERSION_TOO_LOW/.test(code)) return { tls: 'version' };
  if (/HANDSHAKE_FAILURE|NO_SHARED_CIPHER|WRONG_CIPHER/.test(code)) return { tls: 'cipher' };
  return {};
}
