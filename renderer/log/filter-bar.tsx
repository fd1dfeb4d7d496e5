import { ActionIcon, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { IconAlertTriangle, IconArrowDown, IconArrowUp, IconFilterOff, IconSearch, IconX } from '@tabler/icons-react';
import { useState, type KeyboardEvent } from 'react';
import { RowType, type Filter } from '../../shared/ipc/shapes';
import { useJournal } from '../stores/journal';
import { isFiltered, useLog } from '../stores/log';
import { IconButton } from '../ui/icon-button';
import { VersionBadge } from '../ui/version-badge';
import { FacetMenu } from './facet-menu';
import classes from './filter-bar.module.css';
import { typeText } from './log-columns';

/** Typing filters after this pause; Enter at once. */
const TYPING_MS = 180;
const NONE: readonly never[] = [];

export function FilterBar() {
  const filter = useLog((state) => state.filter);
  const refine = useLog((state) => state.refine);
  const stations = useJournal((state) => state.info?.stations ?? NONE);
  const actions = useJournal((state) => state.info?.actions ?? NONE);
  const transactions = useJournal((state) => state.info?.transactions ?? NONE);

  return (
    <div className={classes.bar} role="search" aria-label="Filter the log">
      <TextFilter text={filter.text ?? ''} onChange={(text) => refine({ text })} />
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
      {isFiltered(filter) && <IconButton label="Clear all filters" icon={<IconFilterOff size={15} />} shortcut="mod+shift+x" onClick={() => useLog.getState().setFilter({})} />}
    </div>
  );
}

function TextFilter({ text, onChange }: { readonly text: string; readonly onChange: (text: string) => void }) {
  const [typed, setTyped] = useState(text);
  const [known, setKnown] = useState(text);
  // What was typed here comes back as it is; "Clear all filters" changes it from elsewhere.
  if (text !== known) {
    setKnown(text);
    setTyped(text);
  }
  const later = useDebouncedCallback(onChange, TYPING_MS);
  const now = (value: string): void => {
    later.cancel();
    onChange(value);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>): void => {
    if (event.key === 'Enter' || event.key === 'ArrowDown') {
      event.preventDefault();
      if (typed !== text) now(typed);
      document.getElementById('log-grid')?.focus();
    } else if (event.key === 'Escape') {
      if (typed === '') document.getElementById('log-grid')?.focus();
      else { setTyped(''); now(''); }
    }
  };
  return (
    <TextInput
      id="log-filter-text"
      className={classes.text}
      aria-label="Filter by text"
      placeholder="Filter by text"
      value={typed}
      leftSection={<IconSearch size={13} />}
      rightSectionPointerEvents="all"
      rightSection={typed === ''
        ? <kbd className={classes.hint} aria-hidden>/</kbd>
        : <ActionIcon size={18} aria-label="Clear the text filter" onClick={() => { setTyped(''); now(''); }}><IconX size={12} /></ActionIcon>}
      onChange={(event) => { setTyped(event.currentTarget.value); later(event.currentTarget.value); }}
      onKeyDown={onKeyDown}
    />
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
