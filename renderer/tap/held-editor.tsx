import { Button, Textarea } from '@mantine/core';
import { useEffect, useState } from 'react';
import type { HeldFrame } from '../../shared/tap/api';
import { FormError } from '../start/card';
import form from '../ui/form-panel.module.css';
import classes from './held.module.css';
import { changedTextFault } from './changed-text';
import { answerHeld, heldText } from './operations';

/** The raw text of a held message, to be changed; anything can be sent, and what is odd about it is said. */
export function HeldEditor({ frame, onClose, onError }: { readonly frame: HeldFrame; readonly onClose: () => void; readonly onError: (message: string | undefined) => void }) {
  const { key, id } = frame;
  const [original, setOriginal] = useState<string>();
  const [text, setText] = useState('');
  const [fault, setFault] = useState<string>();
  useEffect(() => {
    let gone = false;
    void heldText(key).then((found) => {
      if (gone) return;
      if ('message' in found) setFault(found.message);
      else {
        setOriginal(found.text);
        setText(found.text);
      }
    });
    return () => { gone = true; };
  }, [key]);
  if (fault !== undefined) return <FormError message={fault} />;
  if (original === undefined) return null;
  const odd = changedTextFault(text, id);
  return (
    <form className={classes.editor} aria-label="Changed text" onSubmit={(event) => { event.preventDefault(); void answerHeld(key, { kind: 'change', text }).then(onError); }}>
      <Textarea
        label="Text that goes on in its place" autosize minRows={3} maxRows={14} spellCheck={false} data-autofocus autoFocus classNames={{ input: form.code ?? '' }} value={text}
        onChange={(event) => setText(event.currentTarget.value)} onKeyDown={({ key: pressed }) => { if (pressed === 'Escape') onClose(); }}
      />
      <p className={classes.odd} role="status">{odd}</p>
      <div className={classes.acts}>
        <Button type="submit" variant="filled" disabled={text === original}>Send it changed</Button>
        <Button onClick={onClose}>Cancel</Button>
        {text === original && <span className={classes.who}>Nothing is changed yet.</span>}
      </div>
    </form>
  );
}
