import { IconArrowsSplit2, IconChevronRight, IconListSearch } from '@tabler/icons-react';
import { useId, useState } from 'react';
import type { CaseVerdict, Check, PlayedCaseResult, PlayedScenario } from '../../shared/ipc/use-case-shapes';
import { duration, plural } from '../ui/format';
import { IconButton } from '../ui/icon-button';
import { VerdictMark, verdictWord } from '../ui/verdict';
import classes from './case-view.module.css';
import { drawCase, showInLog } from './operations';

interface Props {
  /** Without a verdict while it is played. */
  readonly one: Pick<PlayedCaseResult, 'id' | 'title' | 'checks'> & Partial<Pick<PlayedCaseResult, 'why' | 'tookMs' | 'occurrences'>> & { readonly verdict: CaseVerdict | undefined };
  /** Unfolded at first. */
  readonly open: boolean;
  readonly played?: PlayedScenario;
  readonly hasLog?: boolean;
}

/** One case with its checks; each leads to the entries that it rests on. */
export function CaseView({ one, open: openAtFirst, played, hasLog = false }: Props) {
  const [open, setOpen] = useState(openAtFirst);
  const id = useId();
  const bad = one.checks.filter(({ verdict }) => verdict === 'fail').length;
  return (
    <section className={classes.case} aria-labelledby={id}>
      <div className={classes.head}>
        <button type="button" id={id} className={classes.fold} aria-expanded={open} onClick={() => setOpen(!open)}>
          <IconChevronRight size={13} className={classes.chevron} data-open={open || undefined} aria-hidden />
          {one.verdict === undefined ? <span className={classes.playing} role="img" aria-label="running" /> : <VerdictMark verdict={one.verdict} />}
          <span className={classes.title}>{one.title}</span>
          <span className={classes.dim}>{one.checks.length === 0 ? '' : bad > 0 ? `${bad} of ${plural(one.checks.length, 'check')} failed` : plural(one.checks.length, 'check')}{one.tookMs !== undefined && one.tookMs >= 1000 ? ` · ${duration(one.tookMs)}` : ''}</span>
        </button>
        {played !== undefined && hasLog && <IconButton label="Sequence diagram of this case" icon={<IconArrowsSplit2 size={15} />} onClick={() => void drawCase(played, one.id)} />}
        {played !== undefined && hasLog && <IconButton label="Show the log of this case" icon={<IconListSearch size={15} />} onClick={() => void showInLog(played, one.id)} />}
      </div>
      {open && (
        <>
          {one.why !== undefined && <p className={classes.why}>{one.why}</p>}
          {one.occurrences !== undefined && one.occurrences > 1 && <p className={classes.why}>It is {one.occurrences} times in the log; this is {one.verdict === 'fail' ? 'the first that failed' : 'the first'}.</p>}
          {one.checks.length > 0 && <ul className={classes.checks} aria-label="Checks">
            {one.checks.map((check) => (
              <li key={check.id} data-verdict={check.verdict}>
                {played !== undefined && hasLog && check.entries.length > 0
                  ? <button type="button" className={classes.check} title="Show in the log" onClick={() => void showInLog(played, one.id, check.entries[0])}><CheckView check={check} /></button>
                  : <div className={classes.check}><CheckView check={check} /></div>}
              </li>
            ))}
          </ul>}
        </>
      )}
    </section>
  );
}

function CheckView({ check }: { readonly check: Check }) {
  return (
    <>
      <VerdictMark verdict={check.verdict} size={14} label={`${verdictWord(check.verdict)}:`} />
      <span className={classes.text}>
        <span>{check.text}</span>
        {check.verdict === 'fail' && (
          <span className={classes.found}>
            <span><b>Expected</b> <code>{check.expected ?? 'it'}</code></span>
            <span><b>Came</b> <code>{check.came ?? 'nothing'}</code></span>
          </span>
        )}
        {check.why !== undefined && check.verdict !== 'pass' && <span className={classes.reason}>{check.why}</span>}
      </span>
      <span className={classes.meta}><span data-of={check.of}>{check.of === 'station' ? 'Station' : 'CSMS'}</span>{check.requirement !== undefined && <code>{check.requirement}</code>}</span>
    </>
  );
}
