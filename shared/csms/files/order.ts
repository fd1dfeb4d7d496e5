import type { JsonObject } from '../../ocpp/json';
import type { CallOutcome } from '../../ocpp/outcome';
import type { Caller } from '../context';
import type { FileChoice, OrderResult } from './api';

/** What orders about files have in common: a file, a URL for it, and what the station answers. */

/** Highest number that an integer of the wire may have. */
const HIGHEST = 0x7fff_ffff;
const DEFAULT_VERSION = '2.0.0';

export function newRequestId({ csms: { random } }: Caller): number {
  return 1 + Math.floor(random.next() * (HIGHEST - 1));
}

/** A file for a station, and the URL by which that station fetches it; a sentence when there is none. */
export interface ChosenFile {
  readonly bytes: Uint8Array;
  readonly md5: string;
  readonly location: string;
}

export async function chooseFile(caller: Caller, { file, version = DEFAULT_VERSION, size, firmware, server, protocol = 'http' }: FileChoice): Promise<ChosenFile | string> {
  const { files } = caller.csms;
  if (!files) return 'This CSMS has no file server.';
  const id = file ?? (await files.offerTest({
    version, ...(size === undefined ? {} : { size }), ...(firmware === 'damaged' ? { damaged: true } : {}), ...(firmware === 'not-installable' ? { fails: true } : {}),
    ...(firmware === 'other-model' ? { model: 'Another model' } : {}),
  })).id;
  const found = files.find(id);
  const path = files.grant(id, caller.station.id, server);
  if (!found || path === undefined) return 'There is no such file any more; offer it again.';
  const location = files.url(path, protocol, hostFor(caller));
  return location === undefined ? noProtocol(protocol) : { bytes: found.bytes, md5: found.file.md5, location };
}

/** The host name or address of the file server as a station reaches it. */
export function hostFor({ csms, reachedAt }: Caller): string {
  return csms.settings.files.address ?? reachedAt;
}

export function noProtocol(protocol: string): string {
  return `The file server does not speak ${protocol.toUpperCase()}, or does not run.`;
}

/** Retries as the messages have them. */
export function retriesIn({ retries, retryInterval }: Pick<FileChoice, 'retries' | 'retryInterval'>): JsonObject {
  return { ...(retries === undefined ? {} : { retries }), ...(retryInterval === undefined ? {} : { retryInterval }) };
}

/** Wall time in so many seconds, as the wire writes it. */
export function inSeconds({ csms: { clock } }: Caller, seconds: number): string {
  return new Date(clock.now() + seconds * 1000).toISOString();
}

/** @param usual what it means when the answer has no status */
export function resultOf(action: string, requestId: number, outcome: CallOutcome, usual = 'Accepted'): OrderResult {
  switch (outcome.kind) {
    case 'result': {
      const { status } = outcome.payload;
      return { ok: true, requestId, status: typeof status === 'string' ? status : usual };
    }
    case 'error': return { ok: false, message: `The station answered ${action} with ${outcome.code}: ${outcome.description}` };
    case 'timeout': return { ok: false, message: `The station did not answer ${action} within ${outcome.afterMs / 1000} s.` };
    case 'closed': return { ok: false, message: `The connection was lost before ${action} was answered.` };
  }
}
