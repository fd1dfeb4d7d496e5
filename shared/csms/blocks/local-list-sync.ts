import type { JsonObject } from '../../ocpp/json';
import type { ListSyncResult, TokenRecord } from '../api';
import type { Caller } from '../context';
import type { LocalListEntry } from '../state/local-list';
import { tokenKey } from '../state/token-book';
import { idTagInfo, idTokenInfo, judge } from './authorization';

/** Block D: sends a station the tokens that the CSMS knows (D01), in messages as large as it can take. */

type UpdateType = 'Full' | 'Differential';

/** What of a list has to be told: entries with information, and those that are to go. */
interface Change {
  readonly idToken: string;
  /** '' in 1.6. */
  readonly type: string;
  readonly info?: JsonObject;
}

/** What a token without a type in the book is taken for: a card. */
const USUAL_TYPE = 'ISO14443';

interface Limits {
  readonly items: number;
  readonly bytes: number;
}

/** Brings the list up to date. Never rejects. */
export async function syncLocalList(caller: Caller, updateType: UpdateType): Promise<ListSyncResult> {
  const limits = await limitsOf(caller);
  const { localList } = caller.station;
  const first = updateType === 'Full' || localList.version <= 0 ? 'Full' : 'Differential';
  const sent = await send(caller, first, limits);
  // D01.FR.03: a station that does not take the changes gets the whole list.
  return typeof sent === 'string' && first === 'Differential' ? finish(await send(caller, 'Full', limits), caller) : finish(sent, caller);
}

function finish(sent: number | string, { station }: Caller): ListSyncResult {
  return typeof sent === 'number' ? { ok: true, version: station.localList.version, messages: sent } : { ok: false, message: sent };
}

/** Number of messages, or why the station did not take one of them. */
async function send(caller: Caller, updateType: UpdateType, limits: Limits): Promise<number | string> {
  const changes = updateType === 'Full' ? wanted(caller) : differences(caller);
  const messages = inMessages(changes, limits, caller);
  for (const [index, part] of messages.entries()) {
    const outcome = await caller.call('SendLocalList', request(caller, index === 0 ? updateType : 'Differential', part));
    if (outcome.kind !== 'result') return `SendLocalList was not answered with a result (${outcome.kind}).`;
    const { status } = outcome.payload;
    if (status !== 'Accepted') return `The station answered SendLocalList with ${typeof status === 'string' ? status : 'no status'}.`;
  }
  return messages.length;
}

/** The whole book as entries of a list. */
function wanted(caller: Caller): Change[] {
  const byKey = new Map<string, Change>();
  for (const record of caller.csms.tokens.all()) {
    const change = changeOf(caller, record);
    // Without types two records of a token would be the same entry twice, which no list may hold (D01.FR.06).
    const key = keyOf(change);
    if (!byKey.has(key)) byKey.set(key, change);
  }
  return [...byKey.values()];
}

function changeOf(caller: Caller, record: TokenRecord): Change {
  const old = caller.version === '1.6';
  const type = old ? '' : (record.type ?? USUAL_TYPE);
  const verdict = judge(record.idToken, old ? undefined : type, caller);
  return { idToken: record.idToken, type, info: { ...(old ? idTagInfo(verdict) : idTokenInfo(verdict)) } };
}

/** What the station's list has otherwise, lacks, or has too much. */
function differences(caller: Caller): Change[] {
  const now = wanted(caller);
  const has = new Map(caller.station.localList.entries().map((entry) => [keyOf(entry), entry]));
  const news = now.filter((change) => JSON.stringify(has.get(keyOf(change))?.info) !== JSON.stringify(change.info));
  const kept = new Set(now.map(keyOf));
  const gone = [...has].filter(([key]) => !kept.has(key)).map(([, { idToken, type = '' }]) => ({ idToken, type }));
  return [...news, ...gone];
}

function keyOf({ idToken, type = '' }: Pick<LocalListEntry, 'idToken' | 'type'>): string {
  return `${tokenKey(idToken)} ${type}`;
}

function inMessages(changes: readonly Change[], { items, bytes }: Limits, caller: Caller): Change[][] {
  const messages: Change[][] = [[]];
  for (const change of changes) {
    const last = messages.at(-1) ?? [];
    const fits = last.length < items && JSON.stringify(request(caller, 'Differential', [...last, change])).length <= bytes;
    if (last.length === 0 || fits) last.push(change);
    else messages.push([change]);
  }
  return messages;
}

function request({ version, station }: Caller, updateType: UpdateType, changes: readonly Change[]): JsonObject {
  const next = Math.max(0, station.localList.version) + 1;
  const list = changes.map(({ idToken, type, info }): JsonObject => version === '1.6'
    ? { idTag: idToken, ...(info ? { idTagInfo: info } : {}) }
    : { idToken: { idToken, type }, ...(info ? { idTokenInfo: info } : {}) });
  return {
    [version === '1.6' ? 'listVersion' : 'versionNumber']: next, updateType, ...(list.length > 0 ? { localAuthorizationList: list } : {}),
  };
}

/** What a message may hold (D01.FR.11; SendLocalListMaxLength of 1.6): asked for when it is not known yet. */
async function limitsOf(caller: Caller): Promise<Limits> {
  const { version } = caller;
  if (version === '1.6') {
    if (known(caller, '', 'SendLocalListMaxLength') === undefined) await caller.call('GetConfiguration', { key: ['SendLocalListMaxLength'] });
    return { items: known(caller, '', 'SendLocalListMaxLength') ?? Infinity, bytes: Infinity };
  }
  const component = 'LocalAuthListCtrlr';
  const names = ['ItemsPerMessage', 'BytesPerMessage'];
  if (names.some((name) => known(caller, component, name) === undefined)) {
    await caller.call('GetVariables', { getVariableData: names.map((name) => ({ component: { name: component }, variable: { name } })) });
  }
  return { items: known(caller, component, 'ItemsPerMessage') ?? Infinity, bytes: known(caller, component, 'BytesPerMessage') ?? Infinity };
}

function known({ station }: Caller, component: string, variable: string): number | undefined {
  const value = Number(station.variables.get({ component, variable })?.value ?? NaN);
  return Number.isInteger(value) && value > 0 ? value : undefined;
}
