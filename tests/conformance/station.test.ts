import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { RPCServer } from 'ocpp-rpc';
import { afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { NodeClock } from '../../electron/node/node-clock';
import { NodeRandom } from '../../electron/node/node-random';
import { WsClient } from '../../electron/node/ws-client';
import { actionsSentBy } from '../../shared/ocpp/actions';
import type { FrameCheck } from '../../shared/ocpp/frame-check';
import type { JsonObject } from '../../shared/ocpp/json';
import { loadPayloadSchemas } from '../../shared/ocpp/schema-docs';
import { loadValidator } from '../../shared/ocpp/validate';
import { OCPP_VERSIONS, SUBPROTOCOL, type OcppVersion } from '../../shared/ocpp/version';
import type { StationConfig } from '../../shared/station/api';
import { defaultStationConfig } from '../../shared/station/default-config';
import { SimulatedStation } from '../../shared/station/station';
import { FakeRecorder } from '../support/fake-recorder';
import { samplePayload, type SimpleSchema } from '../support/payload-samples';
import { strictValidator21 } from './ocpp-rpc-2.1';

/** Our station over real sockets, held against ocpp-rpc as an independent CSMS that validates both directions. */

interface ConnectedStation {
  readonly identity: string;
  readonly protocol: string;
  readonly handshake: { readonly password: Buffer | undefined };
  handle(handler: (call: { method: string; params: JsonObject }) => Promise<JsonObject>): void;
  call(method: string, params: JsonObject): Promise<JsonObject>;
  on(event: 'strictValidationFailure', listener: (failure: { error: Error }) => void): void;
}

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

/** Meter values come every 50 ms: looks more often than that. */
function until(check: () => void): Promise<void> {
  return vi.waitFor(check, { timeout: 10_000, interval: 5 });
}

/** A CSMS that accepts everything, and what it heard. */
class Csms {
  readonly heard: { method: string; params: JsonObject }[] = [];
  readonly failures: string[] = [];
  /** The station that connected last. */
  station: ConnectedStation | undefined;
  url = '';

  static async start(protocols: readonly string[] = Object.values(SUBPROTOCOL), password?: string): Promise<Csms> {
    const csms = new Csms();
    const server = new RPCServer({ protocols: [...protocols], strictMode: true, strictModeValidators: [validator21] });
    server.auth((accept, reject, handshake) => {
      if (password === undefined || handshake.password?.toString() === password) accept();
      else reject(401, 'wrong password');
    });
    server.on('client', (station: ConnectedStation) => csms.#serve(station));
    const http: Server = await server.listen(0, '127.0.0.1');
    cleanup.push(() => server.close({ force: true }));
    csms.url = `ws://127.0.0.1:${(http.address() as AddressInfo).port}/ocpp`;
    return csms;
  }

  methods(): string[] {
    return this.heard.map(({ method }) => method);
  }

  #serve(station: ConnectedStation): void {
    this.station = station;
    station.on('strictValidationFailure', ({ error }) => this.failures.push(String(error)));
    station.handle(({ method, params }) => {
      this.heard.push({ method, params });
      return Promise.resolve(answer(station.protocol, method, this.heard.length));
    });
  }
}

function answer(protocol: string, method: string, number: number): JsonObject {
  const old = protocol === 'ocpp1.6';
  switch (method) {
    case 'BootNotification': return { status: 'Accepted', interval: 300, currentTime: new Date().toISOString() };
    case 'Heartbeat': return { currentTime: new Date().toISOString() };
    case 'Authorize': return old ? { idTagInfo: { status: 'Accepted' } } : { idTokenInfo: { status: 'Accepted' } };
    case 'StartTransaction': return { transactionId: number, idTagInfo: { status: 'Accepted' } };
    case 'DataTransfer': return { status: 'Accepted' };
    default: return {};
  }
}

function start(csms: Csms, config: Partial<StationConfig>): { station: SimulatedStation; recorder: FakeRecorder } {
  const recorder = new FakeRecorder();
  const station = new SimulatedStation({
    config: defaultStationConfig({ url: csms.url, meterInterval: 60, speed: 1200, ...config }),
    client: new WsClient(),
    ports: {
      clock: new NodeClock(), random: new NodeRandom(), recorder,
      checkOf: (version) => checks.get(version), strictness: () => 'warn', timeoutMs: () => 5_000,
    },
  });
  cleanup.push(() => station.stop());
  return { station, recorder };
}

function faultsOf(recorder: FakeRecorder): unknown[] {
  return recorder.found.filter(({ facts }) => facts.severity !== 'ok');
}

describe.each(OCPP_VERSIONS)('a strict CSMS of %s', (version) => {
  test('sees a whole charging session without a fault', async () => {
    const csms = await Csms.start();
    const { station, recorder } = start(csms, { version, id: 'CP 1/ä' });
    const result = await station.chargeOnce({ evse: 1, connector: 1, idToken: 'T01', meterValues: 3 });
    expect(result).toMatchObject({ ok: true });
    expect(result.energy).toBeGreaterThan(0);
    expect(csms.station).toMatchObject({ identity: 'CP 1/ä', protocol: SUBPROTOCOL[version] });
    expect(csms.failures).toEqual([]);
    expect(faultsOf(recorder)).toEqual([]);
    expect(csms.methods()[0]).toBe('BootNotification');
    expect(csms.methods()).toContain(version === '1.6' ? 'StopTransaction' : 'TransactionEvent');
  });

  test('gets a valid answer to every request that it can make', async () => {
    const csms = await Csms.start();
    const { station, recorder } = start(csms, { version });
    station.start();
    await until(() => expect(station.status().registration).toBe('Accepted'));
    const schema = schemas.get(version) ?? {};
    // A reset takes the connection away, and comes last.
    const actions = actionsSentBy(version, 'csms').filter(({ isSend, name }) => !isSend && name !== 'Reset').map(({ name }) => name);
    for (const name of [...actions, 'Reset']) {
      for (const all of name === 'Reset' ? [false] : [false, true]) {
        const outcome = await (csms.station?.call(name, samplePayload(schema[`${name}.request`] ?? {}, all)) ?? Promise.reject(new Error('not connected')))
          .then(() => 'result', (error: { rpcErrorCode?: string }) => error.rpcErrorCode);
        expect([name, outcome]).toEqual([name, expect.stringMatching(/^(result|NotSupported)$/)]);
      }
    }
    expect(csms.failures).toEqual([]);
    expect(recorder.found.filter(({ facts }) => facts.severity === 'error')).toEqual([]);
  });

  test('drives a transaction from afar', async () => {
    const csms = await Csms.start();
    const { station, recorder } = start(csms, { version });
    station.start();
    await until(() => expect(station.status().registration).toBe('Accepted'));
    const from = (method: string, params: JsonObject): Promise<JsonObject> => csms.station?.call(method, params) ?? Promise.reject(new Error('not connected'));
    const old = version === '1.6';
    expect(await (old ? from('RemoteStartTransaction', { connectorId: 1, idTag: 'R' })
      : from('RequestStartTransaction', { evseId: 1, remoteStartId: 1, idToken: { idToken: 'R', type: 'Central' } }))).toMatchObject({ status: 'Accepted' });
    expect(station.act({ kind: 'plug-in', evse: 1, connector: 1 })).toEqual({ ok: true });
    await until(() => expect(csms.methods().filter((method) => method === (old ? 'MeterValues' : 'TransactionEvent')).length).toBeGreaterThan(old ? 1 : 4));
    const transactionId = station.status().evses[0]?.transaction?.id ?? '';
    expect(await (old ? from('RemoteStopTransaction', { transactionId: Number(transactionId) }) : from('RequestStopTransaction', { transactionId }))).toMatchObject({ status: 'Accepted' });
    await until(() => expect(csms.heard.some(({ method, params }) => method === 'StopTransaction' || params['eventType'] === 'Ended')).toBe(true));
    await until(() => expect(station.status().queued).toBe(0));
    expect(csms.failures).toEqual([]);
    expect(faultsOf(recorder)).toEqual([]);
  });

  test('finds the station again after dropping it, with the events of meanwhile in order', async () => {
    const csms = await Csms.start();
    const { station } = start(csms, { version });
    station.start();
    await until(() => expect(station.status().registration).toBe('Accepted'));
    station.act({ kind: 'plug-in', evse: 1, connector: 1 });
    station.act({ kind: 'present-token', evse: 1, idToken: 'T01' });
    await until(() => expect(station.status().evses[0]?.power).toBeGreaterThan(0));
    await until(() => expect(station.status().queued).toBe(0));
    station.act({ kind: 'connection-loss' });
    await until(() => expect(station.status().queued).toBeGreaterThan(2));
    station.act({ kind: 'unplug', evse: 1, connector: 1 });
    station.act({ kind: 'connection-restore' });
    await until(() => expect(station.status().queued).toBe(0));
    expect(csms.methods().filter((method) => method === 'BootNotification')).toHaveLength(1);
    expect(csms.failures).toEqual([]);
    if (version === '1.6') {
      expect(csms.methods().filter((method) => /Transaction$/.test(method))).toEqual(['StartTransaction', 'StopTransaction']);
    } else {
      const events = csms.heard.filter(({ method }) => method === 'TransactionEvent').map(({ params }) => params['seqNo']);
      expect([...new Set(events)]).toEqual(Array.from({ length: new Set(events).size }, (_, index) => index));
    }
  });
});

describe('a CSMS that wants something else', () => {
  test('a password: refused without it, let in with it', async () => {
    const csms = await Csms.start(['ocpp2.0.1'], 'a password of 20 let');
    const { station } = start(csms, { version: '2.0.1', securityProfile: 1, password: 'a wrong password abc' });
    station.start();
    await until(() => expect(station.status().link).toBe('waiting'));
    expect(station.status().lastError).toMatch(/401/);
    const { station: other } = start(csms, { version: '2.0.1', id: 'CP2', securityProfile: 1, password: 'a password of 20 let' });
    other.start();
    await until(() => expect(other.status().registration).toBe('Accepted'));
  });

  test('another version: the station says so and goes', async () => {
    const csms = await Csms.start(['ocpp1.6']);
    const { station } = start(csms, { version: '2.0.1' });
    station.start();
    await until(() => expect(station.status().link).toBe('waiting'));
    expect(station.status().lastError).toMatch(/subprotocol/);
    expect(csms.heard).toEqual([]);
  });
});
