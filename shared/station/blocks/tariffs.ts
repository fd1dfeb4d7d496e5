import { countElements, hasConditions, tariffFault, type Tariff } from '../../tariff/tariff';
import type { StationCore } from '../core/core';
import type { Evse } from '../core/evse';
import type { TokenInfo } from '../words';

/** Block I of 2.1: the tariffs that a station has, for all (I07, I09, I10) and of drivers (I08). */

/** A tariff for all at one EVSE. Kept over reboots. */
export interface DefaultTariff {
  readonly evseId: number;
  readonly tariff: Tariff;
  /** Wall time from which it counts, ms since 1970; absent: at once. */
  readonly from?: number;
}

export type TariffVerdict = 'ok' | 'TooManyElements' | 'ConditionNotSupported' | 'Invalid';

/** Whether the station can calculate by a tariff (I07.FR.02, I07.FR.03, I07.FR.05). */
export function judgeTariff({ settings }: StationCore, tariff: unknown): TariffVerdict {
  if (tariffFault(tariff) !== undefined) return 'Invalid';
  if (countElements(tariff as Tariff) > settings.number('TariffMaxElements')) return 'TooManyElements';
  return hasConditions(tariff as Tariff) && !settings.flag('ConditionsSupported') ? 'ConditionNotSupported' : 'ok';
}

/** Whether the station calculates by tariffs at all (I07.FR.01). */
export function calculates({ config, settings }: StationCore): boolean {
  return config.version === '2.1' && settings.flag('TariffEnabled');
}

/** Installs a tariff at EVSEs; one whose time comes later stands beside the one that counts now (I07.FR.11, I07.FR.12). */
export function installTariff(core: StationCore, evses: readonly Evse[], tariff: Tariff, from: number | undefined): void {
  const news = evses.map(({ id }): DefaultTariff => ({ evseId: id, tariff, ...(from === undefined ? {} : { from }) }));
  core.defaultTariffs = [...core.defaultTariffs, ...news];
  currentTariffs(core);
  core.changed();
}

/** Those that count or will count: of several that count at an EVSE the newest has replaced the others (I07.FR.20 to FR.23). */
export function currentTariffs(core: StationCore): readonly DefaultTariff[] {
  const counting = new Map<number, DefaultTariff>();
  for (const one of core.defaultTariffs) {
    if ((one.from ?? -Infinity) > core.now) continue;
    const before = counting.get(one.evseId);
    if (!before || (one.from ?? -Infinity) >= (before.from ?? -Infinity) || one.from === undefined) counting.set(one.evseId, one);
  }
  const kept = core.defaultTariffs.filter((one) => (one.from ?? -Infinity) > core.now || counting.get(one.evseId) === one);
  if (kept.length < core.defaultTariffs.length) core.defaultTariffs = kept;
  return core.defaultTariffs;
}

/** The tariff for all that counts at an EVSE now. */
export function defaultTariffOf(core: StationCore, evse: Evse): Tariff | undefined {
  return currentTariffs(core).find((one) => one.evseId === evse.id && (one.from ?? -Infinity) <= core.now)?.tariff;
}

/** Clears tariffs for all, where ids and EVSE fit; returns the ids of those that are gone (I10). Running transactions keep theirs. */
export function clearTariffs(core: StationCore, ids: readonly string[] | undefined, evseId: number | undefined): readonly string[] {
  const meant = ({ tariff, evseId: at }: DefaultTariff): boolean => (ids?.includes(tariff.tariffId) ?? true) && (evseId === undefined || evseId === 0 || at === evseId);
  const gone = currentTariffs(core).filter(meant);
  core.defaultTariffs = core.defaultTariffs.filter((one) => !gone.includes(one));
  core.changed();
  return [...new Set(gone.map(({ tariff }) => tariff.tariffId))];
}

/** What is there: tariffs for all by EVSE, and those of drivers who are here (I09). */
export function assignments(core: StationCore, evseId: number): readonly { tariffId: string; kind: 'DefaultTariff' | 'DriverTariff'; from?: number; evseIds: number[]; idTokens: string[] }[] {
  const all = new Map<string, { tariffId: string; kind: 'DefaultTariff' | 'DriverTariff'; from?: number; evseIds: number[]; idTokens: string[] }>();
  for (const { tariff: { tariffId }, evseId: at, from } of currentTariffs(core)) {
    if (evseId !== 0 && at !== evseId) continue;
    const known = all.get(tariffId) ?? { tariffId, kind: 'DefaultTariff' as const, ...(from === undefined ? {} : { from }), evseIds: [], idTokens: [] };
    known.evseIds.push(at);
    all.set(tariffId, known);
  }
  for (const evse of core.evses) {
    const own = evse.authorization?.tariff ?? (evse.transaction?.tariffKind === 'DriverTariff' ? evse.transaction.cost?.tariff : undefined);
    if (!own || (evseId !== 0 && evse.id !== evseId)) continue;
    const key = `driver ${own.tariffId}`;
    const known = all.get(key) ?? { tariffId: own.tariffId, kind: 'DriverTariff' as const, evseIds: [], idTokens: [] };
    const token = (evse.authorization?.token ?? evse.transaction?.token)?.idToken;
    if (token !== undefined && token !== '' && !known.idTokens.includes(token)) known.idTokens.push(token);
    if (evse.transaction?.cost?.tariff.tariffId === own.tariffId) known.evseIds.push(evse.id);
    all.set(key, known);
  }
  return [...all.values()];
}

/** Whether a tariffId is taken (I07.FR.04). */
export function isKnown(core: StationCore, tariffId: string): boolean {
  return currentTariffs(core).some(({ tariff }) => tariff.tariffId === tariffId)
    || core.evses.some(({ authorization, transaction }) => authorization?.tariff?.tariffId === tariffId || transaction?.cost?.tariff.tariffId === tariffId);
}

/** What becomes of somebody whose authorization brings a tariff (I08.FR.04, I08.FR.30 to FR.33). */
export type DriverTariff =
  | { readonly kind: 'own'; readonly tariff: Tariff }
  | { readonly kind: 'default' }
  /** The CSMS calculates. */
  | { readonly kind: 'central' }
  | { readonly kind: 'refused'; readonly why: TariffVerdict };

export function driverTariff(core: StationCore, { tariff }: Partial<TokenInfo>): DriverTariff {
  if (tariff === undefined || !calculates(core)) return { kind: 'default' };
  const verdict = judgeTariff(core, tariff);
  reportProblem(core, verdict !== 'ok');
  if (verdict === 'ok') return { kind: 'own', tariff: tariff as unknown as Tariff };
  switch (core.settings.text('HandleFailedTariff')) {
    case 'Deauthorize': return { kind: 'refused', why: verdict };
    case 'CentralCost': return { kind: 'central' };
    default: return { kind: 'default' };
  }
}

/** TariffCostCtrlr.Problem has changed: the CSMS is told (I08.FR.30, I08.FR.31, I08.FR.35, I08.FR.36). */
function reportProblem(core: StationCore, problem: boolean): void {
  if (core.tariffProblem === problem) return;
  core.tariffProblem = problem;
  const message = core.dialect.tariffProblem?.(core, problem);
  if (message && core.ready) void core.call(message);
}
