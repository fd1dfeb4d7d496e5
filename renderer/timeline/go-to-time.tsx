import { Button, TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { fullTime } from '../ui/format';
import classes from '../shell/shell.module.css';
import { seek } from './head';
import { bringIntoSight } from './looking';
import { parseTime, typedTime } from './parse-time';
import { useTimeline } from './timeline-store';

/** Asks for a time, and puts the playhead there. Says what is wrong with one that it cannot read. */
export function GoToTime({ onDone }: { readonly onDone: () => void }) {
  const span = useTimeline((state) => state.overview?.span);
  const [head] = useState(() => useTimeline.getState().head?.place ?? span?.to ?? 0);
  const [text, setText] = useState(() => typedTime(head));
  const [error, setError] = useState<string>();
  const go = (event: FormEvent): void => {
    event.preventDefault();
    if (span === undefined) return;
    const parsed = parseTime(text, span, head);
    if (!parsed.ok) {
      setError(parsed.message);
      return;
    }
    useTimeline.setState({ playing: false });
    void seek(parsed.place);
    bringIntoSight(parsed.place);
    onDone();
  };
  return (
    <form onSubmit={go}>
      <TextInput
        data-autofocus
        label="Time"
        description={span === undefined ? undefined : `The log goes from ${fullTime(span.from)} to ${fullTime(span.to)}.`}
        value={text}
        error={error}
        spellCheck={false}
        styles={{ input: { fontFamily: 'var(--font-mono)' } }}
        onFocus={(event) => event.currentTarget.select()}
        onChange={(event) => { setText(event.currentTarget.value); setError(undefined); }}
      />
      <div className={classes.popoverActions}><Button type="submit" variant="filled">Go</Button></div>
    </form>
  );
}
