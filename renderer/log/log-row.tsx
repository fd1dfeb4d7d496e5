import { IconAlertCircleFilled, IconAlertTriangleFilled, IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import { memo } from 'react';
import type { LogRow } from '../../shared/ipc/shapes';
import type { TimeMode } from '../stores/log';
import { latency } from '../ui/format';
import { directionText, isFrame, timeText, typeText } from './log-columns';
import classes from './log-list.module.css';

interface Props {
  readonly position: number;
  readonly row: LogRow | undefined;
  /** The row above, for the time's difference. */
  readonly before: LogRow | undefined;
  readonly timeMode: TimeMode;
  readonly offset: number;
  readonly selected: boolean;
  readonly paired: boolean;
}

export const rowId = (position: number): string => `log-row-${position}`;

/** One row of the log. Cells are the same elements from row to row, so that scrolling only changes texts. */
export const LogRowView = memo(function LogRowView({ position, row, before, timeMode, offset, selected, paired }: Props) {
  const style = { transform: `translateY(${offset}px)` };
  if (row === undefined) {
    return (
      <div role="row" id={rowId(position)} aria-rowindex={position + 2} aria-busy className={classes.row} style={style}>
        <span role="gridcell" className={classes.waiting}>…</span>
      </div>
    );
  }
  return (
    <div
      role="row"
      id={rowId(position)}
      aria-rowindex={position + 2}
      aria-selected={selected}
      className={classes.row}
      style={style}
      data-position={position}
      data-index={row.index}
      data-type={row.type}
      data-frame={isFrame(row.type) || undefined}
      data-severity={row.severity}
      data-paired={paired || undefined}
    >
      <span role="gridcell" className={classes.time}>{timeText(row, timeMode, before)}</span>
      <span role="gridcell" className={classes.direction} data-direction={row.direction}>
        {row.direction === 'up' && <IconArrowUp size={13} stroke={2.4} aria-label={directionText('up')} />}
        {row.direction === 'down' && <IconArrowDown size={13} stroke={2.4} aria-label={directionText('down')} />}
      </span>
      <span role="gridcell" className={classes.station}>{row.station}</span>
      <span role="gridcell" className={classes.type}>{typeText(row.type)}</span>
      <span role="gridcell" className={classes.action}>{row.action}</span>
      <span role="gridcell" className={classes.summary}>{row.summary}</span>
      <span role="gridcell" className={classes.latency}>{row.latency === undefined ? '' : latency(row.latency)}</span>
      <span role="gridcell" className={classes.mark}>
        {row.severity === 'error' && <IconAlertCircleFilled size={13} aria-label="Errors" />}
        {row.severity === 'warning' && <IconAlertTriangleFilled size={13} aria-label="Warnings" />}
        {row.problems > 1 && row.problems}
      </span>
    </div>
  );
});
