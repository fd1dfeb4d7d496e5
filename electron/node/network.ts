import { networkInterfaces } from 'node:os';

/** An address at which this machine can be reached. */
export interface NetworkAddress {
  /** As the system names it: eth0, Wi-Fi … */
  readonly interface: string;
  /** IPv6 without brackets. */
  readonly address: string;
  readonly family: 4 | 6;
  readonly loopback: boolean;
}

/**
 * Addresses of this machine that a charging station can be given: IPv4 before IPv6, loopback last. Link-local ones are
 * left out, since they mean nothing without the name of an interface.
 */
export function networkAddresses(interfaces = networkInterfaces()): NetworkAddress[] {
  const all = Object.entries(interfaces).flatMap(([name, addresses = []]) =>
    addresses.map(({ address, family, internal }): NetworkAddress => ({ interface: name, address, family: family === 'IPv6' ? 6 : 4, loopback: internal })));
  return all.filter(({ address }) => !isLinkLocal(address)).sort((a, b) => Number(a.loopback) - Number(b.loopback) || a.family - b.family);
}

function isLinkLocal(address: string): boolean {
  return address.startsWith('169.254.') || /^fe[89ab]/i.test(address);
}
