import type { ImportedEntry } from '../../shared/import/assemble';
import type { Connections } from '../../shared/import/connections';
import type { ImportSummary } from '../../shared/import/summary';
import { meantBy } from '../../shared/journal/frame-head';
import { transactionOf } from '../../shared/journal/transaction-of';
import { binaryMessage, decode } from '../../shared/ocpp/codec';
import { EXIT } from './exit-codes';
import { readAnyLog, type ReadingOptions } from './open-any-log';
import { complain, flushed, Output } from './output';

export interface InfoOptions extends ReadingOptions {
  readonly json?: boolean;
}

const ZONE_FROM = { log: 'as the log says', messages: 'found by the times within the messages', option: 'as asked', assumed: 'assumed; --zone says otherwise' } as const;

/** Says what a log is, and how it was read. */
export async function info(file: string | undefined, options: InfoOptions): Promise<number> {
  const out = new Output(options.json === true);
  const log = await readAnyLog(file, options);
  if (!log.ok) {
    complain(log.message);
    return EXIT.wrongUse;
  }
  const named = new TransactionCount();
  const failure = await log.read((entry) => named.add(entry));
  const summary = log.summary();
  const transactions = named.count(log.connections);
  const { timeSpan } = summary;
  out.object({
    format: summary.formatIds.join(','), versions: summary.versions, stations: summary.stations, entries: summary.entries, frames: summary.frames,
    cutFrames: summary.cut, lines: summary.lines, otherLines: summary.otherLines, unreadLines: summary.brokenLines, unreadWhy: summary.brokenWhy ?? [],
    timeSpan: timeSpan ? { from: new Date(timeSpan.from).toISOString(), to: new Date(timeSpan.to).toISOString() } : null,
    zoneMinutes: summary.zoneMinutes, zoneFrom: summary.zoneFrom, newestFirst: summary.newestFirst === true, writer: summary.writer ?? null, directions: summary.directions, transactions,
  });
  for (const line of words(summary, transactions)) out.say(line);
  await flushed();
  if (failure === undefined) return EXIT.ok;
  complain(failure);
  return EXIT.wrongUse;
}

/** Counts the transactions that the messages of a log name; ids are unique for a station only. */
class TransactionCount {
  readonly #byConnection = new Map<number, Set<string>>();

  add({ kind, connection, text, base64 }: ImportedEntry): void {
    if (kind !== 'frame' || !text.includes('ransactionI')) return;
    const meant = meantBy(base64 ? binaryMessage(text) : decode(text));
    const id = meant && transactionOf(meant);
    if (id === undefined) return;
    const known = this.#byConnection.get(connection) ?? new Set();
    this.#byConnection.set(connection, known.add(id));
  }

  count(connections: Connections): number {
    const stations = new Map<string, Set<string>>();
    for (const [number, ids] of this.#byConnection) {
      const station = connections.info(number)?.info.station ?? '';
      stations.set(station, new Set([...(stations.get(station) ?? []), ...ids]));
    }
    return [...stations.values()].reduce((sum, ids) => sum + ids.size, 0);
  }
}

function* words(summary: ImportSummary, transactions: number): Generator<string, void, undefined> {
  const { timeSpan, zoneMinutes, zoneFrom, writer, directions } = summary;
  yield `Format        ${summary.formats.join(', ')}`;
  yield `OCPP          ${summary.versions.join(', ') || 'unknown'}`;
  yield `Stations      ${summary.stations.join(', ')}`;
  yield `Time          ${timeSpan ? `${new Date(timeSpan.from).toISOString()} to ${new Date(timeSpan.to).toISOString()}` : 'the log names none'}`;
  if (timeSpan) yield `Zone          UTC${offset(zoneMinutes)}, ${ZONE_FROM[zoneFrom]}`;
  if (summary.newestFirst) yield 'Order         the log begins with what was last; it is read from its end';
  yield `Messages      ${summary.frames}${summary.cut > 0 ? `, ${summary.cut} of them cut off` : ''}`;
  yield `Directions    ${[[directions.log, 'named'], [directions.action, 'by the action'], [directions.pairing, 'by the request'], [directions.assumed, 'assumed']].filter(([count]) => Number(count) > 0).map(([count, how]) => `${count} ${how}`).join(', ')}${writer ? `; the ${writer === 'csms' ? 'CSMS' : 'station'} wrote the log` : ''}`;
  yield `Transactions  ${transactions}`;
  yield `Lines         ${summary.lines}: ${summary.linesRead} gave messages or events, ${summary.otherLines} are others, ${summary.brokenLines} could not be read`;
  for (const why of summary.brokenWhy ?? []) yield `              ${why}`;
}

function offset(minutes: number): string {
  if (minutes === 0) return '';
  const size = Math.abs(minutes);
  return `${minutes < 0 ? '-' : '+'}${String(Math.floor(size / 60)).padStart(2, '0')}:${String(size % 60).padStart(2, '0')}`;
}
