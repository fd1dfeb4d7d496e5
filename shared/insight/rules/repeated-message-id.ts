import { NONE, type LogRule } from '../finding';
import { SeenTexts } from '../seen-texts';

/** Message ids are unique for each sender on one connection (OCPP-J 1.6 §4.1.4, 2.x Part 4 §4.1.4). */
export const repeatedMessageId: LogRule = {
  name: 'message-id-repeated',
  start() {
    const first = new SeenTexts();
    return {
      step({ frame, wire, direction, line, name }) {
        if (frame?.kind !== 'call' && frame?.kind !== 'send') return NONE;
        const key = `${wire} ${direction ?? ''} ${frame.id}`;
        const before = first.see(key, line);
        if (before === undefined) return NONE;
        return [{
          severity: 'error',
          path: '/1',
          found: frame.id,
          expected: 'an id that this side has not used on this connection',
          message: `The message id ${frame.id} of this ${frame.action} was used in ${name(before)} already; ids must be unique, or answers cannot be told apart.`,
        }];
      },
    };
  },
};
