import { constants, inflateRawSync } from 'node:zlib';
import type { Inflater } from '../../../shared/import/model';

/** What the sender leaves out at a message's end (RFC 7692 §7.2.2). */
const TAIL = Buffer.from([0, 0, 0xff, 0xff]);
/** Bytes of what came before that a message may refer to. */
const WINDOW = 32 * 1024;

/** Undoes permessage-deflate for one direction; what came before is handed on as a dictionary, so messages may refer to it. */
export class MessageInflater implements Inflater {
  #before: Buffer = Buffer.alloc(0);

  message(compressed: Uint8Array): Uint8Array | undefined {
    try {
      const bytes = inflateRawSync(Buffer.concat([compressed, TAIL]), {
        finishFlush: constants.Z_SYNC_FLUSH, ...(this.#before.length > 0 ? { dictionary: this.#before } : {}),
      });
      this.#before = Buffer.concat([this.#before, bytes]).subarray(-WINDOW);
      return bytes;
    } catch {
      return undefined;
    }
  }
}
