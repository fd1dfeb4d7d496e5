import type { EntryDetail, LogRow } from '../../shared/ipc/shapes';
import { decode } from '../../shared/ocpp/codec';
import type { Sender } from '../../shared/ocpp/frame-check';
import { call, on } from '../host/host';
import type { SentState } from './sent';

/** The name of our own list at the host; nobody else looks at it. */
const VIEW = 'composer.sent';
/** Rows that one look at the journal's end takes; more have never come between sending and looking. */
const ROWS = 200;
/** Between two looks while entries come all the time. */
const LOOK_EVERY_MS = 60;

type Answered = SentState & { readonly kind: 'answered' };

export interface Wanted {
  readonly station: string;
  readonly sender: Sender;
  readonly text: string;
  /** Message id, if the text has one. */
  readonly id: string | undefined;
  /** Entries of the journal before sending: what is looked for stands after them. */
  readonly from: number;
  /**
   * `answer`: a CALL, which the journal pairs. `reaction`: a text that is no frame; from 2.0.1 on a CALLERROR with the message
   * id -1 comes back (Part 4 §4.2.3). `nothing`: the entry alone.
   */
  readonly awaits: 'answer' | 'reaction' | 'nothing';
}

interface Watch {
  /** The entry was found. */
  onEntry(index: number): void;
  onAnswer(answer: Answered): void;
}

/**
 * Looks in the journal for what was sent, and for its answer. The journal pairs frames, so that a frame sent raw is answered
 * here as any other, and what is shown is what is in the log. Returns the way to stop.
 */
export function watchAnswer(wanted: Wanted, watch: Watch): () => void {
  let entry: number | undefined;
  let stopped = false;
  let looking = false;
  let again = false;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const stop = (): void => {
    if (stopped) return;
    stopped = true;
    clearTimeout(timer);
    stopListening();
    void call('view.close', { view: VIEW });
  };

  const look = async (): Promise<void> => {
    if (stopped) return;
    if (looking) {
      again = true;
      return;
    }
    looking = true;
    entry ??= await findEntry(wanted);
    if (stopped) return;
    if (entry !== undefined) {
      watch.onEntry(entry);
      if (wanted.awaits === 'nothing') return stop();
      const answer = wanted.awaits === 'answer' ? await answerTo(entry) : await reactionTo(wanted, entry);
      if (stopped) return;
      if (answer) {
        watch.onAnswer(answer);
        return stop();
      }
    }
    looking = false;
    if (again) later();
  };

  const later = (): void => {
    again = false;
    timer ??= setTimeout(() => {
      timer = undefined;
      void look();
    }, LOOK_EVERY_MS);
  };

  const stopListening = on('journal.changed', later);
  void call('view.open', { view: VIEW, filter: { stations: [wanted.station] } }).then(() => { if (!stopped) void look(); });
  return stop;
}

async function findEntry({ from, id, text, sender }: Wanted): Promise<number | undefined> {
  const direction = sender === 'csms' ? 'down' : 'up';
  const isIt = (row: LogRow): boolean =>
    row.index >= from && row.direction === direction && row.size === text.length && (id === undefined || row.messageId === undefined || row.messageId === id);
  return (await newestRows()).find(isIt)?.index;
}

async function newestRows(): Promise<readonly LogRow[]> {
  const end = await call('view.rows', { view: VIEW, from: 0, count: 1 });
  if (!end.ok) return [];
  const rows = await call('view.rows', { view: VIEW, from: Math.max(0, end.value.total - ROWS), count: ROWS });
  return rows.ok ? rows.value.rows : [];
}

/** A CALLERROR that came after a text which is no frame. */
async function reactionTo({ sender, id }: Wanted, entry: number): Promise<Answered | undefined> {
  const direction = sender === 'csms' ? 'up' : 'down';
  const reaction = (await newestRows()).find((row) =>
    row.index > entry && row.direction === direction && row.type === 'CALLERROR' && (row.messageId === '-1' || row.messageId === id));
  const reply = reaction && await call('journal.entry', { index: reaction.index });
  return reply?.ok === true ? answerOf(reply.value) : undefined;
}

async function answerTo(index: number): Promise<Answered | undefined> {
  const reply = await call('journal.entry', { index });
  return reply.ok && reply.value.pair ? answerOf(reply.value.pair) : undefined;
}

/** An answer as the journal has it. */
export function answerOf({ raw, row, violations }: Pick<EntryDetail, 'raw' | 'row' | 'violations'>): Answered {
  const read = decode(raw);
  const frame = read.kind === 'malformed' ? read.usable : read;
  const common = { kind: 'answered' as const, raw, latency: row.latency, entry: row.index, problems: violations.length };
  if (frame?.kind !== 'error') return { ...common, answer: 'result' };
  return { ...common, answer: 'error', code: frame.code, description: frame.description };
}
