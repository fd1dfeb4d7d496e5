import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { NodeFileServer } from '../electron/node/files/node-file-server';
import { NodeFiles } from '../electron/node/files/node-files';
import { UploadFolder } from '../electron/node/files/upload-folder';
import { NodeClock } from '../electron/node/node-clock';
import { NodeRandom } from '../electron/node/node-random';
import { NodeCertificates } from '../electron/node/pki/certificates';
import { WsClient } from '../electron/node/ws-client';
import { WsServer } from '../electron/node/ws-server';
import { OwnAuthority } from '../shared/csms/authority/authority';
import { Csms } from '../shared/csms/csms';
import { startJournal, type Journal } from '../shared/journal/journal';
import { MemoryStorage } from '../shared/journal/memory-storage';
import { loadValidator } from '../shared/ocpp/validate';
import type { OcppVersion } from '../shared/ocpp/version';
import { defaultStationConfig } from '../shared/station/default-config';
import { SimulatedStation } from '../shared/station/station';

/** Firmware and logs between both ends of this product, over real sockets and in real time. */

const SECRET = '0123456789abcdef';
const certificates = new NodeCertificates();
let folder: string;
let csms: Csms;
let station: SimulatedStation;
let journal: Journal;

async function begin(version: OcppVersion): Promise<void> {
  folder = mkdtempSync(join(tmpdir(), 'transfers-'));
  const clock = new NodeClock();
  const random = new NodeRandom();
  const check = await loadValidator(version);
  journal = startJournal({ storage: new MemoryStorage(), clock });
  const certificateAuthority = new OwnAuthority({ certificates, clock, random });
  csms = new Csms({
    server: new WsServer(),
    ports: { clock, random, recorder: journal, checkOf: () => check, certificates, certificateAuthority, fileServer: new NodeFileServer(), uploads: new UploadFolder(folder) },
    settings: { host: '127.0.0.1', port: 0, passwords: { '*': SECRET } },
  });
  const started = await csms.start();
  if (!started.ok) throw new Error(started.message);
  station = new SimulatedStation({
    config: defaultStationConfig({ id: 'CP1', url: `ws://127.0.0.1:${started.port}`, version, ca: await certificateAuthority.root(), securityProfile: 1, password: SECRET }),
    client: new WsClient(),
    ports: {
      clock, random, checkOf: () => check, strictness: () => 'observe', timeoutMs: () => 5000, certificates, files: new NodeFiles(), fileServer: new NodeFileServer(),
      recorder: startJournal({ storage: new MemoryStorage(), clock }),
    },
  });
  station.start();
  await expect.poll(() => csms.stations()[0]?.registration).toBe('Accepted');
}

/** Statuses that a message of the station has told, in order. */
function told(action: string): string[] {
  return Array.from({ length: journal.count }, (_, at) => journal.entry(at)).flatMap((entry) => {
    if (entry?.kind !== 'frame' || !entry.text.includes(`"${action}"`)) return [];
    const [type, , name, payload] = JSON.parse(entry.text) as [number, string, string, { status?: string }];
    return type === 2 && name === action && payload.status !== undefined ? [payload.status] : [];
  });
}

afterEach(async () => {
  await station.stop();
  await csms.stop();
  rmSync(folder, { recursive: true });
});

describe.each(['1.6', '2.0.1', '2.1'] as const)('in OCPP %s', (version) => {
  const STATUS = version === '1.6' ? 'SignedFirmwareStatusNotification' : 'FirmwareStatusNotification';
  beforeEach(() => begin(version));

  test.each(['http', 'https', 'ftp'] as const)('signed firmware comes by %s and is verified', async (protocol) => {
    expect(await csms.updateFirmware('CP1', { protocol })).toMatchObject({ ok: true, status: 'Accepted' });
    await expect.poll(() => told(STATUS), { timeout: 5000 }).toEqual(['Downloading', 'Downloaded', 'SignatureVerified', 'Installing']);
    expect(csms.files().offered[0]).toMatchObject({ name: 'test-firmware-2.0.0.bin', fetched: 1 });
  });

  test.each(['http', 'https', 'ftp'] as const)('a log goes by %s into the folder, and can be read', async (protocol) => {
    expect(await csms.requestLog('CP1', { log: 'SecurityLog', protocol })).toMatchObject({ ok: true, status: 'Accepted' });
    await expect.poll(() => told('LogStatusNotification'), { timeout: 5000 }).toEqual(['Uploading', 'Uploaded']);
    // The disk may take longer than the station's word.
    await expect.poll(() => csms.files().received.length).toBe(1);
    const [file] = csms.files().received;
    expect(file).toMatchObject({ station: 'CP1', scheme: protocol });
    const text = readFileSync(file?.stored ?? '', 'utf8');
    expect(text).toMatch(/^SecurityLog of CP1/);
    expect(text).toContain('StartupOfTheDevice');
    expect(Buffer.from(await csms.receivedFile(file?.id ?? '') ?? []).toString()).toBe(text);
  });

  test('firmware that is not there is told as what it is', async () => {
    expect(await csms.updateFirmware('CP1', { server: 'missing', retries: 0 })).toMatchObject({ ok: true });
    await expect.poll(() => told(STATUS), { timeout: 5000 }).toEqual(['Downloading', 'DownloadFailed']);
  });

  test('a file that a person offers is firmware too', async () => {
    const offered = await csms.offerFile('../wallbox 7.1.bin', Buffer.from('whatever'));
    if (typeof offered === 'string') throw new Error(offered);
    expect(offered.name).toBe('wallbox-7.1.bin');
    expect(await csms.updateFirmware('CP1', { file: offered.id })).toMatchObject({ ok: true, status: 'Accepted' });
    await expect.poll(() => told(STATUS), { timeout: 5000 }).toContain('SignatureVerified');
    expect(csms.withdrawFile(offered.id)).toBe(true);
    expect(await csms.updateFirmware('CP1', { file: offered.id })).toMatchObject({ ok: false });
  });
});
