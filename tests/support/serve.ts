import { spawn, type ChildProcess } from 'node:child_process';
import fs from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '..', '..');

/** The headless host as a person starts it: a process of its own on a free port. */
export interface Served {
  /** Address with its token, as printed. */
  readonly url: string;
  readonly data: string;
  readonly process: ChildProcess;
  output(): string;
  /** Ends it as Ctrl+C does; resolves with its exit code. */
  stop(): Promise<number | null>;
  /** Ends it without any chance to tidy up. */
  kill(): Promise<void>;
}

export interface ServeOptions {
  /** Where it keeps its data; a fresh folder when absent. */
  readonly data?: string;
  readonly port?: number;
  readonly args?: readonly string[];
}

/** Starts `ocpp-workbench serve` of the last build, and waits until it has printed its address. */
export async function serve({ data, port = 0, args = [] }: ServeOptions = {}): Promise<Served> {
  const folder = data ?? (await fs.mkdtemp(path.join(os.tmpdir(), 'workbench-')));
  return started(spawn(process.execPath, [
    path.join(root, 'dist', 'node', 'cli.js'), 'serve', '--port', String(port), '--no-open', '--data', folder, ...args,
  ], { stdio: ['ignore', 'pipe', 'pipe'] }), folder);
}

/** Waits until a process has printed the address of a workbench. */
export async function started(child: ChildProcess, data: string): Promise<Served> {
  let printed = '';
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  const url = await new Promise<string>((resolve, reject) => {
    const take = (chunk: Buffer) => {
      printed += chunk.toString();
      const found = /https?:\/\/(?:127\.0\.0\.1|localhost|\[::1\]):\d+\/\S*/.exec(printed);
      if (found) resolve(found[0]);
    };
    child.stdout?.on('data', take);
    child.stderr?.on('data', take);
    child.once('error', reject);
    void ended.then((code) => {
      reject(new Error(`It ended with ${String(code)} before it printed its address.\n${printed}`));
    });
  });
  return {
    url,
    data,
    process: child,
    output: () => printed,
    async stop() {
      child.kill('SIGINT');
      return ended;
    },
    async kill() {
      child.kill('SIGKILL');
      await ended;
    },
  };
}
