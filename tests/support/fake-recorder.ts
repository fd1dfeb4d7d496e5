import type { ConnectionId, ConnectionInfo, Direction, EntryKind } from '../../shared/journal/entry';
import type { FrameFacts, Recorder } from '../../shared/journal/recorder';

export interface RecordedEntry {
  readonly connection: ConnectionId;
  readonly kind: EntryKind;
  readonly direction?: Direction;
  readonly text: string;
  readonly base64?: boolean;
}

/** A journal that keeps everything in an array. */
export class FakeRecorder implements Recorder {
  readonly entries: RecordedEntry[] = [];
  readonly found: { readonly index: number; readonly facts: FrameFacts }[] = [];
  #connections = 0;

  connection(): ConnectionId {
    return ++this.#connections;
  }

  open(connection: ConnectionId, info: ConnectionInfo): number {
    return this.#add({ connection, kind: 'open', text: JSON.stringify(info) });
  }

  frame(connection: ConnectionId, direction: Direction, text: string, base64?: boolean): number {
    return this.#add({ connection, kind: 'frame', direction, text, ...(base64 ? { base64 } : {}) });
  }

  facts(index: number, facts: FrameFacts): void {
    this.found.push({ index, facts });
  }

  event(connection: ConnectionId, kind: EntryKind, detail: string | object, direction?: Direction): number {
    return this.#add({ connection, kind, text: typeof detail === 'string' ? detail : JSON.stringify(detail), ...(direction ? { direction } : {}) });
  }

  /** The details of all entries of a kind, read back. */
  of<T = Record<string, unknown>>(kind: EntryKind): T[] {
    return this.entries.filter((entry) => entry.kind === kind).map((entry) => JSON.parse(entry.text) as T);
  }

  /** The sentences of all notes. */
  notes(): string[] {
    return this.of<{ message: string }>('note').map((note) => note.message);
  }

  #add(entry: RecordedEntry): number {
    return this.entries.push(entry) - 1;
  }
}
