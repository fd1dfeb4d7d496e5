import type { Reachable } from '../ipc/shapes';
import type { NetworkAddress } from './ports';

/**
 * The URLs to type into a charging station, one for each address of this machine at which the CSMS listens; loopback
 * last, since no station reaches it. The station's identity follows after the last slash.
 */
export function reachable(listening: { host: string; port: number; secure?: boolean } | undefined, path: string, addresses: readonly NetworkAddress[]): Reachable[] {
  if (!listening) return [];
  const { host, port, secure = false } = listening;
  const everywhere = host === '0.0.0.0' || host === '::' || host === '';
  return addresses
    .filter(({ address, family }) => (everywhere ? host !== '0.0.0.0' || family === 4 : address === host || (host === 'localhost' && address === '127.0.0.1')))
    .filter(({ address }) => !isLinkLocal(address))
    .map(({ name, address, family, loopback }) => ({
      interface: name,
      address,
      loopback,
      url: `${secure ? 'wss' : 'ws'}://${family === 6 ? `[${address}]` : address}:${port}${tidy(path)}/`,
    }))
    .sort((a, b) => Number(a.loopback) - Number(b.loopback) || Number(a.address.includes(':')) - Number(b.address.includes(':')));
}

/** Such an address means nothing without the name of an interface (RFC 3927, RFC 4291 §2.5.6). */
function isLinkLocal(address: string): boolean {
  return address.startsWith('169.254.') || /^fe[89ab]/i.test(address);
}

function tidy(path: string): string {
  const bare = path.replace(/^\/+|\/+$/g, '');
  return bare === '' ? '' : `/${bare}`;
}
