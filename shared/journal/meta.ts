import { ENTRY_KINDS, type Direction, type EntryKind } from './entry';
import { FRAME_TYPES, type FrameType, type RowSeverity } from './row';
import { TAP_MARKS, type TapMark } from './tap-marks';

/*
 * The small facts of an entry, packed into 16 bits:
 * kind 0–3 · direction 4–5 · frame type 6–8 · severity 9–10 · problem 11 · abandoned 12 · what a tap did 13–15
 */
const DIRECTIONS: readonly (Direction | undefined)[] = [undefined, 'up', 'down'];
const SEVERITIES: readonly RowSeverity[] = ['unchecked', 'ok', 'warning', 'error'];

/** Shown under "only problems". */
export const PROBLEM = 1 << 11;
/** A CALL whose connection ended before its answer came. */
export const ABANDONED = 1 << 12;

/** Code of a kind within the bits of `meta`. */
export function kindCode(kind: EntryKind): number {
  return ENTRY_KINDS.indexOf(kind);
}

/** Number of a frame type, from 1; 0 is a frame that was not read, or no frame. */
export function typeCode(type: FrameType): number {
  return FRAME_TYPES.indexOf(type) + 1;
}

export function metaOf(kind: EntryKind, direction: Direction | undefined, tap?: TapMark): number {
  const meta = kindCode(kind) | ((direction === 'up' ? 1 : direction === 'down' ? 2 : 0) << 4);
  return tap ? withTapMark(meta, tap) : meta;
}

export function kindCodeOf(meta: number): number {
  return meta & 15;
}

export function kindOf(meta: number): EntryKind {
  return ENTRY_KINDS[kindCodeOf(meta)] ?? 'note';
}

export function directionOf(meta: number): Direction | undefined {
  return DIRECTIONS[(meta >> 4) & 3];
}

/** 0 none, 1 up, 2 down. */
export function directionCodeOf(meta: number): number {
  return (meta >> 4) & 3;
}

export function typeCodeOf(meta: number): number {
  return (meta >> 6) & 7;
}

export function typeOf(meta: number): FrameType | undefined {
  return FRAME_TYPES[typeCodeOf(meta) - 1];
}

export function withType(meta: number, code: number): number {
  return (meta & ~(7 << 6)) | (code << 6);
}

export function severityOf(meta: number): RowSeverity {
  return SEVERITIES[(meta >> 9) & 3] ?? 'unchecked';
}

export function withSeverity(meta: number, severity: RowSeverity): number {
  return (meta & ~(3 << 9)) | (SEVERITIES.indexOf(severity) << 9);
}

export function tapMarkIn(meta: number): TapMark | undefined {
  return TAP_MARKS[(meta >> 13) - 1];
}

export function withTapMark(meta: number, mark: TapMark): number {
  return (meta & ~(7 << 13)) | ((TAP_MARKS.indexOf(mark) + 1) << 13);
}
