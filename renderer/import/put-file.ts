import { addressOf } from '../host/wires';
import { useConnection } from '../stores/connection';

/** Bytes that are sent at once: little enough to be held twice, and to be seen moving over a slow line. */
const PIECE = 2 << 20;
/** How often a piece is sent that does not get through while the host is there. */
const TRIES = 3;

/** Why a file did not get to the host, as a sentence. */
export class HandOverFault extends Error {}

/**
 * Puts a file to its host piece by piece; the next piece is read while one is under way, and sent when the host has that one on its disk. Throws a
 * HandOverFault, or what the signal throws.
 *
 * @param place `hand-over/PLACE/FILE` that the host named
 * @param onSent told how many bytes of it the host has
 */
export async function putFile(file: File, name: string, place: string, signal: AbortSignal, onSent: (bytes: number) => void): Promise<void> {
  let next = pieceOf(file, name, 0);
  for (let at = 0; at < file.size; at += PIECE) {
    const piece = await next;
    signal.throwIfAborted();
    if (at + PIECE < file.size) next = pieceOf(file, name, at + PIECE);
    // It is waited for after this one has been sent; that it fails before is no fault of nobody's.
    next.catch(() => undefined);
    await putPiece(piece, name, `${place}/${at}`, signal);
    onSent(at + piece.byteLength);
  }
}

async function pieceOf(file: File, name: string, at: number): Promise<ArrayBuffer> {
  try {
    return await file.slice(at, at + PIECE).arrayBuffer();
  } catch {
    throw new HandOverFault(`${name} cannot be read: it was changed, moved or locked since it was chosen. Choose it again.`);
  }
}

async function putPiece(piece: ArrayBuffer, name: string, path: string, signal: AbortSignal): Promise<void> {
  for (let tried = 1; ; tried += 1) {
    const answer = await fetch(addressOf(path), { method: 'PUT', body: piece, signal, headers: { 'Content-Type': 'application/octet-stream' } }).catch((error: unknown) => {
      signal.throwIfAborted();
      if (tried === TRIES || useConnection.getState().link.kind !== 'connected') throw new HandOverFault(`The connection to the host was lost while ${name} was handed over. Open it again when the host is back.`, { cause: error });
    });
    if (answer?.ok === true) return;
    if (answer) throw new HandOverFault((await answer.text()).trim());
  }
}
