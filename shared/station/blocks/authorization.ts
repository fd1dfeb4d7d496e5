import type { StationCore } from '../core/core';
import type { CachedToken } from '../core/records';
import { storeKey, type IdToken, type TokenInfo } from '../words';
import { inLocalList } from './local-list';

/** Most tokens that the cache remembers. */
export const CACHE_SIZE = 500;
/** Bytes that list and cache take for a token, as a station with records of one size would say. */
export const ENTRY_BYTES = 128;
/** Most items of AdditionalInfo that go with a token. */
export const MOST_ADDITIONAL_INFO = 10;
const ACCEPTED: TokenInfo = { status: 'Accepted' };
const UNKNOWN: TokenInfo = { status: 'Unknown' };
/** Made up by the CSMS for one use, or standing for nobody: nothing of them is worth keeping (C02.FR.03, C03.FR.02, C05.FR.02). */
const NOT_CACHED = ['NoAuthorization', 'Central', 'DirectPayment'];

/** What the station knows of a token by itself. */
export interface KnownToken {
  readonly info: TokenInfo;
  readonly from: 'list' | 'cache';
  /** The list's word for it is too old to count online (C14.FR.05). */
  readonly expired?: true;
}

/**
 * What a token may do, and says who knows it: the Local Authorization List, which goes before the cache, or the CSMS (C01,
 * C12 to C15). Never rejects.
 */
export async function authorize(core: StationCore, token: IdToken): Promise<TokenInfo> {
  // A start button needs nobody's permission (C02), and with AuthCtrlr.Enabled false nothing does.
  if (token.type === 'NoAuthorization' || !core.settings.flag('AuthEnabled')) return ACCEPTED;
  const known = knownToken(core, token);
  if (!core.ready) return authorizeOffline(core, token, known);
  if (known && needsNobodyElse(core, known)) return use(core, token, known);
  if (core.settings.flag('DisableRemoteAuthorization')) return known?.info ?? UNKNOWN;
  const outcome = await core.call(core.dialect.authorize(token));
  if (outcome.kind === 'closed') return authorizeOffline(core, token, known);
  if (outcome.kind !== 'result') return { status: 'Invalid' };
  const info = core.dialect.authorization(outcome.payload) ?? { status: 'Invalid' };
  rememberToken(core, token, info);
  return info;
}

/** What the CSMS said of a token goes into the cache, whatever it said (C10.FR.01); the list needs none. */
export function rememberToken(core: StationCore, token: IdToken, info: TokenInfo): void {
  if (!core.settings.flag('AuthCacheEnabled') || NOT_CACHED.includes(token.type) || token.idToken === '') return;
  const cache = (core.tokenCache ??= new Map<string, CachedToken>());
  // What a message for the display says is not kept: a price in it could be yesterday's (C10.FR.09).
  const { personalMessage: _shown, ...kept } = info;
  const key = storeKey(token);
  cache.delete(key);
  cache.set(key, { idToken: token.idToken, info: kept, since: core.now });
  if (cache.size > CACHE_SIZE) makeRoom(cache);
}

/** C11; false when there is no cache to clear. */
export function clearCache(core: StationCore): boolean {
  if (!core.settings.flag('AuthCacheEnabled')) return false;
  core.tokenCache = undefined;
  return true;
}

/** What list or cache say of a token, as far as it still holds. */
export function knownToken(core: StationCore, token: IdToken): KnownToken | undefined {
  const listed = inLocalList(core, token);
  if (listed) return stillHolds(core, listed) ? { info: listed, from: 'list' } : { info: { ...listed, status: 'Expired' }, from: 'list', expired: true };
  if (!core.settings.flag('AuthCacheEnabled')) return undefined;
  const key = storeKey(token);
  const cached = core.tokenCache?.get(key);
  if (!cached) return undefined;
  if (isFresh(core, cached.info, cached.since)) return { info: cached.info, from: 'cache' };
  // C10.FR.10: what is too old is taken out.
  core.tokenCache?.delete(key);
  return undefined;
}

/** Whether the CSMS need not be asked (C12, C14), or must not be (DisablePostAuthorize). */
function needsNobodyElse({ settings }: StationCore, { info, from, expired }: KnownToken): boolean {
  if (info.status === 'Accepted') return settings.flag('LocalPreAuthorize');
  return !expired && settings.flag(from === 'list' ? 'LocalAuthListDisablePostAuthorize' : 'AuthCacheDisablePostAuthorize');
}

function authorizeOffline(core: StationCore, token: IdToken, known: KnownToken | undefined): TokenInfo {
  const { settings } = core;
  if (known) return settings.flag('LocalAuthorizeOffline') ? use(core, token, known) : UNKNOWN;
  return settings.flag('OfflineTxForUnknownIdEnabled') ? ACCEPTED : UNKNOWN;
}

/** A cached token lives on from its last use (C10.FR.08). */
function use(core: StationCore, token: IdToken, { info, from }: KnownToken): TokenInfo {
  const cached = from === 'cache' ? core.tokenCache?.get(storeKey(token)) : undefined;
  if (cached) {
    core.tokenCache?.delete(storeKey(token));
    core.tokenCache?.set(storeKey(token), { ...cached, since: core.now });
  }
  return info;
}

/** C10.FR.07: those go first that open nothing, then the one that was used longest ago. */
function makeRoom(cache: NonNullable<StationCore['tokenCache']>): void {
  const [oldest] = cache.keys();
  const refused = [...cache].find(([, { info }]) => info.status !== 'Accepted')?.[0];
  const leaving = refused ?? oldest;
  if (leaving !== undefined) cache.delete(leaving);
}

/** The time that the CSMS gave goes before the general one (C10.FR.08, C10.FR.13). */
function isFresh(core: StationCore, info: TokenInfo, since: number): boolean {
  if (info.expiry !== undefined) return stillHolds(core, info);
  const lifeTime = core.settings.number('AuthCacheLifeTime');
  return lifeTime === 0 || core.now - since <= lifeTime * 1000;
}

function stillHolds(core: StationCore, { expiry }: TokenInfo): boolean {
  return expiry === undefined || expiry > core.now;
}
