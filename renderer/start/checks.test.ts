import { describe, expect, it } from 'vitest';
import { checkHost, checkStation, isOwnCsms, normalPath, stationOf, urlFor } from './checks';
import type { StationForm } from '../stores/start-forms';

const form: StationForm = {
  url: 'ws://127.0.0.1:9000/ocpp', id: 'CP001', version: '2.0.1', evses: 2, connectors: 1, connectorType: 'cType2', security: '0', password: '', ca: '', certificate: '', key: '',
};

describe('the form of the CSMS', () => {
  it('accepts what can be listened on', () => {
    expect(checkHost({ port: '9000', path: '/ocpp', security: '0', password: '' })).toEqual({});
  });
  it('says what is wrong with port, path and password', () => {
    expect(Object.keys(checkHost({ port: '70000', path: '/a b', security: '1', password: '' }))).toEqual(['port', 'path', 'password']);
    expect(checkHost({ port: '', path: '', security: '0', password: '' })).toHaveProperty('port');
  });
  it('brings a path into its usual form', () => {
    expect(normalPath('ocpp/')).toBe('/ocpp');
    expect(normalPath('/')).toBe('');
  });
});

describe('the form of a station', () => {
  it('accepts a plain station', () => {
    expect(checkStation(form)).toEqual({});
  });
  it('wants the scheme that fits the security profile', () => {
    expect(checkStation({ ...form, url: 'http://x' }).url).toContain('ws://');
    expect(checkStation({ ...form, security: '2', password: 'x' }).url).toContain('wss://');
    expect(checkStation({ ...form, url: 'wss://x' }).url).toContain('profile 2');
  });
  it('wants an identity that the version allows', () => {
    expect(checkStation({ ...form, id: 'my station' }).id).toContain('2.0.1');
    expect(checkStation({ ...form, id: 'my station', version: '1.6' })).toEqual({});
    expect(checkStation({ ...form, id: 'a:b', security: '1', password: 'x' }).id).toContain('colon');
    expect(checkStation({ ...form, id: 'x'.repeat(49) }).id).toContain('48');
  });
  it('wants a certificate for profile 3, unless the workbench’s own CSMS gives one', () => {
    const secure = { ...form, url: 'wss://127.0.0.1:9000/ocpp', security: '3' as const };
    expect(Object.keys(checkStation(secure))).toEqual(['certificate', 'key']);
    expect(checkStation(secure, true)).toEqual({});
    expect(stationOf(secure)).not.toHaveProperty('clientCertificate');
    expect(Object.keys(checkStation({ ...secure, certificate: 'x' }, true))).toEqual(['certificate', 'key']);
  });
  it('knows the workbench’s own CSMS by its port and the addresses of this machine', () => {
    const state = { running: { host: '0.0.0.0', port: 9000 }, reachable: [{ interface: 'eth0', address: '192.168.1.20', url: '', loopback: false }] };
    expect(isOwnCsms('wss://192.168.1.20:9000/ocpp', state)).toBe(true);
    expect(isOwnCsms('wss://localhost:9000', state)).toBe(true);
    expect(isOwnCsms('wss://192.168.1.20:9001', state)).toBe(false);
    expect(isOwnCsms('wss://example.org:9000', state)).toBe(false);
    expect(isOwnCsms('wss://localhost:9000', undefined)).toBe(false);
  });
  it('takes the scheme along when the security profile changes', () => {
    expect(urlFor('ws://x/ocpp', '2')).toBe('wss://x/ocpp');
    expect(urlFor('wss://x/ocpp', '1')).toBe('ws://x/ocpp');
  });
  it('becomes what the host takes', () => {
    expect(stationOf({ ...form, url: 'ws://x/ocpp/' })).toMatchObject({ url: 'ws://x/ocpp', securityProfile: 0, evses: [{ phases: 3, connectors: [{ type: 'cType2' }] }, {}] });
    expect(stationOf({ ...form, connectorType: 'cCCS2' }).evses?.[0]).toMatchObject({ phases: 0, maxPower: 150_000 });
    expect(stationOf({ ...form, password: 'left over' })).not.toHaveProperty('password');
  });
});
