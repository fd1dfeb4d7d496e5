import type { Entry } from '../../journal/entry';
import type { Journal } from '../../journal/journal';
import { tapMarkIn } from '../../journal/meta';
import type { TapMark } from '../../journal/tap-marks';
import type { WellFormed } from '../../ocpp/frame';
import { isJsonObject, type JsonObject } from '../../ocpp/json';
import type { Side } from '../catalogue/model';
import { Trace } from './trace';

/**
 * Reads the entries of one station out of a journal into a trace, as they come. Of a tap it takes the station's own connection, and what the two
 * sides sent: not what the workbench put on the wire in their names, nor the answers to that.
 */
export class TraceReader {
  readonly trace: Trace;
  readonly #journal: Journal;
  readonly #station: string;
  /** Connections of this station. */
  readonly #own = new Set<number>();
  #next: number;

  /**
   * @param from first entry to read
   * @param trace what they go into
   */
  constructor(journal: Journal, station: string, from = 0, trace = new Trace()) {
    this.trace = trace;
    this.#journal = journal;
    this.#station = station;
    this.#next = from;
    for (const { id, station: of, connected, info, toCsms } of journal.connections) {
      if (of !== station || toCsms) continue;
      this.#own.add(id);
      // What begins in the middle of a connection finds it open.
      if (from > 0 && connected) this.trace.event({ entry: from - 1, at: journal.entry(from - 1)?.wall ?? 0, what: 'opened', facts: { ...info } });
    }
  }

  /** Entries read so far. */
  get read(): number {
    return this.#next;
  }

  /** Takes over what came since the last time; returns whether anything did. */
  pull(): boolean {
    const end = this.#journal.count;
    if (end <= this.#next) return false;
    for (const entry of this.#journal.entries(this.#next, end)) this.#take(entry);
    this.#next = end;
    return true;
  }

  #take(entry: Entry): void {
    switch (entry.kind) {
      case 'frame': return this.#frame(entry);
      case 'upgrade': return this.#upgrade(entry);
      case 'fail': return this.#failed(entry);
      case 'open': return this.#opened(entry);
      case 'close': return this.#own.has(entry.connection) ? this.#event(entry, 'closed', facts(entry.text)) : undefined;
      default: return undefined;
    }
  }

  #frame(entry: Entry): void {
    if (!this.#own.has(entry.connection) || isOurs(tapMarkIn(this.#journal.index.columns.meta(entry.index)))) return;
    const read = this.#journal.frameOf(entry);
    const frame = read?.kind === 'malformed' ? read.usable : read;
    if (frame) this.#wellFormed(entry, frame);
  }

  #wellFormed(entry: Entry, frame: WellFormed): void {
    const from: Side = entry.direction === 'down' ? 'csms' : 'station';
    const { connection, index, wall } = entry;
    if (frame.kind === 'call' || frame.kind === 'send') {
      const { id, action, payload } = frame;
      this.trace.message({ entry: index, at: wall, connection, from, id, action, payload });
    } else if (frame.kind === 'result') {
      this.trace.answer(connection, from, frame.id, { entry: index, at: wall, kind: 'result', payload: frame.payload });
    } else if (frame.kind === 'error') {
      const { code, description, details } = frame;
      this.trace.answer(connection, from, frame.id, { entry: index, at: wall, kind: 'error', payload: details, code, description });
    }
  }

  #upgrade(entry: Entry): void {
    const all = facts(entry.text);
    if (all['station'] !== this.#station) return;
    const decision = isJsonObject(all['decision']) ? all['decision'] : {};
    const user = basicUser(all);
    const told: JsonObject = { ...all, ...decision, ...(user === undefined ? {} : { user }) };
    this.#event(entry, 'tried', told);
    if (decision['accepted'] === false) this.#event(entry, 'refused', told);
  }

  #failed(entry: Entry): void {
    const all = facts(entry.text);
    if (all['station'] !== this.#station || all['leg'] === 'csms') return;
    this.#event(entry, 'tried', all);
    this.#event(entry, 'refused', all);
  }

  #opened(entry: Entry): void {
    const all = facts(entry.text);
    if (all['station'] !== this.#station || all['leg'] === 'csms') return;
    this.#own.add(entry.connection);
    this.#event(entry, 'opened', all);
  }

  #event(entry: Entry, what: 'tried' | 'refused' | 'opened' | 'closed', told: JsonObject): void {
    this.trace.event({ entry: entry.index, at: entry.wall, what, facts: told });
  }
}

function isOurs(tap: TapMark | undefined): boolean {
  return tap === 'injected' || tap === 'kept' || tap === 'changed';
}

function facts(text: string): JsonObject {
  try {
    const value: unknown = JSON.parse(text);
    return isJsonObject(value) ? value : {};
  } catch {
    return {};
  }
}

/** The user name of HTTP Basic in an upgrade's headers, whose password is masked. */
function basicUser(upgrade: JsonObject): string | undefined {
  const headers = Array.isArray(upgrade['headers']) ? upgrade['headers'] : [];
  for (const header of headers) {
    const [name, value] = Array.isArray(header) ? header : [];
    if (typeof name !== 'string' || typeof value !== 'string' || name.toLowerCase() !== 'authorization') continue;
    const [, user] = /^Basic ([^:]*)/.exec(value) ?? [];
    if (user !== undefined) return user;
  }
  return undefined;
}
