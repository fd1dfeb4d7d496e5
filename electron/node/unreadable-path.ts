import { lstatSync, readlinkSync, statSync, type Stats } from 'node:fs';
import path from 'node:path';

/**
 * Why a path cannot be read, in a sentence: what is wrong, where, what would be right.
 *
 * @param error what fs threw; of another error its own words are given
 */
export function whyUnreadable(file: string, error: unknown): string {
  const at = pathOf(error) ?? file;
  switch (codeOf(error)) {
    case 'ENOENT': return `${at} cannot be read: ${missing(at)}`;
    case 'ENOTDIR': return `${at} cannot be read: a part of this path is a file, not a folder. Check the name.`;
    case 'EACCES':
    case 'EPERM': return `${at} cannot be read: this user has no right to read it. Give that right, or make a copy that this user owns.`;
    case 'EISDIR': return `${at} cannot be read: it is a folder, and a file is needed.`;
    case 'ELOOP': return `${at} cannot be read: it is a link that leads to itself. Name the file that it was to lead to.`;
    case 'ENAMETOOLONG': return `This path cannot be read: it is longer than the system takes (${at.length} characters, ${at.slice(0, 60)}…). Name a file or folder, not what is in it.`;
    case 'EIO': return `${at} cannot be read: the disk or the network failed on the way (EIO). Copy it to another place and read the copy.`;
    case 'EMFILE':
    case 'ENFILE': return `${at} cannot be read: too many files are open on this machine. Close other programs and try again.`;
    case 'ERR_INVALID_ARG_VALUE': return 'This path cannot be read: it holds a character that no path may hold. Check the name.';
    default: return `${at} cannot be read: ${error instanceof Error ? error.message : String(error)}.`;
  }
}

/** Why what is no file and no folder cannot be read; undefined for a file and a folder. */
export function whyNoFile(file: string, stats: Stats): string | undefined {
  if (stats.isFile() || stats.isDirectory()) return undefined;
  if (stats.isFIFO()) return `${file} cannot be read: it is a pipe, which can be read only once. Write what comes out of it into a file, or pass it to ocpp-workbench's standard input.`;
  return `${file} cannot be read: it is a ${stats.isSocket() ? 'socket' : 'device'}, and a log is a file, a folder or an archive.`;
}

function missing(file: string): string {
  const whole = path.resolve(file);
  const target = linkTarget(whole);
  if (target !== undefined) return `it is a link to ${target}, and nothing is there. Name the file itself, or bring back what it leads to.`;
  const folder = path.dirname(whole);
  if (!statSync(folder, { throwIfNoEntry: false })) return `there is no folder ${folder}. Check the name.`;
  return `there is no file or folder of this name in ${folder}. Check the name.`;
}

function linkTarget(file: string): string | undefined {
  return lstatSync(file, { throwIfNoEntry: false })?.isSymbolicLink() === true ? path.resolve(path.dirname(file), readlinkSync(file)) : undefined;
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined;
}

/** Of a folder it may be something in it that cannot be read. */
function pathOf(error: unknown): string | undefined {
  return error instanceof Error && 'path' in error && typeof error.path === 'string' ? error.path : undefined;
}
