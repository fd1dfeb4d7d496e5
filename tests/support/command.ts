import { spawn, type ChildProcess } from 'node:child_process';
import path from 'node:path';

/** The command line of the last build, as processes of their own. `npm test` builds it first. */
export const cli = path.resolve(import.meta.dirname, '..', '..', 'dist', 'node', 'cli.js');
const running: ChildProcess[] = [];

/** Ends what a test has left running. */
export function killCommands(): void {
  for (const child of running.splice(0)) child.kill('SIGKILL');
}

/** How a command ended. */
export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A command that runs, and what it has said so far. */
export class Command {
  stdout = '';
  stderr = '';
  readonly ended: Promise<Ended>;
  readonly #child: ChildProcess;
  #heard: (() => void)[] = [];

  /** @param folder its working directory */
  constructor(folder: string, args: readonly string[], input?: string) {
    this.#child = spawn(process.execPath, [cli, ...args], { cwd: folder, stdio: ['pipe', 'pipe', 'pipe'], env: { ...process.env, NO_COLOR: '1' } });
    running.push(this.#child);
    this.#child.stdin?.on('error', () => undefined).end(input ?? '');
    this.#child.stdout?.on('data', (chunk: Buffer) => this.#hear(() => (this.stdout += chunk.toString())));
    this.#child.stderr?.on('data', (chunk: Buffer) => this.#hear(() => (this.stderr += chunk.toString())));
    this.ended = new Promise((resolve) => this.#child.on('close', (code) => {
      this.#hear(() => undefined);
      resolve({ code, stdout: this.stdout, stderr: this.stderr });
    }));
  }

  /** Waits until the output holds something. */
  async says(pattern: RegExp): Promise<RegExpExecArray> {
    for (;;) {
      const found = pattern.exec(this.stdout);
      if (found) return found;
      if (this.#child.exitCode !== null) throw new Error(`It ended without saying ${String(pattern)}:\n${this.stdout}${this.stderr}`);
      await new Promise<void>((resolve) => this.#heard.push(resolve));
    }
  }

  interrupt(): Promise<Ended> {
    this.#child.kill('SIGINT');
    return this.ended;
  }

  /** Ends it without any chance to tidy up. */
  kill(): Promise<Ended> {
    this.#child.kill('SIGKILL');
    return this.ended;
  }

  #hear(take: () => void): void {
    take();
    for (const wake of this.#heard.splice(0)) wake();
  }
}
