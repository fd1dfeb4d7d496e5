import { Button, Modal, NumberInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { allActions } from '../actions/registry';
import { PasteLog } from '../import/paste-log';
import { selectEntry } from '../log/navigate';
import { NoteEditor } from '../marks/note-editor';
import { useJournal } from '../stores/journal';
import { useShell } from '../stores/shell';
import { GoToTime } from '../timeline/go-to-time';
import { TIMELINE_KEYS } from '../timeline/keys';
import { count } from '../ui/format';
import { ShortcutKeys } from '../ui/shortcut-keys';
import classes from './shell.module.css';

export function Dialogs() {
  const dialog = useShell((state) => state.dialog);
  const close = useShell((state) => state.closeDialog);
  return (
    <>
      <Modal opened={dialog === 'shortcuts'} onClose={close} title="Keyboard shortcuts" size={720} closeButtonProps={{ 'aria-label': 'Close' }}><Shortcuts /></Modal>
      <Modal opened={dialog === 'go-to-entry'} onClose={close} title="Go to entry" size={320} closeButtonProps={{ 'aria-label': 'Close' }}><GoToEntry onDone={close} /></Modal>
      <Modal opened={dialog === 'go-to-time'} onClose={close} title="Go to time" size={380} closeButtonProps={{ 'aria-label': 'Close' }}><GoToTime onDone={close} /></Modal>
      <Modal opened={dialog === 'paste-log'} onClose={close} title="Open a log from text" size={640} closeButtonProps={{ 'aria-label': 'Close' }}><PasteLog onDone={close} /></Modal>
      <NoteEditor />
    </>
  );
}

const LIST_KEYS: readonly (readonly [string, string])[] = [
  ['j', 'Next entry'], ['k', 'Entry before'], ['g', 'First entry'], ['shift+g', 'Last entry'], ['p', 'Jump to the pair'], ['f', 'Follow what arrives'],
  ['shift+j', 'Select the next entry too'], ['shift+k', 'Select the entry before too'], ['mod+a', 'Select all that the filter shows'],
  ['mod+down', 'Next entry, without selecting'], ['mod+space', 'Add the entry to the selection, or take it away'],
  ['m', 'Mark, or take the mark away'], ['n', 'Write a note'], ['.', 'Next mark or note'], [',', 'Mark or note before'],
  ['enter', 'To the details'], ['escape', 'Back to one entry, then to none'], ['/', 'Filter by text or query'],
];

function Shortcuts() {
  // Plain letters are the list's own, and stand there.
  const groups = Map.groupBy(allActions().filter(({ shortcut = '' }) => shortcut.length > 1 || shortcut === '?'), ({ group }) => group);
  return (
    <div className={classes.keys}>
      <section>
        <h3>Everywhere</h3>
        <dl><Key keys="mod+k" text="Command palette" /></dl>
      </section>
      <section>
        <h3>In the log</h3>
        <dl>{LIST_KEYS.map(([keys, text]) => <Key key={keys} keys={keys} text={text} />)}</dl>
      </section>
      <section>
        <h3>In the timeline</h3>
        <dl>{TIMELINE_KEYS.map(([keys, text]) => <Key key={keys} keys={keys} text={text} />)}</dl>
      </section>
      {[...groups].map(([group, actions]) => (
        <section key={group}>
          <h3>{group}</h3>
          <dl>{actions.map(({ id, title, shortcut = '' }) => <Key key={id} keys={shortcut} text={title} />)}</dl>
        </section>
      ))}
    </div>
  );
}

function Key({ keys, text }: { readonly keys: string; readonly text: string }) {
  return <div><dt>{text}</dt><dd><ShortcutKeys keys={keys} /></dd></div>;
}

function GoToEntry({ onDone }: { readonly onDone: () => void }) {
  const entries = useJournal((state) => state.info?.entries ?? 0);
  const [index, setIndex] = useState<number | string>('');
  const go = (event: FormEvent): void => {
    event.preventDefault();
    if (typeof index !== 'number') return;
    onDone();
    void selectEntry(index);
  };
  return (
    <form onSubmit={go}>
      <NumberInput data-autofocus label={`Number, from 0 to ${count(Math.max(0, entries - 1))}`} min={0} max={Math.max(0, entries - 1)} clampBehavior="strict" allowDecimal={false} hideControls value={index} onChange={setIndex} />
      <div className={classes.popoverActions}><Button type="submit" variant="filled" disabled={typeof index !== 'number'}>Go</Button></div>
    </form>
  );
}
