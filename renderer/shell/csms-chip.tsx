import { Button, Popover, Select } from '@mantine/core';
import { useState } from 'react';
import type { CsmsState } from '../../shared/ipc/shapes';
import type { CsmsSettings } from '../../shared/csms/api';
import { startCsms, stopCsms } from '../actions/operations';
import { call } from '../host/host';
import { useCsms } from '../stores/csms';
import { notifyError } from '../stores/notices';
import { useShell } from '../stores/shell';
import { FormError } from '../start/card';
import { AddressList } from '../ui/address-list';
import { plural } from '../ui/format';
import { StateChip } from '../ui/state-chip';
import classes from './shell.module.css';

/** The CSMS at a glance; its addresses and what it does with what it hears, on a click. */
export function CsmsChip() {
  const state = useCsms((store) => store.state);
  const open = useShell((store) => store.csmsOpen);
  const setOpen = useShell((store) => store.setCsmsOpen);
  if (state === undefined) return null;
  const connected = state.stations.filter((station) => station.connected).length;
  return (
    <Popover opened={open} onChange={setOpen} position="bottom-start" trapFocus returnFocus>
      <Popover.Target>
        <button type="button" className={classes.chip} aria-expanded={open} aria-haspopup="dialog" onClick={() => setOpen(!open)}>
          <span className={classes.dot} data-on={state.running !== undefined || undefined} aria-hidden />
          {state.running === undefined ? 'CSMS off' : <>CSMS :{state.running.port} <span className={classes.dim}>{plural(connected, 'station')}</span></>}
        </button>
      </Popover.Target>
      <Popover.Dropdown className={classes.popover} aria-label="CSMS">
        <CsmsPopover state={state} />
      </Popover.Dropdown>
    </Popover>
  );
}

function CsmsPopover({ state }: { readonly state: CsmsState }) {
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string>();
  const { running, settings } = state;
  const toggle = async (): Promise<void> => {
    setBusy(true);
    const failed = running === undefined ? await startCsms(undefined) : await stopCsms();
    setBusy(false);
    setError(failed?.message);
  };
  return (
    <>
      <h2>CSMS <StateChip state={running === undefined ? 'off' : 'connected'} label={running === undefined ? 'off' : `listening on port ${running.port}`} /></h2>
      {running === undefined
        ? <p>It listens on port {settings.port}{settings.path === '' ? '' : `, path ${settings.path}`} once it is started.</p>
        : <AddressList reachable={state.reachable} />}
      <Behaviour settings={settings} />
      <FormError message={error} />
      <div className={classes.popoverActions}>
        <Button variant={running === undefined ? 'filled' : 'default'} loading={busy} onClick={() => void toggle()}>{running === undefined ? 'Start the CSMS' : 'Stop the CSMS'}</Button>
      </div>
    </>
  );
}

const STRICTNESS = [
  { value: 'observe', label: 'Observe and answer' },
  { value: 'warn', label: 'Warn and answer' },
  { value: 'reject', label: 'Reject with CALLERROR' },
];

function Behaviour({ settings }: { readonly settings: CsmsSettings }) {
  const configure = async (change: Partial<CsmsSettings>): Promise<void> => {
    const reply = await call('csms.configure', { settings: change });
    if (reply.ok) useCsms.getState().set(reply.value);
    else notifyError(reply.error);
  };
  return (
    <div className={classes.settings}>
      <Select
        label="Invalid messages" data={STRICTNESS} value={settings.strictness} comboboxProps={{ withinPortal: false }}
        onChange={(value) => { if (value === 'observe' || value === 'warn' || value === 'reject') void configure({ strictness: value }); }}
      />
      <Select
        label="Registration at boot" data={['Accepted', 'Pending', 'Rejected']} value={settings.registration} comboboxProps={{ withinPortal: false }}
        onChange={(value) => { if (value === 'Accepted' || value === 'Pending' || value === 'Rejected') void configure({ registration: value }); }}
      />
    </div>
  );
}
