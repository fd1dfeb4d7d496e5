import type { Call } from '../../ocpp/frame';
import type { JsonObject } from '../../ocpp/json';
import type { Answer } from '../../ocpp/outcome';
import type { ConnectResult } from '../../platform/socket';
import type { Violation } from '../../ocpp/violation';
import type { StationCore } from './core';
import type { Evse } from './evse';
import type { TransactionEvent } from './transaction';

/** What the core tells the functional blocks. One object for all stations, put together in station.ts. */
export interface Behaviour {
  /** Something about the station is another than it was, or may be. */
  changed(core: StationCore): void;
  /** A connection is open. */
  connected(core: StationCore): void;
  /** The CSMS has accepted the station after a boot. */
  accepted(core: StationCore): void;
  disconnected(core: StationCore): void;
  /** An attempt to connect has come to nothing. */
  connectingFailed(core: StationCore, result: Extract<ConnectResult, { ok: false }>): void;
  answer(core: StationCore, call: Call, violations: readonly Violation[]): Answer | Promise<Answer>;
  /** The CSMS has answered the message about an event. */
  delivered(core: StationCore, event: TransactionEvent, payload: JsonObject): void;
  /** The CSMS has not taken the message about an event, and it is not tried again. */
  gaveUp(core: StationCore, event: TransactionEvent): void;
  /** Something was made Inoperative. */
  outOfOrder(core: StationCore): void;
  /** A transaction has ended at an EVSE. */
  transactionEnded(core: StationCore, evse: Evse): void;
}
