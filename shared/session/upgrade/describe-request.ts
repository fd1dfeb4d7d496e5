import type { HeaderList, UpgradeRequest } from '../../platform/socket';

const SECRET = new Set(['authorization', 'proxy-authorization', 'cookie']);

/** The headers as a log may show them: names, order and spelling kept, secrets masked. */
export function maskHeaders(request: UpgradeRequest): HeaderList {
  return request.headers.map(([name, value]) => [name, SECRET.has(name.toLowerCase()) ? masked(value, request) : value] as const);
}

function masked(value: string, request: UpgradeRequest): string {
  const scheme = /^\S+(?=\s)/.exec(value)?.[0] ?? '';
  const user = scheme.toLowerCase() === 'basic' && request.basic ? `${request.basic.user}:` : '';
  return `${scheme} ${user}***`.trim();
}

/** Address and port, with the brackets that an IPv6 address needs. */
export function remoteOf(request: UpgradeRequest): string {
  const { remoteAddress, remotePort } = request;
  return remoteAddress.includes(':') ? `[${remoteAddress}]:${remotePort}` : `${remoteAddress}:${remotePort}`;
}

/** The URL that the station was given, as far as its request tells. */
export function urlOf(request: UpgradeRequest): string {
  const host = request.headers.find(([name]) => name.toLowerCase() === 'host')?.[1] ?? '';
  return `${request.secure === true ? 'wss' : 'ws'}://${host}${request.target}`;
}
