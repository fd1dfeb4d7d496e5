import type { Source } from '../../../shared/import/model';
import { FileGauge } from './reading-meter';

type Pieces = Iterable<Uint8Array>;

/** Longest text that a program of this kind can hold in one piece, bytes. */
const MOST_BYTES = 500 * 1024 * 1024;
/** Bytes by which it is known what a file is. */
const HEAD = 4096;

/** The first bytes of a file. */
export function firstOf(pieces: Pieces): Uint8Array {
  let head: Uint8Array = new Uint8Array(0);
  for (const piece of pieces) {
    head = Buffer.concat([head, piece.subarray(0, HEAD - head.length)]);
    if (head.length >= HEAD) break;
  }
  return head;
}

/** A text that is read piece by piece; some formats need it whole. */
export function textSource(name: string, gauge: FileGauge, read: (gauge: FileGauge) => Iterable<string>): Source {
  let whole: string | undefined;
  return {
    name,
    pieces: (ahead) => (ahead === true ? read(new FileGauge(0)) : gauge.counted(read(gauge))),
    get text() {
      whole ??= joined(name, read(gauge));
      return whole;
    },
  };
}

/** A capture, of which the first bytes tell what it is. */
export function binarySource(name: string, head: Uint8Array, bytes: () => Pieces): Source {
  return { name, text: '', bytes: head, chunks: () => copies(bytes()) };
}

/** Pieces that stay good when the next one is read. */
function* copies(pieces: Pieces): Generator<Uint8Array, void, undefined> {
  for (const piece of pieces) yield piece.slice();
}

function joined(name: string, pieces: Iterable<string>): string {
  const all: string[] = [];
  let length = 0;
  for (const piece of pieces) {
    all.push(piece);
    length += piece.length;
    if (length > MOST_BYTES) throw new Error(`${name} is in a format that is read whole, and longer than ${MOST_BYTES / 2 ** 20} MB`);
  }
  return all.join('');
}
