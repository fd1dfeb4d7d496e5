import { addressOf, isDesktop } from '../host/wires';
import { useConnection } from '../stores/connection';

/** Bytes that are sent at once: little enough to be seen moving over a slow line. */
const PIECE = 4 << 20;
/** How often a piece is sent that does not get through while the host is there. */
const TRIES = 3;

/** Why a file did not get to the host, as a sentence. */
export class HandOverFault extends Error {}

/**
 * Puts a file to its host piece by piece, the next one when the host has this one on its disk. The browser reads a piece from the disk while it sends it.
 * Throws a HandOverFault, or what the signal throws.
 *
 * @param place `hand-over/PLACE/FILE` that the host named
 * @param onSent told how many bytes of it the host has
 */
export async function putFile(file: File, name: string, place: string, signal: AbortSignal, onSent: (bytes: number) => void): Promise<void> {
  for (let at = 0; at < file.size; at += PIECE) {
    const piece = file.slice(at, at + PIECE);
    await putPiece(piece, name, `${place}/${at}`, signal);
    onSent(at + piece.size);
  }
}

async function putPiece(piece: Blob, name: string, path: string, signal: AbortSignal): Promise<void> {
  for (let tried = 1; ; tried += 1) {
    // The desktop program's own scheme takes bytes alone.
    const body = isDesktop() ? await bytesOf(piece, name) : piece;
    const answer = await fetch(addressOf(path), { method: 'PUT', body, signal, headers: { 'Content-Type': 'application/octet-stream' } }).catch(() => undefined);
    signal.throwIfAborted();
    if (answer?.ok === true) return;
    if (answer) throw new HandOverFault((await answer.text()).trim());
    // The browser does not say why: the file, or the line.
    await bytesOf(piece, name);
    if (tried === TRIES || useConnection.getState().link.kind !== 'connected') throw new HandOverFault(`The connection to the host was lost while ${name} was handed over. Open it again when the host is back.`);
  }
}

async function bytesOf(piece: Blob, name: string): Promise<ArrayBuffer> {
  try {
    return await piece.arrayBuffer();
  } catch {
    throw new HandOverFault(`${name} cannot be read: it was changed, moved or locked since it was chosen. Choose it again.`);
  }
}
