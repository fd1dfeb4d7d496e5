import { Button, NumberInput, Select, TextInput } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { useState, type FormEvent } from 'react';
import type { FrameRule, End, TapSettings } from '../../shared/tap/api';
import { FormError } from '../start/card';
import { usePanels } from '../stores/panels';
import { IconButton } from '../ui/icon-button';
import { configureTap } from './operations';
import classes from './tap.module.css';

const FROM = [{ value: 'station', label: 'the station sends' }, { value: 'csms', label: 'the CSMS sends' }] as const;
const HALVES = [{ value: 'request', label: 'requests' }, { value: 'response', label: 'answers' }] as const;
const whose = (from: End): string => (from === 'station' ? 'station' : 'CSMS');

/** What the tap does to the wire; all of it takes effect at once, and is told in the log. */
export function Interference({ settings }: { readonly settings: TapSettings }) {
  const { delayMs, drops } = settings;
  const [error, setError] = useState<string>();
  const change = (asked: Partial<TapSettings>): void => void configureTap(asked).then(setError);
  return (
    <>
      <p className={classes.way}>What is done here takes effect at once and is told in the log.</p>
      <div className={classes.grid}>
        <Delay label="Delay from stations" value={delayMs.station} onChange={(station) => change({ delayMs: { ...delayMs, station } })} />
        <Delay label="Delay from the CSMS" value={delayMs.csms} onChange={(csms) => change({ delayMs: { ...delayMs, csms } })} />
      </div>
      <h3 className={classes.heading}>Not passed on</h3>
      {drops.length > 0 && (
        <ul className={classes.rules} aria-label="Rules of what is not passed on">
          {drops.map((rule, at) => (
            <li key={wordsOf(rule)}>
              <span>{wordsOf(rule)}</span>
              <IconButton label={`Pass on again: ${wordsOf(rule)}`} icon={<IconTrash size={15} />} onClick={() => change({ drops: drops.filter((_, other) => other !== at) })} />
            </li>
          ))}
        </ul>
      )}
      <NewRule onAdd={(rule) => change({ drops: [...drops.filter((one) => wordsOf(one) !== wordsOf(rule)), rule] })} />
      <FormError message={error} />
      <h3 className={classes.heading}>Own messages</h3>
      <p className={classes.way}>The composer puts a message on a tapped wire, towards the station or the CSMS. The other side sees neither it nor its answer. <Button size="compact-xs" variant="subtle" onClick={() => usePanels.getState().show('composer', true)}>Open the composer</Button></p>
    </>
  );
}

function wordsOf({ from, half, action, times }: FrameRule): string {
  const what = action === undefined ? `All ${half === 'request' ? 'requests' : 'answers'}` : half === 'request' ? action : `Answers to ${action}`;
  return `${what} of the ${whose(from)}${times === undefined ? '' : `, ${times} times`}`;
}

/** Taken when the field is left or Enter is pressed. */
function Delay({ label, value, onChange }: { readonly label: string; readonly value: number; readonly onChange: (value: number) => void }) {
  const [typed, setTyped] = useState<number | string>();
  const commit = (): void => {
    if (typeof typed === 'number' && typed !== value) onChange(typed);
    setTyped(undefined);
  };
  return <NumberInput label={label} suffix=" ms" min={0} max={600_000} step={100} allowDecimal={false} value={typed ?? value} onChange={setTyped} onBlur={commit} onKeyDown={(event) => { if (event.key === 'Enter') commit(); }} />;
}

function NewRule({ onAdd }: { readonly onAdd: (rule: FrameRule) => void }) {
  const [from, setFrom] = useState<End>('station');
  const [half, setHalf] = useState<FrameRule['half']>('request');
  const [action, setAction] = useState('');
  const add = (event: FormEvent): void => {
    event.preventDefault();
    onAdd({ from, half, ...(action.trim() === '' ? {} : { action: action.trim() }) });
    setAction('');
  };
  return (
    <form className={classes.grid} onSubmit={add} aria-label="What is not passed on">
      <Select label="Who" data={FROM} value={from} onChange={(value) => setFrom(value === 'csms' ? 'csms' : 'station')} />
      <Select label="What" data={HALVES} value={half} onChange={(value) => setHalf(value === 'response' ? 'response' : 'request')} />
      <TextInput label="Action" placeholder="any" value={action} onChange={(event) => setAction(event.currentTarget.value)} />
      <Button type="submit" className={classes.add}>Drop it</Button>
    </form>
  );
}
