import { Popover, TextInput } from '@mantine/core';
import { IconHistory, IconSearch } from '@tabler/icons-react';
import { memo, useMemo, useRef, useState, type KeyboardEvent } from 'react';
import { labelOfTarget } from '../stores/targets';
import { MenuButton } from '../ui/menu-button';
import { VersionBadge } from '../ui/version-badge';
import { useComposerState } from './composer-store';
import classes from './composer.module.css';
import { compact } from './frame-print';
import { factsOf } from './frame-text';
import { searchHistory, type HistoryEntry } from './history';

/** More than this is found by searching. */
const SHOWN = 60;
const time = new Intl.DateTimeFormat(undefined, { dateStyle: 'short', timeStyle: 'medium' });

/** What was sent before, to be searched and put back into the editor. */
export const HistoryMenu = memo(function HistoryMenu({ onChoose }: { readonly onChoose: (entry: HistoryEntry) => void }) {
  const [opened, setOpened] = useState(false);
  const choose = (entry: HistoryEntry): void => {
    setOpened(false);
    onChoose(entry);
  };
  return (
    <Popover opened={opened} onChange={setOpened} width={420} position="bottom-end" trapFocus returnFocus>
      <Popover.Target>
        <MenuButton label="History" icon={<IconHistory size={15} />} data-pressed={opened || undefined} onClick={() => setOpened(!opened)} />
      </Popover.Target>
      <Popover.Dropdown p={0}>{opened && <HistoryList onChoose={choose} />}</Popover.Dropdown>
    </Popover>
  );
});

function HistoryList({ onChoose }: { readonly onChoose: (entry: HistoryEntry) => void }) {
  const history = useComposerState((state) => state.history);
  const clear = useComposerState((state) => state.clearHistory);
  const [query, setQuery] = useState('');
  const found = useMemo(() => searchHistory(history, query), [history, query]);
  const list = useRef<HTMLUListElement>(null);

  /** Arrow keys walk through search field and entries. */
  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
    event.preventDefault();
    const buttons = [...(list.current?.querySelectorAll('button') ?? [])];
    const at = buttons.findIndex((button) => button === document.activeElement);
    const next = event.key === 'ArrowDown' ? at + 1 : at - 1;
    if (next < 0) document.getElementById('composer-history-search')?.focus();
    else buttons[Math.min(next, buttons.length - 1)]?.focus();
  };

  return (
    <div className={classes.history} onKeyDown={onKeyDown} role="group" aria-label="History of sent messages">
      <TextInput
        id="composer-history-search"
        aria-label="Search the history"
        placeholder="Search what was sent"
        leftSection={<IconSearch size={13} />}
        value={query}
        data-autofocus
        onChange={(event) => setQuery(event.currentTarget.value)}
        onKeyDown={(event) => {
          const [first] = found;
          if (event.key === 'Enter' && first) onChoose(first);
        }}
      />
      {found.length === 0
        ? <p className={classes.historyEmpty}>{history.length === 0 ? 'Nothing has been sent yet. What you send is kept here.' : 'Nothing that was sent has these words.'}</p>
        : (
          <ul ref={list} className={classes.historyList}>
            {found.slice(0, SHOWN).map((entry) => (
              <li key={`${entry.at} ${entry.text}`}>
                <button type="button" className={classes.historyEntry} onClick={() => onChoose(entry)}>
                  <span className={classes.historyHead}>
                    <b>{factsOf(entry.text).action ?? 'Text'}</b>
                    <span className={classes.dim}>{labelOfTarget(entry.target)}</span>
                    {entry.times > 1 && <span className={classes.dim}>{entry.times} times</span>}
                    <span className={classes.spring} />
                    <span className={classes.dim}>{time.format(entry.at)}</span>
                    <VersionBadge version={entry.version} />
                  </span>
                  <span className={classes.historyText}>{compact(entry.text)}</span>
                </button>
              </li>
            ))}
          </ul>
        )}
      {history.length > 0 && (
        <div className={classes.historyFoot}>
          <span className={classes.dim}>{found.length > SHOWN ? `The newest ${SHOWN} of ${found.length}; search for more` : `${found.length} of ${history.length}`}</span>
          <span className={classes.spring} />
          <button type="button" className={classes.link} onClick={clear}>Clear history</button>
        </div>
      )}
    </div>
  );
}
