import { Button, Textarea } from '@mantine/core';
import { useState, type ClipboardEvent, type FormEvent } from 'react';
import { pastedTooMuch } from '../../shared/ipc/preview-shapes';
import { openLogText } from '../actions/operations';
import { FormError } from '../start/card';
import { plural } from '../ui/format';
import classes from './paste-log.module.css';

/** A longer text is not put into the field, which would take seconds to lay it out, characters. */
const MOST_IN_FIELD = 200_000;
/** Of a long text, what is shown, characters. */
const BEGINNING = 2000;

/** A log as a text: typed, or pasted. */
export function PasteLog({ onDone }: { readonly onDone: () => void }) {
  const [text, setText] = useState('');
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string>();
  const isLong = text.length > MOST_IN_FIELD;
  const take = (next: string): void => {
    setError(undefined);
    setText(next);
  };
  const paste = (event: ClipboardEvent): void => {
    const pasted = event.clipboardData.getData('text/plain');
    if (pasted.length <= MOST_IN_FIELD) return;
    event.preventDefault();
    const tooMuch = pastedTooMuch(pasted);
    if (tooMuch === undefined) take(pasted);
    else setError(tooMuch);
  };
  const open = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setBusy(true);
    const failed = await openLogText(text);
    setBusy(false);
    setError(failed?.message);
    if (failed === undefined) onDone();
  };
  return (
    <form onSubmit={(event) => void open(event)}>
      {isLong
        ? <LongText text={text} />
        : <Textarea data-autofocus label="Frames, or lines of any log" rows={12} spellCheck={false} styles={{ input: { fontFamily: 'var(--font-mono)' } }} value={text} onPaste={paste} onChange={(event) => take(event.currentTarget.value)} />}
      <FormError message={error} />
      <div className={classes.actions}>
        {isLong && <Button variant="subtle" color="gray" onClick={() => take('')}>Take it away</Button>}
        <Button type="submit" variant="filled" loading={busy} disabled={text.trim() === ''} autoFocus={isLong}>Open</Button>
      </div>
    </form>
  );
}

/** What a long text is, and how it begins. */
function LongText({ text }: { readonly text: string }) {
  return (
    <section aria-label="Pasted text">
      <p className={classes.facts}>{plural(linesOf(text), 'line')}, {plural(text.length, 'character')}. It begins with:</p>
      <pre className={classes.beginning} tabIndex={0} aria-label="Its beginning">{text.slice(0, BEGINNING)}…</pre>
    </section>
  );
}

function linesOf(text: string): number {
  let lines = 1;
  for (let at = text.indexOf('\n'); at >= 0 && at < text.length - 1; at = text.indexOf('\n', at + 1)) lines += 1;
  return lines;
}
