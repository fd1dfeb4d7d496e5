import { Button } from '@mantine/core';
import { IconSearchOff } from '@tabler/icons-react';
import { useEffect, useMemo, useRef, useState, type KeyboardEvent } from 'react';
import { useUseCases } from '../stores/use-cases';
import { EmptyState } from '../ui/empty-state';
import { ListBar } from './list-bar';
import { listRows, OWN_FOLD, sameSubject, subjectOf, type ListRow } from './list-rows';
import { ListRowView } from './list-row';
import classes from './list.module.css';
import { runShown, whyNot } from './operations';
import { orNotify } from '../actions/operations';
import { notify } from '../stores/notices';

const NO_RUNS = new Map();

/** All use cases by block, then the own scenarios, as a tree that the keys walk. */
export function UseCaseList() {
  const search = useUseCases((state) => state.search);
  const version = useUseCases((state) => state.versionFilter);
  const verdict = useUseCases((state) => state.verdictFilter);
  const setting = useUseCases((state) => state.form.setting);
  const runs = useUseCases((state) => state.runs) ?? NO_RUNS;
  const own = useUseCases((state) => state.own);
  const folded = useUseCases((state) => state.folded);
  const subject = useUseCases((state) => state.subject);
  const error = useUseCases((state) => state.error);
  const rows = useMemo(() => listRows({ search, version, verdict, setting, runs, own, folded }), [search, version, verdict, setting, runs, own, folded]);
  const [heading, setHeading] = useState<string>();
  const tree = useRef<HTMLDivElement>(null);
  const activeId = heading !== undefined && rows.some(({ id }) => id === heading) ? heading : rows.find((row) => sameSubject(subjectOf(row), subject))?.id;

  useEffect(() => {
    if (activeId !== undefined) document.getElementById(`list-${activeId}`)?.scrollIntoView({ block: 'nearest' });
  }, [activeId]);

  const choose = (row: ListRow): void => {
    const chosen = subjectOf(row);
    setHeading(chosen === undefined ? row.id : undefined);
    if (chosen !== undefined) useUseCases.getState().show(chosen);
  };

  const onKeyDown = (event: KeyboardEvent): void => {
    const at = rows.findIndex(({ id }) => id === activeId);
    const row = rows[at];
    const move = targetOf(event.key, rows, at);
    if (move !== undefined) choose(move);
    else if ((event.key === 'ArrowRight' || event.key === 'ArrowLeft' || event.key === 'Enter' || event.key === ' ') && row !== undefined && 'open' in row) fold(row, event.key === 'ArrowLeft' || (event.key !== 'ArrowRight' && row.open));
    else if (event.key === 'Enter' && !event.ctrlKey && !event.metaKey && row !== undefined) {
      const why = whyNot();
      if (why === undefined) void orNotify(runShown());
      else notify('info', why);
    } else return;
    event.preventDefault();
  };

  const nothing = rows.length === 0;
  return (
    <nav className={classes.list} aria-label="Use cases">
      <ListBar />
      <div className={classes.columns} aria-hidden>
        <span>Use case</span>
        <span>1.6</span>
        <span>2.0.1</span>
        <span>2.1</span>
      </div>
      {error !== undefined && <p className={classes.error} role="alert">{error}</p>}
      {nothing ? (
        <div className={classes.rows}>
          <EmptyState icon={<IconSearchOff size={26} stroke={1.5} />} title="No use case is like that" actions={<Button onClick={() => useUseCases.getState().set({ search: '', versionFilter: 'all', verdictFilter: 'all' })}>Show all</Button>}>
            Ids, titles, purposes, actions and fields are searched, within the filters that are set.
          </EmptyState>
        </div>
      ) : (
        <div
          ref={tree} className={classes.rows} role="tree" aria-label="Use cases by block" tabIndex={0} data-first-focus
          aria-activedescendant={activeId === undefined ? undefined : `list-${activeId}`} onKeyDown={onKeyDown}
        >
          {rows.map((row) => (
            <ListRowView key={row.id} row={row} active={row.id === activeId} setting={setting} runs={runs} onChoose={() => { choose(row); if ('open' in row) fold(row, row.open); }} />
          ))}
        </div>
      )}
    </nav>
  );
}

function fold(row: Extract<ListRow, { open: boolean }>, folded: boolean): void {
  useUseCases.getState().fold(row.kind === 'block' ? row.block.id : OWN_FOLD, folded);
}

/** The row that a key leads to. */
function targetOf(key: string, rows: readonly ListRow[], at: number): ListRow | undefined {
  const row = rows[at];
  switch (key) {
    case 'ArrowDown': return rows[at + 1] ?? rows[at];
    case 'ArrowUp': return at < 0 ? rows.at(-1) : (rows[at - 1] ?? rows[0]);
    case 'Home': return rows[0];
    case 'End': return rows.at(-1);
    case 'PageDown': return rows[Math.min(rows.length - 1, at + 15)];
    case 'PageUp': return rows[Math.max(0, at - 15)];
    // From a use case to its block.
    case 'ArrowLeft': return row && !('open' in row) ? rows.slice(0, at).findLast((one) => 'open' in one) : undefined;
    default: return undefined;
  }
}
