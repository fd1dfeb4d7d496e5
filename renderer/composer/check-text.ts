import { decode } from '../../shared/ocpp/codec';
import type { Frame } from '../../shared/ocpp/frame';
import type { FrameCheck, Sender } from '../../shared/ocpp/frame-check';
import type { PendingCall } from '../../shared/ocpp/frame-schema';
import type { OcppVersion } from '../../shared/ocpp/version';
import type { Violation } from '../../shared/ocpp/violation';
import { rangeOfPointer, treeOf, type TextRange } from './text-range';

/** A violation and where it stands in the text. */
export interface Finding {
  readonly violation: Violation;
  readonly range: TextRange;
}

export interface CheckedText {
  readonly frame: Frame;
  /** In the order of the text. */
  readonly findings: readonly Finding[];
  readonly errors: number;
}

export interface TextContext {
  readonly version: OcppVersion;
  readonly sender: Sender;
  readonly validator: FrameCheck;
  /** CALLs of the other side, to tell what an answer answers. */
  readonly pending: readonly PendingCall[];
}

/** Rules about a field that should not be there: its name is what is wrong. */
const ABOUT_THE_NAME = new Set(['additionalProperties']);

/** Reads a text as one side would send it, and judges it by the version's schemas and rules. Never throws. */
export function checkText(text: string, { version, sender, validator, pending }: TextContext): CheckedText {
  const frame = decode(text, version);
  const id = frame.kind === 'malformed' ? frame.usable?.id : frame.id;
  const requestAction = pending.find((call) => call.id === id)?.action;
  const violations = validator.check(frame, { sender, ...(requestAction === undefined ? {} : { requestAction }) });
  const tree = violations.length > 0 ? treeOf(text) : undefined;
  const findings = violations
    .map((violation): Finding => ({ violation, range: rangeOf(text, tree, frame, violation) }))
    .sort((one, other) => one.range.offset - other.range.offset);
  return { frame, findings, errors: findings.filter(({ violation }) => violation.severity === 'error').length };
}

function rangeOf(text: string, tree: ReturnType<typeof treeOf>, frame: Frame, violation: Violation): TextRange {
  if (frame.kind === 'malformed' && frame.position && violation.rule === frame.reason) return rangeOfFault(text, frame.position.offset);
  return rangeOfPointer(text, tree, violation.path, ABOUT_THE_NAME.has(violation.rule) ? 'name' : 'value');
}

/** From where the text stops being JSON to the end of the word; the last sign when the text breaks off. */
function rangeOfFault(text: string, offset: number): TextRange {
  const word = /^[^\s,:[\]{}]+/.exec(text.slice(offset))?.[0];
  if (word !== undefined) return { offset, length: word.length };
  const end = text.trimEnd().length;
  return offset >= end ? { offset: Math.max(0, end - 1), length: Math.min(1, end) } : { offset, length: 1 };
}
