import { NumberInput, Select, Switch } from '@mantine/core';
import { useState } from 'react';
import type { CsmsSettings } from '../../shared/csms/api';
import { OCPP_VERSIONS } from '../../shared/ocpp/version';
import { FormError } from '../start/card';
import { configure } from './configure';
import form from '../ui/form-panel.module.css';
import classes from './csms.module.css';
import { SiteLimitForm } from './site-limit-form';

const REGISTRATION = ['Accepted', 'Pending', 'Rejected'] as const;
const UNKNOWN = ['Accepted', 'Invalid', 'Unknown'] as const;
const STRICTNESS = [
  { value: 'observe', label: 'Observe and answer' },
  { value: 'warn', label: 'Warn and answer' },
  { value: 'reject', label: 'Reject with CALLERROR' },
] as const;
const NO_COMMON = [
  { value: 'complete-and-close', label: 'Connect, then close' },
  { value: 'refuse', label: 'Refuse the connection' },
] as const;

export function SettingsForm({ settings }: { readonly settings: CsmsSettings }) {
  const [error, setError] = useState<string>();
  const change = (...asked: Parameters<typeof configure>): void => void configure(...asked).then(setError);
  return (
    <div className={form.grid}>
      <Choice label="Registration at boot" options={REGISTRATION.map((value) => ({ value, label: value }))} value={settings.registration} onChange={(registration) => change({ registration })} />
      <Choice label="Invalid messages" options={STRICTNESS} value={settings.strictness} onChange={(strictness) => change({ strictness })} />
      <Choice label="Cards that are not listed" options={UNKNOWN.map((value) => ({ value, label: value }))} value={settings.unknownTokens} onChange={(unknownTokens) => change({ unknownTokens })} />
      <Seconds label="Heartbeat interval" value={settings.heartbeatInterval} onChange={(heartbeatInterval) => change({ heartbeatInterval })} />
      <Seconds label="Retry after Pending or Rejected" value={settings.retryInterval} onChange={(retryInterval) => change({ retryInterval })} />
      <Seconds label="Wait for answers" min={1} value={settings.callTimeoutMs / 1000} onChange={(seconds) => change({ callTimeoutMs: seconds * 1000 })} />
      <Choice
        label="Station without a subprotocol"
        options={[{ value: 'none', label: 'Refuse it' }, ...OCPP_VERSIONS.map((value) => ({ value, label: `Take it as ${value}` }))]}
        value={settings.assumeVersion ?? 'none'}
        onChange={(version) => { if (version === 'none') change({}, ['assumeVersion']); else change({ assumeVersion: version }); }}
      />
      <Choice label="No version in common" options={NO_COMMON} value={settings.noCommonVersion} onChange={(noCommonVersion) => change({ noCommonVersion })} />
      <SiteLimitForm limit={settings.siteLimit} onChange={(siteLimit) => { if (siteLimit) change({ siteLimit }); else change({}, ['siteLimit']); }} />
      <Switch className={classes.switch} size="xs" label="Read device model on connect" checked={settings.readOnConnect} onChange={(event) => change({ readOnConnect: event.currentTarget.checked })} />
      <Switch className={classes.switch} size="xs" label="Compression (permessage-deflate)" checked={settings.compress} onChange={(event) => change({ compress: event.currentTarget.checked })} />
      <div className={form.whole}><FormError message={error} /></div>
    </div>
  );
}

interface ChoiceProps<Value extends string> {
  readonly label: string;
  readonly options: readonly { readonly value: Value; readonly label: string }[];
  readonly value: Value;
  readonly onChange: (value: Value) => void;
}

function Choice<Value extends string>({ label, options, value, onChange }: ChoiceProps<Value>) {
  return (
    <Select
      label={label}
      data={options.map((option) => ({ value: String(option.value), label: option.label }))}
      value={value}
      onChange={(chosen) => {
        const option = options.find((one) => one.value === chosen);
        if (option !== undefined && option.value !== value) onChange(option.value);
      }}
    />
  );
}

interface SecondsProps {
  readonly label: string;
  readonly value: number;
  readonly min?: number;
  readonly onChange: (value: number) => void;
}

/** Whole seconds, taken when the field is left or Enter is pressed. */
function Seconds({ label, value, min = 0, onChange }: SecondsProps) {
  const [typed, setTyped] = useState<number | string>();
  const commit = (): void => {
    if (typeof typed === 'number' && typed !== value) onChange(typed);
    setTyped(undefined);
  };
  return <NumberInput label={label} suffix=" s" min={min} allowDecimal={false} value={typed ?? value} onChange={setTyped} onBlur={commit} onKeyDown={(event) => { if (event.key === 'Enter') commit(); }} />;
}
