import { Button, SegmentedControl, Textarea, TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import type { Tariff } from '../../shared/tariff/tariff';
import { FormError } from '../start/card';
import form from '../ui/form-panel.module.css';
import classes from './csms.module.css';
import { draftOfTariff, NEW_TARIFF, tariffOf, tariffOfJson, type TariffDraft, type TariffFaults } from './tariff-draft';

interface Props {
  /** Absent for a new one. */
  readonly tariff?: Tariff;
  readonly taken: readonly string[];
  readonly onSave: (tariff: Tariff) => void;
  readonly onCancel: () => void;
}

type Field = readonly [name: keyof TariffDraft, label: string, placeholder: string];
const FIELDS: readonly Field[] = [
  ['tariffId', 'tariffId', 'day'], ['currency', 'Currency', 'EUR'], ['tax', 'Tax, %', 'none'],
  ['energy', 'Per kWh', 'none'], ['peak', 'Per kWh at certain times', 'none'], ['peakFrom', 'These times begin at', '08:00'], ['peakUntil', 'and end at', '18:00'],
  ['charging', 'Per minute of charging', 'none'], ['idle', 'Per minute without charging', 'none'], ['idleAfter', 'counted after so many minutes', '0'],
  ['start', 'Fee to begin with', 'none'], ['least', 'No less than, with tax', 'none'], ['most', 'No more than, with tax', 'none'],
];

/** The prices that most tariffs have, or the whole tariff as JSON. */
export function TariffEditor({ tariff, taken, onSave, onCancel }: Props) {
  const first = tariff === undefined ? NEW_TARIFF : draftOfTariff(tariff);
  const [draft, setDraft] = useState(first ?? NEW_TARIFF);
  const [text, setText] = useState(JSON.stringify(tariff ?? { tariffId: 'day', currency: 'EUR', energy: { prices: [{ priceKwh: 0.35 }] } }, undefined, 2));
  const [json, setJson] = useState(first === undefined);
  const [faults, setFaults] = useState<{ readonly [Field in keyof TariffFaults]?: string | undefined }>({});
  const [fault, setFault] = useState<string>();

  const show = (wanted: boolean): void => {
    const read = tariffOf(draft, []);
    if (wanted && 'tariff' in read) setText(JSON.stringify(read.tariff, undefined, 2));
    if (!wanted) {
      const written = tariffOfJson(text, []);
      const back = 'tariff' in written ? draftOfTariff(written.tariff) : undefined;
      if (back === undefined) return setFault('tariff' in written ? 'The form has no field for all that is in it.' : written.fault);
      setDraft(back);
    }
    setFault(undefined);
    setJson(wanted);
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (json) {
      const read = tariffOfJson(text, taken);
      if ('tariff' in read) onSave(read.tariff);
      else setFault(read.fault);
      return;
    }
    const read = tariffOf(draft, taken);
    if ('tariff' in read) onSave(read.tariff);
    else setFaults(read.faults);
  };

  return (
    <form className={classes.editor} onSubmit={submit} noValidate aria-label={tariff === undefined ? 'New tariff' : `Tariff ${tariff.tariffId}`}>
      <SegmentedControl aria-label="How the tariff is written" w={170} data={['Prices', 'JSON']} value={json ? 'JSON' : 'Prices'} onChange={(value) => show(value === 'JSON')} />
      {json
        ? <Textarea label="Tariff (TariffType of OCPP 2.1); prices without tax" rows={12} spellCheck={false} classNames={{ input: form.code }} value={text} onChange={(event) => setText(event.currentTarget.value)} />
        : (
          <div className={form.grid}>
            {FIELDS.map(([name, label, placeholder]) => (
              <TextInput key={name} label={label} placeholder={placeholder} value={draft[name]} error={faults[name]} onChange={(event) => { const { value } = event.currentTarget; setDraft((before) => ({ ...before, [name]: value })); setFaults((before) => ({ ...before, [name]: undefined })); }} />
            ))}
          </div>
        )}
      <FormError message={fault} />
      <div className={classes.row}>
        <Button type="submit" variant="filled">Apply</Button>
        <Button onClick={onCancel}>Cancel</Button>
        {!json && <span className={classes.dim}>Prices are without tax.</span>}
      </div>
    </form>
  );
}
