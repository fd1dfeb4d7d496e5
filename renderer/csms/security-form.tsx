import { Button, NumberInput, PasswordInput, Select, Switch } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import type { CsmsState } from '../../shared/ipc/shapes';
import { startCsms } from '../actions/operations';
import { FormError } from '../start/card';
import { needsPassword, needsTls, profileNumber, SECURITY_PROFILES, securityProfileOf, type SecurityProfile } from '../start/security-profiles';
import { configure } from './configure';
import form from '../ui/form-panel.module.css';
import classes from './csms.module.css';
import { Trust } from './trust';

/** Who is let in, and by which certificate stations know the CSMS. */
export function SecurityForm({ state: { settings, running } }: { readonly state: CsmsState }) {
  const now = securityProfileOf(String(settings.securityProfile)) ?? '0';
  const [profile, setProfile] = useState<SecurityProfile>(now);
  const [password, setPassword] = useState(settings.passwords['*'] ?? '');
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string>();
  const missing = needsPassword(profile) && password === '' && Object.keys(settings.passwords).length === 0;
  const changed = profile !== now || password !== (settings.passwords['*'] ?? '');

  const apply = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (missing) {
      setError('Give the password that stations have to use.');
      return;
    }
    const { '*': _, ...others } = settings.passwords;
    const passwords = needsPassword(profile) && password !== '' ? { ...others, '*': password } : needsPassword(profile) ? others : {};
    const change = { securityProfile: profileNumber(profile), passwords };
    setBusy(true);
    const failed = running === undefined ? await configure(change) : (await startCsms(change))?.message;
    setBusy(false);
    setError(failed);
  };

  return (
    <>
      <form className={form.grid} onSubmit={(event) => void apply(event)}>
        <Select label="Security profile" data={SECURITY_PROFILES} value={profile} onChange={(value) => { const chosen = securityProfileOf(value); if (chosen !== undefined) setProfile(chosen); }} />
        {needsPassword(profile) && <PasswordInput label="Password of all stations" value={password} onChange={(event) => setPassword(event.currentTarget.value)} />}
        <div className={form.whole}>
          <Button type="submit" loading={busy} disabled={!changed}>{running !== undefined && profile !== now ? 'Start anew with it' : 'Use it'}</Button>
          {running !== undefined && profile !== now && <span className={classes.note}>Stations are disconnected, and have to use {needsTls(profile) ? 'wss://' : 'ws://'}.</span>}
        </div>
        <div className={form.whole}><FormError message={error} /></div>
      </form>
      <div className={form.grid}>
        <Switch className={classes.switch} size="xs" label="Sign what stations ask for" checked={settings.signCertificates} onChange={(event) => void configure({ signCertificates: event.currentTarget.checked }).then(setError)} />
        <NumberInput label="Their certificates are valid for" suffix=" days" min={1} allowDecimal={false} value={settings.certificateDays} onChange={(days) => { if (typeof days === 'number' && days > 0) void configure({ certificateDays: days }).then(setError); }} />
        <div className={form.whole}><Trust /></div>
      </div>
    </>
  );
}
