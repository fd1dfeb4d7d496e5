import type { Place, Source } from './model';
import { characterAt } from './sample';
import { byteLength } from './source-lines';
import { sourceParts } from './source-parts';

/** A line of a log, for looking at. */
export interface ShownLine {
  /** From 1. */
  readonly number: number;
  readonly text: string;
  /** The part of `text` that belongs to the place asked for. */
  readonly mark?: readonly [from: number, to: number];
  /** Only a part of the line is in `text`. */
  readonly clipped?: true;
}

/** UTF-16 units of a line that are shown; of one that holds the place, as many around it. */
const SHOWN = { other: 1000, own: 20_000, before: 500 };
/** Lines of a message that are shown. */
const MOST_OWN = 500;
/** Lines that are passed without a pause. */
const AT_ONCE = 50_000;

/** The lines of a text around a place in it, `around` of them before and after. `pause` gives others their turn. */
export async function linesAround(source: Source, place: Place, around: number, pause: () => Promise<void>): Promise<readonly ShownLine[]> {
  const shown: ShownLine[] = [];
  const last = Math.min(place.lastLine, place.line + MOST_OWN);
  for (const { number, text, start, partial } of sourceParts(source)) {
    if (number % AT_ONCE === 0) await pause();
    if (number < place.line - around) continue;
    if (number > last + around) break;
    if (number < place.line || number > place.lastLine) {
      // Of a line in parts the first one stands for it.
      if (shown.at(-1)?.number !== number) shown.push({ number, text: text.slice(0, SHOWN.other), ...(partial || text.length > SHOWN.other ? { clipped: true } : {}) });
      continue;
    }
    if (partial && (start >= Math.max(place.end, place.start + 1) || start + byteLength(text, 0, text.length) <= place.start)) continue;
    const from = number === place.line ? characterAt(text, place.start - start) : 0;
    const to = number === place.lastLine ? characterAt(text, place.end - start) : text.length;
    const begin = from > SHOWN.own - SHOWN.before ? from - SHOWN.before : 0;
    const part = text.slice(begin, begin + SHOWN.own);
    shown.push({ number, text: part, mark: [from - begin, Math.min(to - begin, part.length)], ...(partial || part.length < text.length ? { clipped: true } : {}) });
  }
  return shown;
}
