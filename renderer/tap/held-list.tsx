import { Button } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconBan, IconHandStop, IconPencil, IconPlayerPlay } from '@tabler/icons-react';
import { useState } from 'react';
import type { HeldFrame } from '../../shared/tap/api';
import { selectEntry } from '../log/navigate';
import { FormError } from '../start/card';
import { EmptyState } from '../ui/empty-state';
import { duration, plural, size } from '../ui/format';
import { useNow } from '../ui/use-now';
import { HeldEditor } from './held-editor';
import classes from './held.module.css';
import { answerHeld, answerAllHeld } from './operations';

/** Many stations and CSMSs wait 30 s for an answer; from here on it is told that they may have given up. */
const LONG_MS = 25_000;

/** What waits for a person, the oldest first. */
export function HeldList({ held, holding, onRules }: { readonly held: readonly HeldFrame[]; readonly holding: boolean; readonly onRules: () => void }) {
  const [error, setError] = useState<string>();
  if (held.length === 0) {
    return (
      <>
        <FormError message={error} />
        <EmptyState icon={<IconHandStop size={26} stroke={1.5} />} title="Nothing is held" actions={<Button variant={holding ? 'default' : 'filled'} onClick={onRules}>{holding ? 'Rules' : 'Add a rule'}</Button>}>
          {holding ? 'What a rule holds appears here, to be released, changed or dropped.' : 'A rule can hold messages: they wait here until you release, change or drop them.'}
        </EmptyState>
      </>
    );
  }
  return (
    <>
      <div className={classes.head}>
        <p>{plural(held.length, 'message waits', 'messages wait')} for you. Who is owed an answer may give up, often after 30 s.</p>
        {held.length > 1 && <Button className={classes.all} onClick={() => void answerAllHeld({ kind: 'release' }).then(setError)}>Release all</Button>}
      </div>
      <FormError message={error} />
      <ul className={classes.list} aria-label="Held messages">
        {held.map((frame) => <Held key={frame.key} frame={frame} onError={setError} />)}
      </ul>
    </>
  );
}

/** In words, without its station: `Heartbeat`, `answer to Heartbeat`. */
export function heldWords({ action, half }: HeldFrame): string {
  if (action === undefined) return half === 'request' ? 'a message' : 'an answer';
  return half === 'request' ? action : `answer to ${action}`;
}

function Held({ frame, onError }: { readonly frame: HeldFrame; readonly onError: (message: string | undefined) => void }) {
  const [editing, setEditing] = useState(false);
  const { key, station, from, entry, since, id } = frame;
  const age = Math.max(0, useNow() - since);
  const what = heldWords(frame);
  const waits = (frame.half === 'request') === (from === 'station') ? 'station' : 'CSMS';
  return (
    <li className={classes.held} aria-label={`${what} of ${from === 'station' ? station : `the CSMS for ${station}`}`}>
      <div className={classes.row}>
        <span className={classes.way} data-direction={from === 'station' ? 'up' : 'down'}>{from === 'station' ? <IconArrowUp size={14} stroke={2.4} aria-label="station to CSMS" /> : <IconArrowDown size={14} stroke={2.4} aria-label="CSMS to station" />}</span>
        <span className={classes.what}><strong>{what}</strong><span className={classes.who}>{from === 'station' ? `${station} → CSMS` : `CSMS → ${station}`}</span></span>
        <span className={classes.age} data-long={age >= LONG_MS || undefined}>{duration(age)}</span>
        <span className={classes.acts}>
          <Button size="compact-sm" variant="filled" leftSection={<IconPlayerPlay size={13} />} aria-label={`Release ${what}`} onClick={() => void answerHeld(key, { kind: 'release' }).then(onError)}>Release</Button>
          <Button size="compact-sm" leftSection={<IconPencil size={13} />} aria-label={`Change ${what}`} aria-expanded={editing} onClick={() => setEditing(!editing)}>Change</Button>
          <Button size="compact-sm" leftSection={<IconBan size={13} />} aria-label={`Drop ${what}`} onClick={() => void answerHeld(key, { kind: 'drop' }).then(onError)}>Drop</Button>
        </span>
      </div>
      <p className={classes.facts}>
        <Button size="compact-xs" variant="subtle" onClick={() => void selectEntry(entry)}>Entry #{entry}</Button>
        {id !== undefined && <code className="selectable" title={`Message id ${id}`}>{id}</code>}
        <span>{size(frame.size)}</span>
        {age >= LONG_MS && <span className={classes.late}>The {waits} may have given up waiting by now.</span>}
      </p>
      {editing && <HeldEditor frame={frame} onClose={() => setEditing(false)} onError={onError} />}
    </li>
  );
}
