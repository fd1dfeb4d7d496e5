import { Button, TextInput } from '@mantine/core';
import { IconDownload, IconSearch, IconSettings } from '@tabler/icons-react';
import { useState } from 'react';
import type { StationState } from '../../shared/state/model';
import { call } from '../host/host';
import { useCsms } from '../stores/csms';
import { notify, notifyError } from '../stores/notices';
import table from '../ui/data-table.module.css';
import { EmptyState } from '../ui/empty-state';
import { StatePanel } from './state-panel';
import { useStations } from './use-world-view';
import { matches, readAllCall, variableKey } from './variable-calls';
import { VariableRow } from './variable-row';

export function VariablesPanel() {
  const { shown } = useStations();
  const [query, setQuery] = useState('');
  // Variables of several stations in one table say nothing: the first, unless one is chosen.
  const station = shown[0];
  const title = station?.version === '1.6' ? 'Configuration' : 'Variables';
  const variables = (station?.variables ?? []).filter((variable) => matches(variable, query));
  return (
    <StatePanel
      tools={station !== undefined && (
        <>
          <TextInput aria-label={`Find ${title.toLowerCase()}`} placeholder="Find" leftSection={<IconSearch size={13} />} value={query} onChange={(event) => setQuery(event.currentTarget.value)} w={150} />
          <ReadAll station={station} />
        </>
      )}
      empty={station === undefined || station.variables.length === 0
        ? <EmptyState icon={<IconSettings size={26} stroke={1.5} />} title={station === undefined ? 'No station yet' : `${station.id} has told nothing of its ${title.toLowerCase()} yet`}>
            {station?.version === '1.6' ? 'Ask it with “Read all” (GetConfiguration).' : 'Ask it with “Read all” (GetBaseReport); whatever GetVariables, SetVariables and reports say is kept here.'}
          </EmptyState>
        : undefined}
    >
      <div className={table.scroll} role="region" aria-label={`Table of ${title.toLowerCase()}`} tabIndex={0}>
        <table className={table.table}>
          <thead>
            <tr>
              {station?.version !== '1.6' && <th scope="col">Component</th>}
              <th scope="col">{station?.version === '1.6' ? 'Key' : 'Variable'}</th>
              {station?.version !== '1.6' && <th scope="col">Attribute</th>}
              <th scope="col">Value</th>
              <th scope="col">Access</th>
              <th scope="col">Type</th>
              <th scope="col">As of</th>
            </tr>
          </thead>
          <tbody>
            {station !== undefined && variables.map((variable) => <VariableRow key={variableKey(variable)} station={station} variable={variable} />)}
          </tbody>
        </table>
      </div>
    </StatePanel>
  );
}

function ReadAll({ station }: { readonly station: StationState }) {
  const [busy, setBusy] = useState(false);
  const ours = useCsms((state) => state.state?.stations.some((other) => other.id === station.id && other.connected) ?? false);
  const { version } = station;
  if (version === undefined) return null;
  const read = async (): Promise<void> => {
    setBusy(true);
    const { action, payload } = readAllCall(version, Math.floor(Date.now() / 1000) % 1_000_000);
    const reply = await call('send.call', { target: { side: 'csms', station: station.id }, action, payload });
    setBusy(false);
    if (!reply.ok) notifyError(reply.error);
    else if (reply.value.kind === 'error') notify('error', `${station.id} answered ${action} with ${reply.value.code}: ${reply.value.description || 'no description'}.`);
    else if (reply.value.kind !== 'result') notify('error', `${station.id} did not answer ${action}.`);
  };
  return (
    <Button leftSection={<IconDownload size={13} />} loading={busy} disabled={!ours} title={ours ? undefined : `${station.id} is not connected to the CSMS of this workbench.`} onClick={() => void read()}>
      Read all
    </Button>
  );
}
