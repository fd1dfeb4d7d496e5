import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { NodeCertificates } from '../../electron/node/pki/certificates';
import { NodeRandom } from '../../electron/node/node-random';
import { WsClient } from '../../electron/node/ws-client';
import { WsServer } from '../../electron/node/ws-server';
import { OwnAuthority } from '../../shared/csms/authority/authority';
import { putUp } from '../../shared/csms/authority/put-up';
import { Csms } from '../../shared/csms/csms';
import type { FrameCheck } from '../../shared/ocpp/frame-check';
import { loadValidator } from '../../shared/ocpp/validate';
import { OCPP_VERSIONS, type OcppVersion } from '../../shared/ocpp/version';
import type { StationConfig } from '../../shared/station/api';
import { defaultStationConfig } from '../../shared/station/default-config';
import { SimulatedStation } from '../../shared/station/station';
import type { TapSettings } from '../../shared/tap/api';
import type { TapPorts } from '../../shared/tap/tap';
import { FakeRecorder } from '../support/fake-recorder';
import { TapBench } from './tap-bench';

/** Our station, a tap and our CSMS over real sockets: whole charging sessions. */

const checks = new Map<OcppVersion, FrameCheck>();
beforeAll(async () => {
  for (const version of OCPP_VERSIONS) checks.set(version, await loadValidator(version));
});

let bench: TapBench;
const cleanUp: (() => Promise<unknown>)[] = [];
beforeEach(() => { bench = new TapBench(); });
afterEach(async () => {
  for (const step of cleanUp.splice(0).reverse()) await step();
  await bench.end();
});

const checkOf = (version: OcppVersion): FrameCheck | undefined => checks.get(version);

/** Everything but the tap, each end with a log of its own. */
async function setUp(version: OcppVersion, securityProfile: 0 | 1 | 2 | 3, settings: Partial<TapSettings> = {}, config: Partial<StationConfig> = {}, tapPorts: Partial<TapPorts> = {}, authority?: OwnAuthority) {
  const [csmsLog, stationLog] = [new FakeRecorder(), new FakeRecorder()];
  const { clock } = bench;
  const random = new NodeRandom();
  const certificates = new NodeCertificates();
  const csms = new Csms({
    server: new WsServer(),
    ports: { clock, random, recorder: csmsLog, checkOf, certificates, ...(authority ? { certificateAuthority: authority } : {}) },
    settings: { host: '127.0.0.1', port: 0, path: '/ocpp', securityProfile, passwords: securityProfile === 1 || securityProfile === 2 ? { CP1: '0123456789abcdef' } : {} },
  });
  const started = await csms.start();
  if (!started.ok) throw new Error(started.message);
  cleanUp.push(() => csms.stop());
  const scheme = securityProfile >= 2 ? 'wss' : 'ws';
  const tap = await bench.start({ upstream: `${scheme}://127.0.0.1:${started.port}/ocpp`, ...settings }, { checkOf, ...tapPorts });
  const station = new SimulatedStation({
    config: { ...defaultStationConfig({ id: 'CP1', version, url: `${(settings.securityProfile ?? 0) >= 2 ? 'wss' : 'ws'}://127.0.0.1:${bench.port}/ocpp` }), speed: 200, ...config },
    client: new WsClient(),
    ports: { clock, random, recorder: stationLog, checkOf, certificates, strictness: () => 'observe', timeoutMs: () => 10_000 },
  });
  cleanUp.push(() => station.stop());
  return { csms, tap, station, csmsLog, stationLog };
}

const framesOf = (log: FakeRecorder, direction: string): string[] => log.entries.filter((entry) => entry.kind === 'frame' && entry.direction === direction).map(({ text }) => text);

describe.each(OCPP_VERSIONS)('a charging session of %s over a tap', (version) => {
  test('both ends send and get the same, byte for byte, and the tap has all of it once', async () => {
    const { csms, tap, station, csmsLog, stationLog } = await setUp(version, 0);
    station.start();
    expect(await station.chargeOnce({ evse: 1, connector: 1, idToken: 'T01', meterValues: 3 })).toMatchObject({ ok: true });
    expect(tap.state().stations).toMatchObject([{ id: 'CP1', version, station: 'open', csms: 'open' }]);
    expect(csms.stations()).toMatchObject([{ id: 'CP1', connected: true, version }]);
    await station.stop();
    await expect.poll(() => tap.state().stations[0]?.csms).toBe('closed');
    for (const direction of ['up', 'down']) {
      const frames = framesOf(stationLog, direction);
      expect(frames.length).toBeGreaterThan(8);
      expect(framesOf(csmsLog, direction)).toEqual(frames);
      expect(bench.entries('frame').filter((entry) => entry.direction === direction).map(({ text }) => text)).toEqual(frames);
    }
    // Checked, paired and without a fault, as anywhere else.
    const rows = bench.entries('frame').map(({ index }) => bench.journal.row(index));
    expect(rows.filter((row) => row?.severity !== 'ok' || row.pair === undefined)).toEqual([]);
    expect(bench.journal.transactions).toHaveLength(1);
  });
});

describe('security, each leg by itself', () => {
  test('profile 1 over both: the password passes', async () => {
    const { csms, station } = await setUp('2.0.1', 1, { securityProfile: 1 }, { securityProfile: 1, password: '0123456789abcdef' });
    station.start();
    await expect.poll(() => csms.stations()[0], { timeout: 10_000 }).toMatchObject({ connected: true, registration: 'Accepted' });
  });

  test('a wrong password is refused by the CSMS, and the station hears so', async () => {
    const { tap, station } = await setUp('2.0.1', 1, {}, { securityProfile: 1, password: 'fedcba9876543210' });
    station.start();
    await expect.poll(() => station.status().lastError ?? '', { timeout: 10_000 }).toMatch(/HTTP 401/);
    expect(tap.state().refusals[0]?.message).toMatch(/does not accept the user name and password/);
  });

  test('mutual TLS on both legs, each with certificates of its own', async () => {
    const [certificates, random] = [new NodeCertificates(), new NodeRandom()];
    const authority = (organization: string): OwnAuthority => new OwnAuthority({ certificates, clock: bench.clock, random, organization });
    const [inner, outer] = [authority('CSMS'), authority('Tap')];
    const upstream = await putUp(inner, certificates, 'CP1', 3, 30);
    const own = await putUp(outer, certificates, 'CP1', 3, 30);
    const { csms, tap, station, csmsLog } = await setUp('2.1', 3, {
      securityProfile: 3, ca: upstream.ca, ...(upstream.clientCertificate ? { clientCertificate: upstream.clientCertificate } : {}),
    }, { securityProfile: 3, ...own }, { certificateAuthority: outer }, inner);
    station.start();
    expect(await station.chargeOnce({ evse: 1, connector: 1, idToken: 'T01', meterValues: 1 })).toMatchObject({ ok: true });
    expect(csms.stations()).toMatchObject([{ id: 'CP1', connected: true }]);
    expect(tap.running).toMatchObject({ secure: true });
    expect(bench.entries('open').map(({ text }) => (JSON.parse(text) as { security: string }).security)).toEqual(['mutual-tls', 'mutual-tls']);
    expect(csmsLog.of<{ security: string }>('open')).toMatchObject([{ security: 'mutual-tls' }]);
  });

  test('TLS towards stations alone, with a password put in for the CSMS', async () => {
    const certificates = new NodeCertificates();
    const outer = new OwnAuthority({ certificates, clock: bench.clock, random: new NodeRandom() });
    const { csms, station } = await setUp('1.6', 1, { securityProfile: 2, credentials: { password: '0123456789abcdef' } },
      { securityProfile: 2, password: 'something-else-16', ca: await outer.root() }, { certificateAuthority: outer });
    station.start();
    await expect.poll(() => csms.stations()[0], { timeout: 10_000 }).toMatchObject({ connected: true });
  });

  test('a CSMS whose certificate is not trusted: the station is not let in, and the sentence says why', async () => {
    const certificates = new NodeCertificates();
    const inner = new OwnAuthority({ certificates, clock: bench.clock, random: new NodeRandom() });
    const { tap, station } = await setUp('2.0.1', 2, {}, { securityProfile: 1, password: '0123456789abcdef' }, {}, inner);
    station.start();
    await expect.poll(() => tap.state().refusals[0]?.message, { timeout: 10_000 }).toMatch(/is not signed by an authority that is trusted here/);
  });
});
