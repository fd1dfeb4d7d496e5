import { performance } from 'node:perf_hooks';

/** Milliseconds as a person reads them: `0.4 s`, `12 s`, `2 min 5 s`. */
export function duration(ms) {
  const seconds = ms / 1000;
  if (seconds < 10) return `${seconds.toFixed(1)} s`;
  if (seconds < 60) return `${Math.round(seconds)} s`;
  const whole = Math.round(seconds);
  return `${Math.floor(whole / 60)} min ${whole % 60} s`;
}

/**
 * Does one step and says so in one line: its name as it begins, how it went and how long it took as it ends.
 *
 * @template T
 * @param {NodeJS.WritableStream} out
 * @param {string} name what is being done, e.g. `Installing packages`
 * @param {() => Promise<T>} work
 * @param {(result: T) => string} [tell] what to say of the result; `done` when left out
 * @returns {Promise<T>}
 */
export async function step(out, name, work, tell = () => 'done') {
  out.write(`${name} … `);
  const from = performance.now();
  const end = (how) => out.write(`${how} (${duration(performance.now() - from)})\n`);
  try {
    const result = await work();
    end(tell(result));
    return result;
  } catch (error) {
    end('failed');
    throw error;
  }
}

/** Like `step`, for what is done beside other steps: one line as it begins, and a whole one as it ends. */
export async function stepBeside(out, name, work, tell) {
  const pieces = [];
  out.write(`${name} …\n`);
  try {
    return await step({ write: (text) => pieces.push(text) }, name, work, tell);
  } finally {
    out.write(pieces.join(''));
  }
}

/** Says what went wrong, with the output of the command that did not work. */
export function complain(error) {
  const output = typeof error?.output === 'string' ? error.output.trimEnd() : '';
  if (output) process.stderr.write(`${output}\n`);
  // Something unforeseen is ours to mend, so it keeps its stack; the rest is a sentence for the person.
  const known = output || error?.name === 'CommandFailed' || error?.name === 'Refusal';
  process.stderr.write(`${known ? error.message : (error?.stack ?? String(error))}\n`);
}

/** A reason not to go on that the person can do something about. */
export class Refusal extends Error {
  constructor(message) {
    super(message);
    this.name = 'Refusal';
  }
}
