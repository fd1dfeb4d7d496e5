import { Button, Popover, Textarea } from '@mantine/core';
import { useState, type KeyboardEvent } from 'react';
import { NOTE_UP_TO } from '../../shared/journal/marks';
import { call } from '../host/host';
import { useNoteEditor, type EditedNote } from '../stores/note-editor';
import { ShortcutKeys } from '../ui/shortcut-keys';
import classes from './marks.module.css';

/** Where a note is written: beside its entry, over everything else. */
export function NoteEditor() {
  const edited = useNoteEditor((state) => state.edited);
  return edited === undefined ? null : <Editor key={edited.index} edited={edited} />;
}

function Editor({ edited: { index, note, x, y, back } }: { readonly edited: EditedNote }) {
  const [text, setText] = useState(note);
  const [error, setError] = useState<string>();
  const [busy, setBusy] = useState(false);
  const close = (): void => {
    useNoteEditor.getState().close();
    requestAnimationFrame(() => { if (back instanceof HTMLElement && back.isConnected) back.focus(); });
  };
  const save = async (): Promise<void> => {
    setBusy(true);
    const reply = await call('marks.note', { index, note: text });
    setBusy(false);
    if (reply.ok) close();
    else setError(reply.error.message);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    void save();
  };
  return (
    <Popover opened onChange={(open) => { if (!open) close(); }} position="bottom-start" offset={2} trapFocus closeOnEscape withinPortal>
      <Popover.Target><button type="button" className={classes.anchor} style={{ left: x, top: y }} tabIndex={-1} aria-label={`Entry #${index}`} /></Popover.Target>
      <Popover.Dropdown className={classes.editor} aria-label={`Note at entry #${index}`} onKeyDown={onKeyDown}>
        <Textarea
          data-autofocus
          onFocus={({ currentTarget }) => currentTarget.setSelectionRange(note.length, note.length)}
          label={`Note at entry #${index}`}
          autosize
          minRows={3}
          maxRows={12}
          maxLength={NOTE_UP_TO}
          value={text}
          error={error}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <div className={classes.editorActions}>
          {note !== '' && <Button variant="subtle" color="gray" className={classes.remove} onClick={() => { setText(''); }} disabled={text === ''}>Empty it</Button>}
          <Button onClick={close}>Cancel</Button>
          <Button variant="filled" loading={busy} onClick={() => void save()} rightSection={<ShortcutKeys keys="mod+enter" />}>Save</Button>
        </div>
      </Popover.Dropdown>
    </Popover>
  );
}
