import { Button } from '@mantine/core';
import { IconArrowsExchange, IconPlugConnectedX } from '@tabler/icons-react';
import { useState } from 'react';
import type { TapShape } from '../../shared/ipc/shapes';
import type { End, TappedStation, TapRefusal, Traffic } from '../../shared/tap/api';
import { AddressList } from '../ui/address-list';
import { EmptyState } from '../ui/empty-state';
import { useFew } from '../ui/few';
import { clockTime, count, plural } from '../ui/format';
import form from '../ui/form-panel.module.css';
import { IconButton } from '../ui/icon-button';
import { StateChip } from '../ui/state-chip';
import { VersionBadge } from '../ui/version-badge';
import { disconnectLeg } from './operations';
import classes from './tap.module.css';

/** Who is on the tap, with both legs; and who was turned away, with why. */
export function TapStations({ state, onSetUp }: { readonly state: TapShape; readonly onSetUp: () => void }) {
  const { running, settings, stations, refusals } = state;
  const { shown, field } = useFew(stations.toReversed(), 'stations', ({ id }) => id);
  if (running === undefined && stations.length === 0) {
    return (
      <EmptyState icon={<IconArrowsExchange size={26} stroke={1.5} />} title="The tap is off" actions={<Button variant="filled" onClick={onSetUp}>Set the tap up</Button>}>
        A tap stands between stations and their CSMS. It passes every message on as it is, and shows it here.
      </EmptyState>
    );
  }
  return (
    <>
      {running !== undefined && <p className={classes.way}>Passes on to <code className="selectable">{settings.upstream}</code></p>}
      {stations.length === 0 && (
        <div className={classes.first}>
          <p>No station yet. Give stations one of these URLs instead of that of the CSMS:</p>
          <AddressList reachable={state.reachable} of="tap" />
        </div>
      )}
      {field}
      {shown.map((station) => <Station key={station.id} station={station} />)}
      {refusals.length > 0 && (
        <section className={classes.refused} aria-labelledby="tap-refusals">
          <h3 id="tap-refusals" className={form.heading}>Not let in</h3>
          <ul className={classes.refusals}>
            {gathered(refusals).slice(0, 5).map(({ id, at, message, times }) => <li key={`${id} ${message}`}><span className={classes.when}>{clockTime(at)}</span><strong>{id}</strong>{times > 1 && <span className={classes.when}>{times} times</span>}<span className={`${classes.why ?? ''} selectable`}>{message}</span></li>)}
          </ul>
        </section>
      )}
    </>
  );
}

/** The same of the same station once, with how often it was; the newest first. */
function gathered(refusals: TapShape['refusals']): readonly (TapRefusal & { readonly times: number })[] {
  const all = new Map<string, TapRefusal & { readonly times: number }>();
  for (const refusal of refusals) {
    const key = `${refusal.id}\n${refusal.message}`;
    const newest = all.get(key);
    all.set(key, newest ? { ...newest, times: newest.times + 1 } : { ...refusal, times: 1 });
  }
  return [...all.values()];
}

const LEGS: Readonly<Record<TappedStation['csms'], { readonly state: string; readonly words: string }>> = {
  open: { state: 'connected', words: 'connected' }, connecting: { state: 'connecting', words: 'connecting again' }, closed: { state: 'offline', words: 'closed' },
};

function Station({ station }: { readonly station: TappedStation }) {
  const [error, setError] = useState<string>();
  const { id, version, fromStation, fromCsms, lastError, remote, url } = station;
  return (
    <section className={classes.station} aria-label={id}>
      <div className={form.title}>
        <h3 title={id}>{id}</h3>
        {version !== undefined && <VersionBadge version={version} />}
      </div>
      <Leg name="Station" end="station" of={id} state={station.station} place={remote} traffic={fromStation} onError={setError} />
      <Leg name="CSMS" end="csms" of={id} state={station.csms} place={url} traffic={fromCsms} onError={setError} />
      {(error ?? lastError) !== undefined && <p className={classes.error} role="status">{error ?? lastError}</p>}
    </section>
  );
}

interface LegProps {
  readonly name: string;
  readonly end: End;
  readonly of: string;
  readonly state: TappedStation['csms'];
  readonly place: string;
  readonly traffic: Traffic;
  readonly onError: (message: string | undefined) => void;
}

function Leg({ name, end, of, state, place, traffic, onError }: LegProps) {
  const leg = LEGS[state];
  const more = [
    ...(traffic.waiting > 0 ? [`${count(traffic.waiting)} waiting`] : []), ...(traffic.dropped > 0 ? [`${count(traffic.dropped)} dropped`] : []), ...(traffic.injected > 0 ? [`${count(traffic.injected)} injected`] : []), ...(traffic.changed > 0 ? [`${count(traffic.changed)} changed`] : []), ...(traffic.held > 0 ? [`${count(traffic.held)} held`] : []),
  ];
  return (
    <div className={classes.row} role="group" aria-label={`${name} leg`}>
      <span className={classes.name}>{name}</span>
      <StateChip state={leg.state} label={leg.words} />
      <span className={`${classes.place ?? ''} selectable`} title={place}>{place}</span>
      <span className={classes.count}>sent {plural(traffic.frames, 'message')}{more.length > 0 && <span className={classes.more}> · {more.join(' · ')}</span>}</span>
      <IconButton label={`Disconnect the ${name} leg of ${of}`} icon={<IconPlugConnectedX size={15} />} disabled={state !== 'open'} onClick={() => void disconnectLeg(of, end).then(onError)} />
    </div>
  );
}
