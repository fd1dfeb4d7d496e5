import { RPCClient, RPCError } from 'ocpp-rpc';
import { afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { NodeClock } from '../../electron/node/node-clock';
import { NodeRandom } from '../../electron/node/node-random';
import { WsServer } from '../../electron/node/ws-server';
import { Csms } from '../../shared/csms/csms';
import type { CsmsSettings } from '../../shared/csms/api';
import { actionsSentBy } from '../../shared/ocpp/actions';
import type { FrameCheck } from '../../shared/ocpp/frame-check';
import type { JsonObject } from '../../shared/ocpp/json';
import { loadPayloadSchemas } from '../../shared/ocpp/schema-docs';
import { loadValidator } from '../../shared/ocpp/validate';
import { OCPP_VERSIONS, SUBPROTOCOL, type OcppVersion } from '../../shared/ocpp/version';
import { FakeRecorder } from '../support/fake-recorder';
import { samplePayload, type SimpleSchema } from '../support/payload-samples';
import { strictValidator21 } from './ocpp-rpc-2.1';

/** Our CSMS over real sockets, held against ocpp-rpc as an independent station that validates both directions. */

const checks = new Map<OcppVersion, FrameCheck>();
const schemas = new Map<OcppVersion, Readonly<Record<string, SimpleSchema>>>();
const validator21 = strictValidator21();
const cleanup: (() => Promise<unknown>)[] = [];

beforeAll(async () => {
  // ocpp-rpc's Ajv warns of every enumeration in the published schemas, hundreds of lines.
  vi.spyOn(console, 'warn').mockImplementation(() => undefined);
  for (const version of OCPP_VERSIONS) {
    checks.set(version, await loadValidator(version));
    schemas.set(version, await loadPayloadSchemas(version));
  }
});

afterEach(async () => {
  for (const undo of cleanup.splice(0).reverse()) await undo();
});

async function startCsms(settings: Partial<CsmsSettings> = {}): Promise<{ csms: Csms; endpoint: string; recorder: FakeRecorder }> {
  const recorder = new FakeRecorder();
  const csms = new Csms({
    server: new WsServer(),
    ports: { clock: new NodeClock(), random: new NodeRandom(), recorder, checkOf: (version) => checks.get(version) },
    settings: { port: 0, path: '/ocpp', ...settings },
  });
  const started = await csms.start();
  if (!started.ok) throw new Error(started.message);
  cleanup.push(() => csms.stop());
  return { csms, recorder, endpoint: `ws://127.0.0.1:${started.port}/ocpp` };
}

interface StationOptions {
  readonly identity?: string;
  readonly password?: string;
  readonly strict?: boolean;
}

async function connect(endpoint: string, versions: readonly OcppVersion[], options: StationOptions = {}): Promise<RPCClient> {
  const { identity = 'CP1', password = null, strict = true } = options;
  const client = new RPCClient({
    endpoint, identity, password, protocols: versions.map((version) => SUBPROTOCOL[version]),
    strictMode: strict, strictModeValidators: [validator21], reconnect: false, maxReconnects: 0, callTimeoutMs: 5_000, callConcurrency: 1,
    pingIntervalMs: 0, deferPingsOnActivity: false, respondWithDetailedErrors: false, maxBadMessages: 0, wsOpts: {}, headers: {},
    backoff: { initialDelay: 1, maxDelay: 10, factor: 2, randomisationFactor: 0 },
  });
  cleanup.push(() => client.close({ force: true }));
  await client.connect();
  return client;
}

const call = (client: RPCClient, action: string, payload: JsonObject): Promise<JsonObject> => client.call(action, payload) as Promise<JsonObject>;

describe.each(OCPP_VERSIONS)('a strict station of %s', (version) => {
  const sample = (action: string, part: 'request' | 'response', all = false): JsonObject => samplePayload(schemas.get(version)?.[`${action}.${part}`] ?? {}, all);

  test('has every request answered validly', async () => {
    const { endpoint, recorder } = await startCsms({ tariff: { currency: 'EUR', perKwh: 0.4, perMinute: 0, perSession: 0 } });
    const client = await connect(endpoint, [version]);
    for (const { name, isSend } of actionsSentBy(version, 'station')) {
      if (isSend) continue;
      for (const all of [false, true]) expect(await call(client, name, sample(name, 'request', all))).toBeTypeOf('object');
    }
    expect(recorder.found.filter(({ facts }) => facts.severity === 'error')).toEqual([]);
  });

  test('gets every request of the CSMS validly, and its answers are understood', async () => {
    const { csms, endpoint, recorder } = await startCsms();
    const client = await connect(endpoint, [version]);
    client.handle(({ method = '' }) => Promise.resolve(sample(method, 'response', true)));
    for (const { name } of actionsSentBy(version, 'csms')) {
      const outcome = await csms.call('CP1', name, sample(name, 'request', true));
      expect([name, outcome.kind]).toEqual([name, 'result']);
    }
    expect(recorder.found.filter(({ facts }) => facts.severity === 'error')).toEqual([]);
  });

  test('is told in an error what the CSMS does not do', async () => {
    const { endpoint } = await startCsms();
    const client = await connect(endpoint, [version], { strict: false });
    await expect(client.call('Nonsense', {})).rejects.toMatchObject({ rpcErrorCode: 'NotImplemented' });
    await expect(client.call('Reset', {})).rejects.toMatchObject({ rpcErrorCode: 'NotSupported' });
    await expect(client.call('Reset', {})).rejects.toBeInstanceOf(RPCError);
  });

  test('is refused what breaks the schema when faults are to be rejected, with a code that it knows', async () => {
    const { endpoint } = await startCsms({ strictness: 'reject' });
    const client = await connect(endpoint, [version], { strict: false });
    await expect(client.call('Heartbeat', { extra: 1 })).rejects.toMatchObject({ rpcErrorCode: expect.stringMatching(/Violation$/) as string });
    await expect(client.call('StatusNotification', {})).rejects.toMatchObject({ rpcErrorCode: expect.stringMatching(/Violation$/) as string });
    expect(await client.call('Heartbeat', {})).toHaveProperty('currentTime');
  });

  test('has its calls in both directions cross without harm', async () => {
    const { csms, endpoint } = await startCsms();
    const client = await connect(endpoint, [version]);
    client.handle('ClearCache', () => Promise.resolve({ status: 'Accepted' }));
    const results = await Promise.all(Array.from({ length: 50 }, (_, index) => (index % 2 === 0 ? client.call('Heartbeat', {}) : csms.call('CP1', 'ClearCache', {}))));
    expect(results.filter((result) => (result as { kind?: string }).kind === 'result')).toHaveLength(25);
    expect(results.filter((result) => Object.hasOwn(result as object, 'currentTime'))).toHaveLength(25);
  });
});

describe('an independent station', () => {
  test('agrees on the version that the CSMS wants most', async () => {
    const { endpoint } = await startCsms();
    expect((await connect(endpoint, ['1.6', '2.0.1', '2.1'])).protocol).toBe('ocpp2.1');
    expect((await connect(endpoint, ['1.6', '2.0.1'], { identity: 'CP2' })).protocol).toBe('ocpp2.0.1');
  });

  test('is let in with the right password alone', async () => {
    const { csms, endpoint } = await startCsms({ passwords: { CP1: 'correct horse' } });
    await expect(connect(endpoint, ['1.6'], { password: 'wrong' })).rejects.toMatchObject({ code: 401 });
    await expect(connect(endpoint, ['1.6'])).rejects.toMatchObject({ code: 401 });
    await connect(endpoint, ['1.6'], { password: 'correct horse' });
    expect(csms.stations()).toMatchObject([{ id: 'CP1', connected: true }]);
  });

  test('keeps an identity with characters that a path cannot hold', async () => {
    const { csms, endpoint } = await startCsms();
    const client = await connect(endpoint, ['1.6'], { identity: 'a/b 100%:ä' });
    expect(await client.call('Heartbeat', {})).toHaveProperty('currentTime');
    expect(csms.stations()).toMatchObject([{ id: 'a/b 100%:ä', connected: true }]);
  });

  test('that connects twice is closed the first time, with a reason', async () => {
    const { csms, endpoint } = await startCsms();
    const first = await connect(endpoint, ['1.6']);
    const closed = new Promise((resolve) => first.once('disconnect', resolve));
    const second = await connect(endpoint, ['1.6']);
    expect(await closed).toMatchObject({ code: 4001, reason: 'Replaced by a new connection' });
    expect(await second.call('Heartbeat', {})).toHaveProperty('currentTime');
    expect(csms.stations()).toMatchObject([{ connected: true }]);
  });

  test('charges in a whole session of 1.6', async () => {
    const { csms, endpoint } = await startCsms();
    const client = await connect(endpoint, ['1.6']);
    expect(await call(client, 'BootNotification', { chargePointVendor: 'Acme', chargePointModel: 'One' })).toMatchObject({ status: 'Accepted' });
    expect(await call(client, 'Authorize', { idTag: 'T01' })).toMatchObject({ idTagInfo: { status: 'Accepted' } });
    const { transactionId = 0 } = await call(client, 'StartTransaction', { connectorId: 1, idTag: 'T01', meterStart: 100, timestamp: '2026-01-01T00:00:00Z' });
    await call(client, 'MeterValues', { connectorId: 1, transactionId, meterValue: [{ timestamp: '2026-01-01T00:10:00Z', sampledValue: [{ value: '600' }] }] });
    expect(csms.record('CP1')?.transactions.open()).toMatchObject([{ meterNow: 600 }]);
    await call(client, 'StopTransaction', { transactionId, meterStop: 1100, timestamp: '2026-01-01T01:00:00Z' });
    expect(csms.record('CP1')?.transactions.open()).toEqual([]);
  });
});
