import type { Direction } from '../journal/entry';
import type { Call, Malformed, WellFormed } from '../ocpp/frame';
import type { OcppVersion } from '../ocpp/version';

/** One message of a log, read. */
export interface LogItem {
  /** Position among the messages of the log, from 0. */
  readonly index: number;
  /** Line of the source, from 1. */
  readonly line: number;
  readonly connection: number;
  readonly version: OcppVersion;
  readonly raw: string;
  /** Who sent it; undefined when neither the log nor the message tells. */
  readonly direction: Direction | undefined;
  /** The frame, or the frame that was meant; undefined when it has no meaning. */
  readonly frame: WellFormed | undefined;
  readonly malformed: Malformed | undefined;
  /** Of an answer, the CALL it belongs to. */
  readonly request: Call | undefined;
}

/** A transaction's events count for themselves on each connection's station; messages of one log share a station. */
export function isAnswer(frame: WellFormed): boolean {
  return frame.kind === 'result' || frame.kind === 'error';
}
