import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { scenarioFiles } from './scenario-files';

let folder: string;
beforeEach(async () => { folder = await mkdtemp(join(tmpdir(), 'scenarios-')); });
afterEach(() => rm(folder, { recursive: true, force: true }));

const names = async (): Promise<string[]> => {
  const listed = await scenarioFiles(folder).list();
  return listed.ok ? listed.scenarios.map(({ name, format }) => `${name} ${format}`) : [listed.message];
};

it('a folder that is not there yet has no scenarios', async () => {
  expect(await scenarioFiles(join(folder, 'none')).list()).toEqual({ ok: true, scenarios: [] });
});

it('files put there by hand are found, and others are left alone', async () => {
  await writeFile(join(folder, 'b.yml'), 'scenario: b');
  await writeFile(join(folder, 'a.json'), '{}');
  await writeFile(join(folder, 'notes.txt'), '');
  expect(await names()).toEqual(['a json', 'b yaml']);
});

it('a scenario is one file, whatever it was before', async () => {
  const files = scenarioFiles(folder);
  await writeFile(join(folder, 'a.yml'), 'scenario: a');
  await files.save({ name: 'a', format: 'json', text: '{"scenario":"a"}' });
  expect(await readdir(folder)).toEqual(['a.json']);
  await files.save({ name: 'b', format: 'json', text: '{"scenario":"b"}' }, 'a');
  expect(await readdir(folder)).toEqual(['b.json']);
  await files.remove('b');
  expect(await readdir(folder)).toEqual([]);
});

it('a name leads nowhere else', async () => {
  const files = scenarioFiles(join(folder, 'scenarios'));
  await writeFile(join(folder, 'other.json'), '{}');
  expect((await files.remove('../other')).ok).toBe(false);
  await files.save({ name: 'a', format: 'json', text: '{}' }, '../other');
  expect(await readdir(folder)).toContain('other.json');
});
