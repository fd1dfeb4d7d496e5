import { Button, PasswordInput, Select, TextInput } from '@mantine/core';
import { IconBroadcast } from '@tabler/icons-react';
import { useState, type FormEvent } from 'react';
import type { CsmsState } from '../../shared/ipc/shapes';
import { startCsms, stopCsms } from '../actions/operations';
import { Trust } from '../csms/trust';
import { useCsms } from '../stores/csms';
import { useShell } from '../stores/shell';
import { useStartForms } from '../stores/start-forms';
import { AddressList } from '../ui/address-list';
import { plural } from '../ui/format';
import { StateChip } from '../ui/state-chip';
import { Card, FormError } from './card';
import { checkHost, normalPath } from './checks';
import { needsPassword, needsTls, profileNumber, SECURITY_PROFILES, securityProfileOf } from './security-profiles';
import classes from './start-page.module.css';

export function HostCard() {
  const state = useCsms((store) => store.state);
  return (
    <Card icon={<IconBroadcast size={18} stroke={1.6} />} title="Host a CSMS" text="Point real stations at this machine.">
      {state?.running === undefined ? <HostForm /> : <Running state={state} />}
    </Card>
  );
}

function HostForm() {
  const form = useStartForms((store) => store.host);
  const set = useStartForms((store) => store.setHost);
  const [asked, setAsked] = useState(false);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string>();
  const faults = asked ? checkHost(form) : {};

  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setAsked(true);
    if (Object.keys(checkHost(form)).length > 0) return;
    setBusy(true);
    const failed = await startCsms({
      host: '0.0.0.0',
      port: Number(form.port),
      path: normalPath(form.path),
      securityProfile: profileNumber(form.security),
      passwords: needsPassword(form.security) ? { '*': form.password } : {},
    });
    setBusy(false);
    setError(failed?.message);
  };

  return (
    <form className={classes.form} onSubmit={(event) => void submit(event)} noValidate>
      <div className={classes.two}>
        <TextInput label="Port" inputMode="numeric" value={form.port} error={faults.port} onChange={(event) => set({ port: event.currentTarget.value })} />
        <TextInput label="Path" placeholder="/ocpp" value={form.path} error={faults.path} onChange={(event) => set({ path: event.currentTarget.value })} />
      </div>
      <Select
        label="Security profile"
        data={SECURITY_PROFILES}
        value={form.security}
        onChange={(value) => { const security = securityProfileOf(value); if (security !== undefined) set({ security }); }}
      />
      {needsPassword(form.security) && <PasswordInput label="Password of all stations" value={form.password} error={faults.password} onChange={(event) => set({ password: event.currentTarget.value })} />}
      <p className={classes.hint}>Listens on every address of this machine. Stations of OCPP 1.6, 2.0.1 and 2.1 may connect at once.{needsTls(form.security) && ' Its certificate is signed by a CA of its own, which stations have to trust: you can copy it once the CSMS runs.'}</p>
      <FormError message={error} />
      <Button type="submit" loading={busy} className={classes.submit}>Start the CSMS</Button>
    </form>
  );
}

function Running({ state }: { readonly state: CsmsState }) {
  const connected = state.stations.filter((station) => station.connected).length;
  const [error, setError] = useState<string>();
  return (
    <div className={classes.form}>
      <div className={classes.runningLine}>
        <StateChip state="connected" label={`listening on port ${state.running?.port ?? ''}`} />
        <span>{connected === 0 ? 'no station yet' : `${plural(connected, 'station')} connected`}</span>
      </div>
      <p className={classes.hint}>Type one of these into the station; most add their identity to it by themselves.</p>
      <AddressList reachable={state.reachable} />
      {state.running?.secure === true && <Trust />}
      <FormError message={error} />
      <div className={classes.submitRow}>
        <Button variant="filled" onClick={() => useShell.getState().goTo('workbench')}>Open the workbench</Button>
        <Button onClick={() => void stopCsms().then((failed) => setError(failed?.message))}>Stop</Button>
      </div>
    </div>
  );
}
