import type { Direction } from '../journal/entry';
import type { Malformed, WellFormed } from '../ocpp/frame';
import type { OcppVersion } from '../ocpp/version';

/** A message that is the workbench's own: it put it on a tapped wire, or in the place of what a side had sent. */
export type OwnMark = 'injected' | 'changed';

/** What is kept of a CALL until it is answered. */
export interface Asked {
  /** Position among the messages of the log, from 0. */
  readonly index: number;
  /** Line of the source, from 1. */
  readonly line: number;
  readonly wire: string;
  readonly id: string;
  readonly action: string;
  /** Which way it went, where that is known. */
  readonly direction: Direction | undefined;
  /** Set when the workbench itself asked. */
  readonly own: OwnMark | undefined;
  /** It reached a side on this wire that has to answer it. */
  readonly awaited: boolean;
  /** Wall time, ms since 1970; undefined when the log names none. */
  readonly wall: number | undefined;
}

/**
 * One message of a log, read, as it stands on one wire. A connection is one wire; one that goes through a tap is two, that of the station
 * and that of the CSMS: what is injected is on one of them only, what is dropped as well, and what is held comes later on the other.
 */
export interface LogItem {
  /** Position among the messages of the log, from 0. */
  readonly index: number;
  /** Line of the source, from 1. */
  readonly line: number;
  /** How sentences name the entry on a line. */
  readonly name: (line: number) => string;
  /** Names the wire. */
  readonly wire: string;
  /** Names whose wire it is: what a station has begun outlives connections. Of a tap, what the CSMS hears of the station is another story. */
  readonly station: string;
  readonly version: OcppVersion;
  readonly raw: string;
  /** Who sent it; undefined when neither the log nor the message tells. */
  readonly direction: Direction | undefined;
  /** Set when the workbench itself sent it, in the name of the side that `direction` says. */
  readonly own: OwnMark | undefined;
  /** The frame, or the frame that was meant; undefined when it has no meaning. */
  readonly frame: WellFormed | undefined;
  readonly malformed: Malformed | undefined;
  /** The log holds only a part of it, or nothing that can be read. */
  readonly partly: boolean;
  /** Wall time at which it stands on this wire, ms since 1970; undefined when the log names none. */
  readonly wall: number | undefined;
  /** A CALL itself, as its answer will know it. */
  readonly asked: Asked | undefined;
  /** Of an answer, the CALL it belongs to. */
  readonly request: Asked | undefined;
}

export function isAnswer(frame: WellFormed): boolean {
  return frame.kind === 'result' || frame.kind === 'error';
}

/** The end that sends what goes a way. */
export function senderName(direction: Direction | undefined): string {
  return direction === undefined ? 'other side' : direction === 'up' ? 'station' : 'CSMS';
}
