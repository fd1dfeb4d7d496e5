import type { Sender } from '../../shared/ocpp/frame-check';
import { actionsSentBy } from '../../shared/ocpp/actions';
import type { OcppVersion } from '../../shared/ocpp/version';

/** The kinds of well-formed frames, in the order of their type numbers from 2 on. */
export type FrameKind = 'call' | 'result' | 'error' | 'resultError' | 'send';

const KINDS: readonly FrameKind[] = ['call', 'result', 'error', 'resultError', 'send'];

export const KIND_WORDS: Readonly<Record<FrameKind | 'raw', { readonly short: string; readonly long: string }>> = {
  call: { short: 'CALL', long: 'a request, [2, id, action, payload]' },
  result: { short: 'CALLRESULT', long: 'an answer, [3, id, payload]' },
  error: { short: 'CALLERROR', long: 'a refusal, [4, id, code, …]' },
  resultError: { short: 'CALLRESULTERROR', long: 'an answer is not accepted' },
  send: { short: 'SEND', long: 'a message without an answer' },
  raw: { short: 'Raw text', long: 'anything, not checked' },
};

/** The first element of a frame of this kind. */
export function typeOfKind(kind: FrameKind): number {
  return KINDS.indexOf(kind) + 2;
}

export function kindOfType(type: unknown): FrameKind | undefined {
  return typeof type === 'number' ? KINDS[type - 2] : undefined;
}

/** The kinds that a side has use for in a version: SEND only where it has something to send. */
export function kindsOf(version: OcppVersion, sender: Sender): readonly FrameKind[] {
  return KINDS.filter((kind) => {
    if (kind === 'resultError') return version === '2.1';
    if (kind === 'send') return actionsSentBy(version, sender).some((action) => action.isSend);
    return true;
  });
}
