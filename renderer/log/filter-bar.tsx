import { IconAlertTriangle, IconArrowDown, IconArrowUp, IconFilterOff } from '@tabler/icons-react';
import { RowType, type Filter } from '../../shared/ipc/shapes';
import { useJournal } from '../stores/journal';
import { isFiltered, useLog } from '../stores/log';
import { IconButton } from '../ui/icon-button';
import { VersionBadge } from '../ui/version-badge';
import { FacetMenu } from './facet-menu';
import classes from './filter-bar.module.css';
import { typeText } from './log-columns';
import { QueryInput } from './query-input';
import { SavedFilters } from './saved-filters';

const NONE: readonly never[] = [];

export function FilterBar() {
  const filter = useLog((state) => state.filter);
  const refine = useLog((state) => state.refine);
  const stations = useJournal((state) => state.info?.stations ?? NONE);
  const actions = useJournal((state) => state.info?.actions ?? NONE);
  const transactions = useJournal((state) => state.info?.transactions ?? NONE);

  return (
    <div className={classes.bar} role="search" aria-label="Filter the log">
      <QueryInput {...(filter.text === undefined ? {} : { text: filter.text })} {...(filter.query === undefined ? {} : { query: filter.query })} onChange={refine} />
      <FacetMenu
        name="Station"
        options={stations.map(({ id, version }) => ({ value: id, label: id, extra: <VersionBadge version={version} /> }))}
        chosen={filter.stations ?? NONE}
        onChange={(chosen) => refine({ stations: chosen })}
      />
      <FacetMenu
        name="Action"
        options={actions.map((action) => ({ value: action, label: action }))}
        chosen={filter.actions ?? NONE}
        onChange={(chosen) => refine({ actions: chosen })}
      />
      <FacetMenu
        name="Type"
        options={RowType.options.map((type) => ({ value: type, label: typeText(type) }))}
        chosen={filter.types ?? NONE}
        onChange={(types) => refine({ types: RowType.options.filter((type) => types.includes(type)) })}
      />
      <FacetMenu
        name="Transaction"
        single
        options={transactions.map(({ id, station }) => ({ value: id, label: id, extra: <span className={classes.extra}>{station}</span> }))}
        chosen={filter.transaction === undefined ? NONE : [filter.transaction]}
        onChange={([transaction]) => refine({ transaction })}
      />
      <DirectionToggle direction={filter.direction} onChange={(direction) => refine({ direction })} />
      <IconButton
        label="Only problems"
        icon={<IconAlertTriangle size={15} />}
        pressed={filter.onlyProblems === true}
        onClick={() => refine({ onlyProblems: filter.onlyProblems !== true })}
      />
      <SavedFilters />
      {isFiltered(filter) && <IconButton label="Clear all filters" icon={<IconFilterOff size={15} />} shortcut="mod+shift+x" onClick={() => useLog.getState().setFilter({})} />}
    </div>
  );
}

function DirectionToggle({ direction, onChange }: { readonly direction: Filter['direction']; readonly onChange: (direction: Filter['direction']) => void }) {
  return (
    <div className={classes.pair} role="group" aria-label="Direction">
      <IconButton label="Only from station to CSMS" icon={<IconArrowUp size={15} color="var(--up)" />} pressed={direction === 'up'} onClick={() => onChange(direction === 'up' ? undefined : 'up')} />
      <IconButton label="Only from CSMS to station" icon={<IconArrowDown size={15} color="var(--down)" />} pressed={direction === 'down'} onClick={() => onChange(direction === 'down' ? undefined : 'down')} />
    </div>
  );
}
