import { Button, NumberInput, Select, TextInput } from '@mantine/core';
import { IconBan, IconHandStop, IconTrash } from '@tabler/icons-react';
import { useState, type FormEvent } from 'react';
import type { End, FrameRule, TapSettings } from '../../shared/tap/api';
import form from '../ui/form-panel.module.css';
import { IconButton } from '../ui/icon-button';
import classes from './tap.module.css';

const FROM = [{ value: 'station', label: 'the station' }, { value: 'csms', label: 'the CSMS' }] as const;
const HALVES = [{ value: 'request', label: 'requests' }, { value: 'response', label: 'answers' }] as const;
const EFFECTS = [{ value: 'holds', label: 'hold until released' }, { value: 'drops', label: 'drop' }] as const;
type Effect = (typeof EFFECTS)[number]['value'];
type Rules = Pick<TapSettings, 'drops' | 'holds'>;

interface Props {
  readonly settings: Rules;
  readonly onChange: (change: Partial<Rules>) => void;
}

/** Which messages are dropped, and which wait for a person; a rule that drops goes before one that holds. */
export function RuleList({ settings, onChange }: Props) {
  const rules = (['drops', 'holds'] as const).flatMap((effect) => settings[effect].map((rule) => ({ effect, rule, words: wordsOf(effect, rule) })));
  if (rules.length === 0) return <p className={classes.way}>None. Every message is passed on.</p>;
  return (
    <ul className={classes.rules} aria-label="Rules of the tap">
      {rules.map(({ effect, rule, words }) => (
        <li key={words}>
          {effect === 'drops' ? <IconBan size={15} aria-hidden /> : <IconHandStop size={15} aria-hidden />}
          <span>{words}</span>
          <IconButton label={`Remove the rule: ${words}`} icon={<IconTrash size={15} />} onClick={() => onChange({ [effect]: settings[effect].filter((one) => one !== rule) })} />
        </li>
      ))}
    </ul>
  );
}

function wordsOf(effect: Effect, { from, half, action, times }: FrameRule): string {
  const what = action === undefined ? `all ${half === 'request' ? 'requests' : 'answers'}` : half === 'request' ? action : `answers to ${action}`;
  return `${effect === 'drops' ? 'Drop' : 'Hold'} ${what} of the ${from === 'station' ? 'station' : 'CSMS'}${times === undefined ? '' : `, ${times === 1 ? 'once' : `${times} times`}`}`;
}

export function NewRule({ settings, onChange }: Props) {
  const [effect, setEffect] = useState<Effect>('holds');
  const [from, setFrom] = useState<End>('station');
  const [half, setHalf] = useState<FrameRule['half']>('request');
  const [action, setAction] = useState('');
  const [times, setTimes] = useState<number | string>('');
  const add = (event: FormEvent): void => {
    event.preventDefault();
    const rule: FrameRule = { from, half, ...(action.trim() === '' ? {} : { action: action.trim() }), ...(typeof times === 'number' ? { times } : {}) };
    const words = wordsOf(effect, rule);
    onChange({ [effect]: [...settings[effect].filter((one) => wordsOf(effect, one) !== words), rule] });
    setAction('');
  };
  return (
    <form className={form.grid} onSubmit={add} aria-label="New rule">
      <Select label="Do" data={EFFECTS} value={effect} onChange={(value) => setEffect(value === 'drops' ? 'drops' : 'holds')} />
      <Select label="Sent by" data={FROM} value={from} onChange={(value) => setFrom(value === 'csms' ? 'csms' : 'station')} />
      <Select label="Messages" data={HALVES} value={half} onChange={(value) => setHalf(value === 'response' ? 'response' : 'request')} />
      <TextInput label="Action" placeholder="any" value={action} onChange={(event) => setAction(event.currentTarget.value)} />
      <NumberInput label="How often" placeholder="always" min={1} max={1_000_000} allowDecimal={false} value={times} onChange={setTimes} />
      <Button type="submit" className={classes.add}>Add the rule</Button>
    </form>
  );
}
