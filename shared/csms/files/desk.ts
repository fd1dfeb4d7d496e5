import type { FileHandler, FileRefusal, FileVisitor, ServedFile, TakenFile } from '../../platform/file-server';
import type { FileFlaw } from './api';

/** A way to a file that is offered. */
export interface Access {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly flaw?: FileFlaw;
  readonly fetched: (visitor: FileVisitor) => void;
}

/** A place where a file is awaited. */
export interface Slot {
  readonly flaw?: FileFlaw;
  /** Bytes. */
  readonly limit: number;
  readonly received: (bytes: Uint8Array, name: string, visitor: FileVisitor) => void;
}

/** Slots that are kept: a station may come late, but not after so many others. */
const SLOTS = 500;

const STATUS: Readonly<Record<FileFlaw, FileRefusal['status']>> = {
  missing: 404, forbidden: 403, 'not-allowed': 405, 'bad-request': 400, 'once-unavailable': 503, unavailable: 503,
};

/**
 * What lies under which path of the file server: `/f/TOKEN/NAME` is a file that is offered, `/u/TOKEN/NAME` a place for one.
 * Whoever knows the token may use it; nobody can guess one, and there is nothing to list.
 */
export class FileDesk implements FileHandler {
  readonly #accesses = new Map<string, Access>();
  readonly #slots = new Map<string, Slot>();
  /** Tokens that have been unavailable once. */
  readonly #tried = new Set<string>();

  /** @param token unguessable */
  offer(token: string, access: Access): string {
    this.#accesses.set(token, access);
    return `/f/${token}/${encodeURIComponent(access.name)}`;
  }

  withdraw(matches: (access: Access) => boolean): void {
    for (const [token, access] of this.#accesses) if (matches(access)) this.#accesses.delete(token);
  }

  /** The path of a folder into which one file can be put, again too when the first attempt broke off. */
  await(token: string, slot: Slot): string {
    this.#slots.set(token, slot);
    const [oldest] = this.#slots.keys();
    if (this.#slots.size > SLOTS && oldest !== undefined) this.#slots.delete(oldest);
    return `/u/${token}/`;
  }

  read(path: string, visitor: FileVisitor): ServedFile | FileRefusal {
    const [kind, token] = partsOf(path);
    if (kind === 'u') return this.#slots.has(token) ? { status: 405 } : { status: 404 };
    const access = kind === 'f' ? this.#accesses.get(token) : undefined;
    const refusal = access ? this.#refusal(token, access.flaw) : NOT_THERE;
    if (!access || refusal) return refusal ?? NOT_THERE;
    return { name: access.name, bytes: access.bytes, close: (complete) => { if (complete) access.fetched(visitor); } };
  }

  write(path: string, visitor: FileVisitor): TakenFile | FileRefusal {
    const [kind, token, given = ''] = partsOf(path);
    if (kind === 'f') return this.#accesses.has(token) ? { status: 405 } : NOT_THERE;
    const slot = kind === 'u' ? this.#slots.get(token) : undefined;
    const refusal = slot ? this.#refusal(token, slot.flaw) : NOT_THERE;
    if (!slot || refusal) return refusal ?? NOT_THERE;
    return { limit: slot.limit, done: (bytes, name) => slot.received(bytes, plainName(given === '' ? (name ?? '') : given), visitor) };
  }

  #refusal(token: string, flaw: FileFlaw | undefined): FileRefusal | undefined {
    if (flaw === undefined || (flaw === 'once-unavailable' && this.#tried.has(token))) return undefined;
    this.#tried.add(token);
    return { status: STATUS[flaw] };
  }
}

const NOT_THERE: FileRefusal = { status: 404 };

/** What a sender calls a file, as a name that is safe everywhere: its last part, of letters, digits, dots, hyphens. */
export function plainName(name: string): string {
  const last = name.split(/[/\\]/).at(-1) ?? '';
  const plain = last.replace(/[^\w.-]+/g, '-').replace(/^[.-]+/, '').slice(0, 100);
  return plain === '' ? 'upload' : plain;
}

function partsOf(path: string): [kind: string, token: string, name: string | undefined] {
  const [, kind = '', token = '', ...rest] = path.split('/');
  return [kind, token, rest.length === 0 ? undefined : rest.join('/')];
}
