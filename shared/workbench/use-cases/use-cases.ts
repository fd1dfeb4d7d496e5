import type { Reply } from '../../ipc/contract';
import type { JournalInfo } from '../../ipc/shapes';
import type { PlayedScenario, UseCaseOrder, UseCaseProgress, UseCaseResult } from '../../ipc/use-case-shapes';
import { showText } from '../handlers/log';
import { done, fail } from '../reply';
import { Throttle } from '../throttle';
import type { Workbench } from '../workbench';
import { CaseJournals } from './case-journals';
import { keyOf, Results } from './results';
import type { Runner } from './runner';

/** Between two words on how a run goes on, ms: faster than anybody reads. */
const TELL_EVERY_MS = 60;

/** The use cases of a workbench: what is played, and how it came out. */
export class UseCases {
  readonly results: Results;
  readonly #workbench: Workbench;
  readonly #journals = new CaseJournals();
  readonly #tell: Throttle;
  #runner: Runner | undefined;
  /** The case's journal that was opened last. */
  #opened: { readonly wanted: string; readonly id: string } | undefined;

  constructor(workbench: Workbench) {
    this.#workbench = workbench;
    const { clock, results } = workbench.ports;
    this.results = new Results(results, clock, (message) => workbench.problems.add({ severity: 'error', message, about: 'use cases' }));
    this.#tell = new Throttle(clock, () => TELL_EVERY_MS, () => this.#emit());
  }

  /** Of the run that is under way; undefined when none is. */
  get progress(): UseCaseProgress | undefined {
    return this.#runner?.running === true ? this.#runner.progress() : undefined;
  }

  /** Begins a run. */
  async run(order: UseCaseOrder): Promise<Reply<{ run: string }>> {
    const busy = (): Reply<never> | undefined => (this.progress ? fail('refused', 'A run is under way already. Cancel it, or wait until it is over.') : undefined);
    const refused = busy();
    if (refused) return refused;
    // What plays scenarios is loaded when the first is played.
    const [{ planOf }, { Runner }] = await Promise.all([import('./plan'), import('./runner')]);
    const planned = await planOf(order, this.#workbench.ports.scenarios);
    if (!planned.ok) return fail('refused', planned.message);
    const overtaken = busy();
    if (overtaken) return overtaken;
    const run = this.#workbench.ports.random.uuid();
    const runner = new Runner({
      run, order, plan: planned.plan, workbench: this.#workbench, journals: this.#journals,
      onChange: () => this.#tell.poke(),
      onResult: (result) => void this.#keep(result),
    });
    this.#runner = runner;
    void runner.play().then(() => {
      // The end is told at once, and once only.
      this.#tell.cancel();
      this.#emit();
    });
    return done({ run });
  }

  cancel(): boolean {
    if (!this.progress) return false;
    this.#runner?.cancel();
    return true;
  }

  answerPrompt(prompt: number, answer: 'done' | 'skipped'): boolean {
    return this.progress !== undefined && this.#runner?.prompts.answer(prompt, answer) === true;
  }

  async result(played: PlayedScenario): Promise<UseCaseResult | undefined> {
    const result = await this.results.get(played);
    return result && { ...result, journals: this.#journals.of(keyOf(played), result.cases.map(({ id }) => id)) };
  }

  /** Shows the log that the checks of a case speak of. */
  async showLog(played: PlayedScenario, caseId: string): Promise<Reply<JournalInfo>> {
    const workbench = this.#workbench;
    const result = await this.results.get(played);
    if (!result) return fail('not-found', 'This has not been run yet.');
    const text = this.#journals.get(keyOf(played), caseId);
    if (text !== undefined) {
      // Going from check to check within one log does not open it anew each time.
      const wanted = `${keyOf(played)}#${caseId}#${result.at}`;
      if (this.#opened?.wanted === wanted && this.#opened.id === workbench.shown.id) return done(workbench.shown.info());
      const title = result.cases.find(({ id }) => id === caseId)?.title ?? caseId;
      const shown = await showText(workbench, text, `${result.useCase ?? played.scenario.name} · ${played.version} · ${title}`);
      if (shown.ok) this.#opened = { wanted, id: shown.value.id };
      return shown;
    }
    for (const known of [workbench.shown, workbench.live]) {
      if (known.id !== result.journal) continue;
      workbench.show(known);
      return done(known.info());
    }
    if (result.journal === undefined) return fail('not-found', 'The log of this run is not kept any more. Run it again to see it.');
    return fail('not-found', played.setting === 'offline' ? 'The log that this was judged by is not open any more. Open it again, and run it there.' : 'The session that this ran in is over. Open its journal to see it, or run it again.');
  }

  async close(): Promise<void> {
    this.#runner?.cancel();
    this.#tell.cancel();
    await this.results.close();
  }

  async #keep(result: UseCaseResult): Promise<void> {
    await this.results.put(result);
    this.#workbench.emit('useCases.finished', result);
  }

  #emit(): void {
    if (this.#runner) this.#workbench.emit('useCases.progress', this.#runner.progress());
  }
}
