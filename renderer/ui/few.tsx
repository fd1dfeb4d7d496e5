import { TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useState, type ReactNode } from 'react';
import classes from './few.module.css';
import { count } from './format';

/**
 * The first few of many, and a field to find the others by; `field` is absent while all are shown. `what` is the plural of
 * what is listed, `textOf` what an item is found by.
 */
export function useFew<Item>(items: readonly Item[], what: string, textOf: (item: Item) => string, few = 8): { readonly shown: readonly Item[]; readonly field: ReactNode } {
  const [find, setFind] = useState('');
  if (items.length <= few) return { shown: items, field: undefined };
  const wanted = find.trim().toLowerCase();
  const found = wanted === '' ? items : items.filter((item) => textOf(item).toLowerCase().includes(wanted));
  const shown = found.slice(0, few);
  return {
    shown,
    field: (
      <div className={classes.few}>
        <TextInput aria-label={`Find ${what}`} placeholder={`Find ${what}`} leftSection={<IconSearch size={14} />} value={find} onChange={(event) => setFind(event.currentTarget.value)} />
        <span role="status">{found.length === 0 ? `None of ${count(items.length)} ${what} has “${find.trim()}” in it.` : `${count(shown.length)} of ${count(found.length)} ${what}`}</span>
      </div>
    ),
  };
}
