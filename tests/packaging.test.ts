import { execFile } from 'node:child_process';
import fs from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { Worker } from 'node:worker_threads';
import { extractAll, listPackage } from '@electron/asar';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ImportStep } from '../electron/node/import/write-import';
import { built } from './support/built';
import { launch } from './electron-double/launch';

/**
 * The package, made by electron-builder around a stand-in for Electron's executable. What is in it is what a person
 * gets; only the executable itself is not.
 */

const root = path.resolve(import.meta.dirname, '..');
const run = promisify(execFile);

/** By these bytes electron-builder finds the fuses in an executable: sentinel, version 1, nine fuses, "0" off and "1" on. */
const SENTINEL = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';
const FUSES_AS_SHIPPED = '101100111';

let folder = '';
let unpacked = '';
let files: string[] = [];

async function makePackage(): Promise<void> {
  const electron = path.join(folder, 'electron-dist');
  await fs.mkdir(electron);
  const executable = path.join(electron, 'electron');
  await fs.copyFile(process.platform === 'linux' ? '/bin/true' : process.execPath, executable);
  await fs.appendFile(executable, Buffer.from(`${SENTINEL}\x01\x09${FUSES_AS_SHIPPED}`, 'latin1'));
  await run(process.execPath, [
    path.join(root, 'node_modules', 'electron-builder', 'cli.js'), '--linux', '--dir', '--config', 'build/electron-builder.yml', '--publish', 'never',
    `-c.electronDist=${electron}`, `-c.directories.output=${path.join(folder, 'release')}`,
  ], { cwd: root, env: { ...process.env, DEBUG: '' } });
}

beforeAll(built, 300_000);
beforeAll(async () => {
  folder = await fs.mkdtemp(path.join(os.tmpdir(), 'packaging-'));
  await makePackage();
  unpacked = path.join(folder, 'release', 'linux-unpacked');
  files = listPackage(path.join(unpacked, 'resources', 'app.asar'), { isPack: false }).map((file) => file.replaceAll('\\', '/'));
}, 120_000);

afterAll(() => fs.rm(folder, { recursive: true, force: true }));

/** A log that it takes a reader, a zone and the schemas of OCPP to read. */
const LOG = path.join(root, 'shared', 'import', 'fixtures', 'evcc-remote-start.log');
const WORKER = ['dist', 'worker', 'import-worker.mjs'];

describe('the package', () => {
  it.each([
    '/package.json', '/LICENSE', '/dist/electron/main.js', '/dist/electron/preload.cjs', '/dist/renderer/index.html',
    '/dist/licenses-host.md', '/dist/renderer/licenses.md',
  ])('has %s', (file) => {
    expect(files).toContain(file);
  });

  it('has what the page and the main process load', async () => {
    expect(files.filter((file) => /^\/dist\/renderer\/assets\/.+\.js$/.test(file)).length).toBeGreaterThan(0);
    expect(files.filter((file) => /^\/dist\/renderer\/assets\/.+\.css$/.test(file)).length).toBeGreaterThan(0);
    const main = await fs.readFile(path.join(root, 'dist', 'electron', 'main.js'), 'utf8');
    for (const [, chunk] of main.matchAll(/["']\.\.(\/chunks\/[\w.-]+\.js)["']/g)) expect(files).toContain(`/dist${chunk ?? ''}`);
  });

  it('has nothing else: no packages, sources, tests or maps', () => {
    expect(files.filter((file) => /\/node_modules|\.map$|\.tsx?$|\.test\.|^\/(shared|electron|renderer|tests|build|docs)\b/.test(file))).toEqual([]);
  });

  it('has the fuses blown that keep others from using it as a Node, or from loading other code into it', async () => {
    const executable = await fs.readFile(path.join(unpacked, 'ocpp-workbench'));
    const at = executable.indexOf(SENTINEL);
    const wire = executable.subarray(at + SENTINEL.length + 2, at + SENTINEL.length + 2 + FUSES_AS_SHIPPED.length).toString();
    expect({
      runAsNode: wire[0], cookieEncryption: wire[1], nodeOptions: wire[2], nodeInspect: wire[3], asarIntegrity: wire[4], onlyAsar: wire[5], fileProtocol: wire[7],
    }).toEqual({ runAsNode: '0', cookieEncryption: '1', nodeOptions: '0', nodeInspect: '0', asarIntegrity: '1', onlyAsar: '1', fileProtocol: '0' });
  });

  it('starts from what is in it alone, opens its window, and answers the window', async () => {
    const app = path.join(folder, 'app');
    extractAll(path.join(unpacked, 'resources', 'app.asar'), app);
    const program = await launch({ main: path.join(app, 'dist', 'electron', 'main.js'), app, packaged: true });
    try {
      const page = await program.page();
      // The page shows its start page only when the host has answered what it asks first.
      await page.getByRole('heading', { level: 1 }).first().waitFor();
      expect(await program.control.misuse()).toEqual([]);
      expect(await program.control.pageErrors()).toEqual([]);
    } finally {
      await program.close();
    }
  });

  it('keeps beside its archive the thread that reads logs, with all that it loads, and nothing else', async () => {
    const beside = await fs.readdir(path.join(unpacked, 'resources', 'app.asar.unpacked'), { recursive: true, withFileTypes: true });
    const folders = new Set(beside.filter((one) => one.isFile()).map(({ parentPath }) => path.relative(path.join(unpacked, 'resources', 'app.asar.unpacked'), parentPath)));
    expect([...folders]).toEqual([path.join('dist', 'worker')]);
    const worker = new Worker(path.join(unpacked, 'resources', 'app.asar.unpacked', ...WORKER), {
      workerData: { order: { paths: [LOG], wishes: {}, into: path.join(folder, 'read.ocppj.jsonl') }, stop: new SharedArrayBuffer(4) },
    });
    const steps: ImportStep[] = [];
    worker.on('message', (step: ImportStep) => steps.push(step));
    expect(await new Promise<number>((resolve, reject) => worker.on('error', reject).on('exit', resolve))).toBe(0);
    expect(steps.at(-1)).toMatchObject({ kind: 'ended', summary: { formatIds: ['evcc'], versions: ['1.6'], frames: 8 } });
  });

  it('reads a log on that thread, started from beside the archive', async () => {
    // What the archive holds as files, under the archive's own name; the thread's file is not among them.
    const app = path.join(folder, 'resources', 'app.asar');
    extractAll(path.join(unpacked, 'resources', 'app.asar'), app);
    await fs.rm(path.join(app, 'dist', 'worker'), { recursive: true });
    await fs.cp(path.join(unpacked, 'resources', 'app.asar.unpacked'), `${app}.unpacked`, { recursive: true });
    const seen = path.join(folder, 'worker-was-loaded');
    await fs.appendFile(path.join(`${app}.unpacked`, ...WORKER), `\n(await import('node:fs')).writeFileSync(${JSON.stringify(seen)}, '');\n`);
    const program = await launch({ main: path.join(app, 'dist', 'electron', 'main.js'), app, packaged: true, args: [LOG] });
    try {
      const page = await program.page();
      await page.getByRole('button', { name: 'Read as evcc', exact: true }).waitFor();
      await page.getByText('8 frames').first().waitFor();
      await expect.poll(() => fs.access(seen).then(() => true, () => false), { timeout: 20_000 }).toBe(true);
    } finally {
      await program.close();
    }
  });
});
