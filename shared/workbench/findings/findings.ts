import type { FindingGroup, FindingsState, FoundAt } from '../../ipc/finding-shapes';
import { LogCheck, type CheckedConnection } from '../../insight/check-log';
import type { Finding } from '../../insight/finding';
import type { ConnectionLog } from '../../journal/connection-log';
import type { Entry } from '../../journal/entry';
import type { FrameCheck } from '../../ocpp/frame-check';
import type { OcppVersion } from '../../ocpp/version';
import type { Clock } from '../../platform/clock';
import type { ShownJournal } from '../shown-journal';
import { FindingGroups, lastOf } from './finding-groups';

/** Entries that are checked in one go, some milliseconds' worth. */
const CHUNK = 200;
/** Between two of them while stations are being served, ms. */
const LIVE_PAUSE_MS = 25;
/** More kinds than anybody reads. */
const MOST_GROUPS = 500;

const NO_RULES: FrameCheck = { check: () => [] };

/**
 * What is wrong in a journal: in its messages and in how they follow each other, by the rules that `check` has. It goes through the
 * journal piece by piece as far as that reaches, each time it is asked to.
 */
export class Findings {
  readonly #shown: ShownJournal;
  readonly #clock: Clock;
  readonly #changed: () => void;
  readonly #check: LogCheck;
  readonly #groups = new FindingGroups();
  /** What can be said only of a log that is at its end. */
  #atEnd = new FindingGroups();
  readonly #connections = new Map<number, ConnectionLog>();
  #checked = 0;
  #running = false;
  /** Somebody else goes through the journal. */
  #lent = false;

  /** @param changed called after each piece */
  constructor(shown: ShownJournal, { clock, checkOf, changed }: { readonly clock: Clock; readonly checkOf: (version: OcppVersion) => FrameCheck | undefined; readonly changed: () => void }) {
    this.#shown = shown;
    this.#clock = clock;
    this.#changed = changed;
    this.#check = new LogCheck({
      connectionOf: (id) => this.#connectionOf(id),
      checkOf: (version) => checkOf(version) ?? NO_RULES,
      nameOf: (entry) => `entry #${entry}`,
    });
  }

  /** What was found so far. */
  get state(): FindingsState {
    const { journal, id } = this.#shown;
    const groups: FindingGroup[] = [...this.#groups.all, ...this.#atEnd.all].sort((one, other) => lastOf(one) - lastOf(other));
    return {
      id, checked: this.#checked, entries: journal.count, messages: this.#check.messages,
      errors: this.#groups.errors + this.#atEnd.errors, warnings: this.#groups.warnings + this.#atEnd.warnings, own: this.#groups.own + this.#atEnd.own, gaps: this.#groups.gaps + this.#atEnd.gaps,
      groups: groups.slice(0, MOST_GROUPS),
    };
  }

  /** Findings of one group; undefined when there is no such group. */
  of(group: string): readonly FoundAt[] | undefined {
    return this.#groups.of(group) ?? this.#atEnd.of(group);
  }

  /** Goes on to the journal's end, as long as `wanted` says so. */
  async advance(wanted: () => boolean): Promise<void> {
    if (this.#running || this.#lent) return;
    this.#running = true;
    const { journal, source } = this.#shown;
    try {
      while (this.#checked < journal.count && !this.#lent && wanted()) {
        const end = Math.min(this.#checked + CHUNK, journal.count);
        for (const entry of journal.entries(this.#checked, end)) this.#take(entry);
        if (end === journal.count) this.#end();
        this.#changed();
        await new Promise<void>((resolve) => void this.#clock.after(source === 'live' ? LIVE_PAUSE_MS : 0, resolve));
      }
    } finally {
      this.#running = false;
    }
  }

  /**
   * Lets somebody else go through the journal, who takes every entry to `take` in turn.
   *
   * @returns what has to be called at the end of that, wherever it was
   */
  lend(): { readonly take: (entry: Entry) => void; readonly end: () => void } {
    this.#lent = true;
    return {
      take: (entry) => { if (entry.index === this.#checked) this.#take(entry); },
      end: () => {
        this.#lent = false;
        if (this.#checked === this.#shown.journal.count) this.#end();
        this.#changed();
      },
    };
  }

  #connectionOf(id: number): CheckedConnection | undefined {
    if (!this.#connections.has(id)) for (const one of this.#shown.journal.connections) this.#connections.set(one.id, one);
    const connection = this.#connections.get(id);
    return connection && { station: connection.station ?? '', version: connection.version, ...(connection.info ? { role: connection.info.role } : {}) };
  }

  #take(entry: Entry): void {
    this.#step(entry);
    this.#checked = entry.index + 1;
  }

  #step(entry: Entry): void {
    const { journal } = this.#shown;
    const { index, kind, connection, direction, text, base64, tap, wall } = entry;
    const broken = kind === 'note' && isUnread(text);
    if (kind !== 'frame' && kind !== 'note') return;
    const version = kind === 'frame' ? this.#connectionOf(connection)?.version : undefined;
    const frame = version !== undefined && version === journal.index.version(index) ? journal.frameOf(entry) : undefined;
    const said = this.#check.step({
      kind, connection, text, wall, place: { line: index }, ...(direction ? { direction } : {}), ...(base64 ? { base64 } : {}), ...(frame ? { frame } : {}), ...(broken ? { other: 'broken' as const } : {}),
      ...(tap ? { tap } : {}),
    });
    for (const { finding } of said) this.#groups.add(finding, this.#at(finding, wall));
  }

  #end(): void {
    if (this.#shown.source === 'live') return;
    const groups = new FindingGroups();
    for (const { finding } of this.#check.end()) groups.add(finding, this.#at(finding, this.#shown.journal.index.columns.wall(finding.line)));
    this.#atEnd = groups;
  }

  #at({ line }: Finding, wall: number): Omit<FoundAt, 'message'> {
    return { entry: line, wall, station: this.#shown.journal.row(line)?.station ?? '' };
  }
}

/** A line of a log that was meant to be a message, kept as a note. */
function isUnread(text: string): boolean {
  return text.startsWith('{"kind":"unread"');
}
