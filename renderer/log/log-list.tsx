import { useEffect, useLayoutEffect, useMemo, useRef, useState, useSyncExternalStore, type MouseEvent } from 'react';
import { useJournal } from '../stores/journal';
import { holdsEntry } from '../../shared/journal/entry-ranges';
import { useLog, type Selection } from '../stores/log';
import { useSelection } from '../stores/selection';
import { toggleMark } from '../marks/operations';
import { useSize } from '../ui/use-size';
import { COLUMNS } from './log-columns';
import { useLogKeys } from './log-keys';
import classes from './log-list.module.css';
import { LogRowView, rowId } from './log-row';
import { logView } from './log-view';
import { selectRow } from './navigate';
import { clampTop, elementHeight, maxTop, rowsInSight, type ScrollGeometry } from './scroll-scale';
import { Scroller } from './scroller';
import { useShownTime } from './shown-time';

/** As --row in tokens.css. */
const ROW_HEIGHT = 22;
/** As .head in the style sheet. */
const HEAD_HEIGHT = 24;

/** The whole text of a cell that is too narrow for it, as its tooltip. */
function explainCutText(event: MouseEvent): void {
  const cell = event.target instanceof Element ? event.target.closest<HTMLElement>('[role="gridcell"]') : null;
  if (cell?.hasAttribute('data-flag') === true) cell.title = cell.getAttribute('aria-label') ?? 'Click to mark (M)';
  else if (cell !== null) cell.title = cell.scrollWidth > cell.clientWidth ? cell.textContent : '';
}

/** The row that an event is about, as far as it is loaded. */
function rowOf(event: MouseEvent): Selection | undefined {
  const element = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-position]') : null;
  const position = element === null ? undefined : Number(element.dataset.position);
  const row = position === undefined ? undefined : logView.row(position);
  return row && { index: row.index, pair: row.pair, position };
}

interface Props {
  readonly onMenu: (event: MouseEvent) => void;
}

/** The list itself: holds as many rows as are in sight and asks for those. */
export function LogList({ onMenu }: Props) {
  const scrollElement = useRef<HTMLDivElement>(null);
  const size = useSize(scrollElement);
  const height = Math.max(0, size.height - HEAD_HEIGHT);
  const total = useLog((state) => state.total);
  const timeMode = useShownTime();
  const active = useLog((state) => state.selected);
  const ranges = useSelection((state) => state.ranges);
  const pair = useLog((state) => state.pair);
  const position = useLog((state) => state.position);
  const reveal = useLog((state) => state.reveal);
  const oneStation = useJournal((state) => (state.info?.stations.length ?? 0) < 2);
  const version = useSyncExternalStore(logView.subscribe, logView.snapshot);

  const geometry = useMemo<ScrollGeometry>(() => ({ rowHeight: ROW_HEIGHT, viewHeight: height, total }), [height, total]);
  const following = useLog((state) => state.follow.following);
  const [scroller] = useState(() => new Scroller());
  const own = useSyncExternalStore(scroller.subscribe, scroller.snapshot);
  const top = following ? maxTop(geometry) : clampTop(geometry, own);
  const { first, count } = rowsInSight(geometry, top);
  const onKeyDown = useLogKeys(Math.max(1, Math.floor(height / ROW_HEIGHT) - 1));

  // The row above the first is needed for the time's difference.
  useEffect(() => logView.want({ from: first - 1, to: first + count }), [first, count, version]);

  useLayoutEffect(() => {
    scroller.attach(scrollElement.current);
    scroller.rendered(geometry, top, following);
  }, [scroller, geometry, top, following]);

  // The list got lower, by a banner or another panel: the row that one is at stays in sight, if it was.
  const heightBefore = useRef(height);
  useLayoutEffect(() => {
    const before = heightBefore.current;
    heightBefore.current = height;
    const at = useLog.getState().position;
    if (height >= before || following || at === undefined) return;
    const y = at * ROW_HEIGHT - top;
    if (y >= 0 && y + ROW_HEIGHT <= before) scroller.show(at);
  }, [scroller, height, top, following]);

  useEffect(() => useLog.subscribe((state, before) => {
    if (before.follow.following && !state.follow.following) scroller.hold();
  }), [scroller]);

  const revealed = useRef(0);
  useLayoutEffect(() => {
    if (reveal === revealed.current) return;
    revealed.current = reveal;
    const { position: own, revealAt } = useLog.getState();
    const target = revealAt ?? own;
    if (target !== undefined) scroller.show(target);
  }, [reveal, scroller]);

  const onClick = (event: MouseEvent): void => {
    const row = rowOf(event);
    if (row === undefined) return;
    if (event.target instanceof Element && event.target.closest('[data-flag]') !== null && !event.shiftKey && !event.ctrlKey && !event.metaKey) {
      void toggleMark(row.index);
      return;
    }
    if (event.ctrlKey || event.metaKey) useSelection.getState().toggle(row);
    else selectRow(row, event.shiftKey ? 'extend' : 'select');
  };
  /** What is selected already stays so; the menu is for all of it. */
  const onContextMenu = (event: MouseEvent): void => {
    const row = rowOf(event);
    if (row !== undefined) {
      if (holdsEntry(ranges, row.index)) useSelection.getState().walk(row);
      else selectRow(row, 'select');
    }
    onMenu(event);
  };

  const rows = Array.from({ length: count }, (_, i) => first + i);
  return (
    <div
      ref={scrollElement}
      role="grid"
      aria-label="Log"
      aria-multiselectable
      aria-rowcount={total + 1}
      aria-colcount={COLUMNS.length}
      aria-activedescendant={position !== undefined && position >= first && position < first + count ? rowId(position) : undefined}
      tabIndex={0}
      id="log-grid"
      data-first-focus
      className={classes.grid}
      data-one-station={oneStation || undefined}
      onKeyDown={onKeyDown}
      onScroll={scroller.scrolled}
      onScrollEnd={scroller.place}
      onWheel={scroller.wheeled}
      onPointerDown={scroller.pressed}
      onClick={onClick}
      onMouseOver={explainCutText}
      onContextMenu={onContextMenu}
    >
      <div role="rowgroup" className={classes.headGroup}>
        <div role="row" aria-rowindex={1} className={classes.head}>
          {COLUMNS.map((column) => (
            <span key={column.id} role="columnheader" className={classes[column.id]}>
              {'name' in column ? <><span aria-hidden>{column.title}</span><span className="visually-hidden">{column.name}</span></> : column.title}
            </span>
          ))}
        </div>
      </div>
      <div role="rowgroup" style={{ height: elementHeight(geometry) }}>
        <div role="presentation" className={classes.sight} style={{ height }}>
          {rows.map((at) => {
            const row = logView.row(at);
            return (
              <LogRowView
                // One element a place on the screen: scrolling changes texts, it neither makes nor moves elements.
                key={at - first}
                position={at}
                row={row}
                before={timeMode === 'delta' ? logView.row(at - 1) : undefined}
                timeMode={timeMode}
                offset={at * ROW_HEIGHT - top}
                selected={row !== undefined && holdsEntry(ranges, row.index)}
                active={row !== undefined && row.index === active}
                paired={row !== undefined && row.index === pair}
              />
            );
          })}
        </div>
      </div>
    </div>
  );
}
