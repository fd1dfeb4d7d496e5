import type { Call } from '../../ocpp/frame';
import type { JsonObject } from '../../ocpp/json';
import type { ErrorCode } from '../../ocpp/error-codes';
import type { Answer } from '../../ocpp/outcome';
import type { StationCore } from './core';

/** A request that is answered with a CALLERROR. */
export class Refused {
  readonly code: ErrorCode;
  readonly description: string;

  constructor(code: ErrorCode, description: string) {
    this.code = code;
    this.description = description;
  }
}

/**
 * How the requests of one version are answered, by action. What follows from a request goes through `core.afterAnswer`, so
 * that the answer is on the wire first. Few handlers need time (those that check certificates); what follows from them is
 * set on a timer instead.
 */
export type Handlers<Actions> = {
  readonly [Name in keyof Actions]?: Actions[Name] extends { request: infer Request; response: infer Response }
    ? (core: StationCore, request: Request) => Response | Refused | Promise<Response | Refused>
    : never;
};

type Handler = (core: StationCore, request: JsonObject) => JsonObject | Refused | Promise<JsonObject | Refused>;

/** Handlers by action, for looking up what came over the wire. */
export function handlerMap<Actions>(...tables: readonly Handlers<Actions>[]): ReadonlyMap<string, Handler> {
  return new Map(tables.flatMap((table) => Object.entries(table) as [string, Handler][]));
}

export function answerWith(handlers: ReadonlyMap<string, Handler>, core: StationCore, call: Call): Answer | Promise<Answer> {
  const handler = handlers.get(call.action);
  if (!handler) return { kind: 'error', code: 'NotSupported', description: `This simulated station does not support ${call.action}.` };
  const reply = handler(core, call.payload);
  return reply instanceof Promise ? reply.then(answerOf) : answerOf(reply);
}

function answerOf(reply: JsonObject | Refused): Answer {
  return reply instanceof Refused ? { kind: 'error', code: reply.code, description: reply.description } : { kind: 'result', payload: reply };
}
