import * as v from 'valibot';

/**
 * The form of a scenario file (YAML or JSON). The JSON schema that editors complete from is made of it; docs/scenarios.md
 * explains it to people.
 */

const Version = v.picklist(['1.6', '2.0.1', '2.1']);
const Side = v.pipe(v.picklist(['station', 'csms']), v.description('One end of the wire: the Charging Station or the CSMS.'));
const Seconds = v.pipe(v.union([v.number(), v.string()]), v.description('Seconds, or an expression such as ${interval}.'));
const Name = v.pipe(v.string(), v.regex(/^[A-Za-z][\w-]*$/, 'A name begins with a letter and holds letters, digits, - and _.'));
const Payload = v.pipe(v.record(v.string(), v.any()), v.description('A payload as on the wire; ${…} puts in what is known.'));
const Matcher = v.pipe(v.any(), v.description('What a value has to be: a value, an object whose named members have to fit, or $in, $gte, $lte, $match, $exists, $not, $any, $each, $length.'));
const Label = v.pipe(v.string(), v.minLength(1));
const Requirement = v.pipe(v.string(), v.regex(/^(?:[A-Z]\d\d\.FR\.\d\d|\$\{\w+\})$/, 'A requirement is named like E02.FR.05, or comes from the row of an `each`: ${rule}.'));

const Always = v.optional(v.pipe(v.boolean(), v.description('It holds however the two sides are set up, so that a log is held to it as well.')));

/** What is looked at in a message that came. */
const FieldCheck = v.strictObject({
  id: v.optional(Name),
  text: v.pipe(Label, v.description('What has to hold, in plain words.')),
  requirement: v.optional(Requirement),
  /** Of the request. */
  fields: v.optional(Matcher),
  /** Of its answer. */
  answer: v.optional(Matcher),
  always: Always,
});

const Common = {
  id: v.optional(v.pipe(Name, v.description('Names the step, its message for ${…}, and its check.'))),
  text: v.optional(v.pipe(Label, v.description('What has to hold, or what a person has to do, in plain words.'))),
  requirement: v.optional(Requirement),
};

/** Waits for a message, and judges it. */
const Expect = v.strictObject({
  ...Common,
  expect: v.pipe(Label, v.description('Action of the message.')),
  from: Side,
  where: v.optional(v.pipe(Matcher, v.description('Which message is meant: members of the request.'))),
  answered: v.optional(v.pipe(Matcher, v.description('Its answer has to fit: members of the response.'))),
  error: v.optional(v.pipe(Matcher, v.description('It has to be answered by a CALLERROR with this code.'))),
  checks: v.optional(v.array(FieldCheck)),
  within: v.optional(Seconds),
  after: v.optional(v.pipe(Name, v.description('The step whose message it has to follow.'))),
  optional: v.optional(v.pipe(v.boolean(), v.description('Nothing is wrong when it does not come; its checks do not apply then.'))),
  goOn: v.optional(v.pipe(v.boolean(), v.description('Go on with the scenario even when it does not come.'))),
  always: Always,
});

/** Waits for something that happens to the connection. */
const ExpectEvent = v.strictObject({
  ...Common,
  connection: v.picklist(['opened', 'closed', 'refused', 'tried']),
  where: v.optional(v.pipe(Matcher, v.description('Of it: security, user, url, path, version, subprotocol, code, status.'))),
  within: v.optional(Seconds),
  optional: v.optional(v.boolean()),
  goOn: v.optional(v.boolean()),
});

/** A message must not come. */
const Never = v.strictObject({
  ...Common,
  never: v.pipe(Label, v.description('Action that must not come; * for any request.')),
  from: Side,
  where: v.optional(Matcher),
  except: v.optional(v.pipe(v.array(v.string()), v.description('Actions that may come, with *.'))),
  during: v.optional(v.pipe(Seconds, v.description('Seconds to wait for it. Without it, what has come already is looked at.'))),
  since: v.optional(v.pipe(Name, v.description('From the message of this step on; else from the last trigger.'))),
  always: Always,
});

/** What a person does at the station. */
const StationStep = v.strictObject({
  ...Common,
  station: v.union([
    v.picklist(['power-on', 'power-off']),
    v.pipe(v.looseObject({ kind: v.string() }), v.description('An act at the station, such as plug-in, with its members.')),
  ]),
  refused: v.optional(v.pipe(v.boolean(), v.description('The station has to refuse it.'))),
});

/** A request of one side, as its operator would send it. */
const CallStep = v.strictObject({
  ...Common,
  call: v.pipe(Label, v.description('Action of the request.')),
  from: Side,
  payload: v.optional(Payload),
  answered: v.optional(v.pipe(Matcher, v.description('Its answer has to fit.'))),
  error: v.optional(Matcher),
  checks: v.optional(v.array(FieldCheck)),
  within: v.optional(Seconds),
});

/** Any text on the wire. */
const SendStep = v.strictObject({ ...Common, send: v.string(), from: Side });

/** Another answer than the side's own, from now on. */
const AnswerStep = v.strictObject({
  ...Common,
  answer: v.pipe(Label, v.description('Action whose requests are answered otherwise.')),
  by: Side,
  with: v.variant('kind', [
    v.strictObject({ kind: v.literal('own') }),
    v.strictObject({ kind: v.literal('payload'), payload: Payload }),
    v.strictObject({ kind: v.literal('error'), code: v.string(), description: v.optional(v.string()) }),
    v.strictObject({ kind: v.literal('none') }),
    v.strictObject({ kind: v.literal('close'), code: v.optional(v.number()) }),
  ]),
  delay: v.optional(v.pipe(v.number(), v.description('Seconds before the answer.'))),
  times: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1))),
});

const Expression = v.pipe(v.string(), v.regex(/^\$\{[^}]+\}$/, 'An expression is written as ${name}.'));
const oneOf = <const Words extends readonly string[]>(...words: Words) => v.optional(v.union([v.picklist(words), Expression]));
const Amount = v.optional(v.union([v.number(), Expression]));
const YesNo = v.optional(v.union([v.boolean(), Expression]));

/** How a file moves, and what the CSMS's file server does wrong. */
const FileTransfer = {
  protocol: oneOf('http', 'https', 'ftp'),
  server: oneOf('missing', 'forbidden', 'not-allowed', 'bad-request', 'once-unavailable', 'unavailable'),
  retries: Amount,
  retryInterval: Amount,
};

/** Test firmware that the CSMS offers, and what is wrong with it. */
const FileOrder = {
  version: v.optional(v.string()),
  size: Amount,
  firmware: oneOf('damaged', 'not-installable', 'other-model'),
  ...FileTransfer,
};

/** What whoever runs the CSMS does there, beyond single requests: the CSMS finds out by itself what to send. */
const CsmsStep = v.strictObject({
  ...Common,
  csms: v.union([
    v.strictObject({ kind: v.literal('send-local-list'), update: v.picklist(['Full', 'Differential']) }),
    v.strictObject({ kind: v.literal('start-paid'), evse: v.union([v.number(), v.string()]), limits: v.optional(v.union([v.record(v.string(), v.any()), v.string()])) }),
    v.strictObject({
      kind: v.literal('update-firmware'), ...FileOrder, retrieveIn: Amount, installIn: Amount,
      signing: oneOf('signed', 'unsigned', 'no-signature', 'other-file', 'expired', 'untrusted', 'revoked'),
    }),
    v.strictObject({ kind: v.literal('publish-firmware'), ...FileOrder, wrongChecksum: YesNo }),
    v.strictObject({
      kind: v.literal('request-log'), log: v.union([v.picklist(['DiagnosticsLog', 'SecurityLog', 'DataCollectorLog']), Expression]), message: oneOf('GetLog', 'GetDiagnostics'),
      oldest: Amount, latest: Amount, ...FileTransfer,
    }),
    v.strictObject({ kind: v.literal('set-monitors'), monitors: v.array(v.record(v.string(), v.any())) }),
    v.strictObject({ kind: v.literal('clear-monitors'), ids: v.array(v.union([v.number(), v.string()])) }),
    v.strictObject({ kind: v.literal('forget-customer'), idToken: v.string(), type: v.string(), report: v.optional(v.boolean()) }),
  ]),
});

/** Changes what the CSMS is set to. */
const ConfigureStep = v.strictObject({ ...Common, configure: v.record(v.string(), v.any()) });

/** Something wrong on the wire, from now on: messages that one side sends are lost, late, doubled or changed. */
const FaultStep = v.strictObject({
  ...Common,
  fault: v.picklist(['drop', 'delay', 'duplicate', 'edit', 'clear']),
  from: v.optional(Side),
  action: v.optional(v.string()),
  half: v.optional(v.picklist(['request', 'response'])),
  set: v.optional(v.pipe(v.record(v.string(), v.any()), v.description('Members that edit changes; null takes one away.'))),
  delay: v.optional(v.number()),
  times: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1))),
});

const WaitStep = v.strictObject({ ...Common, wait: Seconds });

/** A rule over everything so far. */
const CheckStep = v.strictObject({
  ...Common,
  check: v.pipe(Label, v.description('Name of a rule: sequence-numbers, statuses, intervals, …')),
  of: v.optional(Side),
  with: v.optional(v.record(v.string(), v.any())),
  always: Always,
});

/** The kinds of steps, by the member that tells them. */
export const VERBS: Readonly<Record<string, v.GenericSchema>> = {
  expect: Expect, connection: ExpectEvent, never: Never, station: StationStep, call: CallStep, send: SendStep, answer: AnswerStep, csms: CsmsStep,
  configure: ConfigureStep, fault: FaultStep, wait: WaitStep, check: CheckStep,
};

type AnyStep =
  | v.InferOutput<typeof Expect> | v.InferOutput<typeof ExpectEvent> | v.InferOutput<typeof Never> | v.InferOutput<typeof StationStep>
  | v.InferOutput<typeof CallStep> | v.InferOutput<typeof SendStep> | v.InferOutput<typeof AnswerStep> | v.InferOutput<typeof CsmsStep> | v.InferOutput<typeof ConfigureStep>
  | v.InferOutput<typeof FaultStep> | v.InferOutput<typeof WaitStep> | v.InferOutput<typeof CheckStep>;

/** The same steps once for each set of values. */
export interface LoopStep {
  readonly each: readonly Readonly<Record<string, unknown>>[];
  readonly steps: readonly Step[];
}
export type Step = AnyStep | LoopStep;

const LoopStep: v.GenericSchema<LoopStep> = v.lazy(() => v.strictObject({
  each: v.pipe(v.array(v.record(v.string(), v.any())), v.description('Sets of values; the steps run once for each, and ${name} gives the value.')),
  steps: v.array(Step),
}));
const Step: v.GenericSchema<Step> = v.lazy(() => v.union([
  Expect, ExpectEvent, Never, StationStep, CallStep, SendStep, AnswerStep, CsmsStep, ConfigureStep, FaultStep, WaitStep, CheckStep, LoopStep,
]));

const Given = v.strictObject({
  station: v.optional(v.strictObject({
    config: v.optional(v.pipe(v.record(v.string(), v.any()), v.description('Of a simulated station: evses, serialNumber, password …'))),
    variables: v.optional(v.pipe(v.record(v.string(), v.string()), v.description('Component.Variable (2.x) or configuration key (1.6), and its value.'))),
  })),
  csms: v.optional(v.pipe(v.record(v.string(), v.any()), v.description('Settings of the embedded CSMS: tokens, registration, passwords …'))),
  booted: v.optional(v.pipe(v.boolean(), v.description('The station is connected and accepted when the steps begin; true when absent.'))),
});

/** One way through a use case. */
export const CaseShape = v.strictObject({
  id: Name,
  title: Label,
  versions: v.optional(v.array(Version)),
  each: v.optional(v.pipe(v.array(v.record(v.string(), v.any())), v.description('The case runs once for each set of values.'))),
  given: v.optional(Given),
  steps: v.array(Step),
  offline: v.optional(v.pipe(v.boolean(), v.description('Whether a log alone can tell that this case is in it; when absent, it can unless the case sets variables or changes answers, settings or the wire.'))),
  settings: v.optional(v.pipe(v.array(v.picklist(['both', 'csms', 'station', 'offline'])), v.description('Where the case can run; everywhere when absent.'))),
});

export const ScenarioShape = v.strictObject({
  $schema: v.optional(v.string()),
  scenario: v.pipe(Label, v.description('Name of the scenario, e.g. E02 or my-check.')),
  title: Label,
  useCase: v.optional(v.pipe(v.string(), v.regex(/^[A-S]\d\d$/, 'A use case is named like E02.'))),
  versions: v.pipe(v.array(Version), v.minLength(1)),
  about: v.optional(v.string()),
  inputs: v.optional(v.pipe(v.record(v.string(), v.any()), v.description('Values that ${name} gives, and that whoever runs it can change.'))),
  given: v.optional(Given),
  cases: v.pipe(v.array(CaseShape), v.minLength(1)),
});

export type Scenario = v.InferOutput<typeof ScenarioShape>;
export type ScenarioCase = Scenario['cases'][number];
export type Given = v.InferOutput<typeof Given>;
export type FieldCheck = v.InferOutput<typeof FieldCheck>;
export type ExpectStep = v.InferOutput<typeof Expect>;
export type ExpectEventStep = v.InferOutput<typeof ExpectEvent>;
export type NeverStep = v.InferOutput<typeof Never>;
export type StationStep = v.InferOutput<typeof StationStep>;
export type CallStep = v.InferOutput<typeof CallStep>;
export type SendStep = v.InferOutput<typeof SendStep>;
export type CsmsStep = v.InferOutput<typeof CsmsStep>;
export type AnswerStep = v.InferOutput<typeof AnswerStep>;
export type ConfigureStep = v.InferOutput<typeof ConfigureStep>;
export type FaultStep = v.InferOutput<typeof FaultStep>;
export type WaitStep = v.InferOutput<typeof WaitStep>;
export type CheckStep = v.InferOutput<typeof CheckStep>;

