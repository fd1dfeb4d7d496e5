import * as v from 'valibot';
import { Index, Text, Version } from './shapes';

/** The pieces of the commands and events about use cases. They have the form of shared/use-cases/run/verdict.ts. */

export const Setting = v.picklist(['both', 'csms', 'station', 'offline']);
export type Setting = v.InferOutput<typeof Setting>;

const CaseVerdict = v.picklist(['pass', 'fail', 'not-applicable', 'not-seen', 'cancelled']);
export type CaseVerdict = v.InferOutput<typeof CaseVerdict>;

export const Check = v.object({
  id: Text,
  text: Text,
  of: v.picklist(['station', 'csms']),
  requirement: v.optional(Text),
  verdict: v.picklist(['pass', 'fail', 'not-applicable', 'not-seen']),
  expected: v.optional(Text),
  came: v.optional(Text),
  why: v.optional(Text),
  entries: v.array(Index),
});
export type Check = v.InferOutput<typeof Check>;

export const PlayedCaseResult = v.object({
  id: Text,
  title: Text,
  verdict: CaseVerdict,
  checks: v.array(Check),
  why: v.optional(Text),
  at: v.number(),
  tookMs: v.number(),
  occurrences: v.optional(v.number()),
});
export type PlayedCaseResult = v.InferOutput<typeof PlayedCaseResult>;

/** A scenario by its name: one that comes with the workbench, or one of the person's own. */
export const ScenarioName = v.object({ own: v.boolean(), name: v.pipe(v.string(), v.minLength(1), v.maxLength(64)) });
export type ScenarioName = v.InferOutput<typeof ScenarioName>;

/** What a verdict is about: the newest one for each is kept. */
const Played = { scenario: ScenarioName, version: Version, setting: Setting };
export const PlayedScenario = v.object(Played);
export type PlayedScenario = v.InferOutput<typeof PlayedScenario>;

/** How a scenario came out when it was last played. */
export const UseCaseRun = v.object({
  ...Played,
  title: Text,
  useCase: v.optional(Text),
  verdict: CaseVerdict,
  /** When it was begun, ms since 1970. */
  at: v.number(),
  /** Number of checks with each verdict. */
  checks: v.object({ 'pass': v.number(), 'fail': v.number(), 'not-applicable': v.number(), 'not-seen': v.number() }),
});
export type UseCaseRun = v.InferOutput<typeof UseCaseRun>;

/** The same with every check. */
export const UseCaseResult = v.object({
  ...UseCaseRun.entries,
  cases: v.array(PlayedCaseResult),
  /** Identity of the journal that its checks name entries of; absent when each case has one of its own. */
  journal: v.optional(Text),
  /** Cases whose own journal can still be opened. */
  journals: v.array(Text),
});
export type UseCaseResult = v.InferOutput<typeof UseCaseResult>;

/** Something that a person is asked to do, or to set up before the case. */
export const PromptShape = v.object({ id: v.number(), who: v.picklist(['station', 'csms']), kind: v.picklist(['act', 'setup']), text: Text });
export type PromptShape = v.InferOutput<typeof PromptShape>;

/** What is being played. */
export const UseCaseProgress = v.object({
  run: Text,
  setting: Setting,
  state: v.picklist(['running', 'finished', 'cancelled', 'failed']),
  /** Why it failed: a sentence. */
  message: v.optional(Text),
  /** Scenarios to play, each in each of its versions, and how many of them came out how. */
  total: v.number(),
  done: v.object({ pass: v.number(), fail: v.number(), other: v.number() }),
  /** What is played just now. */
  now: v.optional(v.object({
    scenario: ScenarioName,
    version: Version,
    title: Text,
    useCase: v.optional(Text),
    /** Cases that have ended, then the checks so far of the one that is played. */
    cases: v.array(PlayedCaseResult),
    playing: v.optional(v.object({ id: Text, title: Text, checks: v.array(Check) })),
  })),
  prompts: v.array(PromptShape),
});
export type UseCaseProgress = v.InferOutput<typeof UseCaseProgress>;

/** Whom an end of ours is played against. */
export const UseCaseTarget = v.object({
  /** Identity: of the foreign station (csms), of ours (station), of the one in the log (offline). */
  station: v.optional(v.pipe(v.string(), v.minLength(1), v.maxLength(255))),
  /** Of the foreign CSMS, without the identity. */
  url: v.optional(v.pipe(v.string(), v.regex(/^wss?:\/\/./, 'The URL of a CSMS starts with ws:// or wss://, e.g. ws://192.168.1.10:9000/ocpp.'))),
  password: v.optional(v.string()),
});
export type UseCaseTarget = v.InferOutput<typeof UseCaseTarget>;

export const UseCaseOrder = v.object({
  /** What to play: scenarios by name, or a text of one that is not saved. */
  scenarios: v.optional(v.array(ScenarioName)),
  text: v.optional(v.object({ name: v.string(), text: v.string() })),
  versions: v.pipe(v.array(Version), v.minLength(1, 'A run needs an OCPP version.')),
  setting: Setting,
  target: v.optional(UseCaseTarget),
  /** Values instead of the scenario's inputs. */
  inputs: v.optional(v.record(v.string(), v.any())),
});
export type UseCaseOrder = v.InferOutput<typeof UseCaseOrder>;

/** A scenario of the person's own, as it stands in its file. */
export const OwnScenario = v.object({
  name: Text,
  text: Text,
  /** By the file's ending. */
  format: v.picklist(['json', 'yaml']),
  /** What is known of it when it can be read, else why it cannot. */
  title: v.optional(Text),
  useCase: v.optional(Text),
  versions: v.array(Version),
  fault: v.optional(Text),
});
export type OwnScenario = v.InferOutput<typeof OwnScenario>;
