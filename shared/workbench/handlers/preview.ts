import { linesAround } from '../../import/lines-around';
import type { Source } from '../../import/model';
import { previewLog } from '../../import/preview';
import type { CommandInput, Handlers, Reply } from '../../ipc/contract';
import { textFrom } from '../hand-over';
import type { Offered, Offers } from '../offers';
import { isOwnJournal } from '../own-journal';
import { logReading, type ReadFrom } from '../reading';
import { done, fail } from '../reply';
import type { Workbench } from '../workbench';

type Commands = Pick<Handlers, 'log.choose' | 'log.given' | 'log.preview' | 'log.source'>;

export function previewHandlers(workbench: Workbench, offers: Offers): Commands {
  const { ports } = workbench;
  const pause = (): Promise<void> => new Promise((resolve) => void ports.clock.after(0, resolve));
  return {
    'log.choose': async ({ what }) => {
      if (!ports.dialogs) return fail('refused', 'This host has no dialog of its own; give it the file instead.');
      const paths = what === 'folder' ? [await ports.dialogs.openFolder()] : await ports.dialogs.openFiles();
      return done({ paths: paths.flatMap((path) => path ?? []) });
    },
    'log.given': () => {
      const path = workbench.given.take();
      return done(path === undefined ? {} : { path });
    },
    'log.preview': async ({ wishes = {}, ...what }) => {
      const offered = await offeredBy(workbench, offers, what);
      if (!offered.ok) return offered;
      const { id, name, sources } = offered.value;
      if (isOwnJournal(sources)) return done({ offer: id, name, journal: true });
      const previewed = await previewLog(sources, wishes, { loadCheck: ports.loadCheck, now: ports.clock.now(), ...(ports.journals.inflater ? { inflater: ports.journals.inflater } : {}) });
      if (!previewed.ok) return fail('refused', previewed.message);
      const { files, stations, summary, whole, rows, rowCount } = previewed.preview;
      return done({
        offer: id, name, journal: false,
        preview: {
          files: files.map((file) => ({ ...file, formats: [...file.formats] })), stations: [...stations], reading: logReading({ summary, wishes }), whole, rowCount,
          ...(summary.timeSpan ? { timeSpan: summary.timeSpan } : {}),
          rows: rows.map(({ mark, ...row }) => ({ ...row, ...(mark ? { mark: [...mark] } : {}) })),
        },
      });
    },
    'log.source': async ({ index, around = 100 }) => {
      const { journal, reading, name } = workbench.shown;
      const place = journal.entry(index)?.source;
      if (!place) return fail('not-found', `Entry ${index} was not read from a log of another system.`);
      if (!reading) return fail('not-found', `The log that ${name} was read from is not at hand; open that log itself to see its lines.`);
      const sources = await sourcesFrom(workbench, reading.from);
      if (!sources.ok) return fail('failed', sources.message);
      const source = sources.sources[place.file];
      if (!source) return fail('not-found', `The file ${journal.sources[place.file] ?? ''} is not where it was when the log was opened.`);
      if (source.bytes) return fail('refused', `${source.name} is a capture, which has no lines; the entry comes from packet ${place.line}.`);
      const lines = await linesAround(source, place, around, pause);
      return done({ file: source.name, lines: lines.map(({ mark, ...line }) => ({ ...line, ...(mark ? { mark: [...mark] } : {}) })) });
    },
  };
}

/** Why files of a window cannot be read yet. */
export const NOT_ALL = 'Not all of it has been handed over; open it again.';

type What = Omit<CommandInput<'log.preview'>, 'wishes'>;

/** What is to be opened: what was offered before, what is shown already, files by their paths, or a text that the window brings. */
async function offeredBy(workbench: Workbench, offers: Offers, { offer, shown, paths, text, name = 'Pasted text' }: What): Promise<Reply<Looked>> {
  if (offer !== undefined) {
    const known = offers.get(offer);
    if (!known) return fail('not-found', 'This log is not held any more; open it again.');
    const read = known.sources ? { ok: true as const, sources: known.sources } : await sourcesFrom(workbench, known.from);
    if (!read.ok) return fail('failed', read.message);
    known.sources = read.sources;
    return done({ ...known, sources: read.sources });
  }
  if (shown === true) {
    const { reading, name: shownName } = workbench.shown;
    if (!reading) return fail('refused', 'What is shown is a journal of the workbench; there is nothing to read otherwise.');
    return offerOf(workbench, offers, shownName, reading.from);
  }
  if (paths && paths.length > 0) return offerOf(workbench, offers, nameOf(paths), { paths });
  if (text === undefined) return fail('bad-input', 'Nothing was given to open: neither a file nor a text.');
  const kept = await textFrom(workbench.ports.handOvers, name, text);
  return kept.ok ? offerOf(workbench, offers, name, kept.from) : fail('refused', kept.message);
}

type Looked = Offered & { readonly sources: readonly Source[] };

/** Offers what can be read. */
async function offerOf(workbench: Workbench, offers: Offers, name: string, from: ReadFrom): Promise<Reply<Looked>> {
  const read = await sourcesFrom(workbench, from);
  if (!read.ok) return fail('failed', read.message);
  return done({ ...offers.add({ name, from, sources: read.sources }), sources: read.sources });
}

/** What a log was read from, once more. */
async function sourcesFrom(workbench: Workbench, from: ReadFrom): Promise<Awaited<ReturnType<Workbench['ports']['journals']['readSources']>>> {
  if (!('paths' in from)) return { ok: true, sources: from.sources };
  const { paths, held } = from;
  if (held && !held.handOver.complete) return { ok: false, message: NOT_ALL };
  const read = await workbench.ports.journals.readSources(paths, held?.names);
  return read.ok || !held ? read : { ok: false, message: held.said(read.message) };
}

/** How files are called together, by their names or paths. */
export function nameOf([first = '', ...others]: readonly string[]): string {
  const name = first.slice(Math.max(first.lastIndexOf('/'), first.lastIndexOf('\\')) + 1);
  return others.length === 0 ? name : `${name} and ${others.length} more`;
}
