import type { Frame } from '../ocpp/frame';
import type { OcppVersion } from '../ocpp/version';
import { ENTRY_KINDS, type ConnectionId, type Direction, type EntryKind } from './entry';
import type { TapMark } from './tap-marks';

/** What a frame is, by its standard's name. */
export type FrameType = 'CALL' | 'CALLRESULT' | 'CALLERROR' | 'CALLRESULTERROR' | 'SEND' | 'Malformed';

export const FRAME_TYPES: readonly FrameType[] = ['CALL', 'CALLRESULT', 'CALLERROR', 'CALLRESULTERROR', 'SEND', 'Malformed'];

/** What a row of the log shows: the type of its frame, or the kind of another entry. */
export type RowType = FrameType | Exclude<EntryKind, 'frame'>;

export const ROW_TYPES: readonly RowType[] = [...FRAME_TYPES, ...ENTRY_KINDS.filter((kind) => kind !== 'frame')];

/** `unchecked` until a checker has looked at the frame. */
export type RowSeverity = 'unchecked' | 'ok' | 'warning' | 'error';

/** What the index knows of an entry, without reading its text. */
export interface Row {
  readonly index: number;
  /** Monotonic milliseconds since the journal began. */
  readonly time: number;
  /** Wall time, ms since 1970. */
  readonly wall: number;
  readonly connection: ConnectionId;
  /** Identity of the charging station, when it is known. */
  readonly station?: string;
  readonly version?: OcppVersion;
  readonly kind: EntryKind;
  readonly direction?: Direction;
  /** Of frames; undefined while a frame has not been read. */
  readonly type?: FrameType;
  /** Of CALL and SEND their own, of answers that of their request. */
  readonly action?: string;
  /** The answer of a CALL, the CALL of an answer, the CALLRESULT that a CALLRESULTERROR refuses. */
  readonly pair?: number;
  /** Milliseconds from a CALL to its answer; on both. */
  readonly latency?: number;
  /** Of CALLs: `unanswered` once the connection is gone without an answer. */
  readonly answer?: 'answered' | 'waiting' | 'unanswered';
  readonly severity: RowSeverity;
  /** Number of violations in the frame; 255 stands for that many or more. */
  readonly problems: number;
  /** Shown under "only problems": for its violations, or for what it is, such as a CALLERROR or a refused upgrade. */
  readonly isProblem: boolean;
  readonly transaction?: string;
  /** What a tap did to it, when it did more than pass it on. */
  readonly tap?: TapMark;
}

export function frameTypeOf(frame: Frame): FrameType {
  switch (frame.kind) {
    case 'call': return 'CALL';
    case 'result': return 'CALLRESULT';
    case 'error': return 'CALLERROR';
    case 'resultError': return 'CALLRESULTERROR';
    case 'send': return 'SEND';
    case 'malformed': return 'Malformed';
  }
}
