import type { NetworkInterfaceInfo } from 'node:os';
import { describe, expect, test } from 'vitest';
import { networkAddresses } from './network';

const v4 = (address: string, internal = false): NetworkInterfaceInfo => ({ address, family: 'IPv4', internal, netmask: '255.255.255.0', mac: '', cidr: null });
const v6 = (address: string, internal = false): NetworkInterfaceInfo => ({ address, family: 'IPv6', internal, netmask: '', mac: '', cidr: null, scopeid: 0 });

describe('the addresses of this machine', () => {
  test('come with IPv4 first and loopback last, without link-local ones', () => {
    const addresses = networkAddresses({
      lo: [v4('127.0.0.1', true), v6('::1', true)],
      eth0: [v4('192.168.1.5'), v6('fe80::1'), v6('2001:db8::5')],
      wlan0: [v4('169.254.3.4'), v4('10.0.0.7')],
    });
    expect(addresses.map(({ interface: name, address, loopback }) => `${name} ${address}${loopback ? ' loopback' : ''}`)).toEqual([
      'eth0 192.168.1.5', 'wlan0 10.0.0.7', 'eth0 2001:db8::5', 'lo 127.0.0.1 loopback', 'lo ::1 loopback',
    ]);
  });

  test('are there on this very machine', () => {
    expect(networkAddresses().map(({ address }) => address)).toContain('127.0.0.1');
  });
});
