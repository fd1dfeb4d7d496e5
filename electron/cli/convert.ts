import { exporterOf, EXPORTERS } from '../../shared/export';
import { beginExport } from '../../shared/export/exporter';
import { writePieces } from '../node/write-pieces';
import { EXIT } from './exit-codes';
import { openAnyLog, type ReadingOptions } from './open-any-log';
import { complain, flushed, print } from './output';
import { Progress } from './progress';
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
  const { journal, failure } = opened;
  const missing = file === undefined || file === '-' ? undefined : await takeNotes(journal, file);
  if (missing !== undefined) complain(missing);
  const progress = new Progress('Writing');
  const { pieces, losses } = beginExport(exporter, journal, undefined, options.output === undefined ? undefined : (index) => progress.show(index / journal.count));
  if (options.output === undefined) await print(pieces);
  else {
    try {
      await writePieces(options.output, pieces, { aborted: false });
      progress.clear();
    } catch (error) {
      progress.clear();
      complain(`${options.output} cannot be written (${error instanceof Error ? error.message : String(error)}).`);
      return EXIT.failed;
    }
  }
  if (losses.size > 0) process.stderr.write(`${exporter.title} cannot hold: ${[...losses].map(([what, count]) => `${what} (${count})`).join(', ')}.\n`);
  await flushed();
  journal.close();
  if (failure === undefined) return EXIT.ok;
  complain(failure);
  return EXIT.wrongUse;
}
