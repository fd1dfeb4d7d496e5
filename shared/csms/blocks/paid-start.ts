import type { JsonObject } from '../../ocpp/json';
import type { Caller } from '../context';

/** Highest number that an integer of the wire may have. */
const HIGHEST = 0x7fff_ffff;

/**
 * The request that starts for somebody who has paid at a terminal: the payment system has told the CSMS, which makes up a
 * token that is good for this once (C03).
 */
export function paidStart({ csms: { random }, version }: Caller, evse: number): readonly [action: string, payload: JsonObject] {
  const token = random.uuid();
  if (version === '1.6') return ['RemoteStartTransaction', { connectorId: evse, idTag: token.replaceAll('-', '').slice(0, 20) }];
  const remoteStartId = 1 + Math.floor(random.next() * (HIGHEST - 1));
  return ['RequestStartTransaction', { evseId: evse, remoteStartId, idToken: { idToken: token, type: 'Central' } }];
}
