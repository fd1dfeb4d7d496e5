import { SegmentedControl } from '@mantine/core';
import { IconActivity, IconFilter } from '@tabler/icons-react';
import { useState } from 'react';
import type { EventState, StationState } from '../../shared/state/model';
import { useLog } from '../stores/log';
import table from '../ui/data-table.module.css';
import { EmptyState } from '../ui/empty-state';
import { fullTime, plural, shortTime } from '../ui/format';
import { IconButton } from '../ui/icon-button';
import { MonitorTable } from './monitor-table';
import { SeverityMark } from './severity-mark';
import { StatePanel } from './state-panel';
import { useStations } from './use-world-view';
import { variableName } from './variable-name';

const PARTS = [{ value: 'events', label: 'Events' }, { value: 'monitors', label: 'Monitors' }];

/** What stations watch and tell of themselves: events, security events, and the monitors behind them. */
export function EventsPanel() {
  const { shown } = useStations();
  const [part, setPart] = useState('events');
  const some = shown.some(({ monitoring }) => monitoring.events.length > 0 || monitoring.monitors.length > 0 || monitoring.base !== undefined);
  return (
    <StatePanel
      tools={<SegmentedControl aria-label="What is listed" data={PARTS} value={part} onChange={setPart} />}
      empty={some ? undefined : <EmptyState icon={<IconActivity size={26} stroke={1.5} />} title="No event and no monitor yet">What a station tells with NotifyEvent and SecurityEventNotification is listed here, and the monitors that the CSMS has set with SetVariableMonitoring.</EmptyState>}
    >
      <div className={table.scroll} role="region" aria-label={part === 'events' ? 'Table of events' : 'Table of monitors'} tabIndex={0}>
        {part === 'events' ? <EventTable stations={shown} /> : <MonitorTable stations={shown} />}
      </div>
    </StatePanel>
  );
}

function EventTable({ stations }: { readonly stations: readonly StationState[] }) {
  const several = stations.length > 1;
  const all = stations.flatMap(({ id, monitoring }) => monitoring.events.map((event, at) => ({ station: id, event, key: `${id} ${event.messageId} ${at}` })))
    .toSorted((a, b) => b.event.at - a.event.at);
  return (
    <table className={table.table}>
      <thead>
        <tr>
          <th scope="col">Time</th>
          {several && <th scope="col">Station</th>}
          <th scope="col">Severity</th>
          <th scope="col">What</th>
          <th scope="col">Told</th>
          <th scope="col" className={table.wide}>More</th>
          <th scope="col"><span className="visually-hidden">Actions</span></th>
        </tr>
      </thead>
      <tbody>
        {all.map(({ station, event, key }) => (
          <tr key={key}>
            <td title={fullTime(event.at)}>{shortTime(event.at)}</td>
            {several && <td>{station}</td>}
            <td><SeverityMark severity={event.kind === 'security' ? 'security' : event.severity} cleared={event.kind === 'monitor' && event.cleared === true} /></td>
            <td>{event.kind === 'security' ? event.type : variableName(event)}</td>
            <td className={table.cut} title={told(event)}>{told(event)}</td>
            <td data-tone="dim" className={`${table.cut ?? ''} ${table.wide ?? ''}`} title={more(event)}>{more(event)}</td>
            <td data-align="right">
              <IconButton label={`Show in the log: ${event.kind === 'security' ? event.type : variableName(event)}`} icon={<IconFilter size={14} />} onClick={() => useLog.getState().refine({ query: `id:${JSON.stringify(event.messageId)}`, text: '' })} />
            </td>
          </tr>
        ))}
      </tbody>
      {all.length === 0 && <caption className={table.caption}>No event yet; {plural(stations.reduce((sum, { monitoring }) => sum + monitoring.monitors.length, 0), 'monitor')} set.</caption>}
    </table>
  );
}

function told(event: EventState): string {
  if (event.kind === 'security') return event.info ?? '';
  return `${event.value} · ${event.trigger}`;
}

function more(event: EventState): string {
  if (event.kind === 'security') return '';
  return [
    ...(event.monitor === undefined ? [] : [`monitor ${event.monitor}`]), ...(event.cause === undefined ? [] : [`because of event ${event.cause}`]),
    ...(event.transactionId === undefined ? [] : [`transaction ${event.transactionId}`]), ...(event.info === undefined ? [] : [event.info]),
  ].join(' · ');
}
