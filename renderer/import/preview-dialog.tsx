import { Button, Modal } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import type { LogPreview } from '../../shared/ipc/preview-shapes';
import { useImport } from '../stores/import-preview';
import { FormError } from '../start/card';
import { plural } from '../ui/format';
import { Corrections } from './corrections';
import { PreviewFacts } from './preview-facts';
import { PreviewRowText } from './preview-row-text';
import { PreviewTable } from './preview-table';
import { SHOWN, showsRow, type Shown } from './shown-rows';
import classes from './preview.module.css';

/** How a log of another system would be read, before it is opened: to judge it by the lines themselves, and to put it right. */
export function PreviewDialog() {
  const opened = useImport((state) => state.opened);
  const name = useImport((state) => state.name);
  const preview = useImport((state) => state.preview);
  const close = useImport((state) => state.close);
  return (
    <Modal
      opened={opened !== undefined} onClose={close} title={opened === 'reread' ? `How ${name} is read` : `Open ${name}`}
      size="calc(100vw - 48px)" padding={0} classNames={{ content: classes.dialog ?? '', header: classes.title ?? '', body: classes.body ?? '' }} closeButtonProps={{ 'aria-label': 'Close' }}
    >
      {preview !== undefined && <Preview preview={preview} />}
    </Modal>
  );
}

function Preview({ preview }: { readonly preview: LogPreview }) {
  const [shown, setShown] = useState<Shown>('all');
  const [selected, setSelected] = useState(0);
  const [wrongField, setWrongField] = useState(false);
  const opened = useImport((state) => state.opened);
  const busy = useImport((state) => state.busy);
  const opening = useImport((state) => state.opening);
  const error = useImport((state) => state.error);
  const close = useImport((state) => state.close);
  const open = useImport((state) => state.open);
  const rows = preview.rows.filter((row) => showsRow(row, shown));
  const at = Math.min(selected, Math.max(0, rows.length - 1));
  const row = rows[at];

  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (!wrongField) void open();
  };

  return (
    <form className={classes.form} onSubmit={submit} data-busy={busy || undefined}>
      <PreviewFacts preview={preview} />
      <div className={classes.middle}>
        <section className={classes.lines} aria-label="The log as it is read" aria-busy={busy}>
          <div className={classes.bar}>
            <div role="radiogroup" aria-label="Which lines are shown" className={classes.choices}>
              {SHOWN.map(({ value, label }) => (
                <label key={value}>
                  <input type="radio" name="shown" checked={shown === value} onChange={() => { setShown(value); setSelected(0); }} />
                  {label} <span className={classes.dim}>{preview.rows.filter((one) => showsRow(one, value)).length}</span>
                </label>
              ))}
            </div>
            <span className={classes.spring} />
            <span role="status" className={classes.dim}>{busy ? 'Reading anew…' : rowsNote(preview)}</span>
          </div>
          <PreviewTable rows={rows} files={preview.files} selected={at} onSelect={setSelected} onOpen={() => { if (!wrongField) void open(); }} />
          {row !== undefined && <PreviewRowText row={row} file={preview.files.length > 1 ? preview.files[row.file]?.name : undefined} />}
        </section>
        <Corrections preview={preview} onFault={setWrongField} />
      </div>
      <footer className={classes.footer}>
        <FormError message={error} />
        <span className={classes.spring} />
        <Button variant="subtle" color="gray" onClick={close}>Cancel</Button>
        <Button type="submit" variant="filled" data-autofocus loading={opening} disabled={wrongField || error !== undefined}>{opened === 'reread' ? 'Read it like this' : 'Open'}</Button>
      </footer>
    </form>
  );
}

function rowsNote({ rows, rowCount }: LogPreview): string {
  return rowCount > rows.length ? `The first ${plural(rows.length, 'row')} of ${rowCount.toLocaleString('en')}` : '';
}
