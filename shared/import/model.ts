import type { ConnectionInfo, Direction } from '../journal/entry';
import type { Mark } from '../journal/marks';
import type { TapMark } from '../journal/tap-marks';
import type { OcppVersion } from '../ocpp/version';

/** Where something stands in its source. */
export interface Place {
  /** Position of its file among those that were read together; 0 when absent. */
  readonly file?: number;
  /** First line, from 1; of a binary source the packet's number. */
  readonly line: number;
  /** Last line, from 1. */
  readonly lastLine: number;
  /** First byte of the message itself in the source, from 0, UTF-8. */
  readonly start: number;
  /** Byte after its last one. */
  readonly end: number;
}

/** A point in time as a log writes it; what is missing is found from the rest of the log. */
export type LogTime =
  /**
   * Milliseconds since 1970. `local`: the log does not say in which zone, and the clock's digits were taken for UTC. `other`: the
   * same when the first number is the month, where it may be either; `order`: which it must be, where only one can be.
   */
  | { readonly kind: 'full'; readonly ms: number; readonly local: boolean; readonly other?: number; readonly order?: 'day-first' | 'month-first' }
  /** A time of day without a date, in ms since midnight of a zone that the log does not say. */
  | { readonly kind: 'of-day'; readonly ms: number }
  /** Milliseconds since something started. */
  | { readonly kind: 'elapsed'; readonly ms: number };

/** How a log says which way a message went: by the ends, or from the point of view of who wrote the log. */
export type Way = Direction | 'sent' | 'received';

/** A message that was found in a log. */
export interface FoundFrame {
  readonly kind: 'frame';
  /** As it was on the wire, as far as the log holds it. */
  readonly text: string;
  readonly base64?: true;
  readonly place: Place;
  readonly time?: LogTime;
  readonly way?: Way;
  readonly station?: string;
  /** The words around it on its line or in its record, where they name no station in a way that the reader knows. */
  readonly about?: string;
  readonly version?: OcppVersion;
  /** Number of the connection, where the log tells them apart. */
  readonly connection?: number;
  /** The log holds only a part of it, mostly its beginning. */
  readonly cut?: true;
  /** What a person set at it, in a journal that was exported with that. */
  readonly mark?: Mark;
  /** What a tap did to it, in a journal that tells. */
  readonly tap?: TapMark;
}

/** Something else that the log tells in a form of its own: a connection opened or closed, a ping, a note. */
export interface FoundEvent {
  readonly kind: 'open' | 'close' | 'ping' | 'pong' | 'note' | 'upgrade' | 'fail' | 'person';
  /** JSON or a sentence, as entries of that kind have it. */
  readonly text: string;
  readonly info?: ConnectionInfo;
  readonly place: Place;
  readonly time?: LogTime;
  readonly way?: Way;
  readonly station?: string;
  readonly connection?: number;
  readonly mark?: Mark;
}

/** Lines that hold no message: other lines of the log, or such as were meant to hold one and cannot be read. */
export interface OtherText {
  readonly kind: 'other' | 'broken';
  readonly text: string;
  readonly place: Place;
  readonly time?: LogTime;
  readonly station?: string;
  /** Of what is broken: what is wrong with it, in a sentence. */
  readonly why?: string;
}

export type Found = FoundFrame | FoundEvent | OtherText;

/** What is to be read. */
export interface Source {
  /** Name of the file, or what stands for it. */
  readonly name: string;
  /** The text, without a byte order mark; '' for a binary source. Of one that is read in pieces, asking for it reads it whole. */
  readonly text: string;
  /**
   * The text piece by piece, each time from its beginning; for what is too long to be held. `ahead`: to look at what comes, which is
   * no progress.
   */
  readonly pieces?: (ahead?: boolean) => Iterable<string>;
  /** The bytes of a source that is no text; where `chunks` has them all, only its beginning. */
  readonly bytes?: Uint8Array;
  /** All its bytes, piece by piece, each time from their beginning. */
  readonly chunks?: () => Iterable<Uint8Array>;
}

/** Undoes what permessage-deflate did (RFC 7692 §7.2.2), for one direction of one connection. */
export interface Inflater {
  /** The bytes of one message; undefined when they are damaged. */
  message(compressed: Uint8Array): Uint8Array | undefined;
}

export interface ReadPorts {
  readonly inflater?: () => Inflater;
}

/** Reads one format of log. */
export interface Reader {
  /** Names the format for programs, e.g. `steve`. */
  readonly id: string;
  /** For people. */
  readonly title: string;
  /** What a person may do when a log of this format holds no message, in a sentence. */
  readonly whenEmpty?: string;
  /**
   * How well a source's beginning fits, from 0 (not at all) to 1 (it says so itself).
   *
   * @param head the first 64 kB
   */
  detect(head: Source): number;
  /** Everything that is in the source, in its order. Nothing of it is left out. */
  read(source: Source, ports: ReadPorts): Iterable<Found>;
}
