import { IconBroadcast, IconFileText, IconRobot, IconX } from '@tabler/icons-react';
import { openLogPath, orNotify, simulateStation, startCsms } from '../actions/operations';
import { keyOf, useRecent, type Recent } from '../stores/recent';
import { useStartForms } from '../stores/start-forms';
import { IconButton } from '../ui/icon-button';
import { stationOf } from './checks';
import classes from './start-page.module.css';

/** What was done here before, one click away. */
export function RecentList() {
  const recent = useRecent((state) => state.recent);
  return (
    <section className={classes.recent} aria-labelledby="recent-title">
      <h2 id="recent-title">Recent</h2>
      {recent.length === 0 ? <p className={classes.hint}>Connections and logs that you open are kept here.</p> : (
        <ul>
          {recent.map((entry) => (
            <li key={keyOf(entry)}>
              <button type="button" onClick={() => again(entry)}>
                {icon(entry)}
                <span>{title(entry)}</span>
                <small>{subtitle(entry)}</small>
              </button>
              <IconButton label={`Forget ${title(entry)}`} icon={<IconX size={12} />} onClick={() => useRecent.getState().remove(entry)} />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function again(entry: Recent): void {
  if (entry.kind === 'host') void orNotify(startCsms({ host: '0.0.0.0', port: entry.port, path: entry.path }));
  else if (entry.kind === 'log') void orNotify(openLogPath(entry.path));
  else void orNotify(simulateStation({ ...stationOf({ ...useStartForms.getState().station, security: '0' }), id: entry.id, url: entry.url, version: entry.version }));
}

function icon(entry: Recent) {
  if (entry.kind === 'host') return <IconBroadcast size={14} aria-hidden />;
  return entry.kind === 'station' ? <IconRobot size={14} aria-hidden /> : <IconFileText size={14} aria-hidden />;
}

function title(entry: Recent): string {
  if (entry.kind === 'host') return `CSMS on port ${entry.port}`;
  return entry.kind === 'station' ? entry.id : entry.name;
}

function subtitle(entry: Recent): string {
  if (entry.kind === 'host') return entry.path === '' ? '/' : entry.path;
  return entry.kind === 'station' ? `${entry.version} · ${entry.url}` : entry.path;
}
