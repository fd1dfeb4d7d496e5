import type { UseCaseOrder, UseCaseProgress, UseCaseResult } from '../../ipc/use-case-shapes';
import type { Journal } from '../../journal/journal';
import { judgeLog, readTrace } from '../../use-cases/offline/judge-log';
import type { PlayedCase } from '../../use-cases/run/run-case';
import { runScenario } from '../../use-cases/run/run-scenario';
import type { CaseResult, CheckResult, ScenarioResult } from '../../use-cases/run/verdict';
import { textInMemory } from '../journal-of-text';
import type { ShownJournal } from '../shown-journal';
import type { Workbench } from '../workbench';
import type { CaseJournals } from './case-journals';
import type { Planned } from './plan';
import { Prompts } from './prompts';
import { keyOf } from './results';
import { placeOf, type Place } from './stages';

export interface RunnerOptions {
  readonly run: string;
  readonly order: UseCaseOrder;
  readonly plan: readonly Planned[];
  readonly workbench: Workbench;
  readonly journals: CaseJournals;
  /** Something has changed that windows show. */
  readonly onChange: () => void;
  readonly onResult: (result: UseCaseResult) => void;
}

/** One run: any number of scenarios, one after the other, in one setting. */
export class Runner {
  readonly prompts: Prompts;
  readonly #options: RunnerOptions;
  readonly #done = { pass: 0, fail: 0, other: 0 };
  #state: UseCaseProgress['state'] = 'running';
  #message: string | undefined;
  #cancelled = false;
  #now: Planned | undefined;
  #cases: CaseResult[] = [];
  #playing: { readonly played: PlayedCase; readonly checks: readonly CheckResult[] } | undefined;

  constructor(options: RunnerOptions) {
    this.#options = options;
    this.prompts = new Prompts(options.onChange);
  }

  get running(): boolean {
    return this.#state === 'running';
  }

  cancel(): void {
    this.#cancelled = true;
  }

  progress(): UseCaseProgress {
    const { run, order, plan } = this.#options;
    return {
      run, setting: order.setting, state: this.#state, total: plan.length, done: { ...this.#done }, prompts: this.prompts.open,
      ...(this.#message === undefined ? {} : { message: this.#message }),
      ...(this.#now ? { now: this.#nowOf(this.#now) } : {}),
    };
  }

  /** Plays it all. Never rejects: what could not be done is said in the progress. */
  async play(): Promise<void> {
    try {
      const failure = this.#options.order.setting === 'offline' ? await this.#judge() : await this.#perform(this.#options.order.setting);
      this.#state = failure !== undefined ? 'failed' : this.#cancelled ? 'cancelled' : 'finished';
      this.#message = failure;
    } catch (error) {
      this.#state = 'failed';
      this.#message = `The run broke off: ${error instanceof Error ? error.message : String(error)}`;
    }
    this.#now = undefined;
    this.#playing = undefined;
    this.#options.onChange();
  }

  async #perform(setting: 'both' | 'csms' | 'station'): Promise<string | undefined> {
    const { order, plan, workbench } = this.#options;
    const place = await placeOf(setting, order.target ?? {}, workbench, { prompts: this.prompts, cancelled: () => this.#cancelled });
    if (typeof place === 'string') return place;
    try {
      for (const planned of plan) {
        if (this.#cancelled) break;
        await this.#one(planned, place);
      }
    } finally {
      await place.end();
    }
    return undefined;
  }

  async #one(planned: Planned, place: Place): Promise<void> {
    const { order: { setting, inputs }, workbench } = this.#options;
    const at = workbench.ports.clock.now();
    this.#begin(planned);
    let journal: Journal | undefined;
    const result = await runScenario(planned.scenario, {
      version: planned.version, setting,
      ...(inputs ? { inputs } : {}),
      makeStage: async (played) => {
        const stage = await place.makeStage(planned.version, played);
        ({ journal } = stage);
        return stage;
      },
      cancelled: () => this.#cancelled,
      onCase: (played, checks) => {
        this.#playing = { played, checks: [...checks] };
        this.#options.onChange();
      },
      onCaseEnd: (one) => {
        this.#cases.push(one);
        this.#playing = undefined;
        if (setting === 'both' && journal) this.#keep(planned, one.id, journal);
        this.#options.onChange();
      },
    });
    this.#end(planned, result, at, setting === 'both' ? undefined : workbench.live);
  }

  /** Looks for everything in the journal that is shown. */
  async #judge(): Promise<string | undefined> {
    const { order: { target, inputs }, plan, workbench } = this.#options;
    const { shown, checkOf, ports: { clock } } = workbench;
    const stations = [...shown.journal.stations.keys()];
    const station = target?.station ?? (stations.length === 1 ? stations[0] : undefined);
    if (station === undefined) return stations.length === 0 ? 'There is no station in the log that is shown.' : `Say which station is meant: ${stations.slice(0, 5).join(', ')}.`;
    if (!shown.journal.stations.has(station)) return `The station ${station} is not in the log that is shown.`;
    const trace = readTrace(shown.journal, station);
    for (const planned of plan) {
      if (this.#cancelled) break;
      const at = clock.now();
      this.#begin(planned);
      const { scenario, version } = planned;
      const result = await judgeLog(scenario, { journal: shown.journal, station, version, check: checkOf(version), ...(inputs ? { inputs } : {}) }, trace);
      this.#cases = [...result.cases];
      this.#end(planned, result, at, shown);
      // Others have their turn.
      await new Promise<void>((go) => void clock.after(0, go));
    }
    return undefined;
  }

  #begin(planned: Planned): void {
    this.#now = planned;
    this.#cases = [];
    this.#playing = undefined;
    this.#options.onChange();
  }

  #end({ name, version }: Planned, result: ScenarioResult, at: number, journal: ShownJournal | undefined): void {
    const { order: { setting }, journals } = this.#options;
    if (result.verdict === 'pass' || result.verdict === 'fail') this.#done[result.verdict] += 1;
    else this.#done.other += 1;
    const played = { scenario: name, version, setting };
    this.#options.onResult({
      ...played, title: result.title, verdict: result.verdict, at, cases: result.cases.map(plain), checks: tally(result.cases),
      journals: journals.of(keyOf(played), result.cases.map(({ id }) => id)),
      ...(result.useCase === undefined ? {} : { useCase: result.useCase }),
      ...(journal ? { journal: journal.id } : {}),
    });
  }

  #keep({ name, version }: Planned, caseId: string, journal: Journal): void {
    const text = textInMemory(journal);
    if (text !== undefined) this.#options.journals.put(keyOf({ scenario: name, version, setting: 'both' }), caseId, text);
  }

  #nowOf({ name, scenario, version }: Planned): NonNullable<UseCaseProgress['now']> {
    const playing = this.#playing;
    return {
      scenario: name, version, title: scenario.title, cases: this.#cases.map(plain),
      ...(scenario.useCase === undefined ? {} : { useCase: scenario.useCase }),
      ...(playing ? { playing: { id: playing.played.id, title: playing.played.title, checks: playing.checks.map(plainCheck) } } : {}),
    };
  }
}

function tally(cases: readonly CaseResult[]): UseCaseResult['checks'] {
  const sums = { 'pass': 0, 'fail': 0, 'not-applicable': 0, 'not-seen': 0 };
  for (const { checks } of cases) for (const { verdict } of checks) sums[verdict] += 1;
  return sums;
}

function plain(one: CaseResult): UseCaseResult['cases'][number] {
  return { ...one, checks: one.checks.map(plainCheck) };
}

function plainCheck(check: CheckResult): UseCaseResult['cases'][number]['checks'][number] {
  return { ...check, entries: [...check.entries] };
}
