import { Autocomplete, NativeSelect, Switch, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { LogPreview } from '../../shared/ipc/preview-shapes';
import { OCPP_VERSIONS } from '../../shared/ocpp/version';
import { useImport } from '../stores/import-preview';
import { plural } from '../ui/format';
import classes from './preview.module.css';
import { StationList } from './station-list';
import { offsetText, zoneOf, zoneWritten, ZONES } from './zone-text';

const ZONE_FROM = { log: 'said by the log', messages: 'found by the times in the messages', option: 'as you said', assumed: 'assumed' } as const;

/** What a person can put right; each change is seen in the lines beside it. `onFault`: a field holds what cannot be. */
export function Corrections({ preview, onFault }: { readonly preview: LogPreview; readonly onFault: (wrong: boolean) => void }) {
  const wishes = useImport((state) => state.wishes);
  const wish = useImport((state) => state.wish);
  const { reading, stations, files } = preview;
  const nameless = wishes.station !== undefined || stations.some(({ found }) => found === '');
  return (
    <aside className={classes.corrections} aria-label="Corrections">
      <h3>Put right</h3>
      <ZoneField preview={preview} onFault={onFault} />
      <NativeSelect
        label="OCPP version of all" value={wishes.version ?? ''} data={[{ value: '', label: `As found${reading.versions.length === 0 ? '' : `: ${reading.versions.join(', ')}`}` }, ...OCPP_VERSIONS]}
        onChange={({ currentTarget: { value } }) => wish({ version: OCPP_VERSIONS.find((one) => one === value) })}
      />
      {nameless && (
        <TextInput
          label="Station of messages that name none" placeholder={stations.find(({ found }) => found === '')?.station ?? ''} value={wishes.station ?? ''}
          onChange={({ currentTarget: { value } }) => wish({ station: value.trim() === '' ? undefined : value })}
        />
      )}
      <Switch
        label="Turn the directions around" checked={wishes.swapDirections === true} description={reading.writer === undefined ? 'Those that the log names, and those that are assumed.' : `The ${reading.writer === 'csms' ? 'CSMS' : 'station'} seems to have written “sent” and “received”.`}
        onChange={({ currentTarget: { checked } }) => wish({ swapDirections: checked ? true : undefined })}
      />
      {files.length > 1 && <FileList preview={preview} />}
      <StationList stations={stations} />
    </aside>
  );
}

function ZoneField({ preview: { reading }, onFault }: { readonly preview: LogPreview; readonly onFault: (wrong: boolean) => void }) {
  const wishes = useImport((state) => state.wishes);
  const wish = useImport((state) => state.wish);
  const [text, setText] = useState(() => zoneWritten(wishes));
  const wrong = zoneOf(text) === undefined;
  return (
    <Autocomplete
      label="Time zone of the log" placeholder="As found" value={text} data={[...ZONES]} limit={8} maxDropdownHeight={190}
      description={reading.timed ? `UTC${offsetText(reading.zoneMinutes)}, ${ZONE_FROM[reading.zoneFrom]}.` : 'The log names no times.'}
      error={wrong && 'An offset from UTC such as +02:00, or a zone such as Europe/Berlin.'}
      onChange={(value) => {
        setText(value);
        const zone = zoneOf(value);
        onFault(zone === undefined);
        if (zone !== undefined) wish({ zone: zone.zone, zoneMinutes: zone.zoneMinutes });
      }}
    />
  );
}

function FileList({ preview: { files } }: { readonly preview: LogPreview }) {
  const without = useImport((state) => state.wishes.without) ?? [];
  const wish = useImport((state) => state.wish);
  const choose = (position: number, kept: boolean): void => {
    const next = kept ? without.filter((one) => one !== position) : [...without, position].toSorted((a, b) => a - b);
    wish({ without: next.length === 0 ? undefined : next });
  };
  return (
    <fieldset className={classes.files}>
      <legend>Files</legend>
      {files.map(({ name, formats: [best], messages }, position) => (
        <label key={position} title={name}>
          <input type="checkbox" checked={!without.includes(position)} onChange={({ currentTarget: { checked } }) => choose(position, checked)} />
          <span className={classes.fileName}>{name}</span>
          <span className={classes.dim}>{best === undefined ? 'no messages' : without.includes(position) ? best.title : `${best.title}, ${plural(messages, 'message')}`}</span>
        </label>
      ))}
    </fieldset>
  );
}
