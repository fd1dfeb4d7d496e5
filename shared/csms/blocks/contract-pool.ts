import type { Get15118EVCertificateRequest, Get15118EVCertificateResponse } from '../../../schemas/generated/v21.types';
import type { Caller } from '../context';
import { text, whole, type Loose } from '../loose';

/** Blocks M01 and M02: contract certificates for cars, out of a pool. What is in the messages is EXI, which is passed on as it is. */

/** Most characters of exiResponse. 2.1 says how many are supported at least. */
const MOST_CHARACTERS = { '2.0.1': 5600, '2.1': 17_000 } as const;

/**
 * What the pool has for a car: its messages are those of the setting `contractPool`, one after the other when the car takes
 * several (2.1, ISO 15118-20), the first of them for anybody else.
 */
export function contractFor(request: Loose<Get15118EVCertificateRequest>, caller: Caller): Get15118EVCertificateResponse {
  const { csms, station, version } = caller;
  const { contractPool } = csms.settings;
  const exiRequest = text(request, 'exiRequest') ?? '';
  const most = version === '2.1' ? whole(request, 'maximumContractCertificateChains') : undefined;
  if (!/^[A-Za-z0-9+/\s]+=*\s*$/.test(exiRequest)) return failed('InvalidValue', 'exiRequest is no Base64.');
  if (!/15118/.test(text(request, 'iso15118SchemaVersion') ?? '')) return failed('InvalidValue', 'iso15118SchemaVersion names no schema of ISO 15118.');
  if (contractPool.length === 0) return failed('NotEnabled', 'The pool of contract certificates of this CSMS is empty (setting contractPool).');
  const offered = most === undefined ? contractPool.slice(0, 1) : contractPool.slice(0, Math.max(1, most));
  const given = station.objects('contract');
  const before = most === undefined ? 0 : Number(given.get(exiRequest)?.given ?? 0) % offered.length;
  const exiResponse = offered[before] ?? '';
  if (exiResponse.length > MOST_CHARACTERS[version === '2.1' ? '2.1' : '2.0.1']) return failed('InternalError', 'The message of the pool is too long for this version.');
  if (most === undefined) return { status: 'Accepted', exiResponse };
  // M01.FR.07: the same request gets the next one.
  if (before + 1 >= offered.length) given.delete(exiRequest);
  else given.set(exiRequest, { given: before + 1 });
  return { status: 'Accepted', exiResponse, remainingContracts: offered.length - before - 1 };
}

function failed(reasonCode: string, additionalInfo: string): Get15118EVCertificateResponse {
  return { status: 'Failed', exiResponse: '', statusInfo: { reasonCode, additionalInfo } };
}
