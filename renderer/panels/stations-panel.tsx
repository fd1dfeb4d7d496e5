import { Button, TextInput } from '@mantine/core';
import { IconArrowsExchange, IconFilter, IconPlugConnectedX, IconSearch, IconServer } from '@tabler/icons-react';
import { memo, useMemo, useState } from 'react';
import type { StationState } from '../../shared/state/model';
import { call } from '../host/host';
import { useCsms } from '../stores/csms';
import { useLog } from '../stores/log';
import { notify, notifyError } from '../stores/notices';
import table from '../ui/data-table.module.css';
import { EmptyState } from '../ui/empty-state';
import { count, duration, fullTime, plural } from '../ui/format';
import { IconButton } from '../ui/icon-button';
import { LongTable } from '../ui/long-table';
import { StateChip } from '../ui/state-chip';
import { VersionBadge } from '../ui/version-badge';
import { StatePanel } from './state-panel';
import classes from './stations-panel.module.css';
import { useMoment, useStations } from './use-world-view';

export function StationsPanel() {
  const { shown } = useStations();
  const moment = useMoment();
  const [find, setFind] = useState('');
  const listed = useMemo(() => found(shown, find), [shown, find]);
  const connected = useMemo(() => shown.filter((station) => station.connected).length, [shown]);
  return (
    <StatePanel
      tools={shown.length > MANY && (
        <>
          <TextInput aria-label="Find stations" placeholder="Find" leftSection={<IconSearch size={14} />} className={classes.find} value={find} onChange={(event) => setFind(event.currentTarget.value)} />
          <span className={classes.told}>{connected} of {count(shown.length)} connected</span>
        </>
      )}
      empty={shown.length === 0 ? <EmptyState icon={<IconServer size={26} stroke={1.5} />} title="No station has spoken yet">Each station that connects appears here with its connection, its registration and what it says of itself.</EmptyState> : listed.length === 0 ? <NoneFound find={find} onClear={() => setFind('')} /> : undefined}
    >
      <LongTable
        label="Table of stations"
        items={listed}
        head={(
          <tr>
            <th scope="col" className={classes.station}>Station</th>
            <th scope="col" className={classes.version} style={{ width: 58 }}>OCPP</th>
            <th scope="col" className={classes.connection}>Connection</th>
            <th scope="col" className={table.slim} style={{ width: 96 }}>Registration</th>
            <th scope="col" className={table.medium}>Model</th>
            <th scope="col" className={table.wide} style={{ width: '15%' }}>Firmware</th>
            <th scope="col" className={table.wide} style={{ width: 112 }}>Last message</th>
            <th scope="col" className={table.wide} data-align="right" style={{ width: 78 }}>Messages</th>
            <th scope="col" className={table.slim} data-align="right" style={{ width: 60 }}>Errors</th>
            <th scope="col" style={{ width: shown.some(({ apart }) => apart !== undefined) ? 98 : 70 }}><span className="visually-hidden">Actions</span></th>
          </tr>
        )}
        row={(station, at) => <StationRow key={station.id} station={station} at={at} moment={moment} />}
      />
    </StatePanel>
  );
}

/** Messages of which one side knows nothing, or something else. */
const APART = 'is:injected or is:changed or is:dropped';
/** From so many stations on, one is found by typing rather than by looking. */
const MANY = 8;

/** Stations of which the identity or what they say of themselves holds the text, in any case. */
function found(stations: readonly StationState[], find: string): readonly StationState[] {
  const wanted = find.trim().toLowerCase();
  return wanted === '' ? stations : stations.filter(({ id, boot }) => `${id} ${boot?.vendor ?? ''} ${boot?.model ?? ''} ${boot?.firmwareVersion ?? ''} ${boot?.status ?? ''}`.toLowerCase().includes(wanted));
}

function NoneFound({ find, onClear }: { readonly find: string; readonly onClear: () => void }) {
  return (
    <EmptyState icon={<IconSearch size={26} stroke={1.5} />} title="No such station" actions={<Button onClick={onClear}>Show all stations</Button>}>
      Nothing that a station says of itself holds “{find}”.
    </EmptyState>
  );
}

interface RowProps {
  readonly station: StationState;
  readonly at: number;
  /** The moment that the panel shows, ms since 1970. */
  readonly moment: number;
}

const StationRow = memo(function StationRow({ station, at, moment }: RowProps) {
  const ours = useCsms((state) => state.state?.stations.some((other) => other.id === station.id && other.connected) ?? false);
  const { boot, lastMessageAt, connectedAt } = station;
  const connection = station.connected ? `connected${connectedAt === undefined ? '' : ` ${duration(moment - connectedAt)}`}` : closedText(station);
  const model = boot === undefined ? undefined : `${boot.vendor} ${boot.model}`;
  return (
    <tr aria-rowindex={at + 2}>
      <th scope="row" title={station.id}>{station.id}</th>
      <td className={classes.version}><VersionBadge version={station.version} /></td>
      <td title={station.remote === undefined ? connection : `${connection} · ${station.remote}`}><StateChip plain state={station.connected ? 'connected' : 'offline'} label={connection} /></td>
      <td className={table.slim}>{boot?.status === undefined ? <span className={classes.absent}>not booted</span> : <StateChip plain state={boot.status} />}</td>
      <td data-tone="dim" className={table.medium} title={model}>{model}</td>
      <td data-tone="dim" className={table.wide} title={boot?.firmwareVersion}>{boot?.firmwareVersion}</td>
      <td data-tone="dim" className={table.wide} title={lastMessageAt === undefined ? undefined : fullTime(lastMessageAt)}>{lastMessageAt === undefined ? '' : `${duration(moment - lastMessageAt)} ago`}</td>
      <td data-align="right" className={table.wide}>{count(station.messages)}</td>
      <td data-align="right" className={table.slim} data-tone={station.errors > 0 ? 'error' : 'dim'}>{count(station.errors)}</td>
      <td data-align="right">
        <span className={table.actions}>
          {station.apart !== undefined && <IconButton label={`The CSMS may know something else of ${station.id}: the tap injected, changed or dropped ${plural(station.apart, 'message')}. Show them`} icon={<IconArrowsExchange size={14} className={classes.apart} />} onClick={() => useLog.getState().refine({ stations: [station.id], text: '', query: APART })} />}
          <IconButton label={`Show only ${station.id} in the log`} icon={<IconFilter size={14} />} onClick={() => useLog.getState().refine({ stations: [station.id] })} />
          {ours && <IconButton label={`Disconnect ${station.id}`} icon={<IconPlugConnectedX size={14} />} onClick={() => void disconnect(station.id)} />}
        </span>
      </td>
    </tr>
  );
});

function closedText(station: StationState): string {
  const { lastClose } = station;
  return lastClose === undefined ? 'offline' : `closed ${lastClose.code}${lastClose.reason === '' ? '' : ` ${lastClose.reason}`}`;
}

async function disconnect(station: string): Promise<void> {
  const reply = await call('csms.disconnect', { station });
  if (reply.ok) notify('ok', `${station} is disconnected.`);
  else notifyError(reply.error);
}
