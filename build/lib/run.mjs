import { spawn } from 'node:child_process';
import { root } from './paths.mjs';

/** A command that did not end well; `output` is everything that it printed. */
export class CommandFailed extends Error {
  constructor(command, ended, output) {
    super(`${command} ${ended}.`);
    this.name = 'CommandFailed';
    this.output = output;
  }
}

/**
 * Runs a command to its end and keeps what it prints. Rejects only when it cannot be started at all.
 *
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ cwd?: string, env?: Record<string, string | undefined>, timeoutMs?: number, shell?: boolean }} [options]
 * @returns {Promise<{ code: number | null, signal: string | null, timedOut: boolean, stdout: string, output: string }>}
 */
export function capture(command, args, options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd: options.cwd ?? root,
      env: { ...process.env, ...options.env },
      shell: options.shell ?? false,
      stdio: ['ignore', 'pipe', 'pipe'],
      windowsHide: true,
    });
    const stdout = [];
    const all = [];
    let timedOut = false;
    const timer = options.timeoutMs && setTimeout(() => {
      timedOut = true;
      child.kill('SIGKILL');
    }, options.timeoutMs);
    child.stdout.on('data', (chunk) => {
      stdout.push(chunk);
      all.push(chunk);
    });
    child.stderr.on('data', (chunk) => all.push(chunk));
    child.on('error', reject);
    child.on('close', (code, signal) => {
      clearTimeout(timer);
      resolve({ code, signal, timedOut, stdout: Buffer.concat(stdout).toString(), output: Buffer.concat(all).toString() });
    });
  });
}

/** Like `capture`, but rejects with CommandFailed unless the command exits with 0. */
export async function mustRun(command, args, options) {
  const shown = [command === process.execPath ? 'node' : command, ...args].join(' ');
  const result = await capture(command, args, options).catch((error) => {
    throw new CommandFailed(shown, `cannot be started (${error.code ?? error.message})`, '');
  });
  if (result.code === 0) return result;
  const ended = result.timedOut ? 'took too long and was stopped' : `ended with ${result.signal ?? `exit code ${result.code}`}`;
  throw new CommandFailed(shown, ended, result.output);
}

/** Runs npm: the one that runs us when there is one, since `npm` alone is a batch file on Windows. */
export function npm(args, options = {}) {
  const own = process.env.npm_execpath;
  if (own && /npm-cli\.c?js$/.test(own)) return mustRun(process.execPath, [own, ...args], options);
  return mustRun('npm', args, { ...options, shell: process.platform === 'win32' });
}

/**
 * Hands the terminal to a child until it ends, and ends as it did. Ctrl+C reaches the child from the terminal itself;
 * signals sent to us alone are passed on. A child that ignores a signal for five seconds is killed.
 *
 * @returns {Promise<number>} the exit code to leave with: the child's own, or 128 + the signal's number as a shell gives it.
 */
export function handOver(command, args, options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd: options.cwd ?? process.cwd(),
      env: { ...process.env, ...options.env },
      stdio: 'inherit',
    });
    const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
    let killer;
    const pass = (signal) => {
      // A terminal sends Ctrl+C to the whole group, so the child has it already.
      if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal);
      killer ??= setTimeout(() => child.kill('SIGKILL'), 5_000);
      killer.unref();
    };
    for (const signal of signals) process.on(signal, pass);
    const done = () => {
      clearTimeout(killer);
      for (const signal of signals) process.off(signal, pass);
    };
    child.on('error', (error) => {
      done();
      reject(error);
    });
    child.on('exit', (code, signal) => {
      done();
      resolve(code ?? 128 + ({ SIGHUP: 1, SIGINT: 2, SIGKILL: 9, SIGTERM: 15 }[signal] ?? 0));
    });
  });
}
