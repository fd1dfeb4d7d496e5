import { IconAlertCircleFilled, IconAlertTriangleFilled, IconArrowUp } from '@tabler/icons-react';
import { memo } from 'react';
import type { LogRow } from '../../shared/ipc/shapes';
import { latency } from '../ui/format';
import { MarkShape, spokenMark } from '../ui/mark-shape';
import { TapChip } from '../ui/tap-mark';
import { directionText, isFrame, shortSummary, spokenSeverity, timeText, typeText } from './log-columns';
import classes from './log-list.module.css';
import type { ShownTime } from './shown-time';

interface Props {
  readonly position: number;
  readonly row: LogRow | undefined;
  /** The row above, for the time's difference. */
  readonly before: LogRow | undefined;
  readonly timeMode: ShownTime;
  readonly offset: number;
  readonly selected: boolean;
  /** The one that panels show, and from which keys move on. */
  readonly active: boolean;
  readonly paired: boolean;
}

export const rowId = (position: number): string => `log-row-${position}`;

/**
 * One row of the log. The elements are the same from row to row and the style sheet shows or hides the pictures, so that
 * scrolling changes texts and attributes and makes no elements.
 */
export const LogRowView = memo(function LogRowView({ position, row, before, timeMode, offset, selected, active, paired }: Props) {
  return (
    <div
      role="row"
      id={rowId(position)}
      aria-rowindex={position + 2}
      aria-selected={selected}
      aria-busy={row === undefined || undefined}
      className={classes.row}
      style={{ transform: `translateY(${offset}px)` }}
      data-position={position}
      data-index={row?.index}
      data-type={row?.type}
      data-action={row?.action}
      data-frame={(row !== undefined && isFrame(row.type)) || undefined}
      data-direction={row?.direction}
      data-severity={row?.severity}
      data-active={active || undefined}
      data-noted={row?.note !== undefined || undefined}
      data-paired={paired || undefined}
    >
      <span role="gridcell" className={classes.flag} aria-label={row === undefined ? undefined : spokenMark(row.mark, row.note)} data-flag><MarkShape colour={row?.mark} /><i className={classes.noted} aria-hidden /></span>
      <span role="gridcell" className={classes.time}>{row === undefined ? '…' : timeText(row, timeMode, before)}</span>
      <span role="gridcell" className={classes.direction} aria-label={row?.direction === undefined ? undefined : directionText(row.direction)}><Arrow /></span>
      <span role="gridcell" className={classes.station}>{row?.station}</span>
      <span role="gridcell" className={classes.type}>{row === undefined ? '' : typeText(row.type)}</span>
      <span role="gridcell" className={classes.action}>{row?.action}</span>
      <span role="gridcell" className={classes.summary}>{row?.tap !== undefined && <TapChip mark={row.tap} />}{row === undefined ? '' : shortSummary(row)}</span>
      <span role="gridcell" className={classes.latency}>{row?.latency === undefined ? '' : latency(row.latency)}</span>
      <span role="gridcell" className={classes.mark} aria-label={row === undefined ? undefined : spokenSeverity(row)}>
        <Marks />
        <span>{row !== undefined && row.problems > 1 ? row.problems : ''}</span>
      </span>
    </div>
  );
});

const Arrow = memo(function Arrow() {
  return <IconArrowUp size={13} stroke={2.4} aria-hidden />;
});

const Marks = memo(function Marks() {
  return (
    <>
      <IconAlertCircleFilled className={classes.errorMark} size={13} aria-hidden />
      <IconAlertTriangleFilled className={classes.warningMark} size={13} aria-hidden />
    </>
  );
});
