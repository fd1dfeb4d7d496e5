import { useEffect, useLayoutEffect, useMemo, useRef, useState, type KeyboardEvent, type MouseEvent } from 'react';
import { attributeOf, isWritable } from '../../shared/inventory/names';
import { editingOf } from '../../shared/inventory/editing';
import { rowsInSight, topToShow, type ScrollGeometry } from '../log/scroll-scale';
import { useSize } from '../ui/use-size';
import type { Inventory } from './inventory';
import { stagedOf, useModel } from './store';
import { keyTarget } from './tree-keys';
import { TreeRowView } from './tree-row';
import { foldId, type TreeRow, type ValueRow } from './tree-rows';
import classes from './tree.module.css';

/** As .row in the style sheet. */
const ROW_HEIGHT = 26;
/** As .head in the style sheet. */
const HEAD_HEIGHT = 24;

interface Props {
  readonly inventory: Inventory;
  readonly rows: readonly TreeRow[];
  /** Title of the other side, while there is one. */
  readonly other: string | undefined;
  readonly readOnly: boolean;
}

/** The tree as a table: as many rows as are in sight, however many there are. */
export function Tree({ inventory, rows, other, readOnly }: Props) {
  const { station, version } = inventory;
  const scroller = useRef<HTMLDivElement>(null);
  const size = useSize(scroller);
  const [top, setTop] = useState(0);
  const active = useModel((state) => state.active);
  const editing = useModel((state) => state.editing);
  const staged = useModel((state) => stagedOf(state.staged, inventory.from === 'station' ? station : undefined));
  const byKey = useMemo(() => new Map(staged.map((one) => [one.key, one])), [staged]);
  const geometry: ScrollGeometry = { rowHeight: ROW_HEIGHT, viewHeight: Math.max(0, size.height - HEAD_HEIGHT), total: rows.length };
  const { first, count } = rowsInSight(geometry, Math.min(top, Math.max(0, rows.length * ROW_HEIGHT - geometry.viewHeight)));
  const activeAt = rows.findIndex(({ id }) => id === active);

  const { viewHeight } = geometry;
  const shownFor = useRef<string>(undefined);
  useLayoutEffect(() => {
    const element = scroller.current;
    // Only a row that was just chosen is brought into sight: what comes in meanwhile must not scroll.
    if (element === null || activeAt < 0 || viewHeight === 0 || shownFor.current === active) return;
    shownFor.current = active;
    element.scrollTop = topToShow({ rowHeight: ROW_HEIGHT, viewHeight, total: rows.length }, element.scrollTop, activeAt);
  }, [active, activeAt, viewHeight, rows.length]);

  useEffect(() => { if (readOnly) useModel.getState().set({ editing: undefined }); }, [readOnly]);

  const back = (): void => {
    useModel.getState().set({ editing: undefined });
    scroller.current?.focus();
  };
  const edit = (row: TreeRow): void => {
    if (readOnly || !('variable' in row) || row.difference?.kind === 'added' || !isWritable(row.variable)) return;
    useModel.getState().set({ active: row.id, editing: row.id });
  };
  const fold = (row: TreeRow, folded: boolean): void => useModel.getState().fold(foldId(row), folded);
  const stage = ({ variable }: ValueRow, value: string): void => useModel.getState().stage(station, [{ variable, value }]);

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.target !== event.currentTarget || event.ctrlKey || event.metaKey || event.altKey) return;
    const row = rows[activeAt];
    const target = keyTarget(event.key, rows, activeAt, Math.max(1, Math.floor(viewHeight / ROW_HEIGHT) - 1));
    if (target?.move) useModel.getState().set({ active: target.move.id });
    else if (target?.fold) fold(target.fold.row, target.fold.folded);
    else if (event.key === '/') document.getElementById('model-search')?.focus();
    else if (row && (event.key === 'Enter' || event.key === 'F2')) {
      if ('variable' in row) edit(row);
      else fold(row, row.open);
    } else if (row && event.key === ' ') toggle(row);
    else if (row && 'variable' in row && (event.key === 'Delete' || event.key === 'Backspace') && byKey.has(row.key)) stage(row, row.variable.value ?? '');
    else if (target === undefined) return;
    event.preventDefault();
  };

  /** Space opens and folds; at a boolean that can be set it turns it over. */
  const toggle = (row: TreeRow): void => {
    if (!('variable' in row)) fold(row, row.open);
    else if (!readOnly && isWritable(row.variable) && row.difference?.kind !== 'added' && editingOf(row.variable, version).kind === 'switch') {
      stage(row, String((byKey.get(row.key)?.value ?? row.variable.value ?? 'false').toLowerCase() !== 'true'));
    } else if (row.open !== undefined) fold(row, row.open);
  };

  const rowAt = (event: MouseEvent): TreeRow | undefined => {
    const element = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-at]') : null;
    return element === null ? undefined : rows[Number(element.dataset['at'])];
  };
  const onClick = (event: MouseEvent): void => {
    const row = rowAt(event);
    if (!row) return;
    useModel.getState().set({ active: row.id });
    const onChevron = event.target instanceof Element && event.target.closest('[data-chevron]') !== null;
    if (!('variable' in row) || onChevron) { if (row.open !== undefined) fold(row, row.open); }
    else if (event.target instanceof Element && event.target.closest('[data-editable]') !== null && editing !== row.id) edit(row);
  };

  return (
    <div
      ref={scroller} role="treegrid" aria-label={version === '1.6' ? `Configuration of ${inventory.title}` : `Device model of ${inventory.title}`} aria-rowcount={rows.length + 1} aria-colcount={other === undefined ? 4 : 5}
      aria-activedescendant={activeAt >= first && activeAt < first + count ? `model-row-${activeAt}` : undefined} aria-readonly={readOnly}
      tabIndex={0} data-first-focus className={classes.tree} data-comparing={other !== undefined || undefined}
      onKeyDown={onKeyDown} onScroll={(event) => setTop(event.currentTarget.scrollTop)} onClick={onClick} onDoubleClick={(event) => { const row = rowAt(event); if (row && editing !== row.id) edit(row); }}
    >
      <div role="rowgroup" className={classes.headGroup}>
        <div role="row" aria-rowindex={1} className={classes.head}>
          <span role="columnheader">{version === '1.6' ? 'Key' : 'Component and variable'}</span>
          <span role="columnheader" title={inventory.title}>{other === undefined ? 'Value' : inventory.title}</span>
          {other !== undefined && <span role="columnheader" title={other}>{other}</span>}
          <span role="columnheader" className={classes.type}>Type</span>
          <span role="columnheader" className={classes.access}>Access</span>
        </div>
      </div>
      <div role="rowgroup" className={classes.rows} style={{ height: rows.length * ROW_HEIGHT }}>
        {rows.slice(first, first + count).map((row, index) => (
          <TreeRowView
            key={row.id} row={row} at={first + index} offset={(first + index) * ROW_HEIGHT} version={version} active={first + index === activeAt} comparing={other !== undefined}
            staged={'key' in row ? byKey.get(row.key) : undefined} editable={!readOnly && 'variable' in row && isWritable(row.variable) && row.difference?.kind !== 'added'}
            editing={editing === row.id} attribute={'variable' in row ? attributeOf(row.variable) : ''}
            onCommit={(value) => { if ('variable' in row) stage(row, value); back(); }} onCancel={back}
          />
        ))}
      </div>
    </div>
  );
}
