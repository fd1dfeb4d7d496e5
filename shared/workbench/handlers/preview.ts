import { linesAround } from '../../import/lines-around';
import type { Source } from '../../import/model';
import { previewLog } from '../../import/preview';
import type { CommandInput, Handlers, Reply } from '../../ipc/contract';
import type { BroughtFile } from '../../ipc/preview-shapes';
import { bytesOfBase64 } from '../../platform/base64';
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

type What = Omit<CommandInput<'log.preview'>, 'wishes'>;

/** What is to be opened: what was offered before, what is shown already, files by their paths, or such as the window brings. */
async function offeredBy(workbench: Workbench, offers: Offers, { offer, shown, paths, files, name }: What): Promise<Reply<Offered>> {
  if (offer !== undefined) {
    const known = offers.get(offer);
    return known ? done(known) : fail('not-found', 'This log is not held any more; open it again.');
  }
  if (shown === true) {
    const { reading, name: shownName } = workbench.shown;
    if (!reading) return fail('refused', 'What is shown is a journal of the workbench; there is nothing to read otherwise.');
    const { from } = reading;
    const read = await sourcesFrom(workbench, from);
    return read.ok ? done(offers.add({ name: shownName, from, sources: read.sources })) : fail('failed', read.message);
  }
  if (paths && paths.length > 0) return offeredPaths(workbench, offers, paths);
  if (!files || files.length === 0) return fail('bad-input', 'Nothing was given to open: neither a file nor a text.');
  const sources: Source[] = [];
  for (const file of files) {
    const brought = sourcesOf(workbench, file);
    if (!brought.ok) return brought;
    sources.push(...brought.value);
  }
  return done(offers.add({ name: name ?? nameOf(files.map((file) => file.name)), from: { sources }, sources }));
}

async function offeredPaths(workbench: Workbench, offers: Offers, paths: readonly string[]): Promise<Reply<Offered>> {
  const read = await workbench.ports.journals.readSources(paths);
  if (!read.ok) return fail('failed', read.message);
  const name = nameOf(paths.map((path) => path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1)));
  return done(offers.add({ name, from: { paths }, sources: read.sources }));
}

/** What a log was read from, once more. */
async function sourcesFrom(workbench: Workbench, from: ReadFrom): Promise<Awaited<ReturnType<Workbench['ports']['journals']['readSources']>>> {
  return 'paths' in from ? workbench.ports.journals.readSources(from.paths) : { ok: true, sources: from.sources };
}

function sourcesOf(workbench: Workbench, { name, text, base64 }: BroughtFile): Reply<readonly Source[]> {
  if (base64 === undefined) return done([{ name, text: text ?? '' }]);
  const unpacked = workbench.ports.journals.unpack(name, bytesOfBase64(base64));
  return unpacked.ok ? done(unpacked.sources) : fail('refused', unpacked.message);
}

function nameOf([first = '', ...others]: readonly string[]): string {
  return others.length === 0 ? first : `${first} and ${others.length} more`;
}
