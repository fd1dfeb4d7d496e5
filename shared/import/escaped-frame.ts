import { BracketCounter } from './frame-start';

const SINGLE: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };

/** A frame taken out of the JSON strings that it stood in. */
export interface EscapedFrame {
  readonly text: string;
  /** Position in the source after its last character. */
  readonly end: number;
  /** The string ended before the frame did. */
  readonly cut: boolean;
}

/** Gives the next character and the position after it; undefined at the end. */
type Next = () => { readonly character: string; readonly end: number } | undefined;

/**
 * Takes a frame out of the JSON strings that it stands in, looking no further than to its end.
 *
 * @param at where its `[` is
 * @param levels number of strings, one in the other
 */
export function escapedFrame(source: string, at: number, levels: number): EscapedFrame {
  let next: Next = characters(source, at);
  for (let level = 0; level < levels; level += 1) next = unescaped(next);
  const counter = new BracketCounter();
  const parts: string[] = [];
  let end = at;
  for (let one = next(); one; one = next()) {
    parts.push(one.character);
    end = one.end;
    if (counter.feed(one.character, 0) > 0) return { text: parts.join(''), end, cut: false };
  }
  return { text: parts.join('').trimEnd(), end, cut: true };
}

function characters(source: string, from: number): Next {
  let at = from;
  return () => (at < source.length ? { character: source.charAt(at), end: (at += 1) } : undefined);
}

/** The content of a JSON string whose characters `inner` gives, up to the quote that ends it. What is no escape stays as it is. */
function unescaped(inner: Next): Next {
  return () => {
    const one = inner();
    if (!one || one.character === '"') return undefined;
    if (one.character !== '\\') return one;
    const next = inner();
    if (!next) return one;
    if (next.character !== 'u') return { character: SINGLE[next.character] ?? next.character, end: next.end };
    let { end } = next;
    let digits = '';
    while (digits.length < 4) {
      const digit = inner();
      if (!digit) break;
      digits += digit.character;
      ({ end } = digit);
    }
    return { character: /^[\da-f]{4}$/i.test(digits) ? String.fromCharCode(Number.parseInt(digits, 16)) : `u${digits}`, end };
  };
}
