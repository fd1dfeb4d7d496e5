import { Button, TextInput } from '@mantine/core';
import { useState, type KeyboardEvent } from 'react';
import type { StationState, VariableState } from '../../shared/state/model';
import { call } from '../host/host';
import { notify, notifyError } from '../stores/notices';
import { fullTime, shortTime } from '../ui/format';
import { componentText, setCall, variableText } from './variable-calls';
import classes from './variable-row.module.css';

interface Props {
  readonly station: StationState;
  readonly variable: VariableState;
}

/** One variable; its value can be changed in place where the station lets it. */
export function VariableRow({ station, variable }: Props) {
  const [editing, setEditing] = useState(false);
  const name = variableText(variable);
  const editable = variable.mutability !== 'ReadOnly' && station.connected;
  const limits = [variable.minLimit === undefined ? undefined : `≥ ${variable.minLimit}`, variable.maxLimit === undefined ? undefined : `≤ ${variable.maxLimit}`]
    .filter((limit) => limit !== undefined).join(', ');
  return (
    <tr>
      {station.version !== '1.6' && <td data-tone="dim">{componentText(variable)}</td>}
      <td style={{ fontWeight: 500 }}>{name}</td>
      {station.version !== '1.6' && <td data-tone="dim">{variable.attribute ?? 'Actual'}</td>}
      <td className={classes.value}>
        {editing
          ? <Editor station={station} variable={variable} onDone={() => setEditing(false)} />
          : editable
            ? <button type="button" className={classes.edit} title={`${variable.value ?? ''}\nClick to change`} aria-label={`Change ${name}, now ${variable.value ?? 'unknown'}`} onClick={() => setEditing(true)}>{variable.value ?? '–'}</button>
            : <span className={classes.text} title={variable.value}>{variable.value ?? (variable.mutability === 'WriteOnly' ? 'hidden' : '–')}</span>}
        {variable.unit !== undefined && !editing && <span className={classes.unit}>{variable.unit}</span>}
        {variable.refused !== undefined && !editing && <span className={classes.refused} title="What the last attempt to set it was told">{variable.refused}</span>}
      </td>
      <td data-tone="dim">{variable.mutability}</td>
      <td data-tone="dim" title={variable.valuesList}>{[variable.dataType, limits].filter(Boolean).join(' ')}</td>
      <td data-tone="dim" title={fullTime(variable.at)}>{shortTime(variable.at)}</td>
    </tr>
  );
}

function Editor({ station, variable, onDone }: Props & { readonly onDone: () => void }) {
  const [value, setValue] = useState(variable.value ?? '');
  const [busy, setBusy] = useState(false);
  const name = variableText(variable);
  const save = async (): Promise<void> => {
    const { version } = station;
    if (version === undefined) return;
    setBusy(true);
    const request = setCall(version, variable, value);
    const reply = await call('send.call', { target: { side: 'csms', station: station.id }, ...request });
    setBusy(false);
    if (!reply.ok) notifyError(reply.error);
    else if (reply.value.kind === 'error') notify('error', `${station.id} answered ${request.action} with ${reply.value.code}: ${reply.value.description || 'no description'}.`);
    else if (reply.value.kind !== 'result') notify('error', `${station.id} did not answer ${request.action}.`);
    else onDone();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Enter') void save();
    else if (event.key === 'Escape') { event.stopPropagation(); onDone(); }
  };
  return (
    <span className={classes.editor}>
      <TextInput autoFocus aria-label={`New value of ${name}`} value={value} onChange={(event) => setValue(event.currentTarget.value)} onKeyDown={onKeyDown} />
      <Button loading={busy} onClick={() => void save()}>Set</Button>
    </span>
  );
}
