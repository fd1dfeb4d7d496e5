import type { JsonObject } from '../../ocpp/json';
import type { Caller } from '../context';
import type { LogOrder, OrderResult } from './api';
import { hostFor, inSeconds, newRequestId, noProtocol, resultOf, retriesIn } from './order';

/** Asks a station for a log, and awaits it on the file server (N01; GetDiagnostics of 1.6). */
export async function requestLog(caller: Caller, order: LogOrder): Promise<OrderResult> {
  const { csms: { files, settings }, version, station } = caller;
  if (!files) return { ok: false, message: 'This CSMS has no file server.' };
  const { log, server, protocol = 'http', oldest, latest, message = log === 'DiagnosticsLog' ? 'GetDiagnostics' : 'GetLog' } = order;
  if (log === 'DataCollectorLog' && version !== '2.1') return { ok: false, message: 'DataCollectorLog exists in OCPP 2.1 alone.' };
  const requestId = newRequestId(caller);
  const old = version === '1.6' && message === 'GetDiagnostics';
  const location = files.url(files.expect(station.id, old ? undefined : requestId, settings.files.largestUpload, server), protocol, hostFor(caller));
  if (location === undefined) return { ok: false, message: noProtocol(protocol) };
  const span = (from: string, until: string): JsonObject => ({
    ...(oldest === undefined ? {} : { [from]: inSeconds(caller, -oldest) }), ...(latest === undefined ? {} : { [until]: inSeconds(caller, -latest) }),
  });
  if (!old) {
    const payload = { requestId, logType: log, ...retriesIn(order), log: { remoteLocation: location, ...span('oldestTimestamp', 'latestTimestamp') } };
    return resultOf('GetLog', requestId, await caller.call('GetLog', payload));
  }
  const outcome = await caller.call('GetDiagnostics', { location, ...retriesIn(order), ...span('startTime', 'stopTime') });
  return resultOf('GetDiagnostics', requestId, outcome, outcome.kind === 'result' && outcome.payload['fileName'] === undefined ? 'Rejected' : 'Accepted');
}
