import { createReadStream, createWriteStream, statSync } from 'node:fs';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { temporaryFolder } from '../node/temporary';

/** Where a log is read from. */
export interface Input {
  readonly ok: true;
  readonly path: string;
  /** What a person knows it by. */
  readonly name: string;
}

/** The standard input is read as a file of this name. */
const NAME = 'Standard input';

/** A log by its path; the standard input (undefined or `-`) and pipes, as `<(zcat x.gz)` of a shell makes them, in a temporary file, which goes when this process ends. */
export async function takeInput(file: string | undefined): Promise<Input | { readonly ok: false; readonly message: string }> {
  if (file !== undefined && file !== '-' && !isPipe(file)) return { ok: true, path: file, name: file };
  if (file === undefined && process.stdin.isTTY) return { ok: false, message: 'Nothing to read: name a file, or pass the log by a pipe. `--help` explains.' };
  try {
    const into = path.join(temporaryFolder().path, file === undefined || file === '-' ? NAME : 'Pipe');
    await pipeline(file === undefined || file === '-' ? process.stdin : createReadStream(file), createWriteStream(into));
    return { ok: true, path: into, name: path.basename(into) };
  } catch (error) {
    return { ok: false, message: `${file === undefined || file === '-' ? 'The standard input' : file} cannot be kept for a while (${error instanceof Error ? error.message : String(error)}).` };
  }
}

function isPipe(file: string): boolean {
  try {
    return statSync(file).isFIFO();
  } catch {
    return false;
  }
}
