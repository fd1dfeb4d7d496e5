import { codeOf } from './listen-sentence';

const UNTRUSTED = new Set([
  'DEPTH_ZERO_SELF_SIGNED_CERT', 'SELF_SIGNED_CERT_IN_CHAIN', 'UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'UNABLE_TO_GET_ISSUER_CERT',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY', 'CERT_SIGNATURE_FAILURE', 'CERT_UNTRUSTED',
]);

/** Whether the code says that nobody whom this machine trusts has signed the certificate. */
export function isUntrusted(code: string): boolean {
  return UNTRUSTED.has(code);
}

/** Why a connection did not come about below HTTP, as a sentence that says what to look at. */
export function connectSentence(error: unknown, url: string): string {
  const { host, secure } = placeOf(url);
  const code = codeOf(error);
  const words = error instanceof Error && error.message !== '' ? error.message : (code ?? String(error));
  switch (code) {
    case 'ECONNREFUSED':
      return `Nobody listens at ${host}. Check host and port, and that the CSMS runs.`;
    case 'ENOTFOUND':
      return `The host name of ${host} is not known. Check its spelling, and that this machine can resolve names.`;
    case 'EAI_AGAIN':
      return `The host name of ${host} cannot be resolved just now: the name server does not answer. Check the network.`;
    case 'ETIMEDOUT':
      return `${host} does not answer. Check the address, and that no firewall drops the traffic.`;
    case 'EHOSTUNREACH':
    case 'ENETUNREACH':
    case 'EADDRNOTAVAIL':
      return `${host} cannot be reached from this machine. Check the network and the address.`;
    case 'ECONNRESET':
    case 'EPIPE':
      return `${host} closed the connection during the handshake. ${secure ? 'It may speak no TLS, or ask for a client certificate.' : 'It may speak TLS: then the URL starts with wss://.'}`;
    case 'CERT_HAS_EXPIRED':
      return `The certificate of ${host} has expired. Renew it, or check the clock of this machine.`;
    case 'CERT_NOT_YET_VALID':
      return `The certificate of ${host} is not valid yet. Check the clock of this machine.`;
    case 'ERR_TLS_CERT_ALTNAME_INVALID':
      return `The certificate of ${host} was made for another host name. Connect by the name it is for, or have it made for this one.`;
    case 'EPROTO':
    case 'ERR_SSL_WRONG_VERSION_NUMBER':
      return /wrong version number/i.test(words)
        ? `${host} does not speak TLS. Then the URL starts with ws:// instead of wss://.`
        : `The TLS handshake with ${host} failed: ${words.trim()}.`;
    default:
  }
  if (code !== undefined && UNTRUSTED.has(code)) {
    return `The certificate of ${host} is not signed by an authority that is trusted here. Give the certificate of its authority (CA).`;
  }
  if (code !== undefined && /^ERR_(SSL|OSSL|TLS)_/.test(code)) return tlsSentence(code, words, host);
  return `Connecting to ${host} failed: ${words.trim()}.`;
}

function tlsSentence(code: string, words: string, host: string): string {
  if (/ALERT_(CERTIFICATE_REQUIRED|BAD_CERTIFICATE|UNKNOWN_CA|HANDSHAKE_FAILURE)|CERTIFICATE_REQUIRED/.test(code)) {
    return `${host} refused the TLS handshake: it wants a client certificate that it trusts (security profile 3), or none of the ciphers fits.`;
  }
  if (/^ERR_OSSL_|KEY_VALUES_MISMATCH/.test(code)) {
    return `The certificate or key given for the connection cannot be used: ${words.trim()}. Both must be PEM, and the key must belong to the certificate.`;
  }
  return `The TLS handshake with ${host} failed: ${words.trim()}.`;
}

export interface Refusal {
  /** Of HTTP. */
  readonly status: number;
  readonly statusText: string;
  /** The first words of the answer. */
  readonly body: string;
  /** Where the server sends on to. */
  readonly location: string | undefined;
  /** Whether the request had a user name and a password. */
  readonly authorized: boolean;
}

/** Why a server answered the handshake with something else than a WebSocket. */
export function refusalSentence({ status, statusText, body, location, authorized }: Refusal): string {
  const said = body === '' ? '' : ` It says: “${body}”`;
  switch (status) {
    case 401:
      if (!authorized) return `The CSMS wants a password, and none was given (HTTP 401). Choose security profile 1 or 2, and give the station's password.${said}`;
      return `The CSMS does not accept the user name and password (HTTP 401). Check the password; the user name is the station's identity.${said}`;
    case 403:
      return `The CSMS forbids the connection (HTTP 403). Check the station's identity and its rights.${said}`;
    case 404:
      return `The CSMS knows no such path or station (HTTP 404). Check the path of the URL and the station's identity.${said}`;
    case 426:
      return `The server wants another protocol (HTTP 426). Check the path, and that the subprotocol is one it speaks.${said}`;
    default:
  }
  if (status >= 300 && status < 400) {
    return `The server sends on to ${location ?? 'another place'} (HTTP ${status}). Enter that URL, with ws:// or wss://.`;
  }
  if (status >= 200 && status < 300) {
    return `The server answers as a web server (HTTP ${status}), not with a WebSocket. Check the path of the URL.`;
  }
  if (status >= 500) return `The CSMS or a proxy before it failed (HTTP ${status}${named(statusText)}). Try again later, or look at its log.${said}`;
  return `The server refused the connection with HTTP ${status}${named(statusText)}.${said}`;
}

function named(statusText: string): string {
  return statusText === '' ? '' : ` ${statusText}`;
}

function placeOf(url: string): { host: string; secure: boolean } {
  try {
    const { host, protocol } = new URL(url);
    return { host, secure: protocol === 'wss:' };
  } catch {
    return { host: url, secure: false };
  }
}
