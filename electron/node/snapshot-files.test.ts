import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Snapshot } from '../../shared/inventory/snapshot';
import { snapshotFiles } from './snapshot-files';

let folder: string;
beforeEach(async () => { folder = await mkdtemp(join(tmpdir(), 'snapshots-')); });
afterEach(() => rm(folder, { recursive: true, force: true }));

const snapshot: Snapshot = { name: 'CP001 before', station: 'CP001', version: '2.0.1', at: 1_767_225_600_000, variables: [{ component: 'EVSE', evse: 1, variable: 'Power', value: '11000' }] };

it('a folder that is not there yet has none', async () => {
  const files = snapshotFiles(join(folder, 'none'));
  expect(await files.list()).toEqual({ ok: true, snapshots: [], faults: [] });
  expect(await files.get('x')).toEqual({ ok: true, snapshot: undefined });
});

it('what was saved is there again, and gone when it is removed', async () => {
  await snapshotFiles(folder).save(snapshot);
  expect(await readdir(folder)).toEqual(['CP001 before.json']);
  const files = snapshotFiles(folder);
  expect(await files.get('CP001 before')).toEqual({ ok: true, snapshot });
  expect(await files.list()).toMatchObject({ snapshots: [{ name: 'CP001 before', station: 'CP001', count: 1 }], faults: [] });
  await files.save({ ...snapshot, variables: [] });
  expect(await files.get('CP001 before')).toMatchObject({ snapshot: { variables: [] } });
  await files.remove('CP001 before');
  expect(await files.list()).toEqual({ ok: true, snapshots: [], faults: [] });
});

it('a file that is no snapshot is told of, and keeps no other from being shown', async () => {
  const files = snapshotFiles(folder);
  await files.save(snapshot);
  await writeFile(join(folder, 'broken.json'), '{');
  await writeFile(join(folder, 'notes.txt'), '');
  expect(await files.list()).toMatchObject({ ok: true, snapshots: [{ name: 'CP001 before' }], faults: [expect.stringContaining('broken.json')] });
  expect(await files.get('broken')).toMatchObject({ ok: false });
});
