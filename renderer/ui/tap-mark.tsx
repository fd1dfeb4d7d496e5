import { IconArrowBackUp, IconBan, IconHandStop, IconReplace, IconVaccine, type Icon } from '@tabler/icons-react';
import type { TapMark } from '../../shared/journal/tap-marks';
import classes from './tap-mark.module.css';

/** What a tap did to a message: a word for lists, a sentence for the message itself. */
const MARKS: Readonly<Record<TapMark, { readonly icon: Icon; readonly word: string; readonly sentence: string }>> = {
  injected: { icon: IconVaccine, word: 'injected', sentence: 'Injected by the workbench. The side in whose name it goes did not send it, and hears nothing of it.' },
  kept: { icon: IconArrowBackUp, word: 'taken out', sentence: 'Answers a request of the workbench. The tap kept it: the other side has not asked.' },
  dropped: { icon: IconBan, word: 'dropped', sentence: 'Dropped by the tap: it was not passed on.' },
  held: { icon: IconHandStop, word: 'held', sentence: 'Held by the tap until a person lets it pass. A note says when that was.' },
  'held-dropped': { icon: IconBan, word: 'held, dropped', sentence: 'Held by the tap, and never passed on. A note says why.' },
  replaced: { icon: IconReplace, word: 'replaced', sentence: 'Held by the tap, and not passed on: a person’s text went in its place.' },
  changed: { icon: IconReplace, word: 'changed', sentence: 'Changed by a person: it went on in the place of what had come.' },
};

/** In a list: an icon and a word; nothing for a message that was passed on as it is. */
export function TapChip({ mark }: { readonly mark: TapMark | undefined }) {
  if (mark === undefined) return null;
  const { icon: Shape, word } = MARKS[mark];
  return <span className={classes.chip} data-tap={mark}><Shape size={12} stroke={2} aria-hidden />{word}</span>;
}

/** What a tap did to a message, in a word; undefined when it passed it on as it is. */
export function spokenTap(mark: TapMark | undefined): string | undefined {
  return mark === undefined ? undefined : `${MARKS[mark].word} by the tap`;
}

/** With the message itself: what was done to it, in a sentence. */
export function TapLine({ mark }: { readonly mark: TapMark | undefined }) {
  if (mark === undefined) return null;
  const { icon: Shape, sentence } = MARKS[mark];
  return <p className={classes.line} data-tap={mark} role="note" aria-label="What the tap did"><Shape size={14} aria-hidden /><span>{sentence}</span></p>;
}
