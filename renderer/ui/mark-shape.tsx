import type { MarkColour } from '../../shared/journal/marks';
import classes from './mark-shape.module.css';

/** What the marks are called: by colour and shape. */
export const MARK_NAMES: Readonly<Record<MarkColour, string>> = {
  red: 'Red flag', yellow: 'Yellow star', green: 'Green dot', blue: 'Blue square', purple: 'Purple diamond',
};

/** A mark's shape in its colour; takes no room without one. */
export function MarkShape({ colour }: { readonly colour: MarkColour | undefined }) {
  return <i className={classes.shape} data-colour={colour} aria-hidden />;
}

/** How a mark and a note are said. */
export function spokenMark(colour: MarkColour | undefined, note: string | undefined): string | undefined {
  if (colour === undefined && note === undefined) return undefined;
  return [colour === undefined ? undefined : MARK_NAMES[colour], note === undefined ? undefined : `note: ${note}`].filter((part) => part !== undefined).join(', ');
}
