import type { Source } from '../../import/model';
import type { Handlers, Reply } from '../../ipc/contract';
import type { JournalInfo } from '../../ipc/shapes';
import { readHeader } from '../../journal/line';
import { EXPORTERS, exporterOf } from '../../export';
import { beginExport } from '../../export/exporter';
import { journalExporter } from '../../export/journal';
import { withConnections } from '../../export/with-connections';
import { walkJournal } from '../walk-journal';
import { chosenEntries } from '../chosen-entries';
import { journalOfJournalText, journalOfLog, textInMemory } from '../journal-of-text';
import { done, fail } from '../reply';
import { nameOf, NOT_ALL } from './preview';
import type { Offers } from '../offers';
import { textFrom, type HeldFiles } from '../hand-over';
import type { ReadFrom, ReadFromPaths, ReadingWishes } from '../reading';
import { ShownJournal } from '../shown-journal';
import type { WindowView } from '../window-view';
import type { Workbench } from '../workbench';
import { copyOut, writeOut } from '../write-out';

type Commands = Pick<Handlers, 'log.open' | 'log.close' | 'log.save' | 'log.reread' | 'log.export'>;

export function logHandlers(workbench: Workbench, window: WindowView, offers: Offers): Commands {
  const { ports } = workbench;
  return {
    'log.open': async ({ path, text, name = 'Pasted text', offer, wishes = {} }) => {
      if (offer !== undefined) return openOffer(workbench, offers, offer, wishes);
      if (path !== undefined) return openPath(workbench, path, wishes);
      if (text === undefined) return fail('bad-input', 'Nothing was given to open: neither a file nor a text.');
      const kept = await textFrom(ports.handOvers, name, text);
      return kept.ok ? openFrom(workbench, kept.from, name, wishes) : fail('refused', kept.message);
    },
    'log.reread': async (wishes) => {
      const { reading, name, path } = workbench.shown;
      if (!reading) return fail('refused', 'What is shown is a journal of the workbench; there is nothing to read otherwise.');
      return 'paths' in reading.from ? readPaths(workbench, reading.from, name, wishes) : showSources(workbench, reading.from.sources, name, path, wishes);
    },
    'log.export': async ({ format, view, filter, lanes }) => {
      const exporter = exporterOf(format);
      if (!exporter) return fail('bad-input', `There is no format "${format}" to write; there are ${EXPORTERS.map(({ id }) => id).join(', ')}.`);
      const { shown } = workbench;
      const { journal } = shown;
      const list = view === undefined ? undefined : window.view(view);
      if (view !== undefined && !list) return fail('not-found', 'This list is not open any more; open it again.');
      while (list?.step()) await new Promise<void>((resolve) => void ports.clock.after(0, resolve));
      const chosen = filter && await chosenEntries(workbench, window, filter);
      if (filter && !chosen) return fail('cancelled', 'Another log is shown now; select the entries anew.');
      const some = chosen ?? list?.slice(0, list.total);
      const part = lanes ? '-sequence' : chosen ? `-${chosen.count}-entries` : '';
      const name = `${shown.name.replace(/(?:\.ocppj)?\.jsonl$/, '')}${part}.${exporter.extension}`;
      const indexes = some && exporter.id === 'journal' ? withConnections(journal, some) : some;
      return writeOut(workbench, window, name, shown, (onEntry) => beginExport(exporter, journal, indexes, onEntry, lanes));
    },
    'log.close': () => {
      workbench.show(workbench.live);
      return done(workbench.live.info());
    },
    'log.save': async () => {
      const shown = workbench.shown;
      const name = shown.name.endsWith('.jsonl') ? shown.name : `${shown.name}.ocppj.jsonl`;
      const { journal, foreign, path } = shown;
      journal.flush();
      const kept = textInMemory(journal);
      // With its marks, when there are any: they are in no journal's own file. What a log became lies in a file that is not kept.
      if (journal.index.marks.count > 0 || (kept === undefined && (foreign || path === undefined))) return writeOut(workbench, window, name, shown, (onEntry) => beginExport(journalExporter, journal, undefined, onEntry));
      if (kept !== undefined || path === undefined) return writeOut(workbench, window, name, shown, () => ({ pieces: [kept ?? ''], losses: new Map() }));
      return copyOut(workbench, window, name, path);
    },
  };
}

/** Opens what the window has looked at before. */
async function openOffer(workbench: Workbench, offers: Offers, id: string, wishes: ReadingWishes): Promise<Reply<JournalInfo>> {
  const offered = offers.get(id);
  if (!offered) return fail('not-found', 'This log is not held any more; open it again.');
  const { name, from } = offered;
  if ('held' in from && from.held?.handOver.complete === false) return fail('refused', NOT_ALL);
  const opened = await openFrom(workbench, from, name, wishes);
  if (opened.ok) offers.drop(id);
  return opened;
}

function openFrom(workbench: Workbench, from: ReadFrom, name: string, wishes: ReadingWishes): Promise<Reply<JournalInfo>> {
  return 'sources' in from ? showSources(workbench, from.sources, name, undefined, wishes) : openPaths(workbench, from, name, wishes);
}

/** Opens a journal's file without reading it whole; any other file by its text. */
export function openPath(workbench: Workbench, path: string, wishes: ReadingWishes = {}): Promise<Reply<JournalInfo>> {
  return openPaths(workbench, { paths: [path] }, nameOf([path]), wishes);
}

/** The same; several together, too. */
async function openPaths(workbench: Workbench, from: ReadFromPaths, name: string, wishes: ReadingWishes): Promise<Reply<JournalInfo>> {
  const [only] = from.paths;
  if (only === undefined || from.paths.length > 1) return readPaths(workbench, from, name, wishes);
  if (only === workbench.live.path) {
    workbench.show(workbench.live);
    return done(workbench.live.info());
  }
  return (await openJournalFile(workbench, only, name, from.held)) ?? readPaths(workbench, from, name, wishes);
}

/** Undefined when the file is no journal of ours, so that it is tried as a list of frames. */
async function openJournalFile(workbench: Workbench, path: string, name: string, held: HeldFiles | undefined): Promise<Reply<JournalInfo> | undefined> {
  return workbench.tasks.run(`Opening ${name}`, async (task) => {
    const opened = workbench.ports.journals.open(path, (share) => task.progress(share), task);
    if (!opened.ok) return opened.foreign ? undefined : fail('failed', held?.said(opened.message) ?? opened.message);
    const shown = new ShownJournal({ id: workbench.journalId(), source: 'file', name, ...(held ? { onClose: held.hold() } : { path }), journal: opened.journal });
    shown.arriving = true;
    workbench.show(shown, opened.reading);
    const failure = await opened.reading;
    shown.arriving = false;
    workbench.refresh(shown);
    if (failure !== undefined) workbench.problems.add({ severity: 'error', message: held?.said(failure) ?? failure, about: 'journal' });
    checkLater(workbench, shown);
    return done(shown.info());
  });
}

/** Reads a log of another system from its files, and shows it from its first lines on. */
async function readPaths(workbench: Workbench, from: ReadFromPaths, name: string, wishes: ReadingWishes): Promise<Reply<JournalInfo>> {
  const { journals } = workbench.ports;
  const { paths, held } = from;
  const names = held?.names;
  const [path] = paths.length === 1 && !held ? paths : [];
  if (!journals.read) {
    const sources = await journals.readSources(paths, names);
    return sources.ok ? showSources(workbench, sources.sources, name, path, wishes) : fail('failed', sources.message);
  }
  const release = held?.hold() ?? (() => undefined);
  return workbench.tasks.run(`Reading ${name}`, async (task): Promise<Reply<JournalInfo>> => {
    const begun: { shown?: ShownJournal } = {};
    // Who looks at another log by now wants no more of this one.
    const signal = { get aborted() { return task.aborted || (begun.shown !== undefined && workbench.shown !== begun.shown); } };
    const read = await journals.read?.({ paths, ...(names ? { names } : {}) }, wishes, (share) => task.progress(share), signal);
    if (!read?.ok) {
      release();
      return fail('refused', `${name} cannot be shown. ${held?.said(read?.message ?? '') ?? read?.message ?? ''}`);
    }
    const shown = new ShownJournal({ id: workbench.journalId(), source: 'file', name, ...(path === undefined ? {} : { path }), journal: read.journal, foreign: true, onClose: release });
    begun.shown = shown;
    workbench.show(shown, read.reading);
    const { summary, failure } = await read.reading;
    if (failure !== undefined) workbench.problems.add({ severity: 'error', message: failure, about: 'journal' });
    if (workbench.shown !== shown) return done(shown.info());
    if (summary) shown.reading = { from, wishes, summary };
    workbench.refresh(shown);
    checkLater(workbench, shown);
    return done(shown.info());
  });
}

/** Shows a text: a journal, or a log of any format. */
export function showText(workbench: Workbench, text: string, name: string, path?: string): Promise<Reply<JournalInfo>> {
  return showSources(workbench, [{ name, text }], name, path);
}

/** Shows what was read from a file, a folder or an archive. */
async function showSources(workbench: Workbench, sources: readonly Source[], name: string, path?: string, wishes: ReadingWishes = {}): Promise<Reply<JournalInfo>> {
  const { ports } = workbench;
  const text = sources.length === 1 ? (sources[0]?.text ?? '') : '';
  const header = readHeader(text.slice(0, text.indexOf('\n') < 0 ? undefined : text.indexOf('\n')));
  if (typeof header === 'string') return fail('refused', header);
  const made = header ? journalOfJournalText(text, header, ports.clock) : await journalOfLog(sources, wishes, { clock: ports.clock, loadCheck: ports.loadCheck, ...(ports.journals.inflater ? { inflater: ports.journals.inflater } : {}) });
  if (!made.ok) return fail('refused', `${name} cannot be shown. ${made.message}`);
  const shown = new ShownJournal({ id: workbench.journalId(), source: 'file', name, ...(path === undefined ? {} : { path }), journal: made.journal, ...(made.summary ? { reading: { from: { sources }, wishes, summary: made.summary } } : {}) });
  workbench.show(shown);
  checkLater(workbench, shown);
  return done(shown.info());
}

/** Checks an opened journal, and folds its state, while it is already shown. */
function checkLater(workbench: Workbench, shown: ShownJournal): void {
  void workbench.tasks.run(`Checking ${shown.name}`, async (task) => {
    const { clock } = workbench.ports;
    const signal = { get aborted() { return task.aborted || workbench.shown !== shown; } };
    await walkJournal(shown, { findings: workbench.findingsOf(shown), checkOf: workbench.checkOf, clock, signal, onProgress: (share) => task.progress(share) });
  });
}
