import type { CertificateHash } from '../../platform/certificates';
import type { EvContract } from '../api';
import type { StationCore } from '../core/core';
import { sameHash } from '../core/key-store';
import type { CachedToken, LocalListEntry, Reservation } from '../core/records';
import type { Evse } from '../core/evse';
import { shownToken, tokenKey } from '../words';

/** How the CSMS names a customer: exactly one of the three (N09.FR.04). */
export type CustomerReference =
  | { readonly kind: 'token'; readonly idToken: string; readonly type: string }
  /** Something of the operator's own: here an identifier that comes along with a token, a group, or an eMAID. */
  | { readonly kind: 'identifier'; readonly identifier: string }
  | { readonly kind: 'certificate'; readonly hash: CertificateHash };

/** Everything that the station holds of one customer. */
export interface CustomerData {
  readonly listed: readonly LocalListEntry[];
  readonly cached: readonly CachedToken[];
  readonly running: readonly Evse[];
  readonly reservations: readonly Reservation[];
  /** Cars at the cable with a contract of the customer's. */
  readonly contracts: readonly { readonly evse: Evse; readonly contract: EvContract }[];
}

/** What the station knows of a customer (N09). */
export async function findCustomer(core: StationCore, reference: CustomerReference): Promise<CustomerData> {
  const contracts = core.evses.flatMap((evse) => {
    const contract = evse.path.ev?.config.contract;
    return contract ? [{ evse, contract }] : [];
  });
  const emaids = reference.kind === 'certificate' ? await emaidsOf(core, contracts.map(({ contract }) => contract), reference.hash) : [];
  const isTheirs = (idToken: string, type: string | undefined, groupId?: string, more: readonly { readonly additionalIdToken: string }[] = []): boolean => {
    switch (reference.kind) {
      case 'token': return tokenKey(idToken) === tokenKey(reference.idToken) && (type === undefined || type === '' || type === reference.type);
      case 'identifier': return [idToken, groupId ?? '', ...more.map((one) => one.additionalIdToken)].some((one) => one !== '' && tokenKey(one) === tokenKey(reference.identifier));
      case 'certificate': return emaids.includes(tokenKey(idToken));
    }
  };
  return {
    listed: [...core.localList?.entries.values() ?? []].filter(({ idToken, type, info }) => isTheirs(idToken, type, info.groupId)),
    cached: [...core.tokenCache?.values() ?? []].filter(({ idToken, info }) => isTheirs(idToken, undefined, info.groupId)),
    running: core.evses.filter(({ transaction }) => transaction?.token && isTheirs(transaction.token.idToken, transaction.token.type, transaction.groupId, transaction.token.additionalInfo)),
    reservations: core.reservations.filter(({ idToken, groupId }) => isTheirs(idToken, undefined, groupId)),
    contracts: contracts.filter(({ contract }) => isTheirs(contract.emaid, undefined)),
  };
}

/** The same as text, a line each; '' when there is nothing. */
export function describeCustomer({ listed, cached, running, reservations, contracts }: CustomerData): string {
  return [
    ...listed.map(({ idToken, info }) => `Local Authorization List: ${idToken} ${info.status}`),
    ...cached.map(({ idToken, info, since }) => `Authorization Cache: ${idToken} ${info.status}, last used ${new Date(since).toISOString()}`),
    ...running.map(({ id, transaction }) => `Transaction ${transaction?.id ?? ''} at EVSE ${id} with ${transaction?.token ? shownToken(transaction.token) : 'no token'}`),
    ...reservations.map(({ id, idToken, evseId }) => `Reservation ${id} of ${evseId === 0 ? 'any EVSE' : `EVSE ${evseId}`} for ${idToken}`),
    ...contracts.map(({ evse, contract }) => `Contract ${contract.emaid} of the car at EVSE ${evse.id}`),
  ].join('\n');
}

/**
 * Forgets a customer but for the Local Authorization List, which only the CSMS changes (N10.FR.03 and .06): cache and
 * reservations. What a running transaction still has to tell is not the customer's alone and stays until it is delivered.
 */
export function forgetCustomer(core: StationCore, { cached, reservations }: CustomerData): void {
  for (const [key, one] of core.tokenCache ?? []) if (cached.includes(one)) core.tokenCache?.delete(key);
  if (reservations.length === 0) return;
  core.reservations = core.reservations.filter((one) => !reservations.includes(one));
  for (const reservation of reservations) {
    const message = core.dialect.reservationEnded(reservation, 'Removed');
    if (message) core.outbox.message(message);
  }
  core.changed();
}

async function emaidsOf(core: StationCore, contracts: readonly EvContract[], wanted: CertificateHash): Promise<string[]> {
  const { certificates } = core.ports;
  const found = await Promise.all(contracts.map(async ({ emaid, certificate }) => {
    const [own, issuer] = (await certificates?.read(certificate)) ?? [];
    if (!certificates || !own) return undefined;
    return sameHash(await certificates.hash(own.pem, (issuer ?? own).pem, wanted.hashAlgorithm), wanted) ? tokenKey(emaid) : undefined;
  }));
  return found.filter((one) => one !== undefined);
}
