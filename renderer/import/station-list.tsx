import { NativeSelect, TextInput } from '@mantine/core';
import { IconArrowsUpDown } from '@tabler/icons-react';
import type { PreviewStation } from '../../shared/ipc/preview-shapes';
import type { ReadingWishes } from '../../shared/ipc/shapes';
import { OCPP_VERSIONS } from '../../shared/ocpp/version';
import { useImport } from '../stores/import-preview';
import { count, plural } from '../ui/format';
import { IconButton } from '../ui/icon-button';
import classes from './preview.module.css';

type StationWish = NonNullable<ReadingWishes['stations']>[number];

/** More than these are put right by the log itself. */
const MOST = 100;

/** The stations of a log: what each is called, which version it speaks, and which way its messages went. */
export function StationList({ stations }: { readonly stations: readonly PreviewStation[] }) {
  if (stations.length === 0) return null;
  return (
    <section className={classes.stations} aria-label="Stations">
      <h4>{plural(stations.length, 'station')}</h4>
      <ul>{stations.slice(0, MOST).map((station) => <Station key={station.found} station={station} />)}</ul>
      {stations.length > MOST && <p className={classes.dim}>and {count(stations.length - MOST)} more</p>}
    </section>
  );
}

function Station({ station: { found, station, version, versionFrom, messages } }: { readonly station: PreviewStation }) {
  const wish = useImport((state) => state.wishes.stations)?.find((one) => one.station === found);
  const title = found === '' ? 'messages that name no station' : found;
  const swapped = wish?.swapDirections === true;
  return (
    <li>
      <TextInput
        aria-label={`Name of ${title}`} placeholder={station} value={wish?.name ?? ''} title={`${found === '' ? 'No name in the log' : found}, ${plural(messages, 'message')}`}
        onChange={({ currentTarget: { value } }) => change(found, { name: value.trim() === '' ? undefined : value })}
      />
      <NativeSelect
        aria-label={`OCPP version of ${title}`} value={wish?.version ?? ''} data={[{ value: '', label: version === undefined || versionFrom === 'option' ? 'found' : version }, ...OCPP_VERSIONS.map((value) => ({ value, label: `as ${value}` }))]}
        onChange={({ currentTarget: { value } }) => change(found, { version: OCPP_VERSIONS.find((one) => one === value) })}
      />
      <IconButton label={`Turn the directions of ${title} around`} icon={<IconArrowsUpDown size={14} />} pressed={swapped} onClick={() => change(found, { swapDirections: swapped ? undefined : true })} />
    </li>
  );
}

function change(station: string, what: { readonly [Name in keyof StationWish]?: StationWish[Name] | undefined }): void {
  const { wishes, wish } = useImport.getState();
  const others = (wishes.stations ?? []).filter((one) => one.station !== station);
  const before = wishes.stations?.find((one) => one.station === station) ?? { station };
  const next = Object.fromEntries(Object.entries({ ...before, ...what }).filter(([, value]) => value !== undefined)) as StationWish;
  const stations = Object.keys(next).length > 1 ? [...others, next] : others;
  wish({ stations: stations.length === 0 ? undefined : stations });
}
