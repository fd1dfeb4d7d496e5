import type { StationCore } from '../core/core';
import { tokenKey, type IdToken, type TokenInfo } from '../words';
import { inLocalList } from './local-list';

/** Most tokens that the cache remembers; the one that was used longest ago makes room. */
const CACHE_SIZE = 500;
const ACCEPTED: TokenInfo = { status: 'Accepted' };
const UNKNOWN: TokenInfo = { status: 'Unknown' };

/**
 * What a token may do, and says who knows it: the Local Authorization List, which goes before the cache, or the CSMS (C01,
 * C12 to C15). Never rejects.
 */
export async function authorize(core: StationCore, token: IdToken): Promise<TokenInfo> {
  // A start button needs nobody's permission (C02).
  if (token.type === 'NoAuthorization') return ACCEPTED;
  const known = knownToken(core, token.idToken);
  if (!core.ready) return authorizeOffline(core, known);
  if (known?.status === 'Accepted' && core.settings.flag('LocalPreAuthorize')) return known;
  const outcome = await core.call(core.dialect.authorize(token));
  if (outcome.kind === 'closed') return authorizeOffline(core, known);
  if (outcome.kind !== 'result') return { status: 'Invalid' };
  const info = core.dialect.authorization(outcome.payload) ?? { status: 'Invalid' };
  rememberToken(core, token, info);
  return info;
}

/** What the CSMS said of a token goes into the cache (C10); the list needs none. */
export function rememberToken(core: StationCore, { idToken, type }: IdToken, info: TokenInfo): void {
  if (!core.settings.flag('AuthCacheEnabled') || type === 'NoAuthorization' || idToken === '') return;
  const cache = (core.tokenCache ??= new Map());
  const key = tokenKey(idToken);
  cache.delete(key);
  cache.set(key, { idToken, info, since: core.now });
  if (cache.size <= CACHE_SIZE) return;
  for (const oldest of cache.keys()) {
    cache.delete(oldest);
    return;
  }
}

/** C11; false when there is no cache to clear. */
export function clearCache(core: StationCore): boolean {
  core.tokenCache = undefined;
  return core.settings.flag('AuthCacheEnabled');
}

/** What list or cache say of a token, as far as it still holds. */
export function knownToken(core: StationCore, idToken: string): TokenInfo | undefined {
  const listed = inLocalList(core, idToken);
  if (listed) return stillHolds(core, listed) ? listed : { ...listed, status: 'Expired' };
  if (!core.settings.flag('AuthCacheEnabled')) return undefined;
  const cached = core.tokenCache?.get(tokenKey(idToken));
  if (!cached || !stillHolds(core, cached.info)) return undefined;
  const lifeTime = core.settings.number('AuthCacheLifeTime');
  return lifeTime > 0 && core.now - cached.since > lifeTime * 1000 ? undefined : cached.info;
}

function authorizeOffline({ settings }: StationCore, known: TokenInfo | undefined): TokenInfo {
  if (known) return settings.flag('LocalAuthorizeOffline') ? known : UNKNOWN;
  return settings.flag('OfflineTxForUnknownIdEnabled') ? ACCEPTED : UNKNOWN;
}

function stillHolds(core: StationCore, { expiry }: TokenInfo): boolean {
  return expiry === undefined || expiry > core.now;
}
