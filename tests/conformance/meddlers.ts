import { decode, encode } from '../../shared/ocpp/codec';
import type { WellFormed } from '../../shared/ocpp/frame';
import type { JsonObject, JsonValue } from '../../shared/ocpp/json';
import type { Side } from '../../shared/use-cases/catalogue/model';
import { mismatch } from '../../shared/use-cases/run/matcher';
import { edited, type Ends, type Meddler } from '../../shared/use-cases/stage/wire-faults';

/** Peers that break a rule on purpose, one rule each: what they do to the messages of a right one. */

/** Which messages are meant: those of an action and a half, whose payload fits. */
export interface Meant {
  readonly from: Side;
  readonly action: string;
  readonly half?: 'request' | 'response';
  readonly where?: unknown;
}

/** Changes members of a message (joined by dots; null takes one away). */
export function editing(meant: Meant, changes: Readonly<Record<string, JsonValue>> | ((payload: JsonObject) => Readonly<Record<string, JsonValue>>)): Meddler {
  return meddling(meant, (text, frame) => ({ text: edited(text, typeof changes === 'function' ? changes(payloadOf(frame)) : changes) }));
}

/** The message is never sent. */
export function withholding(meant: Meant): Meddler {
  return meddling(meant, () => undefined);
}

/** The message is sent twice. */
export function doubling(meant: Meant): Meddler {
  return meddling(meant, (text) => ({ text, twice: true }));
}

/** The message is sent so much later, ms. */
export function delaying(meant: Meant, delayMs: number): Meddler {
  return meddling(meant, (text) => ({ text, delayMs }));
}

/** A request to `of` is answered so, and nothing is done for it. */
export function answeringWithoutDoing(of: Side, action: string, payload: JsonObject): Meddler {
  return meddling({ from: of === 'station' ? 'csms' : 'station', action }, (_, frame, ends) => {
    const answer = encode({ kind: 'result', id: 'id' in frame ? frame.id : '', payload });
    if (of === 'station') ends.toCsms(answer);
    else ends.toStation(answer);
    return undefined;
  });
}

/** The CSMS answers the requests of an action with a CALLERROR. */
export function refusing(action: string): Meddler {
  return meddling({ from: 'csms', action, half: 'response' }, (_, frame) => ({
    text: encode({ kind: 'error', id: 'id' in frame ? frame.id : '', code: 'InternalError', description: 'Not today', details: {} }),
  }));
}

/** With the message goes another one of the same side, before or after it. */
export function adding(meant: Meant, when: 'before' | 'after', extra: (payload: JsonObject) => readonly [action: string, payload: JsonObject]): Meddler {
  let number = 0;
  return meddling(meant, (text, frame, ends) => {
    const [action, payload] = extra(payloadOf(frame));
    number += 1;
    const more = encode({ kind: 'call', id: `meddled-${number}`, action, payload });
    const send = meant.from === 'station' ? ends.toCsms : ends.toStation;
    if (when === 'before') send(more);
    else void Promise.resolve().then(() => send(more));
    return { text };
  });
}

/** Does something to the messages that are meant, and passes all others on. Knows answers by their requests. */
export function meddling(meant: Meant, act: (text: string, frame: WellFormed, ends: Ends) => ReturnType<Meddler>): Meddler {
  const open = new Map<string, string>();
  return (from, text, ends) => {
    const frame = decode(text);
    if (frame.kind === 'malformed') return { text };
    if (frame.kind === 'call') open.set(`${from} ${frame.id}`, frame.action);
    const request = frame.kind === 'call' || frame.kind === 'send';
    const action = request ? frame.action : open.get(`${from === 'csms' ? 'station' : 'csms'} ${frame.id}`);
    const fits = from === meant.from && action === meant.action && (meant.half ?? 'request') === (request ? 'request' : 'response')
      && (meant.where === undefined || mismatch(meant.where, payloadOf(frame)) === undefined);
    return fits ? act(text, frame, ends) : { text };
  };
}

function payloadOf(frame: WellFormed): JsonObject {
  return 'payload' in frame ? frame.payload : {};
}
