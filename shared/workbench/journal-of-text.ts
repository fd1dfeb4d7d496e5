import { guessVersion } from '../insight/guess-version';
import { readLog } from '../insight/read-log';
import { adoptLine } from '../journal/adopt-line';
import { Journal, startJournal } from '../journal/journal';
import { MemoryStorage } from '../journal/memory-storage';
import { actionInfo, mayBeSentBy } from '../ocpp/actions';
import { decode } from '../ocpp/codec';
import type { FrameCheck } from '../ocpp/frame-check';
import type { Direction } from '../journal/entry';
import type { OcppVersion } from '../ocpp/version';
import type { Clock } from '../platform/clock';

/**
 * Makes a journal of a text that is none: frames one a line, or a JSON array of them. Such a text says neither when nor
 * in which direction: times stand still, and a direction follows from the action, an answer's from its request.
 */
export async function journalOfText(
  text: string,
  name: string,
  { clock, loadCheck }: { clock: Clock; loadCheck: (version: OcppVersion) => Promise<FrameCheck> },
): Promise<{ readonly ok: true; readonly journal: Journal } | { readonly ok: false; readonly message: string }> {
  const log = readLog(text);
  if (!log.ok) return log;
  const version = await guessVersion(log.messages, loadCheck);
  const journal = startJournal({ storage: new MemoryStorage(), clock: still(clock) });
  const connection = journal.connection();
  journal.open(connection, { station: name, version, role: 'none', url: '', remote: '', subprotocol: '', assumedVersion: true });
  journal.event(connection, 'note', { message: `Read as ${log.format}, taken for OCPP ${version}. The text names no times and no directions: directions follow from the actions.` });
  const open = new Map<string, Direction>();
  for (const { raw } of log.messages) {
    const frame = decode(raw, version);
    const meant = frame.kind === 'malformed' ? frame.usable : frame;
    let direction: Direction = 'up';
    if (meant?.kind === 'call' || meant?.kind === 'send') {
      const info = actionInfo(version, meant.action);
      direction = info && !mayBeSentBy(info, 'station') ? 'down' : 'up';
      open.set(meant.id, direction);
    } else if (meant) direction = open.get(meant.id) === 'up' ? 'down' : 'up';
    journal.frame(connection, direction, raw);
  }
  return { ok: true, journal };
}

/** Time for a log that knows none: it stands still, but what is set for later still happens. */
function still(clock: Clock): Clock {
  const now = clock.now();
  return { now: () => now, monotonic: () => 0, after: (delayMs, run) => clock.after(delayMs, run) };
}

/** Reads a journal of ours from its text, without a file. Its header has been read. */
export function journalOfJournalText(text: string, started: number, clock: Clock): { readonly ok: true; readonly journal: Journal } {
  const storage = new MemoryStorage();
  const journal = new Journal({ storage, clock, started });
  const [header = '', ...lines] = text.split('\n');
  storage.append(header);
  for (const line of lines) {
    if (line === '') continue;
    const position = storage.size;
    adoptLine(journal, line, position, storage.append(line));
  }
  return { ok: true, journal };
}

/** The whole text of a journal that is kept in memory; undefined for one in a file. */
export function textInMemory(journal: Journal): string | undefined {
  return journal.storage instanceof MemoryStorage ? journal.storage.text : undefined;
}
