import type { HeaderList } from '../platform/socket';
import type { OcppVersion } from '../ocpp/version';

/** The text of an `upgrade` entry is this as JSON: the HTTP request for a WebSocket, and what was decided. */
export interface UpgradeDetail {
  /** Path and query as sent, still percent-encoded. */
  readonly target: string;
  /** In the order and spelling of the wire; passwords are masked. */
  readonly headers: HeaderList;
  /** Subprotocols offered, in order. */
  readonly protocols: readonly string[];
  /** Address and port of the other side. */
  readonly remote: string;
  /** Identity of the charging station, when it could be read. */
  readonly station?: string;
  /** Of a tap: which of its two connections. That to the CSMS was asked for by the tap. */
  readonly leg?: 'station' | 'csms';
  readonly decision: {
    readonly accepted: boolean;
    /** HTTP status of the answer, 101 when accepted. */
    readonly status: number;
    /** Subprotocol of the answer; absent when there is none. */
    readonly protocol?: string;
    /** Version that will be spoken; absent when the connection is closed at once or was refused. */
    readonly version?: OcppVersion;
    /** Why, in sentences. */
    readonly reason: string;
  };
}
