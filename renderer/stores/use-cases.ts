import { create } from 'zustand';
import type {
  OwnScenario, Setting, UseCaseProgress, UseCaseResult, UseCaseRun,
} from '../../shared/ipc/use-case-shapes';
import type { OcppVersion } from '../../shared/ocpp/version';
import { remember } from './memory';
import { keyOf } from './run-key';

/** What the page shows: a use case by its id, or a scenario of the person's own by its name. */
export type Subject = { readonly kind: 'use-case'; readonly id: string } | { readonly kind: 'own'; readonly name: string };

export type VerdictFilter = 'all' | 'fail' | 'pass' | 'open' | 'never';

/** What is asked for a run besides what is run. */
export interface RunForm {
  readonly setting: Setting;
  readonly version: OcppVersion;
  /** Identity of the foreign station (csms), or in the log (offline). */
  readonly station: string;
  /** Our station and the foreign CSMS (station). */
  readonly ownStation: string;
  readonly url: string;
  readonly password: string;
}

interface UseCasesStore {
  /** Newest verdicts by `keyOf`; undefined until the host has told of them. */
  readonly runs: ReadonlyMap<string, UseCaseRun> | undefined;
  /** Results with their checks, as far as they were looked at. */
  readonly results: ReadonlyMap<string, UseCaseResult>;
  readonly own: readonly OwnScenario[];
  /** Of the run that is under way, or of the last one. */
  readonly progress: UseCaseProgress | undefined;
  /** A sentence, when the host could not tell of the verdicts. */
  readonly error: string | undefined;
  readonly subject: Subject | undefined;
  readonly form: RunForm;
  /** Inputs that were changed, by scenario: the values' texts by their names. */
  readonly inputs: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly search: string;
  readonly versionFilter: OcppVersion | 'all';
  readonly verdictFilter: VerdictFilter;
  /** Blocks that are folded. */
  readonly folded: ReadonlySet<string>;
  loaded(runs: readonly UseCaseRun[], progress: UseCaseProgress | undefined): void;
  finished(result: UseCaseResult): void;
  setResult(result: UseCaseResult): void;
  setProgress(progress: UseCaseProgress | undefined): void;
  setOwn(own: readonly OwnScenario[]): void;
  fail(error: string): void;
  show(subject: Subject | undefined): void;
  setForm(change: Partial<RunForm>): void;
  setInput(scenario: string, name: string, value: string | undefined): void;
  set(change: Partial<Pick<UseCasesStore, 'search' | 'versionFilter' | 'verdictFilter'>>): void;
  fold(block: string, folded: boolean): void;
  restore(kept: Kept): void;
}

/** What is remembered of the page. */
export interface Kept {
  readonly subject?: Subject | undefined;
  readonly form: Omit<RunForm, 'password'>;
  readonly folded: readonly string[];
}

export const useUseCases = create<UseCasesStore>()((set, get) => {
  const keep = (): void => {
    const { subject, form: { password: _, ...form }, folded } = get();
    const kept: Kept = { form, folded: [...folded], ...(subject ? { subject } : {}) };
    remember('use-cases', kept);
  };
  return {
    runs: undefined,
    results: new Map(),
    own: [],
    progress: undefined,
    error: undefined,
    subject: undefined,
    form: { setting: 'both', version: '2.0.1', station: '', ownStation: 'CP001', url: 'ws://127.0.0.1:9000/ocpp', password: '' },
    inputs: {},
    search: '',
    versionFilter: 'all',
    verdictFilter: 'all',
    folded: new Set(),
    loaded: (runs, progress) => set((state) => ({
      runs: new Map(runs.map((run) => [keyOf(run), run])), error: undefined, results: new Map(),
      // A run that ended while the window was away has no end that is told.
      progress: progress ?? (state.progress?.state === 'running' ? undefined : state.progress),
    })),
    finished: (result) => set(({ runs, results }) => ({
      runs: new Map(runs).set(keyOf(result), result), results: new Map(results).set(keyOf(result), result),
    })),
    setResult: (result) => set(({ results }) => ({ results: new Map(results).set(keyOf(result), result) })),
    setProgress: (progress) => set({ progress }),
    setOwn: (own) => set({ own }),
    fail: (error) => set({ error }),
    show: (subject) => { set({ subject }); keep(); },
    setForm: (change) => { set(({ form }) => ({ form: { ...form, ...change } })); keep(); },
    setInput: (scenario, name, value) => set(({ inputs }) => {
      const { [name]: _, ...others } = inputs[scenario] ?? {};
      return { inputs: { ...inputs, [scenario]: value === undefined ? others : { ...others, [name]: value } } };
    }),
    set: (change) => set(change),
    fold: (block, fold) => {
      const folded = new Set(get().folded);
      if (fold) folded.add(block);
      else folded.delete(block);
      set({ folded });
      keep();
    },
    restore: ({ subject, form, folded }) => set(({ form: before }) => ({
      form: { ...before, ...form }, folded: new Set(folded), ...(subject ? { subject } : {}),
    })),
  };
});

/** The run that is under way; undefined when none is. */
export function runningOf(progress: UseCaseProgress | undefined): UseCaseProgress | undefined {
  return progress?.state === 'running' ? progress : undefined;
}
