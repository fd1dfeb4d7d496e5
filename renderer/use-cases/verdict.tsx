import { IconClockPlay, IconPlayerPlay } from '@tabler/icons-react';
import { useEffect } from 'react';
import type { PlayedScenario, ScenarioName, Setting, UseCaseProgress, UseCaseResult } from '../../shared/ipc/use-case-shapes';
import type { OcppVersion } from '../../shared/ocpp/version';
import { keyOf } from '../stores/run-key';
import { runningOf, useUseCases } from '../stores/use-cases';
import { EmptyState } from '../ui/empty-state';
import { fullTime, shortTime } from '../ui/format';
import { ShortcutKeys } from '../ui/shortcut-keys';
import { VerdictChip } from '../ui/verdict';
import { CaseView } from './case-view';
import { loadResult } from './operations';
import { PromptList } from './prompt-list';
import classes from './verdict.module.css';

/** So many checks are shown at once; of more, those that went well stay folded by their cases. */
const FEW_CHECKS = 16;

interface Props {
  readonly scenarios: readonly ScenarioName[];
  readonly version: OcppVersion;
  readonly setting: Setting;
  readonly playable: boolean;
}

/** How what is shown came out when it was last run in this version and setting, or how its run goes now. */
export function Verdict({ scenarios, version, setting, playable }: Props) {
  const progress = useUseCases((state) => runningOf(state.progress));
  const names = new Set(scenarios.map((one) => keyOf({ scenario: one, version, setting })));
  const now = progress?.now;
  const live = now !== undefined && names.has(keyOf({ scenario: now.scenario, version: now.version, setting: progress?.setting ?? setting }));
  if (live && progress !== undefined) return <Live progress={progress} now={now} />;
  return (
    <div className={classes.verdict}>
      {progress !== undefined && progress.prompts.length > 0 && <PromptList prompts={progress.prompts} />}
      {scenarios.map((scenario) => <Result key={scenario.name} played={{ scenario, version, setting }} several={scenarios.length > 1} />)}
      <Never played={scenarios.map((scenario) => ({ scenario, version, setting }))} playable={playable} version={version} />
    </div>
  );
}

function Live({ progress, now }: { readonly progress: UseCaseProgress; readonly now: NonNullable<UseCaseProgress['now']> }) {
  return (
    <div className={classes.verdict} aria-live="polite">
      <PromptList prompts={progress.prompts} />
      <p className={classes.head}><span className={classes.playing} aria-hidden /> <strong>Running</strong></p>
      {now.cases.map((one) => <CaseView key={one.id} one={one} open />)}
      {now.playing !== undefined && <CaseView one={{ ...now.playing, verdict: undefined }} open />}
    </div>
  );
}

function Result({ played, several }: { readonly played: PlayedScenario; readonly several: boolean }) {
  const key = keyOf(played);
  const run = useUseCases((state) => state.runs?.get(key));
  const result = useUseCases((state) => state.results.get(key));
  const missing = run !== undefined && result?.at !== run.at;
  useEffect(() => { if (missing) void loadResult(played); }, [missing, played]);
  if (run === undefined) return null;
  return (
    <section className={classes.result} aria-label={`Verdict of ${run.title}`}>
      <div className={classes.head}>
        <VerdictChip verdict={run.verdict} />
        <span>{tallyText(run.checks)}</span>
        <span className={classes.spring} />
        <time className={classes.dim} title={fullTime(run.at)}>{whenText(run.at)}</time>
      </div>
      {several && <h3 className={classes.scenario}>{run.title}</h3>}
      {result !== undefined && <Cases result={result} />}
    </section>
  );
}

function Cases({ result }: { readonly result: UseCaseResult }) {
  const { scenario, version, setting, cases, journal, journals } = result;
  if (cases.length === 0) return <p className={classes.none}>No case of it ran.</p>;
  const few = cases.length <= 2 || cases.reduce((checks, one) => checks + one.checks.length, 0) <= FEW_CHECKS;
  return cases.map((one) => (
    <CaseView
      // A new result unfolds what went wrong anew.
      key={`${one.id} ${result.at}`} one={one} open={few || one.verdict === 'fail' || one.verdict === 'not-seen'}
      played={{ scenario, version, setting }} hasLog={journal !== undefined || journals.includes(one.id)}
    />
  ));
}

function Never({ played, playable, version }: { readonly played: readonly PlayedScenario[]; readonly playable: boolean; readonly version: OcppVersion }) {
  const runs = useUseCases((state) => state.runs);
  if (!playable) return <EmptyState icon={<IconClockPlay size={26} stroke={1.5} />} title={`Cannot be run in OCPP ${version} yet`}>What it is made of stands beside; a scenario that plays it in this version is still to be written.</EmptyState>;
  if (runs === undefined || played.some((one) => runs.has(keyOf(one)))) return null;
  return (
    <EmptyState icon={<IconPlayerPlay size={26} stroke={1.5} />} title="Not run here yet">
      <ShortcutKeys keys="mod+enter" /> runs it. Each check appears as it is judged, with what was expected and what came.
    </EmptyState>
  );
}

function tallyText(checks: UseCaseResult['checks']): string {
  const parts = checks.pass > 0 || checks.fail > 0 ? [`${checks.pass} passed`] : [];
  if (checks.fail > 0) parts.push(`${checks.fail} failed`);
  if (checks['not-seen'] > 0) parts.push(`${checks['not-seen']} not seen`);
  if (checks['not-applicable'] > 0) parts.push(`${checks['not-applicable']} ${checks['not-applicable'] === 1 ? 'does' : 'do'} not apply`);
  return parts.join(', ');
}

function whenText(at: number): string {
  const today = new Date().toDateString() === new Date(at).toDateString();
  return today ? shortTime(at) : fullTime(at).slice(0, 16);
}

