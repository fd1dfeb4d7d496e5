import type { UpgradeDetail } from '../../journal/upgrade';
import { versionOfSubprotocol } from '../../ocpp/version';
import type { ConnectOptions, ConnectResult, HeaderList } from '../../platform/socket';
import type { StationConfig } from '../api';
import { hostOf, targetOf } from './address';

/** An attempt to connect, as the journal keeps it: the request as far as it is the station's, and what was answered. */
export function describeAttempt(config: StationConfig, options: ConnectOptions, result: ConnectResult): object {
  if (!result.ok) {
    const { ok: _ok, ...failure } = result;
    return { station: config.id, url: options.url, protocols: options.protocols, ...failure };
  }
  const { protocol } = result.socket;
  const version = versionOfSubprotocol(protocol);
  const detail: UpgradeDetail & { readonly answerHeaders: HeaderList } = {
    target: targetOf(options.url),
    headers: [
      ['Sec-WebSocket-Protocol', options.protocols.join(', ')],
      ...(options.basic ? [['Authorization', `Basic ${options.basic.user}:***`] as const] : []),
    ],
    protocols: options.protocols,
    remote: hostOf(options.url),
    station: config.id,
    decision: {
      accepted: true,
      status: result.status,
      ...(protocol === '' ? {} : { protocol }),
      ...(version === undefined ? {} : { version }),
      reason: protocol === '' ? 'The CSMS accepted the connection without a subprotocol.' : `The CSMS accepted the connection and chose ${protocol}.`,
    },
    answerHeaders: result.headers,
  };
  return detail;
}
