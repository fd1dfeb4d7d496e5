import { ActionIcon, Combobox, TextInput, useCombobox } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { IconSearch, IconX } from '@tabler/icons-react';
import { useMemo, useRef, useState, type KeyboardEvent } from 'react';
import { completeQuery, type QueryCompletion, type QueryVocabulary } from '../../shared/journal/query/complete';
import { looksLikeQuery, parseQuery } from '../../shared/journal/query/parse';
import type { Filter } from '../../shared/ipc/shapes';
import { useJournal } from '../stores/journal';
import classes from './filter-bar.module.css';

/** Typing filters after this pause; Enter at once. */
const TYPING_MS = 180;
const NONE: readonly never[] = [];

type Sought = Pick<Filter, 'text' | 'query'>;

/** What a typed text means: a query when it compares a field, else words to look for in the raw text. */
function soughtBy(typed: string): Sought {
  return looksLikeQuery(typed) ? { query: typed, text: '' } : { text: typed, query: '' };
}

/** The field that filters by words or by a query, with what the query can go on with below it. */
export function QueryInput({ text = '', query = '', onChange }: Sought & { readonly onChange: (sought: Sought) => void }) {
  const wanted = query === '' ? text : query;
  const [typed, setTyped] = useState(wanted);
  const [known, setKnown] = useState(wanted);
  const input = useRef<HTMLInputElement>(null);
  // What was typed here comes back as it is; "Clear all filters" changes it from elsewhere.
  if (wanted !== known) {
    setKnown(wanted);
    setTyped(wanted);
  }
  const combobox = useCombobox({ onDropdownClose: () => combobox.resetSelectedOption() });
  const [caret, setCaret] = useState(0);
  const vocabulary = useVocabulary();
  const completions = useMemo(() => completeQuery(typed, Math.min(caret, typed.length), vocabulary), [typed, caret, vocabulary]);
  const parsed = looksLikeQuery(typed) ? parseQuery(typed) : undefined;
  const fault = parsed?.ok === false ? parsed.fault : undefined;

  const change = (value: string): void => {
    const sought = soughtBy(value);
    // A query that cannot be read yet changes nothing: it is still being typed.
    if (sought.query && !parseQuery(sought.query).ok) return;
    onChange(sought);
  };
  const later = useDebouncedCallback(change, TYPING_MS);
  const now = (value: string): void => {
    later.cancel();
    change(value);
  };
  const type = (value: string, at: number): void => {
    setTyped(value);
    setCaret(at);
    later(value);
  };
  const take = ({ from, to, text: put }: QueryCompletion): void => {
    // A field or a word goes on with more; after a value comes the next condition.
    const goesOn = /[:>\s]$/.test(put);
    const value = `${typed.slice(0, from)}${put}${goesOn ? '' : ' '}${typed.slice(to)}`;
    const at = from + put.length + (goesOn ? 0 : 1);
    type(value, at);
    combobox.resetSelectedOption();
    if (!/[:>]$/.test(put)) combobox.closeDropdown();
    requestAnimationFrame(() => input.current?.setSelectionRange(at, at));
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>): void => {
    const choosing = combobox.dropdownOpened && combobox.getSelectedOptionIndex() >= 0;
    if (event.key === ' ' && event.ctrlKey) {
      event.preventDefault();
      combobox.openDropdown();
    } else if (event.key === 'Enter' && !choosing) {
      event.preventDefault();
      combobox.closeDropdown();
      if (fault) return;
      if (typed !== wanted) now(typed);
      document.getElementById('log-grid')?.focus();
    } else if (event.key === 'Escape' && !combobox.dropdownOpened) {
      if (typed === '') document.getElementById('log-grid')?.focus();
      else { setTyped(''); now(''); }
    }
  };

  const shown = completions.length > 0 && typed !== '';
  return (
    <div className={classes.text}>
      <Combobox store={combobox} onOptionSubmit={(value) => { const one = completions[Number(value)]; if (one) take(one); }} withinPortal position="bottom-start" width="max-content">
        <Combobox.Target withExpandedAttribute>
          <TextInput
            ref={input}
            id="log-filter-text"
            aria-label="Filter by text or query"
            placeholder="Filter: text, or latency>2s"
            value={typed}
            error={fault !== undefined}
            aria-describedby={fault ? 'log-filter-fault' : undefined}
            leftSection={<IconSearch size={13} />}
            rightSectionPointerEvents="all"
            rightSection={typed === ''
              ? <kbd className={classes.hint} aria-hidden>/</kbd>
              : <ActionIcon size={18} aria-label="Clear the text filter" onClick={() => { setTyped(''); now(''); }}><IconX size={12} /></ActionIcon>}
            onChange={(event) => {
              const { value, selectionStart } = event.currentTarget;
              type(value, selectionStart ?? value.length);
              if (value === '') combobox.closeDropdown();
              else combobox.openDropdown();
              combobox.resetSelectedOption();
            }}
            onSelect={(event) => setCaret(event.currentTarget.selectionStart ?? 0)}
            onBlur={() => combobox.closeDropdown()}
            onKeyDown={onKeyDown}
          />
        </Combobox.Target>
        <Combobox.Dropdown className={classes.completions} hidden={!shown && !fault}>
          {fault && <p className={classes.fault} id="log-filter-fault" role="status">{fault.message}</p>}
          {shown && (
            <Combobox.Options className={classes.options} aria-label="What the query can go on with">
              {completions.map((one, at) => (
                <Combobox.Option key={`${one.text} ${one.from}`} value={String(at)} className={classes.completion}>
                  <code>{one.text}</code><span>{one.about}</span>
                </Combobox.Option>
              ))}
            </Combobox.Options>
          )}
        </Combobox.Dropdown>
      </Combobox>
    </div>
  );
}

function useVocabulary(): QueryVocabulary {
  const stations = useJournal((state) => state.info?.stations ?? NONE);
  const actions = useJournal((state) => state.info?.actions ?? NONE);
  const transactions = useJournal((state) => state.info?.transactions ?? NONE);
  return useMemo(() => ({ actions, stations: stations.map(({ id }) => id), transactions: transactions.map(({ id }) => id) }), [actions, stations, transactions]);
}
