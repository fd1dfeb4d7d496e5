import type { JsonObject } from '../../ocpp/json';
import { answerDataTransfer } from '../../ocpp/vendor-handlers';
import type { Block16, Block2x } from '../block';
import type { Caller } from '../context';
import { asJson, type Loose } from '../loose';

/** Block P: vendors' own messages, answered as a person has set the CSMS up for them (1.6 §4.3, 2.x Part 2 P02). */

export const dataTransfer16: Block16 = {
  serves: {
    DataTransfer: (request, caller) => {
      const { status, data } = answer(request, caller);
      return { status, ...(typeof data === 'string' ? { data } : {}) };
    },
  },
};

export const dataTransfer2x: Block2x = { serves: { DataTransfer: answer } };

function answer(request: Loose<unknown>, caller: Caller): ReturnType<typeof answerDataTransfer>['payload'] & JsonObject {
  const { payload, note } = answerDataTransfer(caller.csms.settings.vendorHandlers, asJson(request), caller.version);
  if (note !== undefined) caller.note(note);
  return payload;
}
