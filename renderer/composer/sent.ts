import type { FrameKind } from './frame-kind';

/** What became of something that was sent. */
export type SentState =
  | { readonly kind: 'sending' }
  /** The host did not send it; a sentence. */
  | { readonly kind: 'refused'; readonly message: string }
  /** Out, and no answer is awaited. */
  | { readonly kind: 'out' }
  | { readonly kind: 'waiting' }
  | {
      readonly kind: 'answered';
      readonly answer: 'result' | 'error';
      /** The answer exactly as it came. */
      readonly raw: string;
      /** Of a CALLERROR. */
      readonly code?: string;
      readonly description?: string;
      /** Milliseconds between the CALL and its answer. */
      readonly latency: number | undefined;
      readonly entry: number;
      /** What the validator has against the answer. */
      readonly problems: number;
    }
  | { readonly kind: 'timeout'; readonly afterMs: number }
  | { readonly kind: 'closed' }
  /** The window shows a file: what comes back is in the live journal. */
  | { readonly kind: 'unseen' };

/** Something that was sent from the composer. */
export interface Sent {
  /** Grows with each; a later one ends the watch over an earlier one. */
  readonly number: number;
  readonly text: string;
  /** Undefined for what is no frame. */
  readonly frame: FrameKind | undefined;
  readonly action: string | undefined;
  /** Where to, as in the picker. */
  readonly label: string;
  /** Its entry in the journal, once that is known. */
  readonly entry: number | undefined;
  readonly state: SentState;
}
