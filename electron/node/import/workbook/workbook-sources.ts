import type { Source } from '../../../../shared/import/model';
import { FileGauge, type ReadingMeter } from '../reading-meter';
import { textSource } from '../source-of-bytes';
import { decoded, filePieces, inflated } from '../text-pieces';
import type { ZipEntry } from '../zip-entries';
import { sheetsOf } from './workbook';

/**
 * The sheets of a workbook as tables, in its order.
 *
 * @param file path of what holds `entries`; it is there when this has been called
 * @param called what a person knows the workbook by
 */
export function workbookSources(file: () => string, entries: readonly ZipEntry[], meter: ReadingMeter, called: string): readonly Source[] {
  const textOfPart = (name: string, gauge = new FileGauge(0)): Iterable<string> | undefined => {
    const entry = entries.find((one) => one.name === name);
    if (entry === undefined) return undefined;
    const packed = gauge.read(filePieces(file(), entry.start, entry.end));
    return decoded(entry.method === 0 ? packed : inflated(packed));
  };
  const sheets = sheetsOf((name) => textOfPart(name));
  return sheets.map(({ name, file: part, rows }) => {
    const entry = entries.find((one) => one.name === part);
    const gauge = meter.gauge(entry === undefined ? 0 : entry.end - entry.start);
    return textSource(sheets.length === 1 ? called : `${called}/${name}`, gauge, (measured) => rows(textOfPart(part, measured) ?? []));
  });
}
