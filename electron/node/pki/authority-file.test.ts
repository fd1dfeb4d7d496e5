import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { OwnAuthority } from '../../../shared/csms/authority/authority';
import { NodeClock } from '../node-clock';
import { NodeRandom } from '../node-random';
import { AuthorityFile } from './authority-file';
import { NodeCertificates } from './certificates';

let folder: string;
let path: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'authority-'));
  path = join(folder, 'data', 'authority.json');
});
afterEach(() => rmSync(folder, { recursive: true }));

const open = (): OwnAuthority => new OwnAuthority({ certificates: new NodeCertificates(), clock: new NodeClock(), random: new NodeRandom(), store: new AuthorityFile(path) });

test('an authority is the same after a restart, and nobody else can read its key', async () => {
  const first = await open().root();
  expect(await open().root()).toBe(first);
  if (process.platform !== 'win32') expect(statSync(path).mode & 0o077).toBe(0);
});

test('a broken file is said and not replaced', async () => {
  await open().root();
  writeFileSync(path, '{"root":');
  await expect(open().root()).rejects.toThrow(/authority\.json does not hold the keys/);
});
