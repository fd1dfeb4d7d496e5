import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import type { EntryDetail, LogRow } from '../../shared/ipc/shapes';
import { isFrame, typeText } from '../log/log-columns';
import { clockTime, plural, size } from '../ui/format';
import classes from './details.module.css';
import { JsonView } from './json-view';

export interface Half {
  readonly row: LogRow;
  readonly raw: string;
  readonly violations: EntryDetail['violations'];
}

/** One entry: a line that says which, and its text. */
export function HalfView({ half, titled }: { readonly half: Half; readonly titled: boolean }) {
  const { row, raw, violations } = half;
  return (
    <div className={classes.half}>
      {titled && <HalfTitle half={half} />}
      <JsonView raw={raw} marks={violations} label={`${isFrame(row.type) ? typeText(row.type) : 'Entry'} #${row.index}`} />
    </div>
  );
}

function HalfTitle({ half: { row, violations } }: { readonly half: Half }) {
  return (
    <div className={classes.halfTitle}>
      <span className={classes.arrow} data-direction={row.direction}>
        {row.direction === 'up' ? <IconArrowUp size={13} stroke={2.4} aria-hidden /> : <IconArrowDown size={13} stroke={2.4} aria-hidden />}
      </span>
      <span className={classes.halfType}>{typeText(row.type)}</span>
      <span className={classes.dim}>#{row.index}</span>
      <span className={classes.dim}>{clockTime(row.wall)}</span>
      <span className={classes.dim}>{size(row.size)}</span>
      {violations.length > 0 && <span className={classes.problems} data-severity={row.severity}>{plural(violations.length, 'problem')}</span>}
    </div>
  );
}
