import { afterEach, expect, test } from 'vitest';
import { NodeClock } from '../electron/node/node-clock';
import { NodeRandom } from '../electron/node/node-random';
import { NodeCertificates } from '../electron/node/pki/certificates';
import { WsClient } from '../electron/node/ws-client';
import { WsServer } from '../electron/node/ws-server';
import { Csms } from '../shared/csms/csms';
import { defaultStationConfig } from '../shared/station/default-config';
import { SimulatedStation } from '../shared/station/station';
import { FakeRecorder } from './support/fake-recorder';

/** A root for the CSMS that its forerunner has signed (AdditionalRootCertificateCheck), over real TLS. */

const DAY = 86_400_000;
const certificates = new NodeCertificates();
const cleanUp: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const step of cleanUp.splice(0).reverse()) await step();
});

interface Issued { readonly pem: string; readonly key: string }

async function issue(commonName: string, use: 'authority' | 'server', issuer?: Issued): Promise<Issued> {
  const keys = await certificates.makeKeyPair();
  const pem = await certificates.issue({
    subject: { commonName, organization: 'Operator' }, publicKey: keys.publicKey, key: issuer?.key ?? keys.privateKey, ...(issuer ? { issuer: issuer.pem } : {}),
    serialNumber: '0A', notBefore: Date.now() - DAY, notAfter: Date.now() + DAY, use, ...(use === 'server' ? { names: ['127.0.0.1'] } : {}),
  });
  return { pem, key: keys.privateKey };
}

/** A CSMS under the first root, and a station that trusts it, has been given the second, and then finds the CSMS under one of the two. */
async function setUp(second: (first: Issued) => Promise<Issued>, after: 'first' | 'second') {
  const [clock, random, recorder] = [new NodeClock(), new NodeRandom(), new FakeRecorder()];
  const first = await issue('Root 1', 'authority');
  const next = await second(first);
  const ports = { clock, random, recorder, checkOf: () => undefined };
  const start = async (root: Issued, port: number): Promise<{ csms: Csms; port: number }> => {
    const server = await issue('127.0.0.1', 'server', root);
    const csms = new Csms({ server: new WsServer(), ports, settings: { port, securityProfile: 2, passwords: { '*': '0123456789abcdef' }, tls: { certificate: `${server.pem}\n${root.pem}`, key: server.key } } });
    const started = await csms.start();
    if (!started.ok) throw new Error(started.message);
    cleanUp.push(() => csms.stop());
    return { csms, port: started.port };
  };
  const before = await start(first, 0);
  const station = new SimulatedStation({
    config: defaultStationConfig({ id: 'CP1', version: '2.0.1', url: `wss://127.0.0.1:${before.port}`, securityProfile: 2, password: '0123456789abcdef', ca: first.pem }),
    client: new WsClient(),
    ports: { ...ports, certificates, strictness: () => 'observe', timeoutMs: () => 5000 },
  });
  cleanUp.push(() => station.stop());
  expect(station.configure({ 'SecurityCtrlr.AdditionalRootCertificateCheck': 'true', 'OCPPCommCtrlr.RetryBackOffWaitMinimum': '0', 'OCPPCommCtrlr.RetryBackOffRandomRange': '0' })).toEqual({ ok: true });
  station.start();
  await expect.poll(() => before.csms.stations()[0]?.registration, { timeout: 10_000 }).toBe('Accepted');
  const installed = await before.csms.call('CP1', 'InstallCertificate', { certificateType: 'CSMSRootCertificate', certificate: next.pem });
  expect(installed).toMatchObject({ kind: 'result', payload: { status: 'Accepted' } });
  await before.csms.stop();
  const { csms } = await start(after === 'first' ? first : next, before.port);
  await expect.poll(() => csms.stations()[0]?.connected, { timeout: 10_000 }).toBe(true);
  const ids = await csms.call('CP1', 'GetInstalledCertificateIds', { certificateType: ['CSMSRootCertificate'] });
  return ids.kind === 'result' ? (ids.payload['certificateHashDataChain'] as unknown[]).length : -1;
}

test('the old root goes when the new one has worked (M05.FR.13)', async () => {
  expect(await setUp((first) => issue('Root 2', 'authority', first), 'second')).toBe(1);
});

test('the old root serves once more while the CSMS has none under the new one (M05.FR.14)', async () => {
  expect(await setUp((first) => issue('Root 2', 'authority', first), 'first')).toBe(2);
});
