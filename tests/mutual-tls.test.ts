import { afterEach, describe, expect, test } from 'vitest';
import { NodeClock } from '../electron/node/node-clock';
import { NodeRandom } from '../electron/node/node-random';
import { NodeCertificates } from '../electron/node/pki/certificates';
import { WsClient } from '../electron/node/ws-client';
import { WsServer } from '../electron/node/ws-server';
import { OwnAuthority } from '../shared/csms/authority/authority';
import { putUp } from '../shared/csms/authority/put-up';
import { Csms } from '../shared/csms/csms';
import { defaultStationConfig } from '../shared/station/default-config';
import { SimulatedStation } from '../shared/station/station';
import type { OcppVersion } from '../shared/ocpp/version';
import { FakeRecorder } from './support/fake-recorder';

/** Our station and our CSMS over real TLS with certificates on both sides (security profile 3). */

const cleanUp: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const step of cleanUp.splice(0).reverse()) await step();
});

async function setUp(version: OcppVersion, identity = 'CP1') {
  const [certificates, clock, random, recorder] = [new NodeCertificates(), new NodeClock(), new NodeRandom(), new FakeRecorder()];
  const authority = new OwnAuthority({ certificates, clock, random });
  const ports = { clock, random, recorder, checkOf: () => undefined };
  const csms = new Csms({ server: new WsServer(), ports: { ...ports, certificateAuthority: authority, certificates }, settings: { port: 0, securityProfile: 3 } });
  const started = await csms.start();
  if (!started.ok) throw new Error(started.message);
  cleanUp.push(() => csms.stop());
  const given = await putUp(authority, certificates, identity, 3, 365);
  const station = new SimulatedStation({
    config: defaultStationConfig({ id: 'CP1', version, url: `wss://127.0.0.1:${started.port}`, securityProfile: 3, ...given }),
    client: new WsClient(),
    ports: { ...ports, certificates, strictness: () => 'observe', timeoutMs: () => 5000 },
  });
  cleanUp.push(() => station.stop());
  station.start();
  return { csms, station, recorder };
}

const accepted = (csms: Csms) => expect.poll(() => csms.stations()[0], { timeout: 10_000 });

describe.each(['1.6', '2.1'] as const)('over mutual TLS, %s', (version) => {
  test('a station comes in, renews its certificate when it is asked to, and comes in again with the new one (A02)', async () => {
    const { csms, recorder } = await setUp(version);
    await accepted(csms).toMatchObject({ connected: true, registration: 'Accepted' });
    const shown = (): string[] => recorder.of<{ decision: { reason: string } }>('upgrade').map(({ decision }) => /certificate (\w+) of/.exec(decision.reason)?.[1] ?? '').filter((serial) => serial !== '');
    const before = shown().length;
    const outcome = version === '1.6'
      ? await csms.call('CP1', 'ExtendedTriggerMessage', { requestedMessage: 'SignChargePointCertificate' })
      : await csms.call('CP1', 'TriggerMessage', { requestedMessage: 'SignChargingStationCertificate' });
    expect(outcome).toMatchObject({ kind: 'result', payload: { status: 'Accepted' } });
    await expect.poll(() => shown().length, { timeout: 10_000 }).toBeGreaterThan(before);
    expect(new Set(shown()).size).toBe(2);
    await accepted(csms).toMatchObject({ connected: true });
  });
});

test("a station with another station's certificate is turned away (A00.FR.405)", async () => {
  const { csms, station } = await setUp('2.0.1', 'CP2');
  await expect.poll(() => station.status().lastError ?? '', { timeout: 10_000 }).toMatch(/HTTP 403/);
  expect(csms.stations()).toEqual([]);
});
