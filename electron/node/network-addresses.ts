import { networkInterfaces } from 'node:os';
import type { NetworkAddress } from '../../shared/workbench/ports';

/** Addresses of all network interfaces of this machine that are up. */
export function networkAddresses(): NetworkAddress[] {
  return Object.entries(networkInterfaces()).flatMap(([name, addresses]) =>
    (addresses ?? []).map(({ address, family, internal }) => ({ name, address, family: family === 'IPv6' ? 6 : 4, loopback: internal }) as const),
  );
}
