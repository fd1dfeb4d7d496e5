import { Button, Select, Switch, Textarea, TextInput } from '@mantine/core';
import { IconPencil, IconPlus, IconPuzzle, IconTrash } from '@tabler/icons-react';
import { useState, type FormEvent } from 'react';
import { DATA_TRANSFER_STATUSES, vendorHandlersFault, type VendorHandler } from '../../shared/ocpp/vendor-handlers';
import { FormError } from '../start/card';
import { EmptyState } from '../ui/empty-state';
import form from '../ui/form-panel.module.css';
import { IconButton } from '../ui/icon-button';
import classes from './csms.module.css';

interface Props {
  readonly handlers: readonly VendorHandler[];
  /** Whose messages: `stations` or `the CSMS`. */
  readonly of: string;
  /** Resolves with a sentence when they could not be set. */
  readonly onChange: (handlers: readonly VendorHandler[]) => Promise<string | undefined>;
  /** In a small place: without the picture of an empty one. */
  readonly small?: boolean;
}

const NEW: Omit<VendorHandler, 'id'> = { enabled: true, vendorId: '', status: 'Accepted', note: true };

/** What is answered to vendors' own messages (DataTransfer). The first that fits is used. */
export function VendorHandlers({ handlers, of, onChange, small = false }: Props) {
  const [editing, setEditing] = useState<VendorHandler>();
  const [error, setError] = useState<string>();
  const save = (next: readonly VendorHandler[]): void => void onChange(next).then(setError);
  const put = (handler: VendorHandler): void => {
    save(handlers.some(({ id }) => id === handler.id) ? handlers.map((other) => (other.id === handler.id ? handler : other)) : [...handlers, handler]);
    setEditing(undefined);
  };
  const begin = (): void => setEditing({ ...NEW, id: crypto.randomUUID() });
  const add = <Button className={classes.add} leftSection={<IconPlus size={14} />} onClick={begin}>Answer a vendor’s message</Button>;
  if (handlers.length === 0 && editing === undefined && !small) {
    return (
      <EmptyState icon={<IconPuzzle size={26} stroke={1.5} />} title="No vendor’s messages are known" actions={add}>
        A DataTransfer of {of} is answered with UnknownVendorId. Say here which vendorId and messageId are known, and what they are answered.
      </EmptyState>
    );
  }
  return (
    <div className={classes.rules}>
      <ul aria-label={`Answers to vendors’ messages of ${of}`}>
        {handlers.map((handler) => (
          <li key={handler.id} className={classes.rule}>
            {editing?.id === handler.id
              ? <Editor first={editing} onSave={put} onCancel={() => setEditing(undefined)} />
              : (
                <>
                  <Switch size="xs" aria-label={`Use the answer to ${handler.vendorId} ${handler.messageId ?? ''}`} checked={handler.enabled} onChange={(event) => save(handlers.map((other) => (other === handler ? { ...handler, enabled: event.currentTarget.checked } : other)))} />
                  <span className={classes.ruleText} data-off={!handler.enabled || undefined}>
                    <b>{handler.vendorId}</b> <span className={classes.dim}>{handler.messageId ?? 'all messages'}</span>
                    <span>{handler.status}{handler.data === undefined || handler.data === '' ? '' : `, ${handler.data}`}</span>
                  </span>
                  <IconButton label={`Edit the answer to ${handler.vendorId} ${handler.messageId ?? ''}`} icon={<IconPencil size={14} />} onClick={() => setEditing(handler)} />
                  <IconButton label={`Remove the answer to ${handler.vendorId} ${handler.messageId ?? ''}`} icon={<IconTrash size={14} />} onClick={() => save(handlers.filter((other) => other !== handler))} />
                </>
              )}
          </li>
        ))}
      </ul>
      {editing !== undefined && !handlers.some(({ id }) => id === editing.id)
        ? <div className={classes.rule}><Editor first={editing} onSave={put} onCancel={() => setEditing(undefined)} /></div>
        : add}
      <FormError message={error} />
    </div>
  );
}

function Editor({ first, onSave, onCancel }: { readonly first: VendorHandler; readonly onSave: (handler: VendorHandler) => void; readonly onCancel: () => void }) {
  const [draft, setDraft] = useState(first);
  const [fault, setFault] = useState<string>();
  const set = (change: Partial<VendorHandler>): void => {
    setDraft((before) => ({ ...before, ...change }));
    setFault(undefined);
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const { messageId, data, ...rest } = draft;
    const handler: VendorHandler = { ...rest, vendorId: draft.vendorId.trim(), ...(messageId === undefined || messageId.trim() === '' ? {} : { messageId: messageId.trim() }), ...(data === undefined || data === '' ? {} : { data }) };
    const wrong = vendorHandlersFault([handler]);
    if (wrong === undefined) onSave(handler);
    else setFault(wrong);
  };
  return (
    <form className={classes.editor} onSubmit={submit} noValidate aria-label="Answer to a vendor’s message">
      <div className={form.grid}>
        <TextInput label="vendorId; * stands for any" placeholder="com.example" value={draft.vendorId} onChange={(event) => set({ vendorId: event.currentTarget.value })} />
        <TextInput label="messageId; * stands for any" placeholder="all messages" value={draft.messageId ?? ''} onChange={(event) => set({ messageId: event.currentTarget.value })} />
        <Select label="Status" data={[...DATA_TRANSFER_STATUSES]} value={draft.status} onChange={(value) => { const status = DATA_TRANSFER_STATUSES.find((one) => one === value); if (status !== undefined) set({ status }); }} />
        <Switch className={classes.switch} size="xs" label="Note each in the log" checked={draft.note === true} onChange={(event) => set({ note: event.currentTarget.checked })} />
      </div>
      <Textarea label="Data: JSON or text; {{data.colour}} stands for what the request holds there" rows={3} spellCheck={false} placeholder="no data" classNames={{ input: form.code }} value={draft.data ?? ''} onChange={(event) => set({ data: event.currentTarget.value })} />
      <FormError message={fault} />
      <div className={classes.row}>
        <Button type="submit" variant="filled">Apply</Button>
        <Button onClick={onCancel}>Cancel</Button>
      </div>
    </form>
  );
}
