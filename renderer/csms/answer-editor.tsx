import { Autocomplete, Button, Select, Textarea, TextInput } from '@mantine/core';
import { useMemo, useState, type FormEvent } from 'react';
import type { OverrideRule } from '../../shared/csms/api';
import { actionsSentBy } from '../../shared/ocpp/actions';
import { wireCodes } from '../../shared/ocpp/error-codes';
import { OCPP_VERSIONS } from '../../shared/ocpp/version';
import { useCsms } from '../stores/csms';
import { ANSWER_KINDS, ruleOf, type AnswerDraft, type DraftFaults } from './answer-draft';
import form from '../ui/form-panel.module.css';
import classes from './csms.module.css';

interface Props {
  readonly id: string;
  readonly enabled: boolean;
  readonly draft: AnswerDraft;
  readonly onSave: (rule: OverrideRule) => void;
  readonly onCancel: () => void;
}

/** What stations may ask, in any version. */
const ACTIONS = [...new Set(OCPP_VERSIONS.flatMap((version) => actionsSentBy(version, 'station').map(({ name }) => name)))].toSorted();
const CODES = [...new Set(OCPP_VERSIONS.flatMap((version) => wireCodes(version)))];

export function AnswerEditor({ id, enabled, draft: first, onSave, onCancel }: Props) {
  const [draft, setDraft] = useState(first);
  const [faults, setFaults] = useState<DraftFaults>({});
  const known = useCsms((store) => store.state?.stations);
  const stations = useMemo(() => [...new Set([...(known ?? []).map((station) => station.id), ...(draft.station === '' ? [] : [draft.station])])], [known, draft.station]);
  const set = (change: Partial<AnswerDraft>): void => setDraft((before) => ({ ...before, ...change }));

  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const read = ruleOf(draft, id, enabled);
    if ('faults' in read) setFaults(read.faults);
    else onSave(read.rule);
  };

  return (
    <form className={classes.editor} onSubmit={submit} noValidate>
      <div className={form.grid}>
        <Autocomplete label="Request" data={ACTIONS} value={draft.action} error={faults.action} onChange={(action) => set({ action: action.trim() })} />
        <Select label="Of" data={[{ value: '', label: 'All stations' }, ...stations.map((value) => ({ value, label: value }))]} value={draft.station} onChange={(station) => set({ station: station ?? '' })} />
        <Select label="Answer" data={ANSWER_KINDS} value={draft.kind} onChange={(value) => { const found = ANSWER_KINDS.find((one) => one.value === value); if (found !== undefined) set({ kind: found.value }); }} />
        <TextInput label="Delay, ms" placeholder="none" value={draft.delay} error={faults.delay} onChange={(event) => set({ delay: event.currentTarget.value })} />
        <TextInput label="Times" placeholder="for ever" value={draft.times} error={faults.times} onChange={(event) => set({ times: event.currentTarget.value })} />
        {draft.kind === 'close' && <TextInput label="Close code" value={draft.closeCode} error={faults.closeCode} onChange={(event) => set({ closeCode: event.currentTarget.value })} />}
        {draft.kind === 'error' && <Autocomplete label="Error code" data={CODES} value={draft.code} error={faults.code} onChange={(code) => set({ code })} />}
      </div>
      {draft.kind === 'error' && <TextInput label="Description" value={draft.description} onChange={(event) => set({ description: event.currentTarget.value })} />}
      {draft.kind === 'payload' && <Textarea label="Payload" rows={5} spellCheck={false} classNames={{ input: form.code }} value={draft.payload} error={faults.payload} onChange={(event) => set({ payload: event.currentTarget.value })} />}
      {draft.kind === 'raw' && <Textarea label="Text; {{id}} becomes the message id" rows={3} spellCheck={false} classNames={{ input: form.code }} value={draft.text} onChange={(event) => set({ text: event.currentTarget.value })} />}
      <div className={classes.row}>
        <Button type="submit" variant="filled">Apply</Button>
        <Button onClick={onCancel}>Cancel</Button>
      </div>
    </form>
  );
}
