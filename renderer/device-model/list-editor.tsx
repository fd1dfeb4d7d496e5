import { Button, Checkbox, Popover } from '@mantine/core';
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import { useState, type KeyboardEvent } from 'react';
import { members } from '../../shared/inventory/names';
import { IconButton } from '../ui/icon-button';
import classes from './value-editor.module.css';

interface Props {
  readonly label: string;
  readonly options: readonly string[];
  /** The order counts: what is chosen stands first, in its order. */
  readonly ordered: boolean;
  readonly value: string;
  readonly onCommit: (value: string) => void;
  readonly onCancel: () => void;
}

/** Chooses the members of a MemberList or SequenceList. */
export function ListEditor({ label, options, ordered, value, onCommit, onCancel }: Props) {
  const [chosen, setChosen] = useState(() => members(value));
  const odd = chosen.filter((member) => !options.includes(member));
  const all = ordered ? [...chosen, ...options.filter((option) => !chosen.includes(option))] : [...odd, ...options];
  const toggle = (member: string): void => setChosen((before) => (before.includes(member) ? before.filter((one) => one !== member) : ordered ? [...before, member] : all.filter((one) => one === member || before.includes(one))));
  const move = (member: string, by: 1 | -1): void => setChosen((before) => {
    const at = before.indexOf(member);
    const next = before.filter((one) => one !== member);
    next.splice(Math.max(0, at + by), 0, member);
    return next;
  });
  const keys = (event: KeyboardEvent): void => {
    event.stopPropagation();
    if (event.key !== 'Escape') return;
    event.preventDefault();
    onCancel();
  };
  return (
    <Popover opened onChange={(opened) => { if (!opened) onCancel(); }} position="bottom-start" trapFocus width={300} closeOnEscape={false}>
      <Popover.Target><button type="button" tabIndex={-1} className={classes.shown}><span className="visually-hidden">{label}: </span>{chosen.join(',')}</button></Popover.Target>
      <Popover.Dropdown onKeyDown={keys} onDoubleClick={(event) => event.stopPropagation()}>
        <ul className={classes.list}>
          {all.map((member, index) => (
            <li key={member} className={classes.member}>
              <Checkbox {...(index === 0 ? { 'data-autofocus': true } : {})} label={odd.includes(member) ? `${member} (not in the list of values)` : member} checked={chosen.includes(member)} onChange={() => toggle(member)} />
              {ordered && chosen.includes(member) && (
                <>
                  <IconButton label={`${member} earlier`} icon={<IconArrowUp size={14} />} disabled={chosen[0] === member} onClick={() => move(member, -1)} />
                  <IconButton label={`${member} later`} icon={<IconArrowDown size={14} />} disabled={chosen.at(-1) === member} onClick={() => move(member, 1)} />
                </>
              )}
            </li>
          ))}
        </ul>
        <div className={classes.buttons}>
          <Button onClick={onCancel}>Cancel</Button>
          <Button variant="filled" onClick={() => onCommit(chosen.join(','))}>Take over</Button>
        </div>
      </Popover.Dropdown>
    </Popover>
  );
}
