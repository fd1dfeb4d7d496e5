import { memo } from 'react';
import type { LogRow } from '../../shared/ipc/shapes';
import { shortSummary, spokenSeverity, timeText, typeText } from '../log/log-columns';
import type { ShownTime } from '../log/shown-time';
import { duration, latency } from '../ui/format';
import type { Drawn, Lanes } from './layout';
import { spokenTap, TapChip } from '../ui/tap-mark';
import classes from './sequence.module.css';

interface Props {
  readonly position: number;
  /** Undefined while it is not loaded. */
  readonly item: Drawn | undefined;
  readonly lanes: Lanes;
  readonly timeMode: ShownTime;
  readonly before: LogRow | undefined;
  readonly offset: number;
  readonly selected: boolean;
  readonly paired: boolean;
  /** It, or the other half of its pair, is pointed at. */
  readonly lit: boolean;
}

export const sequenceRowId = (position: number): string => `sequence-row-${position}`;

/** One entry: what it says above, and an arrow from who says it. */
export const SequenceRow = memo(function SequenceRow({ position, item, lanes, timeMode, before, offset, selected, paired, lit }: Props) {
  const row = item?.row;
  return (
    <div
      role="row"
      id={sequenceRowId(position)}
      aria-rowindex={position + 1}
      aria-selected={selected}
      aria-busy={item === undefined || undefined}
      aria-label={item === undefined ? undefined : spoken(item)}
      className={classes.row}
      style={{ transform: `translateY(${offset}px)`, width: lanes.width }}
      data-position={position}
      data-index={row?.index}
      data-severity={row?.severity}
      data-paired={paired || undefined}
      data-lit={lit || undefined}
    >
      {item !== undefined && row !== undefined && (
        <div role="gridcell" className={classes.cell}>
          {item.gap !== undefined && <span className={classes.gap}><span>{duration(item.gap)}</span></span>}
          <span className={classes.time}>{timeText(row, timeMode, before)}</span>
          {item.kind === 'arrow' ? <Message item={item} row={row} /> : <Band item={item} row={row} />}
        </div>
      )}
    </div>
  );
});

function Message({ item: { from, to, answer }, row }: { readonly item: Drawn; readonly row: LogRow }) {
  const left = Math.min(from, to);
  const width = Math.abs(to - from);
  const text = answer ? answerText(row) : shortSummary(row);
  return (
    <span className={classes.message} data-way={row.direction} data-head={to < from ? 'left' : 'right'} data-answer={answer || undefined} data-failed={row.type === 'CALLERROR' || row.type === 'CALLRESULTERROR' || undefined} style={{ left: left + 6, width: width - 12 }} title={`${row.action ?? ''} ${text}`.trim()}>
      <span className={classes.label}>
        <TapChip mark={row.tap} />
        {!answer && <b>{row.action ?? typeText(row.type)}</b>}
        {answer && row.type !== 'CALLRESULT' && <b>{row.type}</b>}
        {text !== row.action && <span>{text}</span>}
        {row.type === 'SEND' && <em>no answer asked for</em>}
        {row.type === 'CALL' && row.pair === undefined && <em>not answered</em>}
        {answer && row.latency !== undefined && <em>{latency(row.latency)}</em>}
      </span>
      <i className={classes.arrow} aria-hidden />
    </span>
  );
}

function Band({ item: { from, to }, row }: { readonly item: Drawn; readonly row: LogRow }) {
  const left = Math.min(from, to);
  return <span className={classes.band} data-type={row.type} style={{ left, width: Math.abs(to - from) }} title={row.summary}><span>{row.summary}</span></span>;
}

function answerText(row: LogRow): string {
  return shortSummary(row) || 'confirmed';
}

function spoken({ row, answer, gap }: Drawn): string {
  const who = row.direction === 'down' ? `CSMS to ${row.station}` : row.direction === 'up' ? `${row.station} to CSMS` : row.station;
  return [...(gap === undefined ? [] : [`after ${duration(gap)}`]), who, answer ? `answer to ${row.action ?? ''}` : (row.action ?? typeText(row.type)), shortSummary(row), ...answered(row, answer), ...[spokenTap(row.tap), spokenSeverity(row)].filter((part) => part !== undefined)].join(', ');
}

/** What is said of a CALL's answer, and how long an answer took. */
function answered(row: LogRow, answer: boolean): readonly string[] {
  if (answer) return row.latency === undefined ? [] : [latency(row.latency)];
  if (row.type !== 'CALL') return [];
  if (row.pair === undefined) return ['not answered'];
  return [row.latency === undefined ? 'answered' : `answered after ${latency(row.latency)}`];
}
