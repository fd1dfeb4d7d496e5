import type { OtherText } from '../model';
import type { Unread } from './unread';

/** Characters of it that are shown; its place has all. */
const SHOWN = 2000;

/** A part of a document that cannot be read. `what` it should be, as in "no JSON, so no packet". */
export function brokenPart({ text, place, cut }: Unread, what: string): OtherText {
  const why = cut ? `The file ends here before it is complete; it may have been cut off.` : `This is no JSON, so no ${what}.`;
  return { kind: 'broken', text: text.slice(0, SHOWN), place, why };
}
