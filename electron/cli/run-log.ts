import type { Journal } from '../../shared/journal/journal';
import type { FrameCheck } from '../../shared/ocpp/frame-check';
import { loadValidator } from '../../shared/ocpp/validate';
import type { OcppVersion } from '../../shared/ocpp/version';
import { readTrace } from '../../shared/use-cases/offline/judge-log';
import type { Trace } from '../../shared/use-cases/run/trace';
import { CommandError, EXIT } from './exit-codes';
import { openAnyLog } from './open-any-log';
import { complain } from './output';

export interface OpenedLog {
  readonly journal: Journal;
  readonly station: string;
  readonly version: OcppVersion;
  readonly check: FrameCheck;
  readonly trace: Trace;
}

/** Opens a log of any format whose use cases are to be judged. Of its messages it is held which they are, and read what they say. */
export async function openLog(path: string, id: string | undefined, wanted: OcppVersion | undefined): Promise<OpenedLog> {
  const opened = await openAnyLog(path, {});
  if (!opened.ok) throw new CommandError(opened.message, EXIT.wrongUse);
  const { journal, failure } = opened;
  if (failure !== undefined) complain(failure);
  const stations = [...journal.stations.keys()];
  const station = id ?? stations[0];
  if (station === undefined || !stations.includes(station)) throw new CommandError(`${path} holds no station ${id ?? ''}; it holds ${stations.join(', ') || 'none'}.`, EXIT.wrongUse);
  if (id === undefined && stations.length > 1) throw new CommandError(`${path} holds several stations (${stations.join(', ')}); --id says which one is meant.`, EXIT.wrongUse);
  const version = wanted ?? journal.stations.get(station)?.version ?? '2.0.1';
  return { journal, station, version, check: await loadValidator(version), trace: readTrace(journal, station) };
}
