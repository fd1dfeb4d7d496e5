import { execFile, spawn } from 'node:child_process';
import fs from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { built } from './support/built';
import { started } from './support/serve';

/** The commands of package.json, as a person runs them. */

const root = path.resolve(import.meta.dirname, '..');
const script = (name: string) => path.join(root, 'build', name);

interface Ran {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

function run(name: string, args: readonly string[], options: { env?: Record<string, string>; cwd?: string; input?: string } = {}): Promise<Ran> {
  return new Promise((resolve) => {
    const child = execFile(process.execPath, [script(name), ...args], {
      cwd: options.cwd ?? root, env: { ...process.env, INIT_CWD: options.cwd ?? root, ...options.env },
    }, (error, stdout, stderr) => {
      resolve({ code: typeof error?.code === 'number' ? error.code : error ? -1 : 0, stdout, stderr });
    });
    child.stdin?.end(options.input ?? '');
  });
}

beforeAll(built, 300_000);
let folder = '';
beforeAll(async () => {
  folder = await fs.mkdtemp(path.join(os.tmpdir(), 'commands-'));
});
afterAll(() => fs.rm(folder, { recursive: true, force: true }));

describe('npm start', () => {
  it('explains itself', async () => {
    const { code, stdout } = await run('start.mjs', ['--help']);
    expect(code).toBe(0);
    for (const word of ['FILE', '--browser', '--port', '--no-open', '--data', 'Electron']) expect(stdout).toContain(word);
  });

  it('refuses an unknown option with a sentence and no stack', async () => {
    const { code, stderr } = await run('start.mjs', ['--prot', '8080']);
    expect(code).toBe(1);
    expect(stderr.trim().split('\n')).toEqual(["Unknown option '--prot'. `npm start -- --help` lists what there is."]);
  });

  it.skipIf(process.platform === 'win32')('opens Electron with the log where its executable is', async () => {
    const electron = path.join(folder, 'electron');
    await fs.writeFile(electron, '#!/bin/sh\necho "electron: $*"\nexit 7\n', { mode: 0o755 });
    const { code, stdout } = await run('start.mjs', ['--data', 'kept', 'session.log'], {
      cwd: folder, env: { ELECTRON_OVERRIDE_DIST_PATH: folder, DISPLAY: ':0' },
    });
    const called = stdout.split('\n').find((line) => line.startsWith('electron: ')) ?? '';
    expect(called.replace(' --no-sandbox', '')).toBe(
      `electron: ${root} --data ${path.join(folder, 'kept')} ${path.join(folder, 'session.log')}`,
    );
    expect(code).toBe(7);
  });

  it('says in one line that Electron is not to be had, and serves the same workbench to a browser until Ctrl+C', async () => {
    const child = spawn(process.execPath, [script('start.mjs'), '--no-open', '--data', path.join(folder, 'data')], {
      cwd: root,
      env: { ...process.env, ELECTRON_OVERRIDE_DIST_PATH: path.join(folder, 'nothing'), ELECTRON_SKIP_BINARY_DOWNLOAD: '1', DISPLAY: ':0', INIT_CWD: root },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const served = await started(child, folder);
    try {
      expect(served.output().split('\n').filter((line) => line.includes('Electron'))).toEqual([
        'Electron is not available here (ELECTRON_SKIP_BINARY_DOWNLOAD is set); opening the workbench in the browser instead.',
      ]);
      const answer = await fetch(served.url);
      expect(answer.status).toBe(200);
      expect(await answer.text()).toContain('<script type="module"');
    } finally {
      // 130 is what a shell makes of Ctrl+C.
      expect([0, 130]).toContain(await served.stop());
    }
  });
});

describe('npm test', () => {
  it('explains itself', async () => {
    const { code, stdout } = await run('test.mjs', ['--help']);
    expect(code).toBe(0);
    for (const word of ['lint', 'layers', 'types', 'unit', 'e2e', 'electron', 'WORKBENCH_CHROMIUM']) expect(stdout).toContain(word);
  });

  it('refuses a check that is none', async () => {
    const { code, stderr } = await run('test.mjs', ['--only', 'units']);
    expect(code).toBe(1);
    expect(stderr).toContain('"units" is none of them');
  });
});

describe('npm run cli', () => {
  const frame = '[2,"1","Heartbeat",{}]\n';

  it('hands the command its input, and ends with its exit code', async () => {
    expect(await run('cli.mjs', ['check', '-', '--version', '2.0.1'], { input: frame })).toMatchObject({ code: 0 });
    expect(await run('cli.mjs', ['check', '-', '--version', '2.0.1'], { input: '[2,"1","Heartbeat",{"a":1}]\n' })).toMatchObject({ code: 1 });
  });

  it('writes nothing of its own to the standard output', async () => {
    const { stdout } = await run('cli.mjs', ['check', '-', '--version', '2.0.1', '--json'], { input: '[2,"1","Heartbeat",{"a":1}]\n' });
    expect(stdout.trim().split('\n').map((line) => typeof JSON.parse(line))).not.toContain('string');
  });

  it('takes names of files from where the person stands', async () => {
    await fs.writeFile(path.join(folder, 'frames.log'), frame);
    const env = { npm_lifecycle_event: 'cli', INIT_CWD: folder };
    expect(await run('cli.mjs', ['check', 'frames.log', '--version', '2.0.1'], { env })).toMatchObject({ code: 0 });
  });
});
