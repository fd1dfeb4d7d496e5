import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { readSources } from './import/read-sources';
import { openJournal } from './journal-open';
import { NodeClock } from './node-clock';
import { whyNoFile, whyUnreadable } from './unreadable-path';

let folder = '';

beforeEach(() => (folder = mkdtempSync(path.join(tmpdir(), 'unreadable-'))));
afterEach(() => rmSync(folder, { recursive: true }));

async function said(name: string): Promise<string> {
  const read = await readSources([path.join(folder, name)]);
  return read.ok ? 'read' : read.message.replaceAll(folder, '/logs');
}

describe('a path that cannot be read is told in a sentence', () => {
  test('nothing of that name', async () =>
    expect(await said('nothere')).toBe('/logs/nothere cannot be read: there is no file or folder of this name in /logs. Check the name.'));

  test('a folder on the way that is not there', async () =>
    expect(await said('a/b.log')).toBe('/logs/a/b.log cannot be read: there is no folder /logs/a. Check the name.'));

  test('a file on the way', async () => {
    writeFileSync(path.join(folder, 'a.log'), '');
    expect(await said('a.log/b.log')).toBe('/logs/a.log/b.log cannot be read: a part of this path is a file, not a folder. Check the name.');
  });

  test.skipIf(process.platform === 'win32')('links that lead nowhere, and to themselves', async () => {
    symlinkSync('gone.log', path.join(folder, 'link'));
    symlinkSync('round', path.join(folder, 'round'));
    expect(await said('link')).toBe('/logs/link cannot be read: it is a link to /logs/gone.log, and nothing is there. Name the file itself, or bring back what it leads to.');
    expect(await said('round')).toBe('/logs/round cannot be read: it is a link that leads to itself. Name the file that it was to lead to.');
  });

  test('folders without files, with hidden ones alone', async () => {
    mkdirSync(path.join(folder, 'empty'));
    writeFileSync(path.join(folder, 'empty', '.hidden'), 'x');
    expect(await said('empty')).toBe('There is no file to read in the folder /logs/empty. Name the folder that holds the logs, or a log itself.');
  });

  test.skipIf(process.platform === 'win32')('a link to a file within a folder is read, one that leads nowhere is passed over', async () => {
    mkdirSync(path.join(folder, 'logs'));
    writeFileSync(path.join(folder, 'a.log'), '[2,"1","Heartbeat",{}]');
    symlinkSync('../a.log', path.join(folder, 'logs', 'b.log'));
    symlinkSync('../gone.log', path.join(folder, 'logs', 'c.log'));
    const read = await readSources([path.join(folder, 'logs')]);
    expect(read.ok && read.sources.map(({ name }) => name)).toEqual(['b.log']);
  });

  test.skipIf(process.platform === 'win32')('devices and pipes, without waiting for what they may give', async () => {
    execFileSync('mkfifo', [path.join(folder, 'pipe')]);
    expect(await said('pipe')).toBe("/logs/pipe cannot be read: it is a pipe, which can be read only once. Write what comes out of it into a file, or pass it to ocpp-workbench's standard input.");
    expect(whyNoFile('/dev/zero', statSync('/dev/zero'))).toBe('/dev/zero cannot be read: it is a device, and a log is a file, a folder or an archive.');
    const clock = new NodeClock();
    expect(openJournal(path.join(folder, 'pipe'), { clock })).toMatchObject({ ok: false, message: expect.stringContaining('it is a pipe') as string });
    expect(openJournal('/dev/zero', { clock })).toMatchObject({ ok: false, message: expect.stringContaining('it is a device') as string });
  });

  test('no right to read, also of something within a folder', () => {
    const denied = Object.assign(new Error("EACCES: permission denied, open '/logs/in/a.log'"), { code: 'EACCES', path: '/logs/in/a.log' });
    expect(whyUnreadable('/logs', denied)).toBe('/logs/in/a.log cannot be read: this user has no right to read it. Give that right, or make a copy that this user owns.');
  });

  test('a name that is too long', async () =>
    expect(await said('x'.repeat(5000))).toMatch(/^This path cannot be read: it is longer than the system takes \(\d+ characters, .{1,60}…\)\. Name a file or folder, not what is in it\.$/));

  test('an archive that is damaged is told by its own words', async () => {
    writeFileSync(path.join(folder, 'bad.gz'), Buffer.from([0x1f, 0x8b, 8, 0, 0, 0]));
    expect(await said('bad.gz')).toBe('/logs/bad.gz cannot be read: bad.gz is packed with gzip, and nothing of it can be unpacked; it is damaged.');
  });

  test('the window opening a journal says the same', () => {
    expect(openJournal(path.join(folder, 'nothere'), { clock: new NodeClock() })).toEqual({
      ok: false, message: `${path.join(folder, 'nothere')} cannot be read: there is no file or folder of this name in ${folder}. Check the name.`,
    });
  });
});
