import { SUBPROTOCOL, versionOfSubprotocol } from '../ocpp/version';
import type { ConnectOptions, HeaderList, UpgradeRequest } from '../platform/socket';
import type { TapSettings } from './api';

/** Headers that belong to one connection alone (RFC 9110 §7.6.1, RFC 6455 §4.1); the rest are the station's, and are passed on. */
const OWN_TO_A_LEG = /^(host|connection|upgrade|sec-websocket-.*|keep-alive|te|trailer|transfer-encoding|content-length|proxy-.*)$/i;

/**
 * The URL at the CSMS that belongs to a station's request: the identity as the station wrote it, escaped as it was, and its query.
 *
 * @param base of the CSMS; `{id}` stands for the identity, which else goes to the end of the path
 * @param target path and query as on the wire
 */
export function upstreamUrl(base: string, target: string): string {
  const { path, query } = split(target);
  const { path: place, query: own } = split(base);
  const id = path.replace(/\/+$/, '').split('/').at(-1) ?? '';
  const where = base.includes('{id}') ? place.replaceAll('{id}', id) : `${place.replace(/\/+$/, '')}/${id}`;
  const queries = [own.replaceAll('{id}', id), query].filter((one) => one !== '');
  return queries.length === 0 ? where : `${where}?${queries.join('&')}`;
}

function split(text: string): { readonly path: string; readonly query: string } {
  const at = text.indexOf('?');
  return at < 0 ? { path: text, query: '' } : { path: text.slice(0, at), query: text.slice(at + 1) };
}

/** What of the station's offer the CSMS is offered. */
export function offeredOf(request: UpgradeRequest, versions: TapSettings['versions']): readonly string[] {
  if (versions.length === 0) return request.protocols;
  return request.protocols.filter((protocol) => versions.some((version) => SUBPROTOCOL[version] === protocol));
}

/** The station's headers as the CSMS gets them. */
export function passedHeaders(request: UpgradeRequest, { credentials, passUserAgent }: TapSettings): HeaderList {
  return request.headers.filter(([name]) => {
    const lower = name.toLowerCase();
    if (OWN_TO_A_LEG.test(lower)) return false;
    if (lower === 'authorization') return credentials === undefined;
    return lower !== 'user-agent' || passUserAgent;
  });
}

/** How the CSMS is asked for a station's connection. */
export function connectOptions(request: UpgradeRequest, station: string, settings: TapSettings): Omit<ConnectOptions, 'handler'> {
  const { upstream, versions, credentials, ca, clientCertificate, connectTimeoutMs } = settings;
  return {
    url: upstreamUrl(upstream, request.target),
    protocols: offeredOf(request, versions),
    headers: passedHeaders(request, settings),
    ...(credentials ? { basic: { user: credentials.user ?? station, password: credentials.password } } : {}),
    ...(ca === undefined ? {} : { ca }),
    ...(clientCertificate ? { clientCertificate } : {}),
    timeoutMs: connectTimeoutMs,
  };
}

/** How the leg to the CSMS is secured, as the journal names it. */
export function upstreamSecurity(url: string, authorized: boolean, { clientCertificate }: TapSettings): 'none' | 'basic' | 'tls-basic' | 'mutual-tls' {
  if (/^wss:/i.test(url)) return clientCertificate ? 'mutual-tls' : 'tls-basic';
  return authorized ? 'basic' : 'none';
}

/** As what frames are read under a subprotocol. */
export function versionUnder(protocol: string, { assumeVersion }: TapSettings): TapSettings['assumeVersion'] {
  return versionOfSubprotocol(protocol) ?? (protocol === '' ? assumeVersion : undefined);
}
