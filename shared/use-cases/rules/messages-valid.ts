import type { Side } from '../catalogue/model';
import { failed, notApplicable, passed, type RuleInput, type TraceRule } from './rule';
import { FaultsOfLogs, type Fault } from './whole-log';

const NAME = { station: 'station', csms: 'CSMS' } as const satisfies Record<Side, string>;

const logs = new FaultsOfLogs();

/** Every message of a side is valid by its version's schemas; in a log, every one between the case's first and last. */
export const messagesValid: TraceRule = {
  of: 'station',
  always: true,
  text: (of) => `Every message of the ${NAME[of]} is valid.`,
  judge: (input) => {
    const { trace, of, stage, span } = input;
    if (!stage.check) return notApplicable('There is no checker for this version.');
    if (span) return logs.first(trace, of, span, () => faultsOf(input)) ?? passed();
    for (const { finding } of faultsOf(input)) return finding;
    return hasSpoken(input) ? passed() : notApplicable(`The ${NAME[of]} sent nothing.`);
  },
};

function* faultsOf({ trace, of, stage: { check, journal } }: RuleInput): Generator<Fault, void, undefined> {
  for (const message of trace.from(0)) {
    const own = message.from === of;
    const index = own ? message.entry : message.answer?.entry;
    const entry = index === undefined ? undefined : journal.entry(index);
    const frame = entry && journal.frameOf(entry);
    if (!frame) continue;
    const fault = check?.check(frame, { sender: of, ...(own ? {} : { requestAction: message.action }) }).find(({ severity }) => severity === 'error');
    if (fault) yield { seq: message.seq, finding: failed(`${fault.path}: ${fault.expected}`, `${message.action}: ${fault.message}`, [entry.index]) };
  }
}

function hasSpoken({ trace, of }: RuleInput): boolean {
  return trace.find(0, undefined, (message) => message.from === of || message.answer !== undefined) !== undefined;
}
