import { Button } from '@mantine/core';
import { IconFlag, IconNotes, IconPencil, IconTrash } from '@tabler/icons-react';
import { useState, type KeyboardEvent } from 'react';
import type { MarkedEntry } from '../../shared/ipc/mark-shapes';
import { runAction } from '../actions/registry';
import { typeText } from '../log/log-columns';
import { selectEntry } from '../log/navigate';
import { useLog } from '../stores/log';
import { useMarks } from '../stores/marks';
import { EmptyState } from '../ui/empty-state';
import { clockTime, fullTime, plural } from '../ui/format';
import { IconButton } from '../ui/icon-button';
import { MARK_NAMES, MarkShape } from '../ui/mark-shape';
import { Panel } from '../ui/panel';
import { ShortcutKeys } from '../ui/shortcut-keys';
import classes from './marks.module.css';
import { editNote, removeMark } from './operations';

/** Lines that are made at a time: each is an element. */
const AT_ONCE = 200;

/** Every marked and noted entry of the log, to go to, change and remove. */
export function MarksPanel() {
  const marks = useMarks((state) => state.marks);
  const [shown, setShown] = useState(AT_ONCE);
  if (marks === undefined) return <Panel>{null}</Panel>;
  if (marks.length === 0) {
    return (
      <Panel>
        <EmptyState icon={<IconFlag size={26} stroke={1.5} />} title="Nothing is marked">
          <ShortcutKeys keys="m" /> marks the selected entries of the log, <ShortcutKeys keys="n" /> writes a note. Both are kept beside the log, never in it.
        </EmptyState>
      </Panel>
    );
  }
  return (
    <Panel
      toolbar={(
        <>
          <span>{plural(marks.length, 'entry', 'entries')}</span>
          <span className={classes.spring} />
          <Button variant="subtle" color="gray" onClick={() => runAction('marks.filter')}>Show only these</Button>
        </>
      )}
    >
      <ul className={classes.list} aria-label="Marked entries" onKeyDown={onKeyDown}>
        {marks.slice(0, shown).map((mark) => <Line key={mark.index} mark={mark} />)}
        {marks.length > shown && <li><Button variant="subtle" onClick={() => setShown(shown + AT_ONCE)}>Show {plural(Math.min(AT_ONCE, marks.length - shown), 'more entry', 'more entries')}</Button></li>}
      </ul>
    </Panel>
  );
}

function Line({ mark: { index, wall, station, type, action, colour, note } }: { readonly mark: MarkedEntry }) {
  const current = useLog((state) => state.selected === index);
  return (
    <li className={classes.marked} data-current={current || undefined}>
      <button type="button" className={classes.jump} data-entry={index} aria-current={current || undefined} onClick={() => void selectEntry(index)}>
        <span className={classes.lineIcon}>
          {colour === undefined ? <IconNotes size={13} aria-hidden /> : <><MarkShape colour={colour} /><span className="visually-hidden">{MARK_NAMES[colour]} </span></>}
        </span>
        <span className={classes.what}>
          <span className={classes.entry}>
            <span className={classes.number}>#{index}</span> <time title={fullTime(wall)}>{clockTime(wall)}</time> {station} <b>{action ?? typeText(type)}</b>{action !== undefined && type !== 'CALL' && ` ${typeText(type)}`}
          </span>
          {note !== undefined && <span className={classes.note}>{note}</span>}
        </span>
      </button>
      <IconButton label={`Edit the note at entry #${index}`} icon={<IconPencil size={13} />} onClick={() => void editNote(index, jumpOf(index))} />
      <IconButton label={`Remove the mark at entry #${index}`} icon={<IconTrash size={13} />} onClick={() => void removeMark(index)} />
    </li>
  );
}

const jumpOf = (index: number): Element | undefined => document.querySelector(`[data-entry="${index}"]`) ?? undefined;

/** Arrows go from line to line; N edits, Delete removes, and the next line has the focus. */
function onKeyDown(event: KeyboardEvent<HTMLElement>): void {
  const all = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-entry]')];
  const at = all.findIndex((one) => one.parentElement?.contains(event.target instanceof Node ? event.target : null) === true);
  const index = Number(all[at]?.dataset['entry']);
  if (at < 0 || event.ctrlKey || event.metaKey || event.altKey) return;
  switch (event.key) {
    case 'ArrowDown': case 'j': all[at + 1]?.focus(); break;
    case 'ArrowUp': case 'k': all[at - 1]?.focus(); break;
    case 'Home': all[0]?.focus(); break;
    case 'End': all.at(-1)?.focus(); break;
    case 'n': void editNote(index, all[at]); break;
    case 'Delete': void removeMark(index).then(() => requestAnimationFrame(() => (all[at + 1] ?? all[at - 1])?.focus())); break;
    default: return;
  }
  event.preventDefault();
  event.stopPropagation();
}
