import type { JsonObject } from '../../ocpp/json';
import { number, object, objects, text } from '../loose';
import { clip, count, join, list, named, variableName, type Parts } from './parts';

type Words = (payload: JsonObject) => Parts;

/** Authorization that an answer carries, in 2.x or in 1.6. */
function authorization(p: JsonObject): string | undefined {
  const info = object(p, 'idTokenInfo') ?? object(p, 'idTagInfo');
  return info && join([text(info, 'status'), named('group', text(object(info, 'groupIdToken'), 'idToken') ?? text(info, 'parentIdTag')), named('until', text(info, 'cacheExpiryDateTime') ?? text(info, 'expiryDate'))]);
}

/** How the items of a bulk answer went: `all 3 Accepted`, or the first that did not. */
function statuses(items: readonly JsonObject[]): string | undefined {
  if (items.length === 0) return undefined;
  const bad = items.filter((item) => text(item, 'attributeStatus') !== 'Accepted');
  if (bad.length === 0) return items.length === 1 ? 'Accepted' : `all ${items.length} Accepted`;
  return list(bad.map((item) => `${variableName(item)} ${text(item, 'attributeStatus') ?? '?'}`));
}

const ANSWERS: Readonly<Record<string, Words>> = {
  BootNotification: (p) => [text(p, 'status'), named('interval', number(p, 'interval'), ' s')],
  Heartbeat: (p) => [text(p, 'currentTime')],
  StartTransaction: (p) => [authorization(p), named('transaction', number(p, 'transactionId'))],
  TransactionEvent: (p) => [authorization(p), named('total', number(p, 'totalCost'))],
  GetVariables: (p) => {
    const items = objects(p, 'getVariableResult');
    const [only] = items;
    return [items.length === 1 && only && text(only, 'attributeStatus') === 'Accepted' ? `${variableName(only)} = ${clip(text(only, 'attributeValue') ?? '')}` : statuses(items)];
  },
  SetVariables: (p) => [statuses(objects(p, 'setVariableResult'))],
  GetConfiguration: (p) => {
    const keys = objects(p, 'configurationKey');
    const [only] = keys;
    const unknown = Array.isArray(p['unknownKey']) ? p['unknownKey'].length : 0;
    return [
      keys.length === 1 && only ? `${text(only, 'key') ?? '?'} = ${clip(text(only, 'value') ?? '')}` : count(keys.length, 'key'),
      unknown > 0 ? `${unknown} unknown` : undefined,
    ];
  },
  GetLocalListVersion: (p) => [named('version', number(p, 'listVersion') ?? number(p, 'versionNumber'))],
  GetCompositeSchedule: (p) => {
    const schedule = object(p, 'schedule') ?? object(p, 'chargingSchedule');
    return [text(p, 'status'), schedule && count(objects(schedule, 'chargingSchedulePeriod').length, 'period')];
  },
  DataTransfer: (p) => [text(p, 'status')],
};

/** What an answer says; without words of its own its status, its authorization, or that it is empty. */
export function answerWords(action: string | undefined, payload: JsonObject): Parts {
  const own = action !== undefined && Object.hasOwn(ANSWERS, action) ? ANSWERS[action]?.(payload) : undefined;
  const said = own?.some((one) => one !== undefined && one !== '') ? own : undefined;
  if (said) return [...said, reason(payload)];
  return [authorization(payload) ?? text(payload, 'status'), reason(payload)];
}

/** The reason that 2.x may give with a status. */
function reason(payload: JsonObject): string | undefined {
  const info = object(payload, 'statusInfo');
  return info && join([text(info, 'reasonCode'), clip(text(info, 'additionalInfo') ?? '')]);
}
