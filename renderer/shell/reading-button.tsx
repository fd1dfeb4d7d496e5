import { Button, NativeSelect, Popover, Switch, TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import type { LogReading } from '../../shared/ipc/shapes';
import { OCPP_VERSIONS } from '../../shared/ocpp/version';
import { call } from '../host/host';
import { FormError } from '../start/card';
import { useJournal } from '../stores/journal';
import { plural } from '../ui/format';
import classes from './reading-button.module.css';

/** Of a log of another system: says how it was read, and lets a person put it right. */
export function ReadingButton() {
  const reading = useJournal((state) => state.info?.reading);
  const id = useJournal((state) => state.info?.id);
  const [opened, setOpened] = useState(false);
  if (!reading) return null;
  const doubtful = reading.brokenLines > 0 || reading.cut > 0 || reading.directions.assumed > 0;
  return (
    <Popover opened={opened} onChange={setOpened} position="bottom" trapFocus width={400}>
      <Popover.Target>
        <button type="button" className={classes.chip} data-doubtful={doubtful || undefined} aria-expanded={opened} onClick={() => setOpened(!opened)}>
          Read as {reading.formats.join(', ')}
        </button>
      </Popover.Target>
      <Popover.Dropdown>{opened && <Facts key={id} reading={reading} onDone={() => setOpened(false)} />}</Popover.Dropdown>
    </Popover>
  );
}

const ZONE_FROM = { log: 'said by the log', messages: 'found by the times in the messages', option: 'as you said', assumed: 'assumed' } as const;

function Facts({ reading, onDone }: { readonly reading: LogReading; readonly onDone: () => void }) {
  const { directions, writer, wishes } = reading;
  const [format, setFormat] = useState(wishes.format ?? '');
  const [version, setVersion] = useState<string>(wishes.version ?? '');
  const [station, setStation] = useState(wishes.station ?? '');
  const [zone, setZone] = useState(wishes.zoneMinutes === undefined ? '' : zoneText(wishes.zoneMinutes));
  const [swap, setSwap] = useState(wishes.swapDirections === true);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string>();
  const minutes = zone.trim() === '' ? undefined : minutesOf(zone);
  const wrongZone = zone.trim() !== '' && minutes === undefined;

  const again = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (wrongZone) return;
    setBusy(true);
    const known = OCPP_VERSIONS.find((one) => one === version);
    const reply = await call('log.reread', {
      ...(format === '' ? {} : { format }), ...(known ? { version: known } : {}), ...(station.trim() === '' ? {} : { station: station.trim() }),
      ...(minutes === undefined ? {} : { zoneMinutes: minutes }), ...(swap ? { swapDirections: true } : {}),
    });
    setBusy(false);
    setError(reply.ok ? undefined : reply.error.message);
    if (reply.ok) onDone();
  };

  return (
    <form className={classes.form} onSubmit={(event) => void again(event)}>
      <dl className={classes.facts}>
        <dt>Lines</dt>
        <dd>{plural(reading.linesRead, 'line')} of {reading.lines} gave {plural(reading.frames, 'message')}{reading.otherLines > 0 && `, ${reading.otherLines} are others`}{reading.brokenLines > 0 && `, ${reading.brokenLines} could not be read`}{reading.cut > 0 && `; ${plural(reading.cut, 'message')} cut off`}.</dd>
        <dt>Directions</dt>
        <dd>{[[directions.log, 'named'], [directions.action, 'by the action'], [directions.pairing, 'by the request'], [directions.assumed, 'assumed']].filter(([count]) => Number(count) > 0).map(([count, how]) => `${count} ${how}`).join(', ')}{writer !== undefined && `; the ${writer === 'csms' ? 'CSMS' : 'station'} wrote the log`}.</dd>
        <dt>Times</dt>
        <dd>{reading.timed ? `UTC${zoneText(reading.zoneMinutes)}, ${ZONE_FROM[reading.zoneFrom]}.` : 'The log names none.'}</dd>
      </dl>
      <div className={classes.fields}>
        <NativeSelect label="Format" value={format} onChange={(event) => setFormat(event.currentTarget.value)} data={[{ value: '', label: 'As found' }, ...reading.choices.map(({ id, title }) => ({ value: id, label: title }))]} />
        <NativeSelect label="OCPP version" value={version} onChange={(event) => setVersion(event.currentTarget.value)} data={[{ value: '', label: 'As found' }, ...OCPP_VERSIONS]} />
        <TextInput label="Station without a name" placeholder="As found" value={station} onChange={(event) => setStation(event.currentTarget.value)} />
        <TextInput label="Zone of the times" placeholder="As found, or +02:00" value={zone} onChange={(event) => setZone(event.currentTarget.value)} error={wrongZone && 'An offset from UTC such as +02:00'} />
      </div>
      <Switch label="Turn the directions around" checked={swap} onChange={(event) => setSwap(event.currentTarget.checked)} />
      <FormError message={error} />
      <div className={classes.submit}><Button type="submit" variant="filled" loading={busy} disabled={wrongZone}>Read again</Button></div>
    </form>
  );
}

function zoneText(minutes: number): string {
  if (minutes === 0) return '';
  const size = Math.abs(minutes);
  return `${minutes < 0 ? '-' : '+'}${String(Math.floor(size / 60)).padStart(2, '0')}:${String(size % 60).padStart(2, '0')}`;
}

/** Minutes of an offset from UTC; undefined when the text is none. */
function minutesOf(text: string): number | undefined {
  if (/^\s*(?:z|utc)\s*$/i.test(text)) return 0;
  const found = /^\s*([+-]?)(\d{1,2})(?::?(\d\d))?\s*$/.exec(text);
  const minutes = found ? Number(found[2]) * 60 + Number(found[3] ?? '0') : Number.NaN;
  if (!found || minutes > 840) return undefined;
  return found[1] === '-' ? -minutes : minutes;
}
