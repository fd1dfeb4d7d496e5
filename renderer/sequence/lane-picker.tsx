import { Button, Checkbox, Popover, TextInput } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconColumns3 } from '@tabler/icons-react';
import { useState } from 'react';
import { useJournal } from '../stores/journal';
import { useSequence } from '../stores/sequence';
import { count, plural } from '../ui/format';
import { IconButton } from '../ui/icon-button';
import { MenuButton } from '../ui/menu-button';
import { CSMS_LANE, moved, ordered, visible } from './lane-choice';
import classes from './lane-picker.module.css';

/** Stations that are listed at once; more are found by typing. */
const LISTED = 50;
/** From so many stations on there is a field to find one. */
const FIND_FROM = 9;

/** Which stations have a lane, and where each stands. */
export function LanePicker({ disabled }: { readonly disabled: boolean }) {
  const opened = useSequence((state) => state.choosing);
  const setOpened = useSequence((state) => state.setChoosing);
  const hidden = useSequence((state) => state.lanes.hidden.length);
  return (
    <Popover opened={opened && !disabled} onChange={setOpened} position="bottom-end" trapFocus returnFocus withRoles={false}>
      <Popover.Target>
        <MenuButton label={hidden === 0 ? 'Lanes' : `Lanes, ${count(hidden)} hidden`} icon={<IconColumns3 size={15} />} disabled={disabled} aria-haspopup="dialog" aria-expanded={opened} data-pressed={hidden > 0 || undefined} onClick={() => setOpened(!opened)} />
      </Popover.Target>
      <Popover.Dropdown role="dialog" aria-label="Lanes of the diagram" className={classes.dropdown}>{opened && <Choice />}</Popover.Dropdown>
    </Popover>
  );
}

function Choice() {
  const { hidden, order } = useSequence((state) => state.lanes);
  const choose = useSequence((state) => state.choose);
  const stations = useJournal((state) => state.info?.stations) ?? [];
  const [wanted, setWanted] = useState('');
  const known = stations.map(({ id }) => id);
  const lanes = ordered(known, order);
  const shown = visible(known, hidden);
  const found = lanes.filter((id) => id === CSMS_LANE ? wanted === '' : id.toLowerCase().includes(wanted.toLowerCase()));
  const listed = found.length > LISTED ? [...found.filter((id) => id !== CSMS_LANE).slice(0, LISTED), ...found.filter((id) => id === CSMS_LANE)] : found;
  const setShown = (id: string, on: boolean): void => choose({ hidden: on ? known.filter((one) => one !== id && !shown.includes(one)) : known.filter((one) => one === id || !shown.includes(one)) });
  return (
    <>
      <header className={classes.head}>
        <h3>Lanes, from left to right</h3>
        <Button variant="subtle" {...idle(hidden.length === 0 && order.length === 0)} onClick={() => choose({ hidden: [], order: [] })}>All, as in the log</Button>
      </header>
      {known.length >= FIND_FROM && <TextInput aria-label="Find a station" placeholder="Find a station" value={wanted} onChange={(event) => setWanted(event.currentTarget.value)} data-autofocus />}
      <ul className={classes.list} aria-label="Lanes">
        {listed.map((id) => {
          const csms = id === CSMS_LANE;
          const name = csms ? 'CSMS' : id;
          return (
            <li key={id}>
              <Checkbox
                label={name} title={name} checked={csms || shown.includes(id)} disabled={csms || (shown.length === 1 && shown[0] === id)}
                onChange={(event) => setShown(id, event.currentTarget.checked)}
              />
              {!csms && known.length > 2 && <Button variant="subtle" aria-label={`Only ${name}`} {...idle(shown.length === 1 && shown[0] === id)} onClick={() => choose({ hidden: known.filter((one) => one !== id) })}>Only</Button>}
              <IconButton label={`Move ${name} to the left`} icon={<IconArrowUp size={14} />} disabled={lanes[0] === id} onClick={() => choose({ order: moved(lanes, id, -1) })} />
              <IconButton label={`Move ${name} to the right`} icon={<IconArrowDown size={14} />} disabled={lanes.at(-1) === id} onClick={() => choose({ order: moved(lanes, id, 1) })} />
            </li>
          );
        })}
      </ul>
      {found.length > listed.length && <p className={classes.note}>{plural(found.length - listed.length, 'more station')}: type to find one.</p>}
      {wanted !== '' && found.length === 0 && <p className={classes.note}>No station has “{wanted}” in its name.</p>}
      <p className={classes.note}>A hidden lane takes its messages along. The CSMS is one end of every arrow.</p>
    </>
  );
}

/** Of a button that does nothing now. It keeps the focus, which would be lost from one that is disabled by its own click. */
function idle(nothing: boolean): { readonly 'aria-disabled'?: true; readonly 'data-disabled'?: true } {
  return nothing ? { 'aria-disabled': true, 'data-disabled': true } : {};
}
