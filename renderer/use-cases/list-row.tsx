import { IconAlertTriangle, IconChevronRight } from '@tabler/icons-react';
import { memo } from 'react';
import type { Setting, UseCaseRun } from '../../shared/ipc/use-case-shapes';
import { OCPP_VERSIONS, type OcppVersion } from '../../shared/ocpp/version';
import { keyOf } from '../stores/run-key';
import { useUseCases } from '../stores/use-cases';
import { VerdictMark, verdictWord } from '../ui/verdict';
import { stateIn, tallyOf, verdictOf, type ListedUseCase } from './catalogue';
import type { ListRow } from './list-rows';
import classes from './list.module.css';

interface Props {
  readonly row: ListRow;
  readonly active: boolean;
  readonly setting: Setting;
  readonly runs: ReadonlyMap<string, UseCaseRun>;
  readonly onChoose: () => void;
}

export const ListRowView = memo(function ListRowView({ row, active, setting, runs, onChoose }: Props) {
  const heading = 'open' in row;
  return (
    <div
      id={`list-${row.id}`} role="treeitem" className={classes.row} data-heading={heading || undefined} aria-level={heading ? 1 : 2}
      aria-selected={active} aria-expanded={heading ? row.open : undefined} onClick={onChoose}
    >
      {row.kind === 'block' && <Block row={row} setting={setting} runs={runs} />}
      {row.kind === 'own-heading' && <><IconChevronRight size={13} className={classes.chevron} data-open={row.open || undefined} aria-hidden /><span className={classes.title}>Own scenarios</span><span className={classes.tally}>{row.count}</span></>}
      {row.kind === 'use-case' && (
        <>
          <span className={classes.id}>{row.listed.useCase.id}</span>
          <span className={classes.title} title={row.listed.useCase.title}>{row.listed.useCase.title}</span>
          <span className={classes.marks}>{OCPP_VERSIONS.map((version) => <Mark key={version} listed={row.listed} version={version} setting={setting} runs={runs} />)}</span>
        </>
      )}
      {row.kind === 'own' && (
        <>
          <span className={classes.title} title={row.own.title ?? row.own.fault}>{row.own.name}</span>
          {row.own.fault !== undefined && <span className={classes.faulty} role="img" aria-label="cannot be read" title={row.own.fault}><IconAlertTriangle size={13} aria-hidden /></span>}
          <span className={classes.marks}>{OCPP_VERSIONS.map((version) => <OwnMark key={version} name={row.own.name} has={row.own.versions.includes(version)} version={version} setting={setting} runs={runs} />)}</span>
        </>
      )}
    </div>
  );
});

function Block({ row: { block, shown, open }, setting, runs }: { readonly row: Extract<ListRow, { kind: 'block' }>; readonly setting: Setting; readonly runs: ReadonlyMap<string, UseCaseRun> }) {
  const { pass, fail } = tallyOf(shown, setting, runs);
  return (
    <>
      <IconChevronRight size={13} className={classes.chevron} data-open={open || undefined} aria-hidden />
      <span className={classes.letter}>{block.id}</span>
      <span className={classes.title}>{block.title}</span>
      <span className={classes.tally}>
        {fail > 0 && <span data-tone="fail" title={`${fail} failed`}>{fail} <VerdictMark verdict="fail" size={12} /></span>}
        {pass > 0 && <span data-tone="pass" title={`${pass} passed`}>{pass} <VerdictMark verdict="pass" size={12} /></span>}
        {pass + fail === 0 && <span>{shown.length}</span>}
      </span>
    </>
  );
}

interface MarkProps {
  readonly version: OcppVersion;
  readonly setting: Setting;
  readonly runs: ReadonlyMap<string, UseCaseRun>;
}

function Mark({ listed, version, setting, runs }: MarkProps & { readonly listed: ListedUseCase }) {
  const playing = useUseCases(({ progress }) => progress?.state === 'running' && progress.now?.version === version && progress.now.useCase === listed.useCase.id && !progress.now.scenario.own);
  if (playing) return <span className={classes.playing} role="img" aria-label={`${version} is running`} />;
  const verdict = verdictOf(listed, version, setting, runs);
  if (verdict !== undefined) return <VerdictMark verdict={verdict} size={14} label={`${version} ${verdictWord(verdict)}`} />;
  const state = stateIn(listed, version);
  if (state === 'playable') return <span className={classes.never} role="img" aria-label={`${version} not run yet`} title={`Not run in OCPP ${version} yet`} />;
  const words = state === 'absent' ? `Does not exist in OCPP ${version}` : `Cannot be run in OCPP ${version} yet`;
  return <span className={classes.absent} role="img" aria-label={words} title={words}>{state === 'absent' ? '' : '–'}</span>;
}

function OwnMark({ name, has, version, setting, runs }: MarkProps & { readonly name: string; readonly has: boolean }) {
  const verdict = runs.get(keyOf({ scenario: { own: true, name }, version, setting }))?.verdict;
  if (verdict !== undefined) return <VerdictMark verdict={verdict} size={14} label={`${version} ${verdictWord(verdict)}`} />;
  return <span className={has ? classes.never : classes.absent} role="img" aria-label={has ? `${version} not run yet` : `not for OCPP ${version}`} />;
}
