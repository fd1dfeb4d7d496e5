import { Button, NumberInput } from '@mantine/core';
import { useState } from 'react';
import type { TapSettings } from '../../shared/tap/api';
import { FormError } from '../start/card';
import { usePanels } from '../stores/panels';
import form from '../ui/form-panel.module.css';
import { configureTap } from './operations';
import { NewRule, RuleList } from './rules';
import classes from './tap.module.css';

/** What the tap does to the wire; all of it takes effect at once, and is told in the log. */
export function Interference({ settings }: { readonly settings: TapSettings }) {
  const { delayMs } = settings;
  const [error, setError] = useState<string>();
  const change = (asked: Partial<TapSettings>): void => void configureTap(asked).then(setError);
  return (
    <>
      <p className={classes.way}>What is done here takes effect at once and is told in the log.</p>
      <h3 className={form.heading}>Rules</h3>
      <RuleList settings={settings} onChange={change} />
      <NewRule settings={settings} onChange={change} />
      <FormError message={error} />
      <h3 className={form.heading}>Delay</h3>
      <div className={form.grid}>
        <Delay label="Delay from stations" value={delayMs.station} onChange={(station) => change({ delayMs: { ...delayMs, station } })} />
        <Delay label="Delay from the CSMS" value={delayMs.csms} onChange={(csms) => change({ delayMs: { ...delayMs, csms } })} />
      </div>
      <h3 className={form.heading}>Own messages</h3>
      <p className={classes.way}>The composer puts a message on a tapped wire, towards the station or the CSMS. The other side sees neither it nor its answer. <Button size="compact-xs" variant="subtle" onClick={() => usePanels.getState().show('composer', true)}>Open the composer</Button></p>
    </>
  );
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
