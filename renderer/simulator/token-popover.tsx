import { Button, Popover, Select, TextInput } from '@mantine/core';
import { IconIdBadge2 } from '@tabler/icons-react';
import { useState, type FormEvent } from 'react';
import type { OcppVersion } from '../../shared/ocpp/version';
import { act } from './act';
import { useLastToken } from './last-token';
import classes from './simulator.module.css';

const TYPES = ['ISO14443', 'ISO15693', 'Central', 'eMAID', 'KeyCode', 'Local', 'MacAddress', 'NoAuthorization'];

interface Props {
  readonly station: string;
  readonly version: OcppVersion;
  readonly evse: number;
}

/** Holds a card to the reader. */
export function TokenPopover({ station, version, evse }: Props) {
  const [open, setOpen] = useState(false);
  const { idToken, type, set } = useLastToken();
  const present = (event: FormEvent): void => {
    event.preventDefault();
    setOpen(false);
    void act(station, { kind: 'present-token', evse, idToken, ...(version === '1.6' ? {} : { type }) });
  };
  return (
    <Popover opened={open} onChange={setOpen} position="bottom-start" trapFocus returnFocus>
      <Popover.Target>
        <Button leftSection={<IconIdBadge2 size={14} />} onClick={() => setOpen(!open)}>Present card</Button>
      </Popover.Target>
      <Popover.Dropdown aria-label="Present a card">
        <form className={classes.form} onSubmit={present}>
          <TextInput
            data-autofocus
            label={version === '1.6' ? 'idTag' : 'idToken'}
            value={idToken}
            maxLength={version === '1.6' ? 20 : 36}
            onChange={(event) => set(event.currentTarget.value, type)}
          />
          {version !== '1.6' && <Select label="Type" data={TYPES} value={type} onChange={(value) => set(idToken, value ?? type)} comboboxProps={{ withinPortal: false }} />}
          <Button type="submit" variant="filled" disabled={idToken === ''}>Hold to the reader</Button>
        </form>
      </Popover.Dropdown>
    </Popover>
  );
}
