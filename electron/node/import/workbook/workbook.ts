import { numberKinds } from './number-formats';
import { sheetRows, unescaped, type Shared } from './sheet-rows';
import { readXml } from './xml-events';

/** The text of a file of the archive, piece by piece; undefined when it has none of that name. */
export type Part = (name: string) => Iterable<string> | undefined;

export interface WorkbookSheet {
  readonly name: string;
  /** Name of its file in the archive. */
  readonly file: string;
  /** Its rows as separated values, piece by piece, of the text of its file. */
  readonly rows: (text: Iterable<string>) => Iterable<string>;
}

const BOOK = 'xl/workbook.xml';

/** Whether the files of an archive are those of an Excel workbook (.xlsx, .xlsm; ECMA-376). */
export function isWorkbook(names: readonly string[]): boolean {
  return names.includes(BOOK);
}

/** Longest texts of all cells together that are held, characters: the sheets name them by their numbers. */
const MOST_TEXT = 400_000_000;

/** The sheets of a workbook, in its order. Throws a sentence when it is damaged. */
export function sheetsOf(part: Part): WorkbookSheet[] {
  const targets = new Map<string, string>();
  readXml(part('xl/_rels/workbook.xml.rels') ?? [], {
    open: (name, { Id = '', Target = '' }) => { if (name === 'Relationship') targets.set(Id, Target.startsWith('/') ? Target.slice(1) : `xl/${Target}`); },
  });
  const found: { readonly name: string; readonly file: string }[] = [];
  let calendar: Shared['calendar'] = 1900;
  readXml(part(BOOK) ?? [], {
    open: (name, attributes) => {
      if (name === 'workbookPr' && /^(1|true)$/.test(attributes.date1904 ?? '')) calendar = 1904;
      const file = name === 'sheet' ? targets.get(attributes['r:id'] ?? '') : undefined;
      if (file !== undefined) found.push({ name: attributes.name ?? file, file });
    },
  });
  let shared: Shared | undefined;
  const sharedOf = (): Shared => (shared ??= { texts: sharedTexts(part('xl/sharedStrings.xml') ?? []), kinds: numberKinds(part('xl/styles.xml') ?? []), calendar });
  return found.map((sheet) => ({ ...sheet, rows: (text) => sheetRows(text, sharedOf()) }));
}

/** The texts that cells share; how they are to be pronounced is left out. */
function sharedTexts(pieces: Iterable<string>): string[] {
  const texts: string[] = [];
  let text = '';
  let length = 0;
  let listens = false;
  let spoken = false;
  readXml(pieces, {
    open: (name) => {
      if (name === 'si') text = '';
      if (name === 'rPh') spoken = true;
      listens = name === 't' && !spoken;
    },
    text: (more) => { if (listens) text += more; },
    close: (name) => {
      listens = false;
      if (name === 'rPh') spoken = false;
      if (name !== 'si') return;
      length += text.length;
      if (length > MOST_TEXT) throw new Error('the texts of its cells have more than 400 million characters; save it as CSV and open that');
      texts.push(unescaped(text));
    },
  });
  return texts;
}
