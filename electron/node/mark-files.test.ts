import fs from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { besidePath, markFiles } from './mark-files';

let folder = '';
const TEXT = '{"format":"ocpp-workbench-notes","version":1,"of":"x","saved":1,"marks":[]}\n';
const root = process.getuid?.() === 0;

beforeEach(async () => {
  folder = await fs.mkdtemp(path.join(os.tmpdir(), 'marks-'));
  await fs.mkdir(path.join(folder, 'logs'));
});
afterEach(async () => {
  await fs.chmod(path.join(folder, 'logs'), 0o755);
  await fs.rm(folder, { recursive: true, force: true });
});

describe('marks and notes', () => {
  const data = () => path.join(folder, 'data');
  const log = () => path.join(folder, 'logs', 'customer.log');

  it('stand beside the log, whole, under a name that says whose they are', async () => {
    const files = markFiles(data());
    expect(await files.write({ path: log(), key: 'k' }, TEXT)).toEqual({ ok: true });
    expect(await fs.readdir(path.join(folder, 'logs'))).toEqual(['customer.log.notes.json']);
    expect(await files.read({ path: log(), key: 'k' })).toEqual({ ok: true, files: [{ path: `${log()}.notes.json`, text: TEXT }] });
    expect(besidePath('/a/x.ocppj.jsonl')).toBe('/a/x.ocppj.notes.json');
  });

  it.skipIf(root || process.platform === 'win32')('go to the data folder where the log\'s own may not be written to', async () => {
    await fs.chmod(path.join(folder, 'logs'), 0o555);
    const files = markFiles(data());
    expect(await files.write({ path: log(), key: 'abc' }, TEXT)).toEqual({ ok: true });
    expect(await fs.readdir(data())).toEqual(['abc.notes.json']);
    expect(await files.read({ path: log(), key: 'abc' })).toMatchObject({ files: [{ text: TEXT }] });
  });

  it('go to the data folder where the log\'s own is gone, and from there back beside it', async () => {
    const files = markFiles(data());
    const gone = path.join(folder, 'unplugged', 'x.log');
    expect(await files.write({ path: gone, key: 'abc' }, TEXT)).toEqual({ ok: true });
    expect(await files.read({ path: gone, key: 'abc' })).toMatchObject({ files: [{ text: TEXT }] });
    await fs.mkdir(path.dirname(gone));
    expect(await files.write({ path: gone, key: 'abc' }, TEXT)).toEqual({ ok: true });
    expect(await fs.readdir(data())).toEqual([]);
    expect(await fs.readdir(path.dirname(gone))).toEqual(['x.log.notes.json']);
  });

  it('leave a file of somebody else alone', async () => {
    await fs.writeFile(`${log()}.notes.json`, '{"mine":1}');
    const files = markFiles(data());
    expect(await files.write({ path: log(), key: 'abc' }, TEXT)).toEqual({ ok: true });
    expect(await fs.readFile(`${log()}.notes.json`, 'utf8')).toBe('{"mine":1}');
    expect(await fs.readdir(data())).toEqual(['abc.notes.json']);
  });

  it('that can be written nowhere say so', async () => {
    await fs.writeFile(data(), 'a file');
    const written = await markFiles(data()).write({ key: 'abc' }, TEXT);
    expect(written).toMatchObject({ ok: false, message: expect.stringMatching(/cannot be written to .*They are lost at the end unless you export the journal\.$/) as string });
  });
});
