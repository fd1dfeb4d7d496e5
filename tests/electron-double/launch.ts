import { fork, type ChildProcess } from 'node:child_process';
import fs from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import esbuild from 'esbuild';
import { chromium, type Browser, type Page } from 'playwright-core';
import { findChromium } from '../../build/lib/chromium.mjs';
import type { Control } from './control';
import { decodeValue, encodeValue } from './page/values.mjs';

const here = import.meta.dirname;

export interface LaunchOptions {
  /** The program's main file. */
  readonly main: string;
  /** The program's folder, with its package.json. */
  readonly app: string;
  readonly args?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  readonly packaged?: boolean;
  /** Where `app.getPath` leads; a fresh folder when absent. */
  readonly data?: string;
}

type Asked = { readonly [Name in keyof Control]: (...args: Parameters<Control[Name]>) => Promise<Awaited<ReturnType<Control[Name]>>> };

/** A program that runs under the double. */
export interface Launched {
  readonly control: Asked;
  readonly data: string;
  /** The first window's page, once it is loaded. */
  page(): Promise<Page>;
  /** Everything that the program printed. */
  output(): string;
  /** Exit code, once the program has ended. */
  readonly ended: Promise<number | null>;
  close(): Promise<void>;
}

/** Starts a program's unchanged main file in a Node process of its own, with the double in place of Electron. */
export async function launch(options: LaunchOptions): Promise<Launched> {
  const folder = await fs.mkdtemp(path.join(os.tmpdir(), 'double-'));
  await buildDouble(folder);
  const data = options.data ?? path.join(folder, 'data');
  const executable = await findChromium();
  const child = fork(options.main, [...(options.args ?? [])], {
    cwd: options.app,
    execArgv: ['--no-warnings', '--import', pathToFileURL(path.join(here, 'register.mjs')).href],
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    env: {
      ...process.env,
      ...(executable === undefined ? {} : { WORKBENCH_CHROMIUM: executable }),
      ELECTRON_DOUBLE_HOME: pathToFileURL(`${folder}/`).href,
      ELECTRON_DOUBLE_APP: options.app,
      ELECTRON_DOUBLE_DATA: data,
      ELECTRON_DOUBLE_PACKAGED: options.packaged ? '1' : '0',
      ...options.env,
    },
  });
  let printed = '';
  child.stdout?.on('data', (chunk: Buffer) => { printed += chunk.toString(); });
  child.stderr?.on('data', (chunk: Buffer) => { printed += chunk.toString(); });
  const ended = new Promise<number | null>((resolve) => child.on('exit', resolve));
  const control = asking(child, () => printed);
  let browser: Promise<Browser> | undefined;

  return {
    control,
    data,
    ended,
    output: () => printed,
    async page() {
      browser ??= control.devTools().then((address) => chromium.connectOverCDP(address));
      const connected = await browser;
      return until('the first window shows its page', async () => {
        const address = (await control.windows())[0]?.address;
        const page = connected.contexts()[0]?.pages().find((each) => address !== undefined && address !== '' && each.url().startsWith(new URL('/', address).href));
        await page?.waitForLoadState('load');
        return page;
      });
    },
    async close() {
      await browser?.then((connected) => connected.close()).catch(() => undefined);
      if (child.connected) child.disconnect();
      const timer = setTimeout(() => child.kill('SIGKILL'), 10_000);
      await ended;
      clearTimeout(timer);
      await fs.rm(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

/** The double's parts as they run: the module itself, and the two scripts for a page's worlds. */
async function buildDouble(folder: string): Promise<void> {
  const shared = { bundle: true, absWorkingDir: path.resolve(here, '..', '..'), logLevel: 'error' } as const;
  const world = (file: string, globalName: string) =>
    esbuild.build({ ...shared, entryPoints: [path.join(here, 'page', file)], outfile: path.join(folder, file.replace('.mjs', '.js')), format: 'iife', globalName });
  await Promise.all([
    esbuild.build({
      ...shared, entryPoints: [path.join(here, 'electron.ts')], outfile: path.join(folder, 'electron.mjs'), format: 'esm', platform: 'node', target: 'node20',
      // Found from the folder of the double by its full path, since that folder has no node_modules.
      alias: { 'playwright-core': path.resolve(here, '..', '..', 'node_modules', 'playwright-core', 'index.mjs') },
      external: ['*/playwright-core/index.mjs'],
    }),
    world('page-world.mjs', 'pageWorld'),
    world('preload-world.mjs', 'preloadWorld'),
  ]);
}

function asking(child: ChildProcess, printed: () => string): Asked {
  const waiting = new Map<number, { resolve: (value: unknown) => void; reject: (error: Error) => void }>();
  let last = 0;
  child.on('message', ({ id, ok, value }: { id: number; ok: boolean; value: string }) => {
    const asked = waiting.get(id);
    waiting.delete(id);
    const decoded = decodeValue(value) as unknown;
    if (ok) asked?.resolve(decoded);
    else asked?.reject(decoded instanceof Error ? decoded : new Error(String(decoded)));
  });
  child.on('exit', (code) => {
    for (const { reject } of waiting.values()) reject(new Error(`The program ended with ${String(code)}.\n${printed()}`));
    waiting.clear();
  });
  return new Proxy({} as Asked, {
    get: (_target, method) => (...args: unknown[]) => new Promise((resolve, reject) => {
      if (typeof method !== 'string' || !child.connected) {
        reject(new Error(`The program has ended.\n${printed()}`));
        return;
      }
      last += 1;
      waiting.set(last, { resolve, reject });
      child.send({ id: last, method, args: encodeValue(args) });
    }),
  });
}

/** Waits for something to come about; the test's own time limit ends it otherwise, and `what` says what was missing. */
export async function until<Value>(what: string, look: () => Promise<Value | undefined | false>, timeoutMs = 40_000): Promise<Value> {
  const end = Date.now() + timeoutMs;
  let problem: unknown;
  while (Date.now() < end) {
    try {
      const value = await look();
      if (value !== undefined && value !== false) return value;
    } catch (error) {
      problem = error;
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`It did not come about within ${timeoutMs / 1000} s that ${what}.${problem instanceof Error ? ` ${problem.message}` : ''}`);
}
