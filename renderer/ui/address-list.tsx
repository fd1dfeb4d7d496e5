import { Popover } from '@mantine/core';
import { IconQrcode } from '@tabler/icons-react';
import { QRCodeSVG } from 'qrcode.react';
import { useState } from 'react';
import type { Reachable } from '../../shared/ipc/shapes';
import classes from './address-list.module.css';
import { CopyButton } from './copy-button';
import { MenuButton } from './menu-button';

/** The exact URL for each address of this machine, real networks first. */
export function AddressList({ reachable, of = 'CSMS' }: { readonly reachable: readonly Reachable[]; readonly of?: 'CSMS' | 'tap' }) {
  const sorted = reachable.toSorted((a, b) => Number(a.loopback) - Number(b.loopback));
  if (sorted.length === 0) return <p className={classes.none}>This machine has no network address at which the {of} can be reached.</p>;
  return (
    <ul className={classes.list} aria-label={`Addresses of the ${of}`}>
      {sorted.map((address) => <Address key={`${address.interface} ${address.address}`} address={address} />)}
    </ul>
  );
}

function Address({ address }: { readonly address: Reachable }) {
  const [open, setOpen] = useState(false);
  return (
    // Mantine closes by Escape from inside the popover alone; the focus stays on the button.
    <li className={classes.address} onKeyDown={({ key }) => { if (key === 'Escape') setOpen(false); }}>
      <div className={classes.text}>
        <code className={`${classes.url ?? ''} selectable`}>{address.url}</code>
        <span className={classes.interface}>{address.interface}{address.loopback && ' · this machine only'}</span>
      </div>
      <CopyButton text={address.url} what={`the URL for ${address.interface}`} />
      <Popover opened={open} onChange={setOpen} position="bottom-end" returnFocus>
        <Popover.Target>
          <MenuButton label={`QR code of the URL for ${address.interface}`} icon={<IconQrcode size={15} />} onClick={() => setOpen(!open)} />
        </Popover.Target>
        <Popover.Dropdown className={classes.code} aria-label={`QR code of ${address.url}`}>
          {/* Black on white in both themes: cameras want it so. */}
          <QRCodeSVG value={address.url} size={176} marginSize={2} bgColor="#ffffff" fgColor="#000000" title={address.url} />
          <code>{address.url}</code>
        </Popover.Dropdown>
      </Popover>
    </li>
  );
}
