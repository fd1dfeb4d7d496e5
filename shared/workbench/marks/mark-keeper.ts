import { hashOf } from '../../journal/hash';
import type { Journal } from '../../journal/journal';
import { markOf, type Mark } from '../../journal/marks';
import type { Timer } from '../../platform/clock';
import type { ShownJournal } from '../shown-journal';
import type { Workbench } from '../workbench';
import { markFileText, readMarkFile, type KeptMark, type MarkFile } from './mark-file';
import { placeMarks, textHash } from './place-marks';

/** From a change to the file, so that many changes are written once, ms. */
const SAVE_AFTER_MS = 150;
/** Messages that tell one log from another. */
const TELLING = 16;

/** Keeps the marks and notes of one journal: reads them when it is shown, writes them when they change. */
export class MarkKeeper {
  readonly #workbench: Workbench;
  readonly #shown: ShownJournal;
  /** Of the marks in the journal's index. */
  readonly #kept = new Map<number, KeptMark>();
  /** Whose entries are not in this journal; they are written again as they were. */
  #lost: readonly KeptMark[] = [];
  #timer: Timer | undefined;
  #writing: Promise<void> = Promise.resolve();
  /** Once what was kept is in the journal's index. */
  readonly loaded: Promise<void>;

  /** @param reading settles when all entries are in the index */
  constructor(workbench: Workbench, shown: ShownJournal, reading: Promise<unknown>) {
    this.#workbench = workbench;
    this.#shown = shown;
    this.loaded = reading.then(() => this.#load()).catch((error: unknown) => {
      // A journal that was closed meanwhile cannot be read any more.
      if (workbench.shown === shown) workbench.problems.add({ severity: 'error', message: `The marks and notes of ${shown.name} cannot be shown: ${error instanceof Error ? error.message : String(error)}.`, about: 'journal' });
    });
  }

  /** Changes the marks of some entries; undefined takes one away. */
  async change(changes: Iterable<readonly [index: number, mark: Mark | undefined]>): Promise<void> {
    await this.loaded;
    for (const [index, mark] of changes) this.#set(index, mark);
    this.#told();
    this.#timer ??= this.#workbench.ports.clock.after(SAVE_AFTER_MS, () => void this.flush());
  }

  /** Writes what has changed. */
  async flush(): Promise<void> {
    if (this.#timer) {
      this.#timer.cancel();
      this.#timer = undefined;
      const text = markFileText(this.#shown.name, this.#file());
      this.#writing = this.#writing.then(() => this.#write(text));
    }
    await this.#writing;
  }

  #set(index: number, mark: Mark | undefined): void {
    const { journal } = this.#shown;
    const entry = journal.entry(index);
    if (!entry) return;
    if (mark) this.#kept.set(index, { entry: index, wall: entry.wall, hash: textHash(entry.text), ...mark });
    else this.#kept.delete(index);
    journal.mark(index, mark);
  }

  #file(): MarkFile {
    return { saved: this.#workbench.ports.clock.now(), marks: [...this.#kept.values(), ...this.#lost].sort((a, b) => a.entry - b.entry) };
  }

  async #write(text: string): Promise<void> {
    const written = await this.#workbench.ports.marks?.write(this.#place(), text);
    if (written?.ok === false) this.#workbench.problems.add({ severity: 'error', message: written.message, about: 'journal' });
  }

  async #load(): Promise<void> {
    if (this.#workbench.shown !== this.#shown) return;
    const { journal } = this.#shown;
    // A journal that was exported with its marks.
    for (const index of journal.index.marks.between(0, journal.count)) this.#set(index, journal.index.marks.of(index));
    const file = await this.#read();
    if (!file) return this.#told();
    const { clock } = this.#workbench.ports;
    const { placed, lost } = await placeMarks(journal, file.marks, () => new Promise((resolve) => void clock.after(0, resolve)));
    // The file is newer than what the journal brought, and says all.
    for (const index of [...this.#kept.keys()]) if (!placed.has(index)) this.#set(index, undefined);
    for (const [index, { colour, note }] of placed) this.#set(index, markOf(colour, note));
    this.#lost = lost;
    if (lost.length > 0) this.#workbench.problems.add({ severity: 'warning', message: `${lost.length === 1 ? 'One mark' : `${lost.length} marks`} of ${this.#shown.name} cannot be shown: the marked entries are not in what was read now. They are kept, and shown again when their entries are there.`, about: 'journal' });
    this.#told();
  }

  /** The newest of what was kept, beside the log or in the data folder. */
  async #read(): Promise<MarkFile | undefined> {
    const read = await this.#workbench.ports.marks?.read(this.#place()) ?? { ok: true, files: [] };
    if (!read.ok) {
      this.#workbench.problems.add({ severity: 'warning', message: read.message, about: 'journal' });
      return undefined;
    }
    let newest: MarkFile | undefined;
    for (const { path, text } of read.files) {
      const file = readMarkFile(text);
      if (typeof file === 'string') this.#workbench.problems.add({ severity: 'warning', message: `${path} is left alone. ${file}`, about: 'journal' });
      else if (!newest || file.saved > newest.saved) newest = file;
    }
    return newest;
  }

  #place(): { readonly path?: string; readonly key: string } {
    const { path, journal } = this.#shown;
    return { ...(path === undefined ? {} : { path }), key: contentKey(journal, path !== undefined && !this.#shown.foreign) };
  }

  #told(): void {
    this.#workbench.emit('marks.changed', { id: this.#shown.id, count: this.#shown.journal.index.marks.count });
  }
}

/** The same for the same log, wherever its file lies: of its first messages; of a journal, which grows, of its very beginning. */
function contentKey(journal: Journal, grows: boolean): string {
  const texts: string[] = [];
  const most = grows ? 1 : TELLING;
  for (const entry of journal.entries(0, Math.min(journal.count, 2000))) {
    if (!grows && entry.kind !== 'frame') continue;
    texts.push(entry.text);
    if (texts.length === most) break;
  }
  const start = grows ? `${journal.started}\n` : '';
  const all = start + texts.join('\n');
  return `${hashOf(all).toString(16).padStart(8, '0')}${hashOf(`${all.length} ${all}`).toString(16).padStart(8, '0')}`;
}
