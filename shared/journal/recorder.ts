import type { Frame } from '../ocpp/frame';
import type { ConnectionId, ConnectionInfo, Direction, EntryKind } from './entry';
import type { TapMark } from './tap-marks';

/** What reading a frame brought to light, handed to the index so that nothing is parsed twice. */
export interface FrameFacts {
  readonly frame: Frame;
  /** Number of violations found in the frame, and whether the worst of them is an error or a warning. */
  readonly problems: number;
  readonly severity: 'ok' | 'warning' | 'error';
}

/**
 * Where connections write what happens on them. The raw text goes in before anything parses it; what a parse finds is
 * added to the index afterwards.
 */
export interface Recorder {
  /** A new connection number, without an entry yet (an upgrade that is still being decided). */
  connection(): ConnectionId;
  /** Records that the WebSocket is open. */
  open(connection: ConnectionId, info: ConnectionInfo): number;
  /** Records a message as it is on the wire; returns the entry's index, -1 when nothing is recorded any more. `tap`: the side in whose name it goes did not send it. */
  frame(connection: ConnectionId, direction: Direction, text: string, base64?: boolean, tap?: Extract<TapMark, 'injected' | 'changed'>): number;
  /** Adds what was read in the frame at `index` to the index. */
  facts(index: number, facts: FrameFacts): void;
  /**
   * Records anything else. `detail` is stored as JSON when it is an object; its member `station` names the station that
   * the entry is about where the connection does not.
   */
  event(connection: ConnectionId, kind: Exclude<EntryKind, 'frame' | 'open'>, detail: string | object, direction?: Direction): number;
}
