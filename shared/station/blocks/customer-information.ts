import type { StationCore } from '../core/core';
import { tokenKey } from '../words';

/** What the station knows of a customer by an idToken, as text; '' when nothing (N09). */
export function customerInformation(core: StationCore, idToken: string): string {
  const key = tokenKey(idToken);
  const listed = core.localList?.entries.get(key);
  const cached = core.tokenCache?.get(key);
  const running = core.evses.filter((evse) => evse.transaction?.token && tokenKey(evse.transaction.token.idToken) === key);
  return [
    ...(listed ? [`Local Authorization List: ${listed.idToken} ${listed.info.status}`] : []),
    ...(cached ? [`Authorization Cache: ${cached.idToken} ${cached.info.status}`] : []),
    ...running.map((evse) => `Transaction ${evse.transaction?.id ?? ''} at EVSE ${evse.id}`),
  ].join('\n');
}

/** Forgets what may be forgotten of a customer: the cache (N10). The list belongs to the CSMS. */
export function clearCustomerInformation(core: StationCore, idToken: string): void {
  core.tokenCache?.delete(tokenKey(idToken));
}
