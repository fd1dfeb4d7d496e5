import { Button, PasswordInput, Select, Switch, Textarea, TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import type { TapShape } from '../../shared/ipc/shapes';
import { OCPP_VERSIONS } from '../../shared/ocpp/version';
import { Trust } from '../csms/trust';
import { FormError } from '../start/card';
import { needsTls, SECURITY_PROFILES, securityProfileOf } from '../start/security-profiles';
import { AddressList } from '../ui/address-list';
import form from '../ui/form-panel.module.css';
import { startTap } from './operations';
import { draftOf, faultsOf, settingsOf, type TapDraft } from './tap-draft';
import classes from './tap.module.css';

const REACH = [{ value: '0.0.0.0', label: 'all addresses of this machine' }, { value: '127.0.0.1', label: 'this machine only' }] as const;

/** Where the tap listens and where it leads; both legs have a security of their own. */
export function TapForm({ state, onStarted }: { readonly state: TapShape; readonly onStarted: () => void }) {
  const { running, settings } = state;
  const [draft, setDraft] = useState<TapDraft>(() => draftOf(settings));
  const [asked, setAsked] = useState(false);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string>();
  const faults = asked ? faultsOf(draft) : {};
  const set = (change: Partial<TapDraft>): void => setDraft({ ...draft, ...change });
  const secure = /^wss:/i.test(draft.upstream);

  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setAsked(true);
    if (Object.keys(faultsOf(draft)).length > 0) return;
    const wanted = settingsOf(draft);
    setBusy(true);
    const failed = await startTap(wanted.settings, wanted.unset);
    setBusy(false);
    setError(failed);
    if (failed === undefined) onStarted();
  };

  return (
    <form className={classes.form} onSubmit={(event) => void submit(event)} noValidate aria-label="Connection of the tap">
      <fieldset className={`${form.grid ?? ''} ${classes.leg ?? ''}`}>
        <legend>To the CSMS</legend>
        <TextInput className={form.whole} label="URL of the CSMS" description="Without the identity, or with {id} where it belongs." placeholder="wss://csms.example/ocpp" value={draft.upstream} error={faults.upstream} onChange={(event) => set({ upstream: event.currentTarget.value })} />
        <PasswordInput label="Password instead of the station’s" placeholder="passed on" value={draft.password} error={faults.password} onChange={(event) => set({ password: event.currentTarget.value })} />
        <TextInput label="User name with it" placeholder="the identity" disabled={draft.password === ''} value={draft.user} onChange={(event) => set({ user: event.currentTarget.value })} />
        <Select label="Versions offered" data={[{ value: '', label: 'all that the station offers' }, ...OCPP_VERSIONS.map((value) => ({ value, label: `${value} alone` })), ...(draft.versions.length > 1 ? [{ value: 'several', label: draft.versions.join(', ') }] : [])]} value={draft.versions.length > 1 ? 'several' : (draft.versions[0] ?? '')} onChange={(value) => { if (value !== 'several') set({ versions: OCPP_VERSIONS.filter((version) => version === value) }); }} />
        <Select label="Without a subprotocol, read as" data={[{ value: '', label: 'no version' }, ...OCPP_VERSIONS.map((value) => ({ value, label: value }))]} value={draft.assume} onChange={(value) => set({ assume: OCPP_VERSIONS.find((version) => version === value) ?? '' })} />
        {secure && (
          <>
            <Textarea className={form.whole} classNames={{ input: form.code ?? '' }} label="CA of the CSMS (PEM)" placeholder="the system’s" autosize minRows={1} maxRows={4} value={draft.ca} error={faults.ca} onChange={(event) => set({ ca: event.currentTarget.value })} />
            <Textarea classNames={{ input: form.code ?? '' }} label="Client certificate (PEM)" placeholder="none" autosize minRows={1} maxRows={4} value={draft.certificate} error={faults.certificate} onChange={(event) => set({ certificate: event.currentTarget.value })} />
            <Textarea classNames={{ input: form.code ?? '' }} label="Its key (PEM)" placeholder="none" autosize minRows={1} maxRows={4} value={draft.key} error={faults.key} onChange={(event) => set({ key: event.currentTarget.value })} />
          </>
        )}
        <TextInput label="Time for the CSMS to answer" inputMode="decimal" rightSection="s" value={draft.timeout} error={faults.timeout} onChange={(event) => set({ timeout: event.currentTarget.value })} />
        <Switch className={form.whole} size="xs" label="Pass on what the station calls itself (User-Agent)" checked={draft.userAgent} onChange={(event) => set({ userAgent: event.currentTarget.checked })} />
        <Switch className={form.whole} size="xs" label="Keep stations while the CSMS is away, and connect to it again" checked={draft.keepStations} onChange={(event) => set({ keepStations: event.currentTarget.checked })} />
      </fieldset>
      <fieldset className={`${form.grid ?? ''} ${classes.leg ?? ''}`}>
        <legend>To stations</legend>
        <Select label="Listen on" data={[...REACH]} value={draft.host} onChange={(value) => set({ host: value === '0.0.0.0' ? '0.0.0.0' : '127.0.0.1' })} />
        <TextInput label="Port" inputMode="numeric" value={draft.port} error={faults.port} onChange={(event) => set({ port: event.currentTarget.value })} />
        <TextInput label="Path" placeholder="any" value={draft.path} error={faults.path} onChange={(event) => set({ path: event.currentTarget.value })} />
        <Select label="Security profile" data={SECURITY_PROFILES} value={draft.security} onChange={(value) => { const security = securityProfileOf(value); if (security !== undefined) set({ security }); }} />
        {needsTls(draft.security) && (
          <>
            <Textarea classNames={{ input: form.code ?? '' }} label="Own certificate (PEM)" placeholder="the workbench’s" autosize minRows={1} maxRows={4} value={draft.serverCertificate} error={faults.serverCertificate} onChange={(event) => set({ serverCertificate: event.currentTarget.value })} />
            <Textarea classNames={{ input: form.code ?? '' }} label="Its key (PEM)" aria-label="Key of the own certificate (PEM)" placeholder="none" autosize minRows={1} maxRows={4} value={draft.serverKey} error={faults.serverKey} onChange={(event) => set({ serverKey: event.currentTarget.value })} />
            {draft.security === '3' && <Textarea className={form.whole} classNames={{ input: form.code ?? '' }} label="CA of the stations (PEM)" placeholder="the workbench’s" disabled={draft.serverCertificate === ''} autosize minRows={1} maxRows={4} value={draft.stationCa} error={faults.stationCa} onChange={(event) => set({ stationCa: event.currentTarget.value })} />}
          </>
        )}
        {running !== undefined && <div className={form.whole}><AddressList reachable={state.reachable} of="tap" /></div>}
        {running?.secure === true && settings.tls === undefined && <div className={form.whole}><Trust rootOnly /></div>}
      </fieldset>
      <FormError message={error} />
      <div className={classes.submit}>
        <Button type="submit" variant="filled" loading={busy}>{running === undefined ? 'Start the tap' : 'Start anew with it'}</Button>
        <span className={classes.note}>{running === undefined ? 'Every message is passed on as it is, and recorded.' : 'Stations are disconnected when something of it has changed.'}</span>
      </div>
    </form>
  );
}
