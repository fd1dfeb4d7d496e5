import { IconChecklist, IconCircleCheck } from '@tabler/icons-react';
import { useEffect, useState, type KeyboardEvent } from 'react';
import type { FindingsState } from '../../shared/ipc/finding-shapes';
import { useFindings } from '../stores/findings';
import { useJournal } from '../stores/journal';
import { EmptyState } from '../ui/empty-state';
import { count, plural } from '../ui/format';
import { Panel } from '../ui/panel';
import { GroupOfFindings } from './group';
import classes from './findings.module.css';

/** What is wrong in the whole log: in single messages, and in how they follow each other. */
export function FindingsPanel() {
  const journal = useJournal((store) => store.info?.id);
  useEffect(() => useFindings.getState().watch(), []);
  return <Kinds key={journal} />;
}

function Kinds() {
  const state = useFindings((store) => store.state);
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set());
  if (state === undefined) return <Panel>{null}</Panel>;
  const toggle = (id: string, wanted = !open.has(id)): void => setOpen((before) => (wanted ? new Set([...before, id]) : new Set([...before].filter((one) => one !== id))));
  return (
    <Panel toolbar={state.messages > 0 ? <Summary state={state} /> : undefined}>
      {state.groups.length === 0 ? <Nothing state={state} /> : (
        <ul className={classes.list} aria-label="Findings" onKeyDown={(event) => onKeyDown(event, toggle)}>
          {state.groups.map((group) => <GroupOfFindings key={group.id} group={group} open={open.has(group.id)} toggle={() => toggle(group.id)} />)}
        </ul>
      )}
    </Panel>
  );
}

function Summary({ state: { errors, warnings, own, gaps, messages, checked, entries } }: { readonly state: FindingsState }) {
  return (
    <>
      <span className={classes.figures} role="status">
        <b data-severity={errors > 0 ? 'error' : undefined}>{plural(errors, 'error')}</b>
        <b data-severity={warnings > 0 ? 'warning' : undefined}>{plural(warnings, 'warning')}</b>
        <span>in {count(messages)} {messages === 1 ? 'message' : 'messages'}</span>
        {gaps > 0 && <span title="What the log does not hold, such as an answer after its end: no fault of either side.">{plural(gaps, 'remark')}</span>}
        {own > 0 && <span title="In messages that the workbench itself put on the wire: neither side is to blame for them.">{count(own)} by the workbench</span>}
      </span>
      <span className={classes.spring} />
      {checked < entries && (
        <span className={classes.progress}>
          <progress max={entries} value={checked} aria-label="Checked" /> {Math.floor((checked / entries) * 100)} %
        </span>
      )}
    </>
  );
}

function Nothing({ state: { messages, checked, entries } }: { readonly state: FindingsState }) {
  if (checked < entries) return <EmptyState icon={<IconChecklist size={26} stroke={1.5} />} title="Checking the log">Each message is checked against the standard, and how they follow each other.</EmptyState>;
  if (messages === 0) return <EmptyState icon={<IconChecklist size={26} stroke={1.5} />} title="No message yet">What breaks a rule of the standard is listed here by its kind: in single messages, and in how they follow each other.</EmptyState>;
  return <EmptyState icon={<IconCircleCheck size={26} stroke={1.5} />} title="Nothing found">No rule that the workbench knows is broken in {plural(messages, 'message')}.</EmptyState>;
}

/** Arrows go from line to line; right and left open and close a kind. */
function onKeyDown(event: KeyboardEvent<HTMLElement>, toggle: (id: string, open: boolean) => void): void {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const all = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-line]')];
  const at = all.findIndex((one) => one === event.target);
  const line = all[at];
  if (!line) return;
  const { group } = line.dataset;
  switch (event.key) {
    case 'ArrowDown': case 'j': all[at + 1]?.focus(); break;
    case 'ArrowUp': case 'k': all[at - 1]?.focus(); break;
    case 'Home': all[0]?.focus(); break;
    case 'End': all.at(-1)?.focus(); break;
    case 'ArrowRight': if (group === undefined) return; toggle(group, true); break;
    case 'ArrowLeft':
      if (group === undefined) all.slice(0, at).findLast(({ dataset }) => dataset['group'] !== undefined)?.focus();
      else toggle(group, false);
      break;
    default: return;
  }
  event.preventDefault();
  event.stopPropagation();
}
