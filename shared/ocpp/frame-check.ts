import type { Frame } from './frame';
import type { Violation } from './violation';

/** Which side sent a frame. */
export type Sender = 'station' | 'csms';

export interface CheckContext {
  readonly sender: Sender;
  /** Action of the CALL that a CALLRESULT answers; undefined when that CALL is not known. */
  readonly requestAction?: string;
}

/** Checks one frame against one version's schemas and rules. Made by shared/ocpp/validate. */
export interface FrameCheck {
  /** Every violation in the frame; the same empty array each time when there is none. */
  check(frame: Frame, context: CheckContext): readonly Violation[];
}
