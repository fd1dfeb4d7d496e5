import type { OcppVersion } from '../ocpp/version';
import type { TapMark } from './tap-marks';

/**
 * What happened. `frame` is a WebSocket message; `upgrade` the HTTP request and answer; `open`/`close` the WebSocket's;
 * `fail` an attempt to connect that did not succeed; `note` something the workbench did or noticed; `person` what a
 * person or a scenario did (plugged in a cable, pressed send …).
 */
export type EntryKind = 'frame' | 'upgrade' | 'open' | 'close' | 'fail' | 'ping' | 'pong' | 'note' | 'person';

export const ENTRY_KINDS: readonly EntryKind[] = [
  'frame', 'upgrade', 'open', 'close', 'fail', 'ping', 'pong', 'note', 'person',
];

/** `up` runs from the Charging Station to the CSMS, `down` from the CSMS to the Charging Station. */
export type Direction = 'up' | 'down';

/** Number of a connection within its journal, from 1. 0 stands for the workbench itself. */
export type ConnectionId = number;

/** What is known of a connection when it opens; the text of its `open` entry is this as JSON. */
export interface ConnectionInfo {
  /** Identity of the charging station, percent-decoded. */
  readonly station: string;
  /** undefined when no OCPP version was agreed. */
  readonly version: OcppVersion | undefined;
  /** Which end of the connection the workbench is; `none` for a journal made from somebody's log. */
  readonly role: 'csms' | 'station' | 'tap' | 'none';
  /**
   * Of a tap, which leg it is. All frames stand on the station's connection; that of the CSMS's leg holds its handshake, its
   * opening and closing, and its pings.
   */
  readonly leg?: 'station' | 'csms';
  readonly url: string;
  readonly remote: string;
  readonly subprotocol: string;
  /** True when the user told the CSMS which version to take because the station named none. */
  readonly assumedVersion?: boolean;
  readonly security?: 'none' | 'basic' | 'tls-basic' | 'mutual-tls';
}

/** One thing that happened, as it is stored. Never changed once appended. */
export interface Entry {
  /** Position in the journal, from 0. */
  readonly index: number;
  /** Monotonic milliseconds since the journal began, three decimals. */
  readonly time: number;
  /** Wall time, milliseconds since 1970. */
  readonly wall: number;
  readonly connection: ConnectionId;
  readonly kind: EntryKind;
  /** Of frames, pings and pongs. */
  readonly direction?: Direction;
  /** The message exactly as on the wire; of other kinds JSON or a sentence. */
  readonly text: string;
  /** The message was not valid text: `text` is its base64. */
  readonly base64?: true;
  /** What a tap did to it, as far as its line tells: notes after it may tell more, which `Row.tap` has. */
  readonly tap?: TapMark;
  /** Where it stands in the log that it was read from. */
  readonly source?: EntrySource;
}

/** Where an entry stands in the log that it was read from. */
export interface EntrySource {
  /** Position of the file among those that the journal's header names, from 0. */
  readonly file: number;
  /** First and last line, from 1; of a capture the packet's number. */
  readonly line: number;
  readonly lastLine: number;
  /** Its first byte, and the one after its last, from 0, UTF-8. */
  readonly start: number;
  readonly end: number;
}

export type NewEntry = Pick<Entry, 'connection' | 'kind' | 'direction' | 'text' | 'base64' | 'tap'>;
