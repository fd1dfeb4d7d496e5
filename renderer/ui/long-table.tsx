import { useLayoutEffect, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { rowsInSight, topToShow, type ScrollGeometry } from '../log/scroll-scale';
import table from './data-table.module.css';
import { useSize } from './use-size';

/** As --table-row in the style sheet, in px. */
const ROW_HEIGHT = 27;
/** As .table th in the style sheet, in px. */
const HEAD_HEIGHT = 24;

/** Rows that stand in the page beyond those in sight, so that Tab leads from one to the next. */
const BEYOND = 4;

interface Props<Item> {
  /** Name of the region that scrolls. */
  readonly label: string;
  /** The heading's row; its cells set the widths of the columns. */
  readonly head: ReactNode;
  readonly items: readonly Item[];
  /** The row of an item, a `tr` with a key; `at` is its place among all, from 0. */
  readonly row: (item: Item, at: number) => ReactNode;
  /** Place of the row that is chosen; brought into sight when it changes. */
  readonly chosen?: number;
  /** Where rows can be chosen: arrow keys, Home, End and the page keys choose too. */
  readonly onChoose?: (item: Item) => void;
}

/** A table of which as many rows stand in the page as are in sight, however many there are. */
export function LongTable<Item>({ label, head, items, row, chosen, onChoose }: Props<Item>) {
  const scroller = useRef<HTMLDivElement>(null);
  const { height } = useSize(scroller);
  const [top, setTop] = useState(0);
  const geometry: ScrollGeometry = { rowHeight: ROW_HEIGHT, viewHeight: Math.max(0, height - HEAD_HEIGHT), total: items.length };
  const inSight = rowsInSight(geometry, Math.min(top, Math.max(0, items.length * ROW_HEIGHT - geometry.viewHeight)));
  const first = Math.max(0, inSight.first - BEYOND);
  const count = Math.min(items.length, inSight.first + inSight.count + BEYOND) - first;

  const shown = useRef<number>(undefined);
  const { viewHeight } = geometry;
  useLayoutEffect(() => {
    const element = scroller.current;
    if (element === null || chosen === undefined || chosen < 0 || viewHeight === 0 || shown.current === chosen) return;
    shown.current = chosen;
    // Of a row that does not fit, its top is shown.
    element.scrollTop = viewHeight < ROW_HEIGHT ? chosen * ROW_HEIGHT : topToShow({ rowHeight: ROW_HEIGHT, viewHeight, total: items.length }, element.scrollTop, chosen);
  }, [chosen, viewHeight, items.length]);

  const onKeyDown = (event: KeyboardEvent): void => {
    if (onChoose === undefined || event.target !== event.currentTarget || event.ctrlKey || event.metaKey || event.altKey) return;
    const page = Math.max(1, Math.floor(viewHeight / ROW_HEIGHT) - 1);
    const next = placeAfter(event.key, chosen ?? -1, items.length - 1, page);
    const item = next === undefined ? undefined : items[next];
    if (item === undefined) return;
    event.preventDefault();
    onChoose(item);
  };

  return (
    <div ref={scroller} className={`${table.scroll ?? ''} ${table.own ?? ''}`} role="region" aria-label={label} tabIndex={0} data-first-focus onScroll={(event) => setTop(event.currentTarget.scrollTop)} onKeyDown={onKeyDown}>
      <div style={{ paddingTop: first * ROW_HEIGHT, paddingBottom: Math.max(0, items.length - first - count) * ROW_HEIGHT }}>
        <table className={`${table.table ?? ''} ${table.fixed ?? ''}`} aria-rowcount={items.length + 1}>
          <thead>{head}</thead>
          <tbody>{items.slice(first, first + count).map((item, index) => row(item, first + index))}</tbody>
        </table>
      </div>
    </div>
  );
}

/** The place that a key leads to from place `at`; undefined for keys that lead nowhere. */
function placeAfter(key: string, at: number, last: number, page: number): number | undefined {
  const wanted = { ArrowDown: at + 1, ArrowUp: at - 1, PageDown: at + page, PageUp: at - page, Home: 0, End: last }[key];
  return wanted === undefined ? undefined : Math.min(last, Math.max(0, wanted));
}
