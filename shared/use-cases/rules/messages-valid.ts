import type { Side } from '../catalogue/model';
import { failed, notApplicable, passed, type TraceRule } from './rule';

const NAME = { station: 'station', csms: 'CSMS' } as const satisfies Record<Side, string>;

/** Every message of a side is valid by its version's schemas. */
export const messagesValid: TraceRule = {
  of: 'station',
  whole: true,
  text: (of) => `Every message of the ${NAME[of]} is valid.`,
  judge: ({ trace, of, stage }) => {
    const { check, journal } = stage;
    if (!check) return notApplicable('There is no checker for this version.');
    let looked = 0;
    for (const message of trace.from(0)) {
      const entries = message.from === of ? [{ entry: message.entry, requestAction: undefined }] : message.answer ? [{ entry: message.answer.entry, requestAction: message.action }] : [];
      for (const { entry: index, requestAction } of entries) {
        const entry = journal.entry(index);
        const frame = entry && journal.frameOf(entry);
        if (!frame) continue;
        looked += 1;
        const fault = check.check(frame, { sender: of, ...(requestAction === undefined ? {} : { requestAction }) }).find(({ severity }) => severity === 'error');
        if (fault) return failed(`${fault.path}: ${fault.expected}`, `${message.action}: ${fault.message}`, [index]);
      }
    }
    return looked === 0 ? notApplicable(`The ${NAME[of]} sent nothing.`) : passed();
  },
};
