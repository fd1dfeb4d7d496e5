import type { Taken } from './arriving-files';
import type { TemporaryHandOvers } from './hand-overs';

/** Bytes that one request may bring; a page brings less. */
const MOST_AT_ONCE = 16 << 20;

/** Whether a path is a place for pieces of files. */
export function isPiecePath(pathname: string): boolean {
  return pathname.startsWith('/hand-over/');
}

export interface PieceRequest {
  readonly method: string;
  /** `/hand-over/ID/FILE/BYTE`: which files, which of them, where in it. */
  readonly pathname: string;
  /** Content-Length. */
  readonly length: string | null | undefined;
  readonly body: AsyncIterable<Uint8Array>;
}

/** Answers a request that brings a piece of a file. Who may ask has been looked at before. */
export async function answerPiece(handOvers: TemporaryHandOvers, { method, pathname, length, body }: PieceRequest): Promise<Taken | { readonly status: 404 | 405 | 411; readonly message: string }> {
  if (method !== 'PUT') return { status: 405, message: 'Pieces of files are put here.' };
  const [, id, file, at] = /^\/hand-over\/([\w-]{1,64})\/(\d{1,9})\/(\d{1,15})$/.exec(pathname) ?? [];
  if (id === undefined) return { status: 404, message: 'There is nothing here.' };
  if (length === null || length === undefined) return { status: 411, message: 'How long the piece is has to be said.' };
  if (!(Number(length) <= MOST_AT_ONCE)) return { status: 413, message: `A piece has at most ${MOST_AT_ONCE} bytes.` };
  return handOvers.take(id, Number(file), Number(at), body);
}
