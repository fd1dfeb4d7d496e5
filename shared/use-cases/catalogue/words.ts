import type { JsonObject } from '../../ocpp/json';
import type { Actor, CatalogueCheck, DecidingField, In16, SequenceStep, Side } from './model';

/*
 * The words in which the use cases are written, so that a block reads like its sequence diagram.
 */

type Item = SequenceStep | readonly SequenceStep[];

const flat = (items: readonly Item[]): readonly SequenceStep[] => items.flat();
const given = (fields: JsonObject | undefined, note?: string) => ({ ...(fields && { fields }), ...(note !== undefined && { note }) });

/** A request and its answer. The note stands beside the request. */
function exchange(from: Side, to: Side, action: string, request?: JsonObject, response?: JsonObject, note?: string): readonly SequenceStep[] {
  return [{ kind: 'call', from, action, ...given(request, note) }, { kind: 'answer', from: to, action, ...given(response) }];
}
export const fromStation = (action: string, request?: JsonObject, response?: JsonObject, note?: string): readonly SequenceStep[] =>
  exchange('station', 'csms', action, request, response, note);
export const fromCsms = (action: string, request?: JsonObject, response?: JsonObject, note?: string): readonly SequenceStep[] =>
  exchange('csms', 'station', action, request, response, note);

export const act = (actor: Actor, text: string): SequenceStep => ({ kind: 'act', actor, text });

export const steps = (...items: Item[]): readonly SequenceStep[] => flat(items);
const group = (how: 'optional' | 'loop' | 'alternative') => (title: string, ...items: Item[]): SequenceStep =>
  ({ kind: 'group', how, title, steps: flat(items) });
export const optional = group('optional');
export const loop = group('loop');
export const alternative = group('alternative');

export const inRequest = (action: string, field: string, why: string): DecidingField => ({ action, half: 'request', field, why });
export const inResponse = (action: string, field: string, why: string): DecidingField => ({ action, half: 'response', field, why });

const duty = (of: Side) => (text: string, requirement?: string): CatalogueCheck => ({ of, text, ...(requirement !== undefined && { requirement }) });
export const station = duty('station');
export const csms = duty('csms');

export const notIn16 = (why: string): In16 => ({ exists: false, why });
export const in16 = (how: string, sequence: readonly SequenceStep[], decides: readonly DecidingField[]): In16 =>
  ({ exists: true, how, sequence, decides });
