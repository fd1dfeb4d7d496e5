import type { ReadFrom } from './reading';

/** A file that a window hands over. */
export interface HandedFile {
  readonly name: string;
  /** Bytes. */
  readonly size: number;
}

/** Takes files from windows whose files the host cannot read where they lie: those of a browser. */
export interface HandOvers {
  /** Makes room for files; a window brings what is in them to the place that `id` names, and nobody can guess. */
  begin(files: readonly HandedFile[]): Promise<Begun>;
  /** The same for a text that is there already. */
  keep(name: string, text: string): Promise<Begun>;
}

type Begun = { readonly ok: true; readonly handOver: HandOver } | { readonly ok: false; /** A sentence. */ readonly message: string };

/** Files of a window, as far as they have come. */
export interface HandOver {
  readonly id: string;
  /** Where they lie, in their order; the names there are not their own. */
  readonly paths: readonly string[];
  /** All of every file is there. */
  readonly complete: boolean;
  /** Removes them; what is still on its way is refused. */
  remove(): void;
}

/** Files that were handed over, kept for as long as somebody holds them: the one who may open them, and the log that they became. */
export class HeldFiles {
  readonly handOver: HandOver;
  /** Of the files, as the person knows them. */
  readonly names: readonly string[];
  #holders = 0;

  constructor(handOver: HandOver, names: readonly string[]) {
    this.handOver = handOver;
    this.names = names;
  }

  /** A sentence that names the files as the person does. */
  said(message: string): string {
    // The longest first: the path of one may be the beginning of another's.
    return this.handOver.paths.map((path, at) => [path, this.names[at] ?? path] as const).toReversed().reduce((said, [path, name]) => said.replaceAll(path, name), message);
  }

  /** Keeps them until what is returned is called; the last one removes them. */
  hold(): () => void {
    let held = true;
    this.#holders += 1;
    return () => {
      if (!held) return;
      held = false;
      this.#holders -= 1;
      if (this.#holders === 0) this.handOver.remove();
    };
  }
}

/** A text that takes a while to be read, characters: it is read as files are, where nobody has to wait for it. */
const LONG = 1 << 20;

/** What a text is read from: itself, or a file that holds it for a while. */
export async function textFrom(handOvers: HandOvers | undefined, name: string, text: string): Promise<{ readonly ok: true; readonly from: ReadFrom } | { readonly ok: false; readonly message: string }> {
  if (text.length < LONG || !handOvers) return { ok: true, from: { sources: [{ name, text }] } };
  const kept = await handOvers.keep(name, text);
  return kept.ok ? { ok: true, from: { paths: kept.handOver.paths, held: new HeldFiles(kept.handOver, [name]) } } : kept;
}
