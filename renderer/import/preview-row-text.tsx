import type { PreviewRow } from '../../shared/ipc/preview-shapes';
import { count, fullTime } from '../ui/format';
import { Highlighted } from './highlighted';
import classes from './preview.module.css';
import { DIRECTION_WHY } from './shown-rows';

/** The selected row in full: its lines as they stand in the log, and how what it is was found. */
export function PreviewRowText({ row, file }: { readonly row: PreviewRow; readonly file: string | undefined }) {
  const lines = row.lastLine > row.line ? `Lines ${count(row.line)} to ${count(row.lastLine)}` : `Line ${count(row.line)}`;
  return (
    <section className={classes.full} aria-label="The selected line">
      <div className={classes.fullHead}>
        <b>{lines}{file !== undefined && ` of ${file}`}</b>
        {row.wall !== undefined && <span>{fullTime(row.wall)}</span>}
        <span>{saidOf(row)}</span>
      </div>
      <pre className={`${classes.fullText ?? ''} selectable`} tabIndex={0} aria-label="As it stands in the log"><Highlighted text={row.raw} mark={row.kind === 'message' ? row.mark : undefined} /></pre>
    </section>
  );
}

function saidOf({ kind, summary, directionFrom, cut }: PreviewRow): string {
  if (kind === 'broken') return summary;
  if (kind === 'other') return 'No message; it becomes a note.';
  if (kind === 'event') return 'No message, but something that happened to the connection.';
  return `${directionFrom === undefined ? '' : DIRECTION_WHY[directionFrom]}${cut ? ' The log holds only a part of the message.' : ''}`;
}
