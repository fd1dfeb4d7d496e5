import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import { useEffect, useMemo, useRef, useState, type KeyboardEvent } from 'react';
import type { PreviewFile, PreviewRow } from '../../shared/ipc/preview-shapes';
import { directionText, typeText } from '../log/log-columns';
import { clockTime, count } from '../ui/format';
import { useSize } from '../ui/use-size';
import { VersionBadge } from '../ui/version-badge';
import { Highlighted } from './highlighted';
import classes from './preview.module.css';
import { shortNames } from './short-names';
import { DIRECTION_FROM } from './shown-rows';

const ROW_HEIGHT = 24;
const BESIDE = 6;

interface Props {
  readonly rows: readonly PreviewRow[];
  readonly files: readonly PreviewFile[];
  readonly selected: number;
  readonly onSelect: (position: number) => void;
  readonly onOpen: () => void;
}

const STEPS: Readonly<Record<string, number>> = { ArrowDown: 1, j: 1, ArrowUp: -1, k: -1, PageDown: 12, PageUp: -12, Home: -Infinity, End: Infinity };

/** The lines of a log, each with what was read from it. Only the rows in sight are there. */
export function PreviewTable({ rows, files, selected, onSelect, onOpen }: Props) {
  const scroll = useRef<HTMLDivElement>(null);
  const { height } = useSize(scroll);
  const [top, setTop] = useState(0);
  const short = useMemo(() => shortNames(files.map(({ name }) => name)), [files]);
  const first = Math.max(0, Math.floor(top / ROW_HEIGHT) - BESIDE);
  const last = Math.min(rows.length, Math.ceil((top + height) / ROW_HEIGHT) + BESIDE);

  useEffect(() => {
    const element = scroll.current;
    if (element === null) return;
    const at = selected * ROW_HEIGHT;
    if (at < element.scrollTop) element.scrollTop = at;
    else if (at + 2 * ROW_HEIGHT > element.scrollTop + element.clientHeight) element.scrollTop = at + 2 * ROW_HEIGHT - element.clientHeight;
  }, [selected]);

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Enter') {
      event.preventDefault();
      onOpen();
      return;
    }
    const step = STEPS[event.key];
    if (step === undefined || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    onSelect(Math.max(0, Math.min(rows.length - 1, selected + step)));
  };

  return (
    <div
      ref={scroll} role="grid" aria-label="Lines" aria-rowcount={rows.length + 1} aria-colcount={7} tabIndex={0} className={classes.grid} data-files={files.length > 1 || undefined}
      aria-activedescendant={rows.length > 0 && selected >= first && selected < last ? rowId(selected) : undefined}
      onKeyDown={onKeyDown} onScroll={(event) => setTop(event.currentTarget.scrollTop)}
    >
      <div role="rowgroup" className={classes.headGroup}>
        <div role="row" aria-rowindex={1} className={classes.head}>
          {['Line', 'Time', 'Direction', 'Station', 'OCPP', 'Read as', 'In the log'].map((title) => <span key={title} role="columnheader">{title}</span>)}
        </div>
      </div>
      {rows.length === 0 && <p className={classes.none}>No such lines.</p>}
      <div role="rowgroup" style={{ height: rows.length * ROW_HEIGHT, position: 'relative' }}>
        {rows.slice(first, last).map((row, i) => (
          <Row key={first + i} row={row} position={first + i} file={files.length > 1 ? { name: files[row.file]?.name ?? '', short: short[row.file] ?? '' } : undefined} selected={first + i === selected} onSelect={onSelect} />
        ))}
      </div>
    </div>
  );
}

const rowId = (position: number): string => `preview-row-${position}`;

function Row({ row, position, file, selected, onSelect }: { readonly row: PreviewRow; readonly position: number; readonly file: { readonly name: string; readonly short: string } | undefined; readonly selected: boolean; readonly onSelect: (position: number) => void }) {
  const { text, mark } = shortened(row);
  return (
    <div
      role="row" id={rowId(position)} aria-rowindex={position + 2} aria-selected={selected} className={classes.row} data-kind={row.kind} data-line={row.line}
      style={{ transform: `translateY(${position * ROW_HEIGHT}px)` }} onClick={() => onSelect(position)}
    >
      <span role="gridcell" className={classes.line} title={file === undefined ? undefined : `${file.name}, line ${row.line}`}>{file !== undefined && <span className={classes.file}>{file.short}</span>}{count(row.line)}</span>
      <span role="gridcell" className={classes.time}>{row.wall === undefined ? '' : clockTime(row.wall)}</span>
      <span role="gridcell" className={classes.direction} data-direction={row.direction} data-from={row.directionFrom}><Direction row={row} /></span>
      <span role="gridcell">{row.station}</span>
      <span role="gridcell">{row.version !== undefined && row.kind === 'message' && <VersionBadge version={row.version} />}</span>
      <span role="gridcell" className={classes.what}>{row.kind === 'message' || row.kind === 'event' ? <What row={row} /> : row.summary}</span>
      <span role="gridcell" className={classes.raw}><Highlighted text={text} mark={mark} /></span>
    </div>
  );
}

/** What stands before a message on its line says less than the message. */
const BEFORE = 14;

/** The first line of a row, from shortly before the message on. */
function shortened({ kind, raw, mark }: PreviewRow): { readonly text: string; readonly mark?: readonly [number, number] } {
  const text = raw.split('\n', 1)[0] ?? '';
  if (kind !== 'message' || mark === undefined) return { text };
  const skip = mark[0] > BEFORE + 6 ? mark[0] - BEFORE : 0;
  return { text: skip === 0 ? text : `…${text.slice(skip)}`, mark: skip === 0 ? mark : [mark[0] - skip + 1, mark[1] - skip + 1] };
}

function Direction({ row: { direction, directionFrom } }: { readonly row: PreviewRow }) {
  if (direction === undefined) return null;
  return (
    <>
      {direction === 'up' ? <IconArrowUp size={13} stroke={2.4} aria-hidden /> : <IconArrowDown size={13} stroke={2.4} aria-hidden />}
      <span className="visually-hidden">{directionText(direction)}, </span>
      {directionFrom !== undefined && <span>{DIRECTION_FROM[directionFrom]}</span>}
    </>
  );
}

function What({ row: { type = '', action, summary, cut } }: { readonly row: PreviewRow }) {
  const rest = action !== undefined && summary.startsWith(action) ? summary.slice(action.length).replace(/^[\s·:,–-]+/, '') : summary;
  return (
    <>
      <span className={classes.type} data-type={type}>{TYPES[type] ?? type}</span>
      {action !== undefined && <b>{action}</b>} {rest}
      {cut && <span className={classes.cut}> cut off</span>}
    </>
  );
}

const TYPES: Readonly<Record<string, string>> = { open: typeText('open'), close: typeText('close'), fail: typeText('fail'), upgrade: typeText('upgrade') };
