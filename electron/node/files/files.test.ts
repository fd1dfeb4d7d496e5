import { execFile } from 'node:child_process';
import { createServer, connect } from 'node:net';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { OwnAuthority } from '../../../shared/csms/authority/authority';
import { FileDesk } from '../../../shared/csms/files/desk';
import { verifier } from '../../../shared/pki/chain';
import { Abort } from '../../../shared/platform/abort';
import type { FileListening, FileServer } from '../../../shared/platform/file-server';
import type { FileTransfer } from '../../../shared/platform/file-transfer';
import { MemoryFiles } from '../../../shared/platform/memory-files';
import { MemoryTls } from '../../../shared/platform/memory-tls';
import { NodeClock } from '../node-clock';
import { NodeRandom } from '../node-random';
import { NodeCertificates } from '../pki/certificates';
import { NodeFileServer } from './node-file-server';
import { NodeFiles } from './node-files';
import { UploadFolder } from './upload-folder';

/** One suite over real sockets and over memory: transfers and servers behave alike. */

const FILE = Buffer.alloc(300_000, 'firmware\n');
const LIMIT = 400_000;
let ca: string;
let tls: { certificate: string; key: string };
let certificates: NodeCertificates;

beforeAll(async () => {
  certificates = await NodeCertificates.load();
  const authority = new OwnAuthority({ certificates, clock: new NodeClock(), random: new NodeRandom() });
  ca = await authority.root();
  tls = await authority.server(['127.0.0.1']);
});

const adapters: readonly (readonly [string, () => FileServer & FileTransfer])[] = [
  ['real sockets', () => {
    const files = new NodeFiles();
    const server = new NodeFileServer();
    return { schemes: files.schemes, listen: (options) => server.listen(options), download: (options) => files.download(options), upload: (options) => files.upload(options) };
  }],
  ['memory', () => new MemoryFiles(new NodeClock(), new MemoryTls(certificates, new NodeClock(), verifier(certificates)))],
];

describe.each(adapters)('over %s', (_, make) => {
  let files: FileServer & FileTransfer;
  let listening: FileListening;
  let desk: FileDesk;
  let received: { bytes: Uint8Array; name: string }[];
  let fetched: number;
  beforeEach(async () => {
    files = make();
    desk = new FileDesk();
    received = [];
    fetched = 0;
    desk.offer('file', { name: 'fw.bin', bytes: FILE, fetched: () => void (fetched += 1) });
    desk.offer('closed', { name: 'fw.bin', bytes: FILE, flaw: 'forbidden', fetched: () => undefined });
    desk.await('slot', { limit: LIMIT, received: (bytes, name) => void received.push({ bytes, name }) });
    listening = await files.listen({ host: '127.0.0.1', ports: { http: 0, https: 0, ftp: 0 }, tls, handler: desk });
    return () => listening.close();
  });
  const url = (scheme: 'http' | 'https' | 'ftp', path: string): string => `${scheme}://127.0.0.1:${listening.ports[scheme]}${path}`;

  describe.each(['http', 'https', 'ftp'] as const)('by %s', (scheme) => {
    test('a file is fetched whole, and that is noticed', async () => {
      const seen: number[] = [];
      const result = await files.download({ url: url(scheme, '/f/file/fw.bin'), limit: LIMIT, ca, onProgress: (bytes) => void seen.push(bytes) });
      expect(result.ok && Buffer.compare(Buffer.from(result.bytes), FILE)).toBe(0);
      expect(seen.at(-1)).toBe(FILE.length);
      await expect.poll(() => fetched).toBe(1);
    });
    test('a file is put, with its name', async () => {
      expect(await files.upload({ url: url(scheme, '/u/slot/log%201.txt'), name: 'log 1.txt', bytes: FILE, ca })).toEqual({ ok: true });
      expect(received.map(({ name, bytes }) => [name, bytes.length, Buffer.compare(Buffer.from(bytes), FILE)])).toEqual([['log-1.txt', FILE.length, 0]]);
    });
    test('what is not there, or not allowed, is told apart', async () => {
      expect(await files.download({ url: url(scheme, '/f/nothing/fw.bin'), limit: LIMIT, ca })).toMatchObject({ ok: false, fault: 'not-found' });
      expect(await files.download({ url: url(scheme, '/f/closed/fw.bin'), limit: LIMIT, ca })).toMatchObject({ ok: false, fault: 'forbidden' });
      expect(await files.upload({ url: url(scheme, '/u/nothing/x'), name: 'x', bytes: FILE, ca })).toMatchObject({ ok: false, fault: 'not-found' });
      expect(await files.upload({ url: url(scheme, '/f/file/fw.bin'), name: 'x', bytes: FILE, ca })).toMatchObject({ ok: false, fault: 'unsupported' });
      expect(await files.download({ url: url(scheme, '/../../../etc/passwd'), limit: LIMIT, ca })).toMatchObject({ ok: false, fault: 'not-found' });
    });
    test('what is too large is given up on either side', async () => {
      expect(await files.download({ url: url(scheme, '/f/file/fw.bin'), limit: 1000, ca })).toMatchObject({ ok: false, fault: 'too-large' });
      expect(await files.upload({ url: url(scheme, '/u/slot/x'), name: 'x', bytes: Buffer.alloc(LIMIT + 1), ca })).toMatchObject({ ok: false, fault: 'too-large' });
      expect(received).toEqual([]);
    });
    test('a transfer can be aborted', async () => {
      const abort = new Abort();
      const result = files.download({ url: url(scheme, '/f/file/fw.bin'), limit: LIMIT, ca, speed: 100_000, abort });
      setTimeout(() => abort.abort(), 300);
      expect(await result).toMatchObject({ ok: false, fault: 'aborted' });
    });
    test('nobody is found where nobody listens', async () => {
      const gone = url(scheme, '/f/file/fw.bin');
      await listening.close();
      expect(await files.download({ url: gone, limit: LIMIT, ca })).toMatchObject({ ok: false, fault: 'unreachable' });
    });
  });

  test('a server whose certificate is not trusted is not used', async () => {
    expect(await files.download({ url: url('https', '/f/file/fw.bin'), limit: LIMIT })).toMatchObject({ ok: false, fault: 'certificate' });
  });
  test.each([['no url', 'bad-url'], ['gopher://127.0.0.1/x', 'scheme']])('%s is refused before anything is tried', async (wrong, fault) => {
    expect(await files.download({ url: wrong, limit: LIMIT })).toMatchObject({ ok: false, fault });
  });
  test('a port that is taken is said', async () => {
    await expect(files.listen({ host: '127.0.0.1', ports: { http: listening.ports.http ?? 0 }, handler: desk })).rejects.toThrow(/in use/);
  });
});

describe('the servers, with clients that are not ours,', () => {
  let listening: FileListening;
  let received: { bytes: Uint8Array; name: string }[];
  const run = promisify(execFile);
  const curl = async (...args: string[]): Promise<string> => (await run('curl', ['--silent', '--show-error', '--max-time', '10', ...args])).stdout;
  beforeEach(async (context) => {
    received = [];
    const desk = new FileDesk();
    desk.offer('file', { name: 'fw.bin', bytes: Buffer.from('firmware'), fetched: () => undefined });
    desk.await('slot', { limit: 50, received: (bytes, name) => void received.push({ bytes, name }) });
    listening = await new NodeFileServer().listen({ host: '127.0.0.1', ports: { http: 0, ftp: 0 }, tls, handler: desk });
    await curl('--version').catch(() => context.skip('curl is not installed.'));
    return () => listening.close();
  });
  const http = (path: string): string => `http://127.0.0.1:${listening.ports.http}${path}`;
  const ftp = (path: string): string => `ftp://user:secret@127.0.0.1:${listening.ports.ftp}${path}`;

  test('files are served by HTTP and FTP, from the middle on too', async () => {
    expect(await curl(http('/f/file/fw.bin'))).toBe('firmware');
    expect(await curl('--range', '4-', http('/f/file/fw.bin'))).toBe('ware');
    expect(await curl(ftp('/f/file/fw.bin'))).toBe('firmware');
    expect(await curl('--disable-epsv', ftp('/f/file/fw.bin'))).toBe('firmware');
    expect(await curl('--continue-at', '4', ftp('/f/file/fw.bin'))).toBe('ware');
  });
  test('files are taken by PUT, POST, forms and FTP', async () => {
    await curl('--upload-file', 'LICENSE', '--request', 'PUT', http('/u/slot/')).catch(() => undefined);
    await curl('--data-binary', 'by post', '--header', 'Content-Disposition: form-data; name="uploadfile"; filename="../../p.txt"', http('/u/slot/'));
    await curl('--form', 'note=hello', '--form', 'file=by form;filename=form.txt', http('/u/slot/'));
    const folder = mkdtempSync(join(tmpdir(), 'files-'));
    try {
      const path = await new UploadFolder(folder).save('a.txt', Buffer.from('by ftp'));
      await curl('--upload-file', path, ftp('/u/slot/'));
      await curl('--upload-file', path, '--request', 'PUT', http('/u/slot/put.txt'));
    } finally {
      rmSync(folder, { recursive: true });
    }
    expect(received.map(({ name, bytes }) => [name, Buffer.from(bytes).toString()])).toEqual([['p.txt', 'by post'], ['form.txt', 'by form'], ['a.txt', 'by ftp'], ['put.txt', 'by ftp']]);
  });
  test('FTP becomes secure when the client wants it', async () => {
    expect(await curl('--ssl-reqd', '--insecure', ftp('/f/file/fw.bin'))).toBe('firmware');
  });
  test('there is nothing to list, to remove, or to be led elsewhere by', async () => {
    expect(await curl(ftp('/f/file/'))).toBe('');
    await expect(curl('--quote', 'DELE /f/file/fw.bin', ftp('/f/file/fw.bin'))).rejects.toThrow();
    await expect(curl('--ftp-port', '127.0.0.1', '--disable-eprt', ftp('/f/file/fw.bin'))).rejects.toThrow();
    await expect(curl('--fail', '--request', 'DELETE', http('/f/file/fw.bin'))).rejects.toThrow(/405/);
    await expect(curl('--fail', http('/'))).rejects.toThrow(/404/);
  });
  test('a line without end, and words that are none, do no harm', async () => {
    const answer = await new Promise<string>((resolve) => {
      const socket = connect(listening.ports.ftp ?? 0, '127.0.0.1', () => socket.write(`\0\xff garbage\r\nRETR x\r\nUSER a\r\nPASS b\r\nRETR x\r\n${'A'.repeat(5000)}`));
      let said = '';
      socket.on('data', (chunk) => (said += chunk.toString()));
      socket.on('close', () => resolve(said));
    });
    expect(answer.split('\r\n').map((line) => line.slice(0, 3))).toEqual(['220', '530', '530', '331', '230', '425', '']);
    expect(await curl(http('/f/file/fw.bin'))).toBe('firmware');
  });
});

describe('a server that behaves badly', () => {
  let answer = '';
  const server = createServer((socket) => socket.on('data', () => socket.end(answer)).on('error', () => undefined));
  let port = 0;
  beforeAll(() => new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => {
    port = (server.address() as { port: number }).port;
    resolve();
  })));
  afterAll(() => void server.close());
  test.each([
    ['HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nshort', 'broken'], ['HTTP/1.1 503 Busy\r\nContent-Length: 0\r\n\r\n', 'failed'], ['nonsense', 'unreachable'],
    ['HTTP/1.1 400 Bad\r\nContent-Length: 0\r\n\r\n', 'bad-request'],
  ])('%j is %s', async (said, fault) => {
    answer = said;
    expect(await new NodeFiles().download({ url: `http://127.0.0.1:${port}/x`, limit: LIMIT })).toMatchObject({ ok: false, fault });
  });
  test('one that sends on in circles is left', async () => {
    answer = `HTTP/1.1 302 Found\r\nLocation: /again\r\nContent-Length: 0\r\n\r\n`;
    expect(await new NodeFiles().download({ url: `http://127.0.0.1:${port}/x`, limit: LIMIT })).toMatchObject({ ok: false, fault: 'failed' });
  });
});

test('uploads of one name stand beside each other, and nothing outside of the folder is read', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'uploads-'));
  try {
    const store = new UploadFolder(join(folder, 'made'));
    const paths = [await store.save('a.txt', Buffer.from('1')), await store.save('a.txt', Buffer.from('2')), await store.save('../b.txt', Buffer.from('3'))];
    expect(paths.map((path) => [path.slice(folder.length), readFileSync(path, 'utf8')])).toEqual([['/made/a.txt', '1'], ['/made/2-a.txt', '2'], ['/made/b.txt', '3']]);
    expect(Buffer.from(await store.read(paths[1] ?? '')).toString()).toBe('2');
    await expect(store.read('/etc/passwd')).rejects.toThrow(/no upload/);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
