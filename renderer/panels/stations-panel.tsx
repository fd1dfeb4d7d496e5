import { IconFilter, IconPlugConnectedX, IconServer } from '@tabler/icons-react';
import type { StationState } from '../../shared/state/model';
import { call } from '../host/host';
import { useCsms } from '../stores/csms';
import { useLog } from '../stores/log';
import { notify, notifyError } from '../stores/notices';
import table from '../ui/data-table.module.css';
import { EmptyState } from '../ui/empty-state';
import { count, duration, fullTime } from '../ui/format';
import { IconButton } from '../ui/icon-button';
import { StateChip } from '../ui/state-chip';
import { VersionBadge } from '../ui/version-badge';
import { StatePanel } from './state-panel';
import { useMoment, useStations } from './use-world-view';

export function StationsPanel() {
  const { shown } = useStations();
  return (
    <StatePanel
      empty={shown.length === 0 ? <EmptyState icon={<IconServer size={26} stroke={1.5} />} title="No station has spoken yet">Each station that connects appears here with its connection, its registration and what it says of itself.</EmptyState> : undefined}
    >
      <div className={table.scroll} role="region" aria-label="Table of stations" tabIndex={0}>
        <table className={table.table}>
          <thead>
            <tr>
              <th scope="col">Station</th>
              <th scope="col">OCPP</th>
              <th scope="col">Connection</th>
              <th scope="col">Registration</th>
              <th scope="col">Model</th>
              <th scope="col" className={table.wide}>Firmware</th>
              <th scope="col">Last message</th>
              <th scope="col" data-align="right">Messages</th>
              <th scope="col" data-align="right">Errors</th>
              <th scope="col"><span className="visually-hidden">Actions</span></th>
            </tr>
          </thead>
          <tbody>{shown.map((station) => <StationRow key={station.id} station={station} />)}</tbody>
        </table>
      </div>
    </StatePanel>
  );
}

function StationRow({ station }: { readonly station: StationState }) {
  const moment = useMoment();
  const ours = useCsms((state) => state.state?.stations.some((other) => other.id === station.id && other.connected) ?? false);
  const { boot, lastMessageAt, connectedAt } = station;
  return (
    <tr>
      <th scope="row" style={{ position: 'static', background: 'none', color: 'inherit', fontSize: 'inherit', fontWeight: 500 }}>{station.id}</th>
      <td><VersionBadge version={station.version} /></td>
      <td title={station.remote}>
        <StateChip plain state={station.connected ? 'connected' : 'offline'} label={station.connected ? `connected${connectedAt === undefined ? '' : ` ${duration(moment - connectedAt)}`}` : closedText(station)} />
      </td>
      <td>{boot?.status === undefined ? <span style={{ color: 'var(--text-3)' }}>not booted</span> : <StateChip plain state={boot.status} />}</td>
      <td data-tone="dim" className={table.cut} title={boot === undefined ? undefined : `${boot.vendor} ${boot.model}`}>{boot === undefined ? '' : `${boot.vendor} ${boot.model}`}</td>
      <td data-tone="dim" className={table.wide}>{boot?.firmwareVersion}</td>
      <td data-tone="dim" title={lastMessageAt === undefined ? undefined : fullTime(lastMessageAt)}>{lastMessageAt === undefined ? '' : `${duration(moment - lastMessageAt)} ago`}</td>
      <td data-align="right">{count(station.messages)}</td>
      <td data-align="right" data-tone={station.errors > 0 ? 'error' : 'dim'}>{count(station.errors)}</td>
      <td data-align="right">
        <span className={table.actions}>
          <IconButton label={`Show only ${station.id} in the log`} icon={<IconFilter size={14} />} onClick={() => useLog.getState().refine({ stations: [station.id] })} />
          {ours && <IconButton label={`Disconnect ${station.id}`} icon={<IconPlugConnectedX size={14} />} onClick={() => void disconnect(station.id)} />}
        </span>
      </td>
    </tr>
  );
}

function closedText(station: StationState): string {
  const { lastClose } = station;
  return lastClose === undefined ? 'offline' : `closed ${lastClose.code}${lastClose.reason === '' ? '' : ` ${lastClose.reason}`}`;
}

async function disconnect(station: string): Promise<void> {
  const reply = await call('csms.disconnect', { station });
  if (reply.ok) notify('ok', `${station} is disconnected.`);
  else notifyError(reply.error);
}
