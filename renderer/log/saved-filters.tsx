import { ActionIcon, Button, Menu, Popover, TextInput } from '@mantine/core';
import { IconBookmark, IconX } from '@tabler/icons-react';
import { useState, type FormEvent } from 'react';
import type { Filter } from '../../shared/ipc/shapes';
import { isFiltered, useLog } from '../stores/log';
import { useSavedFilters } from '../stores/saved-filters';
import { MenuButton } from '../ui/menu-button';
import classes from './filter-bar.module.css';

/** The menu of filters with names: one click puts one in place of what filters now. */
export function SavedFilters() {
  const filters = useSavedFilters((state) => state.filters);
  const filter = useLog((state) => state.filter);
  const [naming, setNaming] = useState(false);
  return (
    <Popover opened={naming} onChange={setNaming} position="bottom-end" trapFocus withRoles={false}>
      <Popover.Target>
        <div>
          <Menu position="bottom-end">
            <Menu.Target><MenuButton label="Saved filters" icon={<IconBookmark size={15} />} variant="subtle" color="gray" /></Menu.Target>
            <Menu.Dropdown className={classes.dropdown}>
              {filters.length === 0 && <Menu.Label>No filter has been saved yet</Menu.Label>}
              {filters.map((saved) => (
                <Menu.Item
                  key={saved.name}
                  title="Delete forgets it"
                  aria-keyshortcuts="Delete"
                  onClick={() => useLog.getState().setFilter(saved.filter)}
                  onKeyDown={(event) => { if (event.key === 'Delete') useSavedFilters.getState().drop(saved.name); }}
                  rightSection={(
                    <ActionIcon component="span" size={18} role="img" aria-label={`Forget ${saved.name}`} title={`Forget ${saved.name}`} onClick={(event) => { event.stopPropagation(); useSavedFilters.getState().drop(saved.name); }}>
                      <IconX size={12} />
                    </ActionIcon>
                  )}
                >
                  {saved.name}
                </Menu.Item>
              ))}
              <Menu.Divider />
              <Menu.Item disabled={!isFiltered(filter)} onClick={() => setNaming(true)}>Save this filter…</Menu.Item>
            </Menu.Dropdown>
          </Menu>
        </div>
      </Popover.Target>
      {/* What it stands at is no button of its own: that is the menu's. */}
      <Popover.Dropdown role="dialog" aria-label="Save this filter">{naming && <NameForm filter={filter} onDone={() => setNaming(false)} />}</Popover.Dropdown>
    </Popover>
  );
}

function NameForm({ filter, onDone }: { readonly filter: Filter; readonly onDone: () => void }) {
  const [name, setName] = useState(filter.query ?? filter.text ?? '');
  const save = (event: FormEvent): void => {
    event.preventDefault();
    useSavedFilters.getState().save(name.trim(), filter);
    onDone();
  };
  return (
    <form onSubmit={save} className={classes.nameForm}>
      <TextInput data-autofocus label="Name of the filter" value={name} onChange={(event) => setName(event.currentTarget.value)} />
      <Button type="submit" variant="filled" disabled={name.trim() === ''}>Save</Button>
    </form>
  );
}
