import { connect as tlsConnect } from 'node:tls';
import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { NodeClock } from '../../electron/node/node-clock';
import { NodeCertificates } from '../../electron/node/pki/certificates';
import { WsClient } from '../../electron/node/ws-client';
import { WsServer } from '../../electron/node/ws-server';
import { MemorySockets } from '../../shared/platform/memory-sockets';
import { MemoryTls } from '../../shared/platform/memory-tls';
import type { ConnectOptions, ConnectResult, Listening, SocketClient, SocketHandler, SocketServer, TlsListenOptions, UpgradeRequest } from '../../shared/platform/socket';
import { verifyChain } from '../../shared/pki/chain';
import { TestAuthority, type Certificate } from '../support/certificates';

const SILENT: SocketHandler = { onText() {}, onBinary() {}, onPing() {}, onPong() {}, onError() {}, onClose() {} };
const certificates = new NodeCertificates();
const memory = (): SocketServer & SocketClient =>
  new MemorySockets(new MemoryTls(certificates, new NodeClock(), (pem, roots, now) => verifyChain(certificates, pem, roots, now)));
const network = (): SocketServer & SocketClient => {
  const [server, client] = [new WsServer(), new WsClient()];
  return { listen: (options) => server.listen(options), connect: (options) => client.connect(options) };
};

let authority: TestAuthority;
let other: TestAuthority;
let own: Certificate;
let tls: TlsListenOptions;

beforeAll(async () => {
  authority = await TestAuthority.create('Operator root');
  other = await TestAuthority.create('Another root');
  own = await authority.issue('csms', { ip: ['127.0.0.1'] });
  tls = { certificate: own.cert, key: own.key };
});

describe.each([['memory', memory], ['network', network]] as const)('TLS over %s', (_, make) => {
  const listening: Listening[] = [];
  afterEach(async () => {
    for (const one of listening.splice(0)) await one.close();
  });

  async function setUp(options: TlsListenOptions | undefined) {
    const sockets = make();
    const requests: UpgradeRequest[] = [];
    const failures: string[] = [];
    const place = await sockets.listen({
      host: '127.0.0.1', port: 0, ...(options ? { tls: options } : {}),
      onTlsFailure: (message) => void failures.push(message),
      decide: (request) => {
        requests.push(request);
        return { accept: true, protocol: 'ocpp1.6', handler: () => SILENT };
      },
    });
    listening.push(place);
    const connect = (more: Partial<ConnectOptions> = {}, scheme = 'wss'): Promise<ConnectResult> => sockets.connect({
      url: `${scheme}://127.0.0.1:${place.port}/CP1`, protocols: ['ocpp1.6'], timeoutMs: 5000, ca: authority.cert, handler: () => SILENT, ...more,
    });
    return { connect, requests, failures, place };
  }
  const failed = async (result: Promise<ConnectResult>): Promise<Extract<ConnectResult, { ok: false }>> => {
    const got = await result;
    if (got.ok) throw new Error('connected');
    return got;
  };

  test('a station that trusts the server comes in, and the server knows that it came over TLS (profile 2)', async () => {
    const { connect, requests } = await setUp(tls);
    expect(await connect({ basic: { user: 'CP1', password: 'secret' } })).toMatchObject({ ok: true });
    expect(requests).toMatchObject([{ secure: true, basic: { user: 'CP1', password: 'secret' } }]);
    expect(requests[0]?.clientCertificate).toBeUndefined();
  });

  test('a station that does not trust the server stays away and knows why (A00.FR.309)', async () => {
    const { connect, requests } = await setUp(tls);
    expect(await failed(connect({ ca: other.cert }))).toMatchObject({ tls: 'certificate' });
    expect(requests).toEqual([]);
  });

  test('a certificate for another host is not taken', async () => {
    const elsewhere = await authority.issue('csms', { dns: ['csms.example'] });
    const { connect } = await setUp({ certificate: elsewhere.cert, key: elsewhere.key });
    expect(await failed(connect())).toMatchObject({ tls: 'certificate', message: expect.stringContaining('another host name') as string });
  });

  test('the server sees whose certificate a station shows (profile 3)', async () => {
    const { connect, requests } = await setUp({ ...tls, clientAuthorities: authority.cert });
    const station = await authority.issue('CP1');
    expect(await connect({ clientCertificate: station })).toMatchObject({ ok: true });
    const [facts] = await certificates.read(station.cert) ?? [];
    expect(requests[0]?.clientCertificate).toEqual({ commonName: 'CP1', serialNumber: facts?.serialNumber, fingerprint: facts?.fingerprint, pem: station.cert.trim() });
  });

  test.each<[string, () => Promise<Partial<ConnectOptions>>]>([
    ['none', () => Promise.resolve({})],
    ["another authority's", async () => ({ clientCertificate: await other.issue('CP1') })],
    ['an expired', async () => ({ clientCertificate: await authority.issue('CP1', { expired: true }) })],
  ])('a station with %s certificate is turned away by TLS, which is told (A00.FR.407)', async (_what, options) => {
    const { connect, requests, failures } = await setUp({ ...tls, clientAuthorities: authority.cert });
    await failed(connect(await options()));
    await expect.poll(() => failures).toMatchObject([expect.stringMatching(/certificate/)]);
    expect(requests).toEqual([]);
  });

  test('ws:// and wss:// do not meet', async () => {
    const [secure, plain] = [await setUp(tls), await setUp(undefined)];
    await failed(secure.connect({}, 'ws'));
    await failed(plain.connect());
  });
});

describe('the server', () => {
  const listening: Listening[] = [];
  afterEach(async () => {
    for (const one of listening.splice(0)) await one.close();
  });

  const handshake = async (options: object): Promise<string> => {
    const place = await new WsServer().listen({ host: '127.0.0.1', port: 0, tls, decide: () => ({ accept: false, status: 503, message: '' }) });
    listening.push(place);
    return new Promise((resolve) => {
      const socket = tlsConnect({ host: '127.0.0.1', port: place.port, ca: authority.cert, ...options }, () => {
        resolve(`${socket.getProtocol() ?? ''} ${socket.getCipher().name}`);
        socket.destroy();
      });
      socket.on('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message));
    });
  };

  test.each(['ECDHE-ECDSA-AES128-GCM-SHA256', 'ECDHE-ECDSA-AES256-GCM-SHA384'])('speaks TLS 1.2 with %s (A00.FR.318)', async (ciphers) => {
    expect(await handshake({ ciphers, maxVersion: 'TLSv1.2' })).toBe(`TLSv1.2 ${ciphers}`);
  });

  test('speaks TLS 1.3', async () => {
    expect(await handshake({})).toMatch(/^TLSv1\.3 /);
  });

  test('does not speak TLS 1.1 (A00.FR.313)', async () => {
    expect(await handshake({ minVersion: 'TLSv1', maxVersion: 'TLSv1.1', ciphers: 'DEFAULT@SECLEVEL=0' })).toMatch(/PROTOCOL_VERSION|UNSUPPORTED|NO_PROTOCOLS/);
  });

  test('does not speak a weak suite (A00.FR.320)', async () => {
    expect(await handshake({ ciphers: 'ECDHE-ECDSA-AES128-SHA', maxVersion: 'TLSv1.2' })).toMatch(/HANDSHAKE_FAILURE|NO_SHARED_CIPHER/);
  });
});
