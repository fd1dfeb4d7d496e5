import { journalOfImport } from '../../shared/import/import';
import type { ImportSummary } from '../../shared/import/summary';
import { MemoryStorage } from '../../shared/journal/memory-storage';
import { NodeClock } from '../node/node-clock';
import { EXIT } from './exit-codes';
import { openAnyLog, type ReadingOptions } from './open-any-log';
import { complain, flushed, Output } from './output';

export interface InfoOptions extends ReadingOptions {
  readonly json?: boolean;
}

const ZONE_FROM = { log: 'as the log says', messages: 'found by the times within the messages', option: 'as asked', assumed: 'assumed; --zone says otherwise' } as const;

/** Says what a log is, and how it was read. */
export async function info(file: string | undefined, options: InfoOptions): Promise<number> {
  const out = new Output(options.json === true);
  const opened = await openAnyLog(file, options);
  if (!opened.ok) {
    complain(opened.message);
    return EXIT.wrongUse;
  }
  const { summary } = opened;
  const transactions = journalOfImport(opened.imported, new MemoryStorage(), new NodeClock()).transactions.length;
  const { timeSpan } = summary;
  out.object({
    format: summary.formatIds.join(','), versions: summary.versions, stations: summary.stations, entries: summary.entries, frames: summary.frames,
    cutFrames: summary.cut, lines: summary.lines, otherLines: summary.otherLines, unreadLines: summary.brokenLines,
    timeSpan: timeSpan ? { from: new Date(timeSpan.from).toISOString(), to: new Date(timeSpan.to).toISOString() } : null,
    zoneMinutes: summary.zoneMinutes, zoneFrom: summary.zoneFrom, writer: summary.writer ?? null, directions: summary.directions, transactions,
  });
  for (const line of words(summary, transactions)) out.say(line);
  await flushed();
  return EXIT.ok;
}

function* words(summary: ImportSummary, transactions: number): Generator<string, void, undefined> {
  const { timeSpan, zoneMinutes, zoneFrom, writer, directions } = summary;
  yield `Format        ${summary.formats.join(', ')}`;
  yield `OCPP          ${summary.versions.join(', ') || 'unknown'}`;
  yield `Stations      ${summary.stations.join(', ')}`;
  yield `Time          ${timeSpan ? `${new Date(timeSpan.from).toISOString()} to ${new Date(timeSpan.to).toISOString()}` : 'the log names none'}`;
  if (timeSpan) yield `Zone          UTC${offset(zoneMinutes)}, ${ZONE_FROM[zoneFrom]}`;
  yield `Messages      ${summary.frames}${summary.cut > 0 ? `, ${summary.cut} of them cut off` : ''}`;
  yield `Directions    ${[[directions.log, 'named'], [directions.action, 'by the action'], [directions.pairing, 'by the request'], [directions.assumed, 'assumed']].filter(([count]) => Number(count) > 0).map(([count, how]) => `${count} ${how}`).join(', ')}${writer ? `; the ${writer === 'csms' ? 'CSMS' : 'station'} wrote the log` : ''}`;
  yield `Transactions  ${transactions}`;
  yield `Lines         ${summary.lines}: ${summary.linesRead} gave messages or events, ${summary.otherLines} are others, ${summary.brokenLines} could not be read`;
}

function offset(minutes: number): string {
  if (minutes === 0) return '';
  const size = Math.abs(minutes);
  return `${minutes < 0 ? '-' : '+'}${String(Math.floor(size / 60)).padStart(2, '0')}:${String(size % 60).padStart(2, '0')}`;
}
