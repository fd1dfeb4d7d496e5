import { IconFlag, IconNotes, IconPencil } from '@tabler/icons-react';
import type { EntryDetail } from '../../shared/ipc/shapes';
import { runAction } from '../actions/registry';
import { IconButton } from '../ui/icon-button';
import { MARK_NAMES, MarkShape } from '../ui/mark-shape';
import classes from './marks.module.css';
import { editNote } from './operations';

/** What a person set at the entry, in the details; nothing while there is nothing. */
export function MarkLine({ detail: { row, note } }: { readonly detail: EntryDetail }) {
  if (row.mark === undefined && note === undefined) return null;
  return (
    <section className={classes.line} aria-label="Mark and note">
      <span className={classes.lineIcon}>{row.mark === undefined ? <IconNotes size={13} aria-hidden /> : <MarkShape colour={row.mark} />}</span>
      <p className={`${classes.text ?? ''} selectable`}>{note ?? (row.mark === undefined ? '' : MARK_NAMES[row.mark])}</p>
      {row.mark !== undefined && note !== undefined && <span className="visually-hidden">{MARK_NAMES[row.mark]}</span>}
      <IconButton label="Mark, or take the mark away" shortcut="m" icon={<IconFlag size={13} />} onClick={() => runAction('marks.toggle')} />
      <IconButton label="Edit the note" shortcut="n" icon={<IconPencil size={13} />} onClick={() => void editNote(row.index)} />
    </section>
  );
}
