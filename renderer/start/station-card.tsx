import { Button, NumberInput, PasswordInput, Select, Textarea, TextInput } from '@mantine/core';
import { IconRobot } from '@tabler/icons-react';
import { useState, type FormEvent } from 'react';
import { OCPP_VERSIONS } from '../../shared/ocpp/version';
import { simulateStation } from '../actions/operations';
import { useCsms } from '../stores/csms';
import { useStartForms, type StationForm } from '../stores/start-forms';
import { Card, FormError } from './card';
import { checkStation, isOwnCsms, stationOf, urlFor, type Faults } from './checks';
import { needsPassword, needsTls, SECURITY_PROFILES, securityProfileOf } from './security-profiles';
import classes from './start-page.module.css';

const CONNECTORS = [
  { value: 'cType2', label: 'Type 2, cable' },
  { value: 'sType2', label: 'Type 2, socket' },
  { value: 'cType1', label: 'Type 1, cable' },
  { value: 'cCCS2', label: 'CCS 2' },
  { value: 'cCCS1', label: 'CCS 1' },
  { value: 'cChaoJi', label: 'ChaoJi' },
];

export function StationCard() {
  const form = useStartForms((store) => store.station);
  const set = useStartForms((store) => store.setStation);
  const own = useCsms((store) => isOwnCsms(form.url, store.state));
  const [asked, setAsked] = useState(false);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string>();
  const failed = useStartForms((store) => store.stationFault);
  const faults: Faults<StationForm> = { ...(failed === undefined ? {} : { [failed.field]: failed.message }), ...(asked ? checkStation(form, own) : {}) };

  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setAsked(true);
    if (Object.keys(checkStation(form, own)).length > 0) return;
    setBusy(true);
    const refused = await simulateStation(stationOf(form));
    setBusy(false);
    setError(refused?.message);
  };

  return (
    <Card icon={<IconRobot size={18} stroke={1.6} />} title="Simulate a station" text="Against this CSMS or any other.">
      <form className={classes.form} onSubmit={(event) => void submit(event)} noValidate>
        <TextInput id="station-url" label="URL of the CSMS" value={form.url} error={faults.url} onChange={(event) => set({ url: event.currentTarget.value.trim() })} />
        <div className={classes.two}>
          <TextInput id="station-id" label="Identity" value={form.id} error={faults.id} onChange={(event) => set({ id: event.currentTarget.value })} />
          <Select label="OCPP version" data={[...OCPP_VERSIONS]} value={form.version} onChange={(value) => { const version = OCPP_VERSIONS.find((one) => one === value); if (version !== undefined) set({ version }); }} />
        </div>
        <div className={form.version === '1.6' ? classes.two : classes.three}>
          <NumberInput label={form.version === '1.6' ? 'Connectors' : 'EVSEs'} min={1} max={64} value={form.evses} error={faults.evses} onChange={(evses) => set({ evses: Number(evses) })} />
          {form.version !== '1.6' && <NumberInput label="Connectors" min={1} max={8} value={form.connectors} error={faults.connectors} onChange={(connectors) => set({ connectors: Number(connectors) })} />}
          <Select label="Type" data={CONNECTORS} value={form.connectorType} onChange={(value) => { if (value !== null) set({ connectorType: value }); }} />
        </div>
        <Select id="station-security" label="Security profile" data={SECURITY_PROFILES} value={form.security} error={faults.security} onChange={(value) => { const security = securityProfileOf(value); if (security !== undefined) set({ security, url: urlFor(form.url, security) }); }} />
        <SecurityFields form={form} own={own} set={set} faults={faults} />
        <FormError message={error} />
        <Button type="submit" loading={busy} className={classes.submit}>Start the station</Button>
      </form>
    </Card>
  );
}

interface SecurityProps {
  readonly form: StationForm;
  /** The URL leads to the CSMS of this workbench. */
  readonly own: boolean;
  readonly set: (change: Partial<StationForm>) => void;
  readonly faults: Faults<StationForm>;
}

function SecurityFields({ form, own, set, faults }: SecurityProps) {
  const { security } = form;
  // What this workbench's CSMS gives by itself is asked for only when something else was pasted before.
  const given = own && form.certificate === '' && form.key === '' && form.ca === '';
  return (
    <>
      {needsPassword(security) && <PasswordInput id="station-password" label="Password" value={form.password} error={faults.password} onChange={(event) => set({ password: event.currentTarget.value })} />}
      {needsTls(security) && given && <p className={classes.hint}>This workbench’s CSMS gives the station {security === '3' ? 'its CA and a certificate that it has signed' : 'its CA'}.</p>}
      {security === '3' && !given && (
        <>
          <Textarea id="station-certificate" label="Certificate of the station (PEM)" rows={2} value={form.certificate} error={faults.certificate} onChange={(event) => set({ certificate: event.currentTarget.value })} />
          <Textarea label="Private key (PEM)" rows={2} value={form.key} error={faults.key} onChange={(event) => set({ key: event.currentTarget.value })} />
        </>
      )}
      {needsTls(security) && !given && <Textarea id="station-ca" label="CA certificate (PEM)" placeholder="Only for a CSMS whose certificate no public CA has signed" rows={2} value={form.ca} error={faults.ca} onChange={(event) => set({ ca: event.currentTarget.value })} />}
    </>
  );
}
