import type { StationCore } from '../core/core';
import { sameToken, tokenKey } from '../words';

/** What the station knows of a customer by an idToken, as text; '' when nothing (N09). */
export function customerInformation(core: StationCore, idToken: string): string {
  const listed = [...core.localList?.entries.values() ?? []].filter((entry) => sameToken(entry.idToken, idToken));
  const cached = [...core.tokenCache?.values() ?? []].filter((entry) => sameToken(entry.idToken, idToken));
  const running = core.evses.filter((evse) => evse.transaction?.token && sameToken(evse.transaction.token.idToken, idToken));
  return [
    ...listed.map((entry) => `Local Authorization List: ${entry.idToken} ${entry.info.status}`),
    ...cached.map((entry) => `Authorization Cache: ${entry.idToken} ${entry.info.status}`),
    ...running.map((evse) => `Transaction ${evse.transaction?.id ?? ''} at EVSE ${evse.id}`),
  ].join('\n');
}

/** Forgets what may be forgotten of a customer: the cache (N10). The list belongs to the CSMS. */
export function clearCustomerInformation(core: StationCore, idToken: string): void {
  for (const [key, cached] of core.tokenCache ?? []) if (tokenKey(cached.idToken) === tokenKey(idToken)) core.tokenCache?.delete(key);
}
