import type { Direction } from '../journal/entry';
import { frameSummary } from '../journal/summary';
import type { OcppVersion } from '../ocpp/version';
import type { ImportedConnection, ImportedEntry } from './assemble';
import type { DirectionFrom } from './directions';
import { readMessage } from './message';
import { characterAt, type Sample } from './sample';
import { sourceLines } from './source-lines';

/** One thing of a log as it was read, beside what stands in the log. */
export interface PreviewRow {
  /** Position of its file among those that were offered. */
  readonly file: number;
  /** From 1; of a capture the packet's number. */
  readonly line: number;
  readonly lastLine: number;
  readonly kind: 'message' | 'event' | 'other' | 'broken';
  /** Milliseconds since 1970; absent when the log names none. */
  readonly wall?: number;
  readonly direction?: Direction;
  readonly directionFrom?: DirectionFrom;
  readonly station?: string;
  readonly version?: OcppVersion;
  /** CALL, CALLRESULT …; of an event what it is. */
  readonly type?: string;
  readonly action?: string;
  /** One line: what it says, or why it could not be read. */
  readonly summary: string;
  readonly cut?: true;
  /** Its lines in the source, the beginning of them. */
  readonly raw: string;
  /** The part of `raw` that is the message. */
  readonly mark?: readonly [from: number, to: number];
}

/** UTF-16 units of `raw`. */
const MOST_RAW = 1000;
/** What stands before a message on its line, at most. */
const MOST_BEFORE = 300;

const TYPES = { call: 'CALL', result: 'CALLRESULT', error: 'CALLERROR', resultError: 'CALLRESULTERROR', send: 'SEND' } as const;

/** Makes rows of the entries of one log after the other, in their order. */
export class PreviewRows {
  readonly #lines: readonly (readonly { readonly text: string; readonly start: number }[])[];
  readonly #samples: readonly Sample[];
  readonly #infoOf: (connection: number) => ImportedConnection | undefined;
  /** Actions of requests, by connection and message id. */
  readonly #asked = new Map<string, string>();

  constructor(samples: readonly Sample[], infoOf: (connection: number) => ImportedConnection | undefined) {
    this.#samples = samples;
    this.#infoOf = infoOf;
    this.#lines = samples.map(({ source }) => (source.bytes ? [] : [...sourceLines(source)]));
  }

  /** The row of an entry. Its file is its position among the samples. */
  of(entry: ImportedEntry): PreviewRow {
    const { place, wall, connection, direction, directionFrom, cut } = entry;
    const info = this.#infoOf(connection)?.info;
    const file = place.file ?? 0;
    const before = this.#samples[file]?.linesBefore ?? 0;
    return {
      file, line: place.line + before, lastLine: place.lastLine + before,
      ...(wall === undefined ? {} : { wall }), ...(direction ? { direction } : {}), ...(directionFrom ? { directionFrom } : {}),
      ...(info ? { station: info.station } : {}), ...(info?.version ? { version: info.version } : {}), ...(cut ? { cut } : {}),
      ...this.#saidBy(entry), ...this.#rawOf(file, entry),
    };
  }

  #saidBy({ kind, text, other, base64, connection, place }: ImportedEntry): Pick<PreviewRow, 'kind' | 'summary' | 'type' | 'action'> {
    if (other !== undefined) return { kind: other, summary: other === 'broken' ? (why(text) ?? 'This cannot be read.') : '' };
    if (kind !== 'frame') return { kind: 'event', type: kind, summary: '' };
    const { frame, meant } = readMessage({ kind: 'frame', text, place, ...(base64 ? { base64 } : {}) });
    if (!meant) return { kind: 'message', type: 'Malformed', summary: frame.kind === 'malformed' ? frame.message : '' };
    const asks = meant.kind === 'call' || meant.kind === 'send';
    const key = `${connection} ${meant.id}`;
    if (asks) this.#asked.set(key, meant.action);
    const action = asks ? meant.action : this.#asked.get(key);
    return { kind: 'message', type: TYPES[meant.kind], ...(action === undefined ? {} : { action }), summary: frameSummary(meant, action) };
  }

  #rawOf(file: number, { place, text }: ImportedEntry): Pick<PreviewRow, 'raw' | 'mark'> {
    const lines = this.#lines[file] ?? [];
    const first = lines[place.line - 1];
    if (!first) return { raw: text.slice(0, MOST_RAW) };
    const from = characterAt(first.text, place.start - first.start);
    const skipped = Math.max(0, from - MOST_BEFORE);
    let raw = first.text.slice(skipped);
    let at = place.line;
    for (; at < place.lastLine && raw.length < MOST_RAW; at += 1) raw += `\n${lines[at]?.text ?? ''}`;
    const last = lines[place.lastLine - 1] ?? first;
    const tail = at < place.lastLine ? 0 : last.text.length - characterAt(last.text, place.end - last.start);
    const to = raw.length - tail;
    const lead = skipped > 0 ? '…' : '';
    const shift = lead.length - skipped;
    const shown = lead + raw.slice(0, MOST_RAW) + (raw.length > MOST_RAW ? '…' : '');
    return { raw: shown, mark: [from + shift, Math.max(from + shift, Math.min(to + lead.length, MOST_RAW + lead.length))] };
  }
}

/** The reason that a note of a line which could not be read gives. */
function why(note: string): string | undefined {
  const value = JSON.parse(note) as { readonly why?: unknown };
  return typeof value.why === 'string' ? value.why : undefined;
}
