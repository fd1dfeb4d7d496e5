import { readFileSync } from 'node:fs';
import type { Journal } from '../../shared/journal/journal';
import { readHeader } from '../../shared/journal/line';
import type { FrameCheck } from '../../shared/ocpp/frame-check';
import { loadValidator } from '../../shared/ocpp/validate';
import type { OcppVersion } from '../../shared/ocpp/version';
import { readTrace } from '../../shared/use-cases/offline/judge-log';
import type { Trace } from '../../shared/use-cases/run/trace';
import { journalOfJournalText, journalOfLog } from '../../shared/workbench/journal-of-text';
import { whyUnreadable } from '../node/unreadable-path';
import { CommandError, EXIT } from './exit-codes';
import type { Recording } from './recording';

export interface OpenedLog {
  readonly journal: Journal;
  readonly station: string;
  readonly version: OcppVersion;
  readonly check: FrameCheck | undefined;
  readonly trace: Trace;
}

/** Opens a log whose use cases are to be judged: a journal of the workbench, or frames. */
export async function openLog(path: string, { clock, checkOf }: Recording, id: string | undefined, wanted: OcppVersion | undefined): Promise<OpenedLog> {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    throw new CommandError(whyUnreadable(path, error), EXIT.wrongUse);
  }
  const header = readHeader(text.slice(0, Math.max(0, text.indexOf('\n'))));
  if (typeof header === 'string') throw new CommandError(header, EXIT.wrongUse);
  const opened = header ? journalOfJournalText(text, header, clock) : await journalOfLog([{ name: 'log', text }], {}, { clock, loadCheck: loadValidator });
  if (!opened.ok) throw new CommandError(opened.message, EXIT.wrongUse);
  const { journal } = opened;
  const stations = [...journal.stations.keys()];
  const station = id ?? stations[0];
  if (station === undefined || !stations.includes(station)) throw new CommandError(`${path} holds no station ${id ?? ''}; it holds ${stations.join(', ') || 'none'}.`, EXIT.wrongUse);
  if (id === undefined && stations.length > 1) throw new CommandError(`${path} holds several stations (${stations.join(', ')}); --id says which one is meant.`, EXIT.wrongUse);
  const version = wanted ?? journal.stations.get(station)?.version ?? '2.0.1';
  return { journal, station, version, check: checkOf(version), trace: readTrace(journal, station) };
}
