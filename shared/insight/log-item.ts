import type { Direction } from '../journal/entry';
import type { Malformed, WellFormed } from '../ocpp/frame';
import type { OcppVersion } from '../ocpp/version';

/** What is kept of a CALL until it is answered. */
export interface Asked {
  /** Position among the messages of the log, from 0. */
  readonly index: number;
  /** Line of the source, from 1. */
  readonly line: number;
  readonly connection: number;
  readonly id: string;
  readonly action: string;
}

/** One message of a log, read. */
export interface LogItem {
  /** Position among the messages of the log, from 0. */
  readonly index: number;
  /** Line of the source, from 1. */
  readonly line: number;
  /** How sentences name the entry on a line. */
  readonly name: (line: number) => string;
  readonly connection: number;
  /** Whose connection it is: its transactions outlive connections. */
  readonly station: string;
  readonly version: OcppVersion;
  readonly raw: string;
  /** Who sent it; undefined when neither the log nor the message tells. */
  readonly direction: Direction | undefined;
  /** The frame, or the frame that was meant; undefined when it has no meaning. */
  readonly frame: WellFormed | undefined;
  readonly malformed: Malformed | undefined;
  /** The log holds only a part of it, or nothing that can be read. */
  readonly partly: boolean;
  /** A CALL itself, as its answer will know it. */
  readonly asked: Asked | undefined;
  /** Of an answer, the CALL it belongs to. */
  readonly request: Asked | undefined;
}

export function isAnswer(frame: WellFormed): boolean {
  return frame.kind === 'result' || frame.kind === 'error';
}
