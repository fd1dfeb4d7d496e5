import { once } from 'node:events';
import { setImmediate } from 'node:timers/promises';
import { styleText } from 'node:util';

type Style = Parameters<typeof styleText>[0];

/** What a command says on the standard output: lines for people, or one JSON object a line. */
export class Output {
  readonly json: boolean;
  readonly #colour: boolean;

  constructor(json: boolean) {
    this.json = json;
    this.#colour = process.stdout.isTTY === true && !('NO_COLOR' in process.env);
  }

  /** A line for people; left out when the output is for programs. */
  say(line: string): void {
    if (!this.json) process.stdout.write(`${line}\n`);
  }

  /** An object for programs; left out when the output is for people. */
  object(value: object): void {
    if (this.json) process.stdout.write(`${JSON.stringify(value)}\n`);
  }

  styled(style: Style, text: string): string {
    return this.#colour ? styleText(style, text) : text;
  }
}

/** Something for people that is no part of the result: on the standard error, so that it mixes with nothing. */
export function complain(line: string): void {
  process.stderr.write(`${line}\n`);
}

/** Ends the process quietly when who reads our output (head, a pager) has gone. */
export function endWithReader(): void {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EPIPE') process.exit(0);
      throw error;
    });
  }
}

/** Resolves when everything written so far has left this process, so that `process.exit` cuts nothing off. */
export function flushed(): Promise<void> {
  return new Promise((resolve) => void process.stdout.write('', () => resolve()));
}

/** Characters that are written at once. */
const BATCH = 1 << 16;

/** Writes a text on the standard output piece by piece, no faster than it is taken. */
export async function print(pieces: Iterable<string>): Promise<void> {
  let waiting = '';
  for (const piece of pieces) {
    waiting += piece;
    if (waiting.length < BATCH) continue;
    const goOn = process.stdout.write(waiting);
    waiting = '';
    await (goOn ? setImmediate() : once(process.stdout, 'drain'));
  }
  process.stdout.write(waiting);
  await flushed();
}

const SIGNALS = { SIGHUP: 1, SIGINT: 2, SIGTERM: 15 } as const;

/** Ends the process in order when it is asked to end, so that temporary files are removed. */
export function endOnSignals(): void {
  for (const [signal, number] of Object.entries(SIGNALS)) {
    if (process.listenerCount(signal) === 0) process.once(signal, () => process.exit(128 + number));
  }
}
