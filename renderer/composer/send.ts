import { decode } from '../../shared/ocpp/codec';
import type { OcppVersion } from '../../shared/ocpp/version';
import { call } from '../host/host';
import { useCsms } from '../stores/csms';
import { useSimulated } from '../stores/simulated';
import { useTap } from '../stores/tap';
import { targetsOf } from '../stores/targets';
import { useComposerState } from './composer-store';
import { isSameTarget, type End } from './end';
import type { FrameKind } from './frame-kind';
import type { Sent, SentState } from './sent';
import { watchAnswer, type Wanted } from './watch-answer';

/** How long a station waits for the CSMS, where nothing else is known. */
const DEFAULT_TIMEOUT_MS = 30_000;

let last = 0;
let stopWatch: () => void = () => {};

/**
 * Puts the text on the wire exactly as it stands, whatever it is, and follows what becomes of it. Everything goes this way,
 * so that the message id, the order of fields and every blank are the person's own.
 */
export async function sendText(end: End, text: string): Promise<void> {
  const { target } = end;
  stopWatch();
  last += 1;
  const number = last;
  const { kind, id, action, awaits } = natureOf(text, end.version);
  const show = (change: Partial<Sent>): void => {
    const state = useComposerState.getState();
    if (state.sent?.number === number) state.setSent({ ...state.sent, ...change });
  };
  useComposerState.getState().setSent({ number, text, frame: kind, action, label: end.label, entry: undefined, state: { kind: 'sending' } });
  if (!target) return show({ state: refused('There is no connection to send on: choose a station above, or connect one first.') });

  const before = await call('journal.info', {});
  const reply = await call('send.raw', { target, text });
  if (!reply.ok) return show({ state: refused(reply.error.message) });
  useComposerState.getState().remembered({ text, target, version: end.version, at: Date.now() });
  if (!before.ok || before.value.source === 'file') return show({ state: { kind: 'unseen' } });

  const waits = awaits === 'answer';
  show({ state: { kind: waits ? 'waiting' : 'out' } });
  const stop = watchAnswer({ station: target.station, sender: end.sender, text, id, from: before.value.entries, awaits }, {
    onEntry: (entry) => show({ entry }),
    onAnswer: (state) => show({ state }),
  });
  const endings = waits ? watchEndings(end, (state) => {
    if (useComposerState.getState().sent?.state.kind === 'waiting') show({ state });
  }) : () => {};
  stopWatch = () => {
    stop();
    endings();
  };
}

/** What a text is to the other side: broken as it may be, a CALL that can be made out is answered as one. */
function natureOf(text: string, version: OcppVersion): { kind: FrameKind | undefined; id: string | undefined; action: string | undefined; awaits: Wanted['awaits'] } {
  const frame = decode(text, version);
  const meant = frame.kind === 'malformed' ? frame.usable : frame;
  const action = meant?.kind === 'call' || meant?.kind === 'send' ? meant.action : undefined;
  return { kind: meant?.kind, id: frame.id, action, awaits: meant === undefined ? 'reaction' : meant.kind === 'call' ? 'answer' : 'nothing' };
}

function refused(message: string): SentState {
  return { kind: 'refused', message };
}

/** No answer in time, or no connection any more. An answer that comes later still replaces what is shown. */
function watchEndings(end: End, ended: (state: SentState) => void): () => void {
  const afterMs = end.sender === 'csms' ? (useCsms.getState().state?.settings.callTimeoutMs ?? DEFAULT_TIMEOUT_MS) : DEFAULT_TIMEOUT_MS;
  const timer = setTimeout(() => ended({ kind: 'timeout', afterMs }), afterMs);
  const look = (): void => {
    const option = targetsOf(useCsms.getState().state, useSimulated.getState().stations, useTap.getState().state)
      .find(({ target }) => end.target !== undefined && isSameTarget(target, end.target));
    if (option?.connected !== true) ended({ kind: 'closed' });
  };
  const stops = [useCsms.subscribe(look), useSimulated.subscribe(look), useTap.subscribe(look)];
  return () => {
    clearTimeout(timer);
    for (const stop of stops) stop();
  };
}
