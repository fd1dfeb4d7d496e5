import { decode } from '../../shared/ocpp/codec';
import type { Sent } from './sent';

export interface SentWords {
  readonly tone: 'busy' | 'ok' | 'error' | 'warning' | 'info';
  /** One line. */
  readonly title: string;
  /** What else there is to say. */
  readonly detail?: string;
}

/** What became of something that was sent, in words. */
export function wordsOf({ action, label, frame, state }: Sent): SentWords {
  const what = action ?? 'The message';
  switch (state.kind) {
    case 'sending': return { tone: 'busy', title: 'Sending …' };
    case 'refused': return { tone: 'error', title: 'Not sent.', detail: state.message };
    case 'out': return frame === undefined
      ? { tone: 'ok', title: `Sent as it is, ${label}.`, detail: 'What the other side makes of it is in the log.' }
      : { tone: 'ok', title: `Sent, ${label}.`, detail: 'No answer belongs to it.' };
    case 'waiting': return { tone: 'busy', title: `${what} is sent; waiting for the answer …` };
    case 'timeout': return { tone: 'warning', title: `No answer to ${what} within ${seconds(state.afterMs)}.`, detail: 'One that comes late is still shown here.' };
    case 'closed': return { tone: 'error', title: 'The connection was closed before an answer came.' };
    case 'unseen': return { tone: 'info', title: `Sent, ${label}.`, detail: 'The log shows a file: go back to the live session to see the answer.' };
    case 'answered': {
      const after = state.latency === undefined ? '' : ` after ${milliseconds(state.latency)}`;
      if (state.answer === 'error') {
        return { tone: 'error', title: `${what} was refused with ${state.code ?? 'an error'}${after}.`, ...(state.description ? { detail: state.description } : {}) };
      }
      const status = statusIn(state.raw);
      const problems = state.problems === 0 ? {} : { detail: `The answer has ${state.problems === 1 ? 'a violation' : `${state.problems} violations`}.` };
      return { tone: state.problems > 0 ? 'warning' : 'ok', title: `${what} was answered${status ? ` ${status}` : ''}${after}.`, ...problems };
    }
  }
}

/** The one word that most answers consist of. */
function statusIn(raw: string): string | undefined {
  const frame = decode(raw);
  const status = frame.kind === 'result' ? frame.payload['status'] : undefined;
  return typeof status === 'string' ? status : undefined;
}

function milliseconds(ms: number): string {
  return ms < 10 ? `${ms.toFixed(1)} ms` : ms < 10_000 ? `${Math.round(ms)} ms` : seconds(ms);
}

function seconds(ms: number): string {
  return `${Number((ms / 1000).toFixed(1))} s`;
}
