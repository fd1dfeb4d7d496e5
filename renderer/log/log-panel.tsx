import { Button } from '@mantine/core';
import { IconAlertTriangle, IconArrowBarToDown, IconFilterOff, IconListDetails } from '@tabler/icons-react';
import { useState, type MouseEvent } from 'react';
import { runAction } from '../actions/registry';
import { useJournal } from '../stores/journal';
import { isFiltered, useLog } from '../stores/log';
import { EmptyState } from '../ui/empty-state';
import { count, plural } from '../ui/format';
import { Timeline } from '../timeline/timeline';
import { IconButton } from '../ui/icon-button';
import { Panel } from '../ui/panel';
import { FilterBar } from './filter-bar';
import { newRows } from './follow';
import { LogList } from './log-list';
import classes from './log-panel.module.css';
import { logView } from './log-view';
import { follow } from './navigate';
import { RowMenu, type MenuPlace } from './row-menu';
import { SelectionBar } from './selection-bar';
import { TimeMenu } from './time-menu';

export function LogPanel() {
  const [menu, setMenu] = useState<MenuPlace>();
  const following = useLog((state) => state.follow.following);
  return (
    <Panel
      toolbar={(
        <>
          <FilterBar />
          <TimeMenu />
          <IconButton label="Follow what arrives" icon={<IconArrowBarToDown size={15} />} shortcut="f" pressed={following} onClick={() => (following ? useLog.getState().setFollowing(false) : follow())} />
        </>
      )}
      above={<Timeline />}
      bar={<SelectionBar />}
      footer={<LogFooter />}
    >
      <LogContent onMenu={(event) => { event.preventDefault(); setMenu(menuPlace(event)); }} />
      <NewPill />
      {menu !== undefined && <RowMenu place={menu} onClose={() => setMenu(undefined)} />}
    </Panel>
  );
}

/** At the mouse; from the keyboard, under the selected row. */
function menuPlace(event: MouseEvent): MenuPlace {
  const row = event.target instanceof Element ? event.target.closest('[role="row"]') : null;
  const selected = document.querySelector('#log-grid [aria-selected="true"]');
  if (row !== null || selected === null) return { x: event.clientX, y: event.clientY };
  const { left, bottom } = selected.getBoundingClientRect();
  return { x: left + 24, y: bottom };
}

function LogContent({ onMenu }: { readonly onMenu: (event: MouseEvent) => void }) {
  const total = useLog((state) => state.total);
  const loaded = useLog((state) => state.loaded);
  const error = useLog((state) => state.error);
  const filter = useLog((state) => state.filter);
  const live = useJournal((state) => state.info?.source !== 'file');

  if (error !== undefined) {
    return (
      <EmptyState tone="error" icon={<IconAlertTriangle size={26} stroke={1.5} />} title="The log cannot be read" actions={<Button onClick={() => void logView.open(filter)}>Try again</Button>}>
        {error}
      </EmptyState>
    );
  }
  if (!loaded) return null;
  if (total > 0) return <LogList onMenu={onMenu} />;
  if (isFiltered(filter)) {
    return (
      <EmptyState icon={<IconFilterOff size={26} stroke={1.5} />} title="No entry fits the filter" actions={<Button onClick={() => runAction('log.clear-filters')}>Clear all filters</Button>}>
        New entries appear here as soon as one does.
      </EmptyState>
    );
  }
  return (
    <EmptyState
      icon={<IconListDetails size={26} stroke={1.5} />}
      title={live ? 'Nothing has been said yet' : 'This log is empty'}
      actions={live && <Button variant="filled" onClick={() => runAction('app.start-page')}>Open the start page</Button>}
    >
      {live ? 'Every message appears here the moment it is on the wire: connect a station to the CSMS, or simulate one.' : 'The file holds no entries.'}
    </EmptyState>
  );
}

/** How much came while one looks at older rows. */
function NewPill() {
  // What a file holds is not new while it is being read.
  const file = useJournal((state) => state.info?.source === 'file');
  const fresh = useLog((state) => newRows(state.follow, state.total));
  if (fresh === 0 || file) return null;
  return (
    <button type="button" className={classes.pill} onClick={follow}>
      <IconArrowBarToDown size={14} aria-hidden /> {count(fresh)} new
    </button>
  );
}

function LogFooter() {
  const total = useLog((state) => state.total);
  const busy = useLog((state) => state.busy);
  const filter = useLog((state) => state.filter);
  const entries = useJournal((state) => state.info?.entries ?? 0);
  const problems = useJournal((state) => state.info?.problems ?? 0);
  return (
    <>
      <span>{isFiltered(filter) ? `${count(total)} of ${plural(entries, 'entry', 'entries')}` : plural(entries, 'entry', 'entries')}</span>
      {problems > 0 && (
        <button type="button" className={classes.problems} aria-pressed={filter.onlyProblems === true} onClick={() => runAction('log.only-problems')}>
          {count(problems)} with problems
        </button>
      )}
      <span role="status">{busy && 'Filtering…'}</span>
    </>
  );
}
