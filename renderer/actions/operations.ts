import type { CommandInput, HostError } from '../../shared/ipc/contract';
import { pastedTooMuch } from '../../shared/ipc/preview-shapes';
import type { NewStation } from '../../shared/ipc/shapes';
import type { OcppVersion } from '../../shared/ocpp/version';
import { call } from '../host/host';
import { filesOfFolder, pathsOf, type Gathered } from '../import/gather';
import { handOver } from '../import/hand-over';
import { LOG_VIEW } from '../log/log-view';
import { useConnection } from '../stores/connection';
import { useCsms } from '../stores/csms';
import { useImport } from '../stores/import-preview';
import { useLog } from '../stores/log';
import { notify, notifyError, notifyFailure } from '../stores/notices';
import { usePanels } from '../stores/panels';
import { useRecent } from '../stores/recent';
import { selectedFilter } from '../stores/selection';
import { useShell } from '../stores/shell';
import { useSimulated } from '../stores/simulated';
import { pickFiles, pickFolder } from './files';

/** What actions and forms do at the host. Each returns the error for the place that asked, or shows nothing but success. */
type Failed = HostError | undefined;

/** Both ends in this workbench, and one charging session between them. */
export async function watchSession(version: OcppVersion): Promise<Failed> {
  const reply = await call('demo.start', { version });
  if (!reply.ok) return reply.error;
  useSimulated.getState().choose(reply.value.station);
  useLog.getState().setFilter({});
  useLog.getState().setFollowing(true);
  useShell.getState().goTo('workbench');
  return undefined;
}

export async function startCsms(settings: CommandInput<'csms.start'>['settings']): Promise<Failed> {
  const reply = await call('csms.start', settings === undefined ? {} : { settings });
  if (!reply.ok) return reply.error;
  useCsms.getState().set(reply.value);
  const { port, path } = reply.value.settings;
  useRecent.getState().add({ kind: 'host', port: reply.value.running?.port ?? port, path });
  return undefined;
}

export async function stopCsms(): Promise<Failed> {
  const reply = await call('csms.stop', {});
  if (!reply.ok) return reply.error;
  useCsms.getState().set(reply.value);
  return undefined;
}

export async function simulateStation(station: NewStation): Promise<Failed> {
  const reply = await call('stations.add', { station });
  if (!reply.ok) return reply.error;
  useRecent.getState().add({ kind: 'station', id: station.id, url: station.url, version: station.version });
  useSimulated.getState().choose(reply.value.id);
  useShell.getState().goTo('workbench');
  usePanels.getState().show('simulator');
  return undefined;
}

/** Looks at a log by its path, where the host may read it. */
export function openLogPath(path: string): Promise<Failed> {
  return useImport.getState().look({ paths: [path] });
}

/** Looks at a text as at a log. */
export async function openLogText(text: string): Promise<Failed> {
  const message = pastedTooMuch(text);
  return message === undefined ? useImport.getState().look({ text }) : { code: 'refused', message };
}

/** The host's own dialog where it has one, else the browser's. */
export async function openLogDialog(): Promise<Failed> {
  if (useConnection.getState().info?.dialogs === true) return choose('files');
  const files = await pickFiles('.ocppj,.jsonl,.ndjson,.json,.log,.txt,.csv,.xlsx,.html,.har,.pcap,.pcapng,.gz,.zip,.tar,.tgz');
  return files.length === 0 ? undefined : openGathered({ files: files.map((file) => ({ name: file.name, file })) });
}

/** The same for a folder with logs. */
export async function openFolderDialog(): Promise<Failed> {
  if (useConnection.getState().info?.dialogs === true) return choose('folder');
  const files = await pickFolder();
  return files.length === 0 ? undefined : openGathered(filesOfFolder(files));
}

async function choose(what: 'files' | 'folder'): Promise<Failed> {
  const reply = await call('log.choose', { what });
  if (!reply.ok) return reply.error;
  return reply.value.paths.length === 0 ? undefined : useImport.getState().look({ paths: [...reply.value.paths] });
}

/** Looks at files that the browser has: by where they lie in the desktop program, else they are handed over first. */
export async function openGathered(gathered: Gathered): Promise<Failed> {
  const paths = gathered.name === undefined ? pathsOf(gathered.files.map(({ file }) => file)) : undefined;
  if (paths) return useImport.getState().look({ paths: [...paths] });
  return handOver(gathered);
}

/** The journal as a file: through the host's dialog, or as a download. */
export async function saveLog(): Promise<void> {
  const reply = await call('log.save', {});
  if (!reply.ok) {
    notifyFailure(reply.error);
    return;
  }
  const { name, saved } = reply.value;
  if (saved) notify('ok', `Saved as ${name}.`);
}

/** The formats that a log can be exported in. */
export const EXPORT_FORMATS = [
  { id: 'journal', title: 'journal of the workbench' }, { id: 'ocpp-trace', title: 'Open OCPP Trace' }, { id: 'json-lines', title: 'frames, one a line' }, { id: 'csv', title: 'CSV' }, { id: 'mermaid', title: 'Mermaid sequence diagram' },
] as const;

/** What of the log is exported: everything, what the list shows, or what is selected in it. */
export type ExportScope = 'all' | 'shown' | 'selection';

/** Exports the log, or a part of it, and says what the format could not hold. */
export async function exportLog(format: string, scope: ExportScope): Promise<void> {
  const selected = scope === 'selection' ? selectedFilter() : undefined;
  const reply = await call('log.export', { format, ...(scope === 'shown' ? { view: LOG_VIEW } : {}), ...(selected === undefined ? {} : { filter: selected }) });
  if (!reply.ok) {
    notifyFailure(reply.error);
    return;
  }
  const { name, saved, losses } = reply.value;
  if (!saved) return;
  const lost = losses.map(({ what, count }) => `${what} (${count})`).join(', ');
  notify(lost === '' ? 'ok' : 'info', lost === '' ? `Exported as ${name}.` : `Exported as ${name}. The format cannot hold: ${lost}.`);
}

/** For actions, which have no place of their own to say what went wrong. */
export async function orNotify(result: Promise<Failed>): Promise<void> {
  const error = await result;
  if (error !== undefined) notifyError(error);
}
