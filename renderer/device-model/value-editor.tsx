import { NumberInput, Select, Switch, TextInput } from '@mantine/core';
import { IconForms } from '@tabler/icons-react';
import { format, parseISO } from 'date-fns';
import { useState, type KeyboardEvent, type ReactNode } from 'react';
import { editingOf, faultOf, type Editing } from '../../shared/inventory/editing';
import { fullText } from '../../shared/inventory/names';
import type { OcppVersion } from '../../shared/ocpp/version';
import type { VariableState } from '../../shared/state/model';
import { ListEditor } from './list-editor';
import classes from './value-editor.module.css';

interface Props {
  readonly variable: VariableState;
  readonly version: OcppVersion;
  readonly value: string;
  readonly onCommit: (value: string) => void;
  readonly onCancel: () => void;
}

/** Writes a variable's value with what fits its type; any text can be written too, since a tester may want what is wrong. */
export function ValueEditor(props: Props) {
  const fitting = editingOf(props.variable, props.version);
  const [asText, setAsText] = useState(false);
  const editing: Editing = asText ? { kind: 'text' } : fitting;
  return (
    <span className={classes.editor}>
      <Field {...props} editing={editing} />
      {fitting.kind !== 'text' && !asText && (
        <button
          type="button" className={classes.asText} aria-label="Write any text instead" title="Write any text instead, also what does not fit"
          // The field would be left, and with it the editor, before the click comes.
          onMouseDown={(event) => event.preventDefault()} onClick={() => setAsText(true)}
        >
          <IconForms size={14} aria-hidden />
        </button>
      )}
    </span>
  );
}

function Field({ editing, variable, version, value, onCommit, onCancel }: Props & { readonly editing: Editing }): ReactNode {
  const [draft, setDraft] = useState(value);
  const label = `New value of ${fullText(variable)}`;
  const fault = draft === value ? undefined : faultOf(variable, draft, version);
  const keys = (event: KeyboardEvent): void => {
    if (event.key === 'Enter') onCommit(draft);
    else if (event.key === 'Escape') onCancel();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const common = { 'aria-label': label, autoFocus: true, error: fault !== undefined, title: fault, onKeyDown: keys, onBlur: () => onCommit(draft), className: classes.field };
  switch (editing.kind) {
    case 'switch': return <Toggle label={label} on={value.toLowerCase() === 'true'} onCommit={onCommit} onCancel={onCancel} />;
    case 'choice': return (
      <Select
        aria-label={label} autoFocus defaultDropdownOpened searchable={editing.options.length > 8} className={classes.field}
        data={withOdd(editing.options, value)} value={value === '' ? null : value}
        onChange={(chosen) => { if (chosen !== null) onCommit(chosen); }}
        onKeyDown={(event) => { if (event.key === 'Escape') { event.stopPropagation(); onCancel(); } }} onBlur={onCancel}
      />
    );
    case 'list': return <ListEditor label={label} options={editing.options} ordered={editing.ordered} value={value} onCommit={onCommit} onCancel={onCancel} />;
    case 'number': return (
      <NumberInput
        {...common} allowDecimal={!editing.whole} stepHoldDelay={400} stepHoldInterval={80} clampBehavior="none" value={draft}
        {...(editing.min === undefined ? {} : { min: editing.min })} {...(editing.max === undefined ? {} : { max: editing.max })}
        onChange={(next) => setDraft(String(next))}
      />
    );
    case 'date': return <TextInput {...common} type="datetime-local" step={1} value={localOf(draft)} onChange={(event) => setDraft(utcOf(event.currentTarget.value))} />;
    case 'text': return <TextInput {...common} {...(variable.mutability === 'WriteOnly' ? { type: 'password', autoComplete: 'new-password' } : {})} value={draft} onChange={(event) => setDraft(event.currentTarget.value)} />;
  }
}

interface ToggleProps {
  readonly label: string;
  readonly on: boolean;
  readonly onCommit: (value: string) => void;
  readonly onCancel: () => void;
}

/** Nothing is taken over before somebody has moved it. */
function Toggle({ label, on, onCommit, onCancel }: ToggleProps) {
  return (
    <Switch
      size="xs" autoFocus aria-label={label} label={on ? 'true' : 'false'} checked={on} className={classes.toggle}
      onChange={(event) => onCommit(String(event.currentTarget.checked))} onBlur={onCancel}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onCancel();
        else if (event.key === 'Enter') onCommit(String(!on));
        else return;
        event.preventDefault();
        event.stopPropagation();
      }}
    />
  );
}

/** A value that is none of the options is shown all the same. */
function withOdd(options: readonly string[], value: string): string[] {
  return value === '' || options.includes(value) ? [...options] : [value, ...options];
}

/** As the field shows it: the person's own time, whole seconds. */
function localOf(value: string): string {
  const time = parseISO(value);
  return Number.isNaN(time.getTime()) ? '' : format(time, "yyyy-MM-dd'T'HH:mm:ss");
}

function utcOf(local: string): string {
  const time = new Date(local);
  return Number.isNaN(time.getTime()) ? '' : time.toISOString().replace(/\.\d+Z$/, 'Z');
}
