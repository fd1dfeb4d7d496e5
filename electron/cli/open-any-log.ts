import { buffer } from 'node:stream/consumers';
import type { ImportOptions } from '../../shared/import/assemble';
import { importLog, type Imported } from '../../shared/import/import';
import type { Source } from '../../shared/import/model';
import { summaryOf, type ImportSummary } from '../../shared/import/summary';
import { loadValidator } from '../../shared/ocpp/validate';
import type { OcppVersion } from '../../shared/ocpp/version';
import { MessageInflater } from '../node/import/inflater';
import { readSources, sourcesOf, type ReadSources } from '../node/import/read-sources';

/** What a person can say about how a log is to be read. */
export interface ReadingOptions {
  readonly format?: string;
  readonly version?: OcppVersion;
  readonly station?: string;
  /** Minutes ahead of UTC. */
  readonly zone?: number;
  readonly swap?: boolean;
}

export type AnyLog =
  | { readonly ok: true; readonly imported: Extract<Imported, { ok: true }>; readonly sources: readonly Source[]; readonly summary: ImportSummary }
  | { readonly ok: false; readonly message: string };

/** Reads a log of any format from a file, a folder, an archive, or the standard input (undefined or `-`). */
export async function openAnyLog(file: string | undefined, options: ReadingOptions): Promise<AnyLog> {
  if (file === undefined && process.stdin.isTTY) {
    return { ok: false, message: 'Nothing to read: name a file, or pass the log by a pipe. `--help` explains.' };
  }
  const read = file === undefined || file === '-' ? fromInput(await buffer(process.stdin)) : await readSources(file);
  if (!read.ok) return read;
  const { format, version, station, zone, swap } = options;
  const wanted: ImportOptions & { format?: string } = {
    ...(format === undefined ? {} : { format }), ...(version ? { version } : {}), ...(station === undefined ? {} : { station }),
    ...(zone === undefined ? {} : { zoneMinutes: zone }), ...(swap === true ? { swapDirections: true } : {}),
  };
  const imported = await importLog(read.sources, wanted, { loadCheck: loadValidator, now: Date.now(), inflater: () => new MessageInflater() });
  return imported.ok ? { ok: true, imported, sources: read.sources, summary: summaryOf(imported, read.sources) } : imported;
}

function fromInput(bytes: Uint8Array): ReadSources {
  try {
    return { ok: true, sources: sourcesOf('Standard input', bytes), progress: () => 1, lines: () => undefined };
  } catch (error) {
    return { ok: false, message: `The standard input is packed, and cannot be unpacked (${error instanceof Error ? error.message : String(error)}).` };
  }
}
