import { Button } from '@mantine/core';
import { IconAlertCircleFilled, IconAlertTriangleFilled, IconCircleCheck, IconInfoCircleFilled } from '@tabler/icons-react';
import { useEffect } from 'react';
import { runAction } from '../actions/registry';
import { selectEntry } from '../log/navigate';
import { useJournal } from '../stores/journal';
import { usePanels } from '../stores/panels';
import { useProblems, type Problem } from '../stores/problems';
import { EmptyState } from '../ui/empty-state';
import { count, fullTime, plural, shortTime } from '../ui/format';
import { Panel } from '../ui/panel';
import classes from './problems-panel.module.css';

const ICONS = { error: IconAlertCircleFilled, warning: IconAlertTriangleFilled, info: IconInfoCircleFilled } as const;

export function ProblemsPanel() {
  const problems = useProblems((state) => state.problems);
  const unseen = useProblems((state) => state.unseen);
  useEffect(() => { if (unseen > 0) useProblems.getState().seen(); }, [unseen]);
  if (problems.length === 0) return <Panel><Nothing /></Panel>;
  return (
    <Panel toolbar={<><span>{plural(problems.length, 'problem')}</span><span className={classes.spring} /><Button variant="subtle" onClick={() => runAction('problems.clear')}>Clear</Button></>}>
      <ul className={classes.list} aria-label="Problems, newest first" tabIndex={0}>
        {problems.toReversed().map((problem) => <Line key={problem.id} problem={problem} />)}
      </ul>
    </Panel>
  );
}

/** What is wrong in the log is no problem of the workbench, and stands elsewhere. */
function Nothing() {
  const inLog = useJournal((state) => state.info?.problems ?? 0);
  return (
    <EmptyState
      icon={<IconCircleCheck size={26} stroke={1.5} />}
      title="The workbench has no problem"
      actions={inLog === 0 ? undefined : <Button onClick={() => usePanels.getState().show('findings', true)}>Show the findings in the log</Button>}
    >
      What it cannot do is said here in a sentence, with what to do, until it is cleared. {inLog === 0
        ? 'What is wrong in the log stands under Findings.'
        : `In the log, ${inLog === 1 ? 'one entry has' : `${count(inLog)} entries have`} something wrong: see Findings.`}
    </EmptyState>
  );
}

function Line({ problem }: { readonly problem: Problem }) {
  const Icon = ICONS[problem.severity];
  const { entry } = problem;
  return (
    <li className={classes.problem} data-severity={problem.severity}>
      <Icon size={14} aria-label={problem.severity} />
      <div>
        <p className="selectable">{problem.message}</p>
        <span className={classes.meta}>
          <time title={fullTime(problem.at)}>{shortTime(problem.at)}</time> · {problem.about.replace(/^station:/, 'station ')}
          {entry !== undefined && <> · <button type="button" onClick={() => void selectEntry(entry)}>entry #{entry}</button></>}
        </span>
      </div>
    </li>
  );
}
