import { Button, Modal, NumberInput, PasswordInput, Select, Switch, TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { act } from './act';
import { placeWords, useActDialog } from './act-dialog-store';
import { actOf, initialOf, isComplete, type ActInput, type ActValues } from './act-form';
import classes from './simulator.module.css';

/** Asks for what an act needs before it is done. */
export function ActDialog() {
  const asked = useActDialog((state) => state.asked);
  const close = (): void => useActDialog.getState().ask(undefined);
  return (
    <Modal opened={asked !== undefined} onClose={close} size={340} title={asked && `${asked.form.label.replace('…', '')}${placeWords(asked.place)}`} closeButtonProps={{ 'aria-label': 'Close' }}>
      {asked && <Fields key={asked.id} onDone={close} />}
    </Modal>
  );
}

function Fields({ onDone }: { readonly onDone: () => void }) {
  const asked = useActDialog((state) => state.asked);
  const inputs = asked?.form.inputs ?? [];
  const [values, setValues] = useState<ActValues>(() => Object.fromEntries(inputs.map((input) => [input.name, initialOf(input)])));
  if (!asked) return null;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (!isComplete(inputs, values)) return;
    onDone();
    void act(asked.place.station.config.id, actOf(asked.kind, asked.form, asked.place, values));
  };
  return (
    <form className={classes.form} onSubmit={submit}>
      {inputs.map((input, at) => <Field key={input.name} input={input} first={at === 0} value={values[input.name] ?? ''} onChange={(value) => setValues({ ...values, [input.name]: value })} />)}
      <Button type="submit" variant="filled" disabled={!isComplete(inputs, values)}>Do it</Button>
    </form>
  );
}

interface FieldProps {
  readonly input: ActInput;
  readonly first: boolean;
  readonly value: string | number | boolean;
  readonly onChange: (value: string | number | boolean) => void;
}

function Field({ input, first, value, onChange }: FieldProps) {
  const common = { 'label': input.label, 'data-autofocus': first || undefined, 'placeholder': input.optional === true ? 'as it is' : '' };
  switch (input.type) {
    case 'number':
      return <NumberInput {...common} value={typeof value === 'boolean' ? '' : value} onChange={onChange} hideControls {...(input.min === undefined ? {} : { min: input.min })} {...(input.unit === undefined ? {} : { suffix: ` ${input.unit}` })} />;
    case 'choice':
      return <Select {...common} data={[...input.options]} value={String(value)} searchable={input.options.length > 9} onChange={(chosen) => { if (chosen !== null) onChange(chosen); }} />;
    case 'switch':
      return <Switch size="xs" label={input.label} checked={value === true} onChange={(event) => onChange(event.currentTarget.checked)} />;
    case 'text':
      return input.secret === true
        ? <PasswordInput {...common} value={String(value)} onChange={(event) => onChange(event.currentTarget.value)} />
        : <TextInput {...common} value={String(value)} onChange={(event) => onChange(event.currentTarget.value)} />;
  }
}
