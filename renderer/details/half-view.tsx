import { IconArrowDown, IconArrowUp, IconChevronDown, IconChevronUp } from '@tabler/icons-react';
import { useRef } from 'react';
import type { EntryDetail, LogRow } from '../../shared/ipc/shapes';
import { isFrame, typeText } from '../log/log-columns';
import { clockTime, plural, size } from '../ui/format';
import { IconButton } from '../ui/icon-button';
import classes from './details.module.css';
import { JsonView } from './json-view';

export interface Half {
  readonly row: LogRow;
  readonly raw: string;
  readonly violations: EntryDetail['violations'];
}

/** One entry: a line that says which, what is wrong with it in figures, and its text. */
export function HalfView({ half, titled }: { readonly half: Half; readonly titled: boolean }) {
  const { row, raw, violations } = half;
  const view = useRef<HTMLDivElement>(null);
  return (
    <div className={classes.half}>
      {titled && <HalfTitle row={row} />}
      {violations.length > 0 && <ProblemBar violations={violations} onStep={(by) => { if (view.current !== null) step(view.current, by); }} />}
      <JsonView ref={view} row={row} raw={raw} marks={violations} label={`${isFrame(row.type) ? typeText(row.type) : 'Entry'} #${row.index}`} />
    </div>
  );
}

function HalfTitle({ row }: { readonly row: LogRow }) {
  return (
    <div className={classes.halfTitle}>
      <span className={classes.arrow} data-direction={row.direction}>
        {row.direction === 'up' ? <IconArrowUp size={13} stroke={2.4} aria-hidden /> : <IconArrowDown size={13} stroke={2.4} aria-hidden />}
      </span>
      <span className={classes.halfType}>{typeText(row.type)}</span>
      <span className={classes.dim}>#{row.index} · {clockTime(row.wall)} · {size(row.size)}</span>
    </div>
  );
}

function ProblemBar({ violations, onStep }: { readonly violations: Half['violations']; readonly onStep: (by: 1 | -1) => void }) {
  const errors = violations.filter(({ severity }) => severity === 'error').length;
  const warnings = violations.length - errors;
  const words = [errors > 0 ? plural(errors, 'error') : undefined, warnings > 0 ? plural(warnings, 'warning') : undefined].filter((word) => word !== undefined);
  return (
    <div className={classes.problemBar} data-severity={errors > 0 ? 'error' : 'warning'}>
      <span>{words.join(', ')}</span>
      <span className={classes.spring} />
      <IconButton label="Problem before" icon={<IconChevronUp size={14} />} onClick={() => onStep(-1)} />
      <IconButton label="Next problem" icon={<IconChevronDown size={14} />} onClick={() => onStep(1)} />
    </div>
  );
}

/** Scrolls to the violation after the one that stands in the middle of the view, or to that before it; from the end to the beginning. */
function step(view: HTMLElement, by: 1 | -1): void {
  const notes = [...view.querySelectorAll<HTMLElement>('[data-violation]')];
  const current = notes.findIndex((note) => note.dataset.current !== undefined);
  const next = current < 0 ? (by > 0 ? 0 : notes.length - 1) : (current + by + notes.length) % notes.length;
  for (const note of notes) delete note.dataset.current;
  const target = notes[next];
  if (target === undefined) return;
  target.dataset.current = '';
  target.scrollIntoView({ block: 'center' });
}
