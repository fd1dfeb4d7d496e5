import type { Frame, WellFormed } from '../ocpp/frame';
import { frameTypeOf, type FrameType } from './row';

/** What a frame says about itself at its beginning. */
export interface FrameHead {
  /** What it counts as in its conversation; undefined when that cannot be told. */
  readonly type?: FrameType;
  readonly id?: string;
  readonly action?: string;
}

const BEGINNING = /^\s*\[\s*([2-6])\s*,\s*"([^"\\]+)"\s*,(?:\s*"([^"\\]+)"\s*,)?/;
const TYPES: readonly (FrameType | undefined)[] = [undefined, undefined, 'CALL', 'CALLRESULT', 'CALLERROR', 'CALLRESULTERROR', 'SEND'];

/** The frame, or the one that a malformed message was meant to be. */
export function meantBy(frame: Frame): WellFormed | undefined {
  return frame.kind === 'malformed' ? frame.usable : frame;
}

/** A malformed message, even one that was cut off, is still a request or an answer when its beginning says so. */
export function headOf(frame: Frame): FrameHead {
  const meant = meantBy(frame);
  if (meant) {
    const action = meant.kind === 'call' || meant.kind === 'send' ? meant.action : undefined;
    return { type: frameTypeOf(meant), id: meant.id, action };
  }
  if (frame.kind !== 'malformed') return {};
  if (frame.reason !== 'not-json') return { type: TYPES[Number(frame.typeId)], id: frame.id, action: frame.action };
  const beginning = BEGINNING.exec(frame.raw);
  if (!beginning) return {};
  const type = TYPES[Number(beginning[1])];
  return { type, id: beginning[2], ...(type === 'CALL' || type === 'SEND' ? { action: beginning[3] } : {}) };
}
