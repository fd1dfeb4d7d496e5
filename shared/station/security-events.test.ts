import { afterEach, describe, expect, it } from 'vitest';
import type { ConnectResult } from '../platform/socket';
import { Bench } from './bench.fixture';

let bench: Bench;
afterEach(() => expect(bench.faults).toEqual([]));

const types = (): unknown[] => bench.of('SecurityEventNotification').map(({ type }) => type);
const failing = (more: Partial<Extract<ConnectResult, { ok: false }>>): ConnectResult => ({ ok: false, message: 'It failed.', ...more });

describe('security events (A04)', () => {
  it.each<[string, Partial<Extract<ConnectResult, { ok: false }>>]>([
    ['InvalidCsmsCertificate', { tls: 'certificate', code: 'CERT_HAS_EXPIRED' }],
    ['InvalidTLSVersion', { tls: 'version' }],
    ['InvalidTLSCipherSuite', { tls: 'cipher' }],
  ])('%s is told once the connection is there, once for all attempts that failed alike (A00.FR.314)', async (type, failure) => {
    bench = await Bench.booted('2.0.1');
    bench.forget();
    bench.fail = failing(failure);
    bench.sockets.dropAll();
    await bench.pass(300);
    bench.fail = undefined;
    await bench.pass(300);
    expect(types()).toEqual([type]);
  });

  it('an attempt that fails for no such reason is none', async () => {
    bench = await Bench.booted('2.0.1');
    bench.forget();
    bench.fail = failing({ code: 'ECONNREFUSED' });
    bench.sockets.dropAll();
    await bench.pass(120);
    bench.fail = undefined;
    await bench.pass(300);
    expect(types()).toEqual([]);
  });

  it('a clock that is moved by more than it drifts is one', async () => {
    bench = await Bench.booted('2.0.1');
    bench.forget();
    bench.script.set('Heartbeat', { currentTime: '2026-01-01T00:00:20Z' });
    await bench.result('TriggerMessage', { requestedMessage: 'Heartbeat' });
    expect(types()).toEqual([]);
    bench.script.set('Heartbeat', { currentTime: '2026-01-01T05:00:00Z' });
    await bench.result('TriggerMessage', { requestedMessage: 'Heartbeat' });
    await bench.settle();
    expect(types()).toEqual(['SettingSystemTime']);
  });

  it('what is not critical is logged and not told, and the password is in neither (A01.FR.11, A01.FR.12)', async () => {
    bench = await Bench.booted('2.0.1', { password: '0123456789abcdef', securityProfile: 1 });
    bench.forget();
    await bench.result('SetVariables', { setVariableData: [{ component: { name: 'SecurityCtrlr' }, variable: { name: 'BasicAuthPassword' }, attributeValue: 'fedcba9876543210' }] });
    await bench.pass(30);
    expect(types()).toEqual([]);
    expect(JSON.stringify(bench.events)).not.toContain('fedcba9876543210');
  });

  it('an act that is no event of the standard is refused', async () => {
    bench = await Bench.booted('2.0.1');
    expect(bench.station.act({ kind: 'security-event', type: 'SomethingElse' })).toMatchObject({ ok: false });
  });

  it('are told in 1.6 by 1.6 names, where a security profile is in use', async () => {
    bench = await Bench.booted('1.6', { password: '0123456789abcdef', securityProfile: 1 });
    bench.forget();
    await bench.act({ kind: 'security-event', type: 'InvalidCsmsCertificate' });
    expect(types()).toEqual(['InvalidCentralSystemCertificate']);
  });

  it('are not told in 1.6 without a security profile', async () => {
    bench = await Bench.booted('1.6');
    await bench.act({ kind: 'open-door' });
    expect(types()).toEqual([]);
  });
});
