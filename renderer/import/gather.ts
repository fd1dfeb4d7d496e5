import type { Bridge } from '../../shared/ipc/bridge';

/** Files that a person dropped, chose or pasted. */

export interface Gathered {
  /** What holds them: a folder's name, or that of the first file. */
  readonly name?: string;
  readonly files: readonly GatheredFile[];
}

export interface GatheredFile {
  /** With the folders that it lies in. */
  readonly name: string;
  readonly file: File;
}

const bridge = (): Bridge | undefined => (globalThis as { readonly workbench?: Bridge }).workbench;

/** Where what was dropped lies, in the desktop program; undefined in a browser, which does not tell. */
export function pathsOf(files: readonly File[]): readonly string[] | undefined {
  const known = bridge();
  const paths = known ? files.map((file) => known.pathOf(file)) : [];
  return paths.length > 0 && paths.every((path) => path !== '') ? paths : undefined;
}

/** The files of a drop, those of folders too. What is dropped has to be asked for at once, before anything is waited for. */
export async function filesOf(transfer: DataTransfer): Promise<Gathered> {
  const entries = [...transfer.items].flatMap((item) => (item.kind === 'file' ? (item.webkitGetAsEntry() ?? []) : []));
  const plain = [...transfer.files];
  if (entries.length === 0) return { files: plain.map((file) => ({ name: file.name, file })) };
  const found = (await Promise.all(entries.map((entry) => filesIn(entry, '')))).flat().toSorted((a, b) => (a.name < b.name ? -1 : 1));
  const [only] = entries;
  if (entries.length > 1 || only?.isDirectory !== true) return { files: found };
  return { name: only.name, files: found.map(({ name, file }) => ({ name: name.slice(only.name.length + 1), file })) };
}

async function filesIn(entry: FileSystemEntry, folder: string): Promise<GatheredFile[]> {
  if (entry.isFile) {
    const file = await new Promise<File>((resolve, reject) => (entry as FileSystemFileEntry).file(resolve, reject));
    return folder !== '' && isAside(entry.name) ? [] : [{ name: folder + entry.name, file }];
  }
  const reader = (entry as FileSystemDirectoryEntry).createReader();
  const found: GatheredFile[] = [];
  for (;;) {
    // A folder gives some at a time.
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject));
    if (some.length === 0) return found;
    for (const one of some) found.push(...(await filesIn(one, `${folder}${entry.name}/`)));
  }
}

/** The files of a folder that was chosen in the browser's dialog. */
export function filesOfFolder(files: readonly File[]): Gathered {
  const [first] = files;
  const folder = first?.webkitRelativePath.split('/')[0] ?? '';
  const inside = files.filter(({ name }) => !isAside(name)).map((file) => ({ name: file.webkitRelativePath.slice(folder.length + 1), file }));
  return { files: inside.toSorted((a, b) => (a.name < b.name ? -1 : 1)), ...(folder === '' ? {} : { name: folder }) };
}

/** Lies in folders, and is no log. */
function isAside(name: string): boolean {
  return name.startsWith('.') || name.endsWith('.notes.json') || name === 'Thumbs.db';
}
