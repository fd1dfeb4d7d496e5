import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test, vi } from 'vitest';
import { FaultLog } from './fault-log';
import { defaultDataFolder, programFolder, programVersion } from './locations';
import { MemoryFile } from './memory-file';

const folder = mkdtempSync(join(tmpdir(), 'host-files-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('what windows remember', () => {
  test('is there for the next run', async () => {
    const path = join(folder, 'deep/memory.json');
    const first = new MemoryFile(path);
    await Promise.all([first.set('layout', { panels: [1, 2] }), first.set('draft', 'ünï'), first.set('layout', { panels: [3] })]);
    const second = new MemoryFile(path);
    expect(await second.get('layout')).toEqual({ panels: [3] });
    expect(await second.get('draft')).toBe('ünï');
    expect(await second.get('constructor')).toBeUndefined();
    expect(existsSync(`${path}.new`)).toBe(false);
  });

  test.each(['', '{', '[1]', 'null'])('is nothing when the file holds %j', async (text) => {
    const path = join(folder, 'broken.json');
    writeFileSync(path, text);
    const memory = new MemoryFile(path);
    expect(await memory.get('layout')).toBeUndefined();
    await memory.set('layout', 1);
    expect(JSON.parse(readFileSync(path, 'utf8'))).toEqual({ layout: 1 });
  });

  test('that cannot be written is told to who wants it kept, again and again', async () => {
    const file = join(folder, 'no-folder');
    writeFileSync(file, '');
    const memory = new MemoryFile(join(file, 'memory.json'));
    await expect(memory.set('a', 1)).rejects.toThrow();
    await expect(memory.set('a', 2)).rejects.toThrow();
    expect(await memory.get('a')).toBe(2);
  });
});

describe('faults of the program', () => {
  test('are written down with time and cause', () => {
    const path = join(folder, 'logs/faults.log');
    const faults = new FaultLog(path);
    faults.write('It broke.', new Error('the reason'));
    faults.write('Again.');
    expect(readFileSync(path, 'utf8')).toMatch(/^\d{4}-\d\d-\d\dT[\d:.]+Z It broke\.\nError: the reason\n[\s\S]*\n\d{4}-.* Again\.\n$/);
  });

  test('do not fill the disk', () => {
    const path = join(folder, 'full.log');
    writeFileSync(path, 'x'.repeat(2 * 1024 * 1024));
    new FaultLog(path).write('One more.');
    expect(readFileSync(path, 'utf8')).toMatch(/One more\.\n$/);
    expect(readFileSync(path).length).toBeLessThan(1000);
    expect(existsSync(`${path}.old`)).toBe(true);
  });

  test('that cannot be written down go to the terminal', () => {
    const said = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
    new FaultLog(join(folder, 'no-folder', 'faults.log')).write('It broke.');
    expect(said.mock.calls.join()).toContain('It broke.');
    said.mockRestore();
  });
});

describe('places', () => {
  test.each<[NodeJS.Platform, NodeJS.ProcessEnv, string]>([
    ['linux', {}, '/home/me/.config/OCPP Workbench/data'],
    ['linux', { XDG_CONFIG_HOME: '/conf' }, '/conf/OCPP Workbench/data'],
    ['linux', { XDG_CONFIG_HOME: 'relative' }, '/home/me/.config/OCPP Workbench/data'],
    ['darwin', {}, '/home/me/Library/Application Support/OCPP Workbench/data'],
    ['win32', { APPDATA: '/Roaming' }, '/Roaming/OCPP Workbench/data'],
  ])('of data on %s with %j', (platform, env, expected) => {
    expect(defaultDataFolder(platform, env, '/home/me')).toBe(expected);
  });

  test('of the program itself, and its version', () => {
    expect(existsSync(join(programFolder(), 'package.json'))).toBe(true);
    expect(programVersion()).toMatch(/^\d+\.\d+\.\d+/);
  });
});
