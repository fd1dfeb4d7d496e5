import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { exporterOf, EXPORTERS } from '../../shared/export';
import { beginExport } from '../../shared/export/exporter';
import { journalOfImport } from '../../shared/import/import';
import { MemoryStorage } from '../../shared/journal/memory-storage';
import { NodeClock } from '../node/node-clock';
import { writePieces } from '../node/write-pieces';
import { EXIT } from './exit-codes';
import { openAnyLog, type ReadingOptions } from './open-any-log';
import { complain, flushed } from './output';
import { takeNotes } from './take-notes';

export interface ConvertOptions extends ReadingOptions {
  readonly to: string;
  readonly output?: string;
}

/** Writes a log in another format, with the marks and notes that stand beside it, and says on the error output what that format cannot hold. */
export async function convert(file: string | undefined, options: ConvertOptions): Promise<number> {
  const exporter = exporterOf(options.to);
  if (!exporter) {
    complain(`There is no format "${options.to}" to write; there are ${EXPORTERS.map(({ id }) => id).join(', ')}.`);
    return EXIT.wrongUse;
  }
  const opened = await openAnyLog(file, options);
  if (!opened.ok) {
    complain(opened.message);
    return EXIT.wrongUse;
  }
  const journal = journalOfImport(opened.imported, new MemoryStorage(), new NodeClock());
  const missing = file === undefined || file === '-' ? undefined : await takeNotes(journal, file);
  if (missing !== undefined) complain(missing);
  const { pieces, losses } = beginExport(exporter, journal);
  if (options.output === undefined) await pipeline(Readable.from(pieces), process.stdout, { end: false });
  else {
    try {
      await writePieces(options.output, pieces, { aborted: false });
    } catch (error) {
      complain(`${options.output} cannot be written (${error instanceof Error ? error.message : String(error)}).`);
      return EXIT.failed;
    }
  }
  if (losses.size > 0) process.stderr.write(`${exporter.title} cannot hold: ${[...losses].map(([what, count]) => `${what} (${count})`).join(', ')}.\n`);
  await flushed();
  return EXIT.ok;
}
