import type { Frame, WellFormed } from '../ocpp/frame';
import { isJsonObject } from '../ocpp/json';
import type { OcppVersion } from '../ocpp/version';
import { Columns } from './columns';
import { ConnectionLog } from './connection-log';
import type { ConnectionId, ConnectionInfo, EntryKind } from './entry';
import { isProblemEvent } from './event-severity';
import { headOf, meantBy, type FrameHead } from './frame-head';
import { hashOf } from './hash';
import { Interner } from './interner';
import { MarkList, type Mark } from './marks';
import { ABANDONED, PROBLEM, directionCodeOf, directionOf, kindOf, severityOf, tapMarkIn, typeCode, typeCodeOf, typeOf, withSeverity, withType } from './meta';
import type { FrameFacts } from './recorder';
import { frameTypeOf, type FrameType, type Row } from './row';
import { transactionOf } from './transaction-of';
import { takeTapNote } from './take-tap-note';
import { tapNoteIn } from './tap-marks';
import { TransactionList } from './transaction-list';
import { TransactionSpans, startedConnector, transactionWords } from './transaction-spans';

/**
 * All that is known of a journal's entries without their text: who, when, what, which answer belongs to which request.
 * Knows nothing of storage or time.
 */
export class JournalIndex {
  readonly columns = new Columns();
  readonly actions = new Interner(0xffff);
  readonly transactions = new TransactionList();
  readonly spans = new TransactionSpans();
  /** Read them here; `mark` changes one. */
  readonly marks = new MarkList();
  readonly #connections = new Map<ConnectionId, ConnectionLog>();
  #lastConnection = 0;
  /** Stations of entries whose connection does not tell: what a person did to a simulated one. */
  readonly #stationOfEntry = new Map<number, string>();
  /** Connectors of StartTransactions of 1.6 that wait for their transaction's id, by entry. */
  readonly #starting = new Map<number, number>();
  readonly #touched: (index: number) => void;
  #frames = 0;
  #problems = 0;
  #stationChanges = 0;

  /** @param touched called with the index of every entry that changed after it was added */
  constructor(touched: (index: number) => void) {
    this.#touched = touched;
  }

  get count(): number {
    return this.columns.count;
  }

  get frames(): number {
    return this.#frames;
  }

  /** Number of entries that "only problems" shows. */
  get problems(): number {
    return this.#problems;
  }

  /** Grows whenever a connection gets its station. */
  get stationChanges(): number {
    return this.#stationChanges;
  }

  /** Connections seen so far, in order. */
  get connections(): readonly ConnectionLog[] {
    return [...this.#connections.values()];
  }

  /** Smallest connection number that is free. */
  get nextConnection(): ConnectionId {
    return this.#lastConnection + 1;
  }

  connection(id: ConnectionId): ConnectionLog {
    const known = this.#connections.get(id);
    if (known) return known;
    const log = new ConnectionLog(id);
    this.#connections.set(id, log);
    this.#lastConnection = Math.max(this.#lastConnection, id);
    return log;
  }

  add(position: number, length: number, time: number, wall: number, connection: ConnectionId, meta: number): number {
    const index = this.columns.push(position, length, time, wall, connection, meta);
    if (kindOf(meta) === 'frame') this.#frames += 1;
    if (connection !== 0) this.connection(connection).added(index);
    return index;
  }

  /** Takes in what the `open` entry at `index` says. */
  opened(index: number, connection: ConnectionId, info: ConnectionInfo): void {
    const log = this.connection(connection);
    log.info = info;
    if (info.leg === 'csms') log.toCsms = true;
    log.toldBy = index;
    this.#name(log, info.station);
  }

  /** Takes in what an entry says that is neither a frame nor `open`. */
  told(index: number, kind: EntryKind, detail: unknown): void {
    const connection = this.columns.connection(index);
    const station = isJsonObject(detail) && typeof detail['station'] === 'string' ? detail['station'] : undefined;
    if (connection === 0) {
      if (station !== undefined) {
        this.#stationOfEntry.set(index, station);
        this.#touched(index);
      }
    } else {
      const log = this.connection(connection);
      if (isJsonObject(detail) && detail['leg'] === 'csms') log.toCsms = true;
      if (station !== undefined && log.station === undefined) {
        log.toldBy = index;
        this.#name(log, station);
      }
      if (kind === 'close' || kind === 'fail') this.#close(log, index);
      const said = kind === 'note' ? tapNoteIn(detail) : undefined;
      if (said) for (const changed of takeTapNote(this.columns, log, index, said)) this.#touched(changed);
    }
    if (isProblemEvent(kind, detail)) this.#flag(index, PROBLEM);
  }

  /** Takes in the beginning of a well-formed frame: its type, and by its id the other half of its pair. Only the first time counts. */
  readHead(index: number, type: FrameType, head: FrameHead): void {
    if (typeCodeOf(this.columns.meta(index)) !== 0) return;
    this.#take(index, type, head);
    this.#touched(index);
  }

  /** The same from the whole frame. One that is malformed still counts as what it was meant to be. */
  readFrame(index: number, frame: Frame): void {
    this.readHead(index, frameTypeOf(frame), headOf(frame));
  }

  /** Adds what reading and checking a frame brought to light. */
  facts(index: number, { frame, problems, severity }: FrameFacts): void {
    const { columns } = this;
    const type = frameTypeOf(frame);
    if (typeCodeOf(columns.meta(index)) === 0) this.#take(index, type, headOf(frame));
    columns.setMeta(index, withSeverity(withType(columns.meta(index), typeCode(type)), severity));
    columns.setProblems(index, problems);
    if (severity === 'warning' || severity === 'error') this.#flag(index, PROBLEM);
    this.#setTransaction(index, meantBy(frame));
    this.#touched(index);
  }

  /** For the journal: sets or takes away what a person marked an entry with. */
  mark(index: number, mark: Mark | undefined): void {
    this.marks.set(index, mark);
    this.#touched(index);
  }

  station(index: number): string | undefined {
    const connection = this.columns.connection(index);
    return connection === 0 ? this.#stationOfEntry.get(index) : this.#connections.get(connection)?.station;
  }

  version(index: number): OcppVersion | undefined {
    return this.#connections.get(this.columns.connection(index))?.version;
  }

  row(index: number): Row {
    const { columns } = this;
    const meta = columns.meta(index);
    const type = typeOf(meta);
    const connection = columns.connection(index);
    const log = this.#connections.get(connection);
    const pair = columns.pair(index);
    const tap = tapMarkIn(meta);
    return {
      index,
      time: columns.time(index),
      wall: columns.wall(index),
      connection,
      kind: kindOf(meta),
      station: this.station(index),
      version: log?.version,
      direction: directionOf(meta),
      type,
      action: this.actions.text(columns.action(index)),
      ...(pair < 0 ? {} : { pair, latency: round(Math.abs(columns.time(pair) - columns.time(index))) }),
      ...(type === 'CALL' && tap !== 'replaced' ? { answer: pair >= 0 ? 'answered' : (meta & ABANDONED) === 0 ? 'waiting' : 'unanswered' } : {}),
      severity: severityOf(meta),
      problems: columns.problems(index),
      isProblem: (meta & PROBLEM) !== 0,
      transaction: this.transactions.name(columns.transaction(index))?.id,
      ...(tap ? { tap } : {}),
    };
  }

  #take(index: number, type: FrameType, { type: role, id, action }: FrameHead): void {
    const { columns } = this;
    const meta = columns.meta(index);
    columns.setMeta(index, withType(meta, typeCode(type)));
    if (action !== undefined) columns.setAction(index, this.actions.add(action));
    if (id !== undefined) {
      const other = role ? this.#pair(index, role, id, directionCodeOf(meta)) : -1;
      columns.setIdHash(index, other < 0 ? hashOf(id) : columns.idHash(other));
    }
    if (type === 'CALLERROR' || type === 'CALLRESULTERROR' || type === 'Malformed') this.#flag(index, PROBLEM);
  }

  /** Returns the index of the entry before that has the same id and belongs to this one, or -1. */
  #pair(index: number, type: FrameType, id: string, direction: number): number {
    const log = this.connection(this.columns.connection(index));
    const isReplaced = tapMarkIn(this.columns.meta(index)) === 'replaced';
    switch (type) {
      case 'CALL':
        if (!isReplaced) log.calls(direction).add(id, index);
        return -1;
      case 'CALLRESULT': case 'CALLERROR': {
        const calls = log.calls(3 - direction);
        const call = isReplaced ? calls.find(id) : calls.answer(id, index);
        if (call < 0) return -1;
        if (!isReplaced) this.columns.setPair(call, index);
        this.#inherit(index, call);
        this.#touched(call);
        return call;
      }
      case 'CALLRESULTERROR': {
        const refused = log.calls(direction).lastAnswer(id);
        if (refused >= 0) this.#inherit(index, refused);
        return refused;
      }
      default: return -1;
    }
  }

  #inherit(index: number, from: number): void {
    const { columns } = this;
    columns.setPair(index, from);
    columns.setAction(index, columns.action(from));
    columns.setTransaction(index, columns.transaction(from));
    if (columns.transaction(from) !== 0) this.spans.see(columns.transaction(from), index);
  }

  #setTransaction(index: number, frame: WellFormed | undefined): void {
    const id = frame && transactionOf(frame);
    const { columns } = this;
    const starting = startedConnector(frame);
    if (starting !== undefined) this.#starting.set(index, starting);
    const number = id === undefined ? columns.transaction(index) : this.transactions.add(this.station(index) ?? '', id);
    if (number === 0) return;
    columns.setTransaction(index, number);
    const pair = columns.pair(index);
    const connector = this.#starting.get(pair);
    this.#starting.delete(pair);
    this.spans.see(number, index, connector === undefined ? transactionWords(frame) : { connector, begins: true });
    if (pair < 0 || columns.transaction(pair) !== 0) return;
    columns.setTransaction(pair, number);
    this.spans.see(number, pair);
    this.#touched(pair);
  }

  #name(log: ConnectionLog, station: string): void {
    const first = log.station === undefined;
    log.station = station;
    this.#stationChanges += 1;
    if (!first) return;
    for (const index of log.nameless ?? []) this.#touched(index);
    log.nameless = undefined;
  }

  #close(log: ConnectionLog, index: number): void {
    log.closedBy = index;
    for (const call of log.abandon()) {
      this.#flag(call, ABANDONED | PROBLEM);
      this.#touched(call);
    }
  }

  #flag(index: number, bits: number): void {
    const meta = this.columns.meta(index);
    if ((bits & PROBLEM) !== 0 && (meta & PROBLEM) === 0) this.#problems += 1;
    this.columns.setMeta(index, meta | bits);
  }
}

/** Differences of times with three decimals have more. */
function round(ms: number): number {
  return Math.round(ms * 1000) / 1000;
}

