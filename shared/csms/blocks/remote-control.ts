import type { RemoteStartTransactionRequest } from '../../../schemas/generated/v16.types';
import type { RequestStartTransactionRequest } from '../../../schemas/generated/v21.types';
import type { JsonObject } from '../../ocpp/json';
import type { Block2x } from '../block';
import { asJson, loose, part, text, whole } from '../loose';
import type { StationRecord } from '../state/station-record';

/** Block F: what the CSMS started from afar. The rest of it (stop, unlock, trigger) shows in what the station sends next. */

const KEPT = 20;

export const remoteControl2x: Block2x = {
  effects: {
    RequestStartTransaction: (request, response, { station }) => {
      const remoteStartId = whole(request, 'remoteStartId');
      if (text(response, 'status') !== 'Accepted' || remoteStartId === undefined) return;
      keep(station, String(remoteStartId), asJson(request));
    },
  },
};

/** The token that a remote start is for; undefined when the request is none. */
export function tokenOfStart(action: string, payload: JsonObject): string | undefined {
  if (action === 'RemoteStartTransaction') return text(loose<RemoteStartTransactionRequest>(payload), 'idTag');
  return action === 'RequestStartTransaction' ? text(part(loose<RequestStartTransactionRequest>(payload), 'idToken'), 'idToken') : undefined;
}

function keep(station: StationRecord, key: string, request: JsonObject): void {
  const starts = station.objects('remote-start');
  starts.set(key, request);
  const oldest = starts.keys().next().value;
  if (starts.size > KEPT && oldest !== undefined) starts.delete(oldest);
}
