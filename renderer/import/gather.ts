import type { CommandInput } from '../../shared/ipc/contract';
import type { Bridge } from '../../shared/ipc/bridge';
import type { BroughtFile } from '../../shared/ipc/preview-shapes';
import { base64OfBytes } from '../../shared/platform/base64';
import { count } from '../ui/format';

/** Files that a person dropped, chose or pasted, and what the host is told of them. */

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

type Brought = { readonly ok: true; readonly input: CommandInput<'log.preview'> } | { readonly ok: false; readonly message: string };

/** What a window hands over at most: it holds all of it at once, bytes. */
const MOST_BYTES = 300 * 2 ** 20;

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

/** Files as the host takes them: text as such, archives and captures by their bytes. */
export async function broughtOf({ files, name }: Gathered): Promise<Brought> {
  if (files.length === 0) return { ok: false, message: name === undefined ? 'There was no file in it.' : `The folder ${name} holds no files.` };
  const size = files.reduce((sum, { file }) => sum + file.size, 0);
  if (size > MOST_BYTES) return { ok: false, message: `These are ${count(Math.round(size / 2 ** 20))} MB; a browser can hand over ${MOST_BYTES / 2 ** 20} MB. The desktop program opens logs of any size, and so does ocpp-workbench on the command line.` };
  try {
    const brought = await Promise.all(files.map(async (one): Promise<BroughtFile> => ({ name: one.name, ...(await contentOf(one.file)) })));
    return { ok: true, input: { files: brought, ...(name === undefined ? {} : { name }) } };
  } catch (error) {
    return { ok: false, message: `It cannot be read (${error instanceof Error ? error.message : String(error)}).` };
  }
}

async function contentOf(file: File): Promise<Omit<BroughtFile, 'name'>> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  return isUtf8Text(bytes) ? { text: new TextDecoder('utf-8').decode(bytes) } : { base64: base64OfBytes(bytes) };
}

/** Everything else the host looks at by its bytes: archives, captures, texts in other encodings. */
function isUtf8Text(bytes: Uint8Array): boolean {
  if (isPacked(bytes)) return false;
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

/** gzip, zip, pcap in either byte order, pcapng. */
function isPacked([a = 0, b = 0, c = 0, d = 0]: Uint8Array): boolean {
  return [0x1f8b, 0x504b].includes((a << 8) | b) || [0xa1b2c3d4, 0xd4c3b2a1, 0xa1b23c4d, 0x4d3cb2a1, 0x0a0d0d0a].includes(((a << 24) | (b << 16) | (c << 8) | d) >>> 0);
}
