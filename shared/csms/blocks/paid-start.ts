import type { JsonObject } from '../../ocpp/json';
import type { TransactionLimits } from '../api';
import type { Caller } from '../context';

/** Highest number that an integer of the wire may have. */
const HIGHEST = 0x7fff_ffff;

/**
 * The request that starts for somebody who has paid at a terminal: the payment system has told the CSMS, which makes up a
 * token that is good for this once (C03; C24 of 2.1, where the limits are what was reserved on the card).
 */
export function paidStart({ csms: { random }, station, version }: Caller, evse: number, limits: TransactionLimits = {}): readonly [action: string, payload: JsonObject] {
  const token = random.uuid();
  if (version === '1.6') return ['RemoteStartTransaction', { connectorId: evse, idTag: token.replaceAll('-', '').slice(0, 20) }];
  const remoteStartId = 1 + Math.floor(random.next() * (HIGHEST - 1));
  if (version === '2.1' && Object.keys(limits).length > 0) station.paidLimits.set(remoteStartId, limits);
  // C24.FR.01: 2.1 has a type for it.
  return ['RequestStartTransaction', { evseId: evse, remoteStartId, idToken: { idToken: token, type: version === '2.1' ? 'DirectPayment' : 'Central' } }];
}
