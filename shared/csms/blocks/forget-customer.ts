import type { OperationResult } from '../api';
import type { Caller } from '../context';
import { tokenKey } from '../state/token-book';

const MOST = 0x7fff_ffff;

/**
 * Has a station forget a customer (N10): CustomerInformation clears everything but the Local Authorization List, so that the
 * CSMS takes the customer out of that one itself (N10.FR.02).
 */
export async function forgetCustomer(caller: Caller, idToken: string, type: string, report: boolean): Promise<OperationResult> {
  const { csms, station, version } = caller;
  if (version === '1.6') return { ok: false, message: 'OCPP 1.6 has no CustomerInformation.' };
  const requestId = 1 + Math.floor(csms.random.next() * (MOST - 1));
  const outcome = await caller.call('CustomerInformation', { requestId, report, clear: true, idToken: { idToken, type } });
  if (outcome.kind !== 'result') return { ok: false, message: `CustomerInformation was not answered with a result (${outcome.kind}).` };
  const { status } = outcome.payload;
  if (status !== 'Accepted') return { ok: false, message: `The station answered CustomerInformation with ${typeof status === 'string' ? status : 'no status'}.` };
  const listed = station.localList.entries().filter((entry) => tokenKey(entry.idToken) === tokenKey(idToken));
  if (listed.length === 0) return { ok: true, messages: 1 };
  const taken = await caller.call('SendLocalList', {
    versionNumber: station.localList.version + 1, updateType: 'Differential',
    localAuthorizationList: listed.map((entry) => ({ idToken: { idToken: entry.idToken, type: entry.type ?? type } })),
  });
  if (taken.kind === 'result' && taken.payload['status'] === 'Accepted') return { ok: true, messages: 2 };
  return { ok: false, message: 'The station did not take the customer out of its Local Authorization List.' };
}
