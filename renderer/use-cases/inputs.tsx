import { TextInput } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useUseCases } from '../stores/use-cases';
import { listedUseCase } from './catalogue';
import classes from './inputs.module.css';

/** A scenario's inputs, by its name. */
type InputsOf = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

/** The values that a scenario lets whoever runs it change. */
export function Inputs() {
  const subject = useUseCases((state) => state.subject);
  const version = useUseCases((state) => state.form.version);
  const own = useUseCases((state) => state.own);
  const changed = useUseCases((state) => state.inputs);
  const setInput = useUseCases((state) => state.setInput);
  const [inputs, setInputs] = useState<InputsOf>();
  useEffect(() => {
    let gone = false;
    void import('./scenario-texts').then(({ inputsOf, inputsOfText }) => {
      if (gone || subject === undefined) return;
      const text = subject.kind === 'own' ? own.find(({ name }) => name === subject.name)?.text : undefined;
      if (subject.kind === 'own') setInputs({ [subject.name]: text === undefined ? {} : inputsOfText(text) });
      else setInputs(inputsOf((listedUseCase(subject.id)?.scenarios ?? []).filter(({ versions }) => versions.includes(version)).map(({ name }) => name)));
    });
    return () => { gone = true; };
  }, [subject, version, own]);
  if (inputs === undefined) return null;
  const fields = Object.entries(inputs).flatMap(([scenario, values]) => Object.entries(values).map(([name, value]) => ({ scenario, name, value })));
  if (fields.length === 0) return <p className={classes.none}>This scenario takes no values from outside.</p>;
  return (
    <div className={classes.inputs} role="group" aria-label="Values that the run uses">
      {fields.map(({ scenario, name, value }) => (
        <TextInput
          key={`${scenario} ${name}`} label={name} placeholder={textOf(value)} value={changed[scenario]?.[name] ?? ''}
          onChange={({ currentTarget: { value: text } }) => setInput(scenario, name, text === '' ? undefined : text)}
        />
      ))}
    </div>
  );
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
