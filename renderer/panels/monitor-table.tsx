import type { StationState } from '../../shared/state/model';
import table from '../ui/data-table.module.css';
import { SeverityMark } from './severity-mark';
import { variableName } from './variable-name';

/** The monitors of the stations, by id, with what was last heard of each. */
export function MonitorTable({ stations }: { readonly stations: readonly StationState[] }) {
  const several = stations.length > 1;
  const all = stations.flatMap(({ id: station, monitoring }) => monitoring.monitors.toSorted((a, b) => a.id - b.id).map((monitor) => ({
    station, monitor, last: monitoring.events.findLast((event) => event.kind === 'monitor' && event.monitor === monitor.id),
  })));
  return (
    <table className={table.table}>
      <thead>
        <tr>
          <th scope="col" data-align="right">Id</th>
          {several && <th scope="col">Station</th>}
          <th scope="col">Severity</th>
          <th scope="col">Variable</th>
          <th scope="col">Type</th>
          <th scope="col" data-align="right">Value</th>
          <th scope="col">Last told</th>
          <th scope="col" className={table.wide}>Of</th>
        </tr>
      </thead>
      <tbody>
        {all.map(({ station, monitor, last }) => (
          <tr key={`${station} ${monitor.id}`}>
            <td data-align="right">{monitor.id}</td>
            {several && <td>{station}</td>}
            <td><SeverityMark severity={monitor.severity} /></td>
            <td>{variableName(monitor)}</td>
            <td data-tone="dim">{monitor.type}{monitor.transaction ? ' · in transactions' : ''}</td>
            <td data-align="right">{monitor.value}</td>
            <td>{last?.kind === 'monitor' ? `${last.value}${last.cleared ? ' · over' : ''}` : ''}</td>
            <td data-tone="dim" className={table.wide}>{monitor.custom ? 'the CSMS' : 'the station'}</td>
          </tr>
        ))}
      </tbody>
      <caption className={table.caption}>{settings(stations)}</caption>
    </table>
  );
}

/** What the CSMS has set for all monitors; nothing while it has set nothing. */
function settings(stations: readonly StationState[]): string {
  return stations.flatMap(({ id, monitoring: { base, level, monitors } }) => {
    const said = [...(base === undefined ? [] : [`monitoring base ${base}`]), ...(level === undefined ? [] : [`events up to severity ${level} are told`])];
    if (said.length > 0) return [`${id}: ${said.join(', ')}.`];
    return monitors.length === 0 ? [`${id} has told of no monitor.`] : [];
  }).join(' ');
}
