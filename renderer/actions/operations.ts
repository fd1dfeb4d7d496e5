import type { CommandInput, HostError } from '../../shared/ipc/contract';
import type { NewStation } from '../../shared/ipc/shapes';
import type { OcppVersion } from '../../shared/ocpp/version';
import { base64OfBytes } from '../../shared/platform/base64';
import { call } from '../host/host';
import { useConnection } from '../stores/connection';
import { useCsms } from '../stores/csms';
import { useLog } from '../stores/log';
import { notify, notifyError } from '../stores/notices';
import { usePanels } from '../stores/panels';
import { useRecent } from '../stores/recent';
import { selectedFilter } from '../stores/selection';
import { useShell } from '../stores/shell';
import { useSimulated } from '../stores/simulated';
import { download, pickFile } from './files';

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

/** Opens a log's text, or a file by its path where the host may read it. */
export async function openLog(source: CommandInput<'log.open'>): Promise<Failed> {
  const reply = await call('log.open', source);
  if (!reply.ok) return reply.error;
  if (source.path !== undefined) useRecent.getState().add({ kind: 'log', name: reply.value.name, path: source.path });
  useShell.getState().goTo('workbench');
  return undefined;
}

/** The host's own dialog where it has one, else the browser's. */
export async function openLogDialog(): Promise<Failed> {
  if (useConnection.getState().info?.dialogs === true) {
    const reply = await call('log.openDialog', {});
    if (!reply.ok) return reply.error;
    if (reply.value.opened) useShell.getState().goTo('workbench');
    return undefined;
  }
  const file = await pickFile('.ocppj,.jsonl,.ndjson,.json,.log,.txt,.csv');
  return file === undefined ? undefined : openFile(file);
}

/** Opens a file that the browser has: text as such, archives and captures by their bytes. */
export async function openFile(file: File): Promise<Failed> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  return openLog(isPacked(bytes) ? { base64: base64OfBytes(bytes), name: file.name } : { text: new TextDecoder(bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : 'utf-8').decode(bytes), name: file.name });
}

/** gzip, zip, pcap in either byte order, pcapng. */
function isPacked([a = 0, b = 0, c = 0, d = 0]: Uint8Array): boolean {
  return [0x1f8b, 0x504b].includes((a << 8) | b) || [0xa1b2c3d4, 0xd4c3b2a1, 0xa1b23c4d, 0x4d3cb2a1, 0x0a0d0d0a].includes(((a << 24) | (b << 16) | (c << 8) | d) >>> 0);
}

/** The journal as a file: through the host's dialog, or as a download. */
export async function saveLog(): Promise<void> {
  const reply = await call('log.save', {});
  if (!reply.ok) {
    notifyError(reply.error);
    return;
  }
  const { text, name, saved } = reply.value;
  if (text !== undefined) download(name, text, 'application/x-ndjson');
  else if (saved) notify('ok', `Saved as ${name}.`);
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
  const reply = await call('log.export', { format, ...(scope === 'shown' ? { view: 'log' } : {}), ...(selected === undefined ? {} : { filter: selected }) });
  if (!reply.ok) {
    notifyError(reply.error);
    return;
  }
  const { text, name, saved, losses } = reply.value;
  if (text !== undefined) download(name, text, 'text/plain');
  if (!saved) return;
  const lost = losses.map(({ what, count }) => `${what} (${count})`).join(', ');
  notify(lost === '' ? 'ok' : 'info', lost === '' ? `Exported as ${name}.` : `Exported as ${name}. The format cannot hold: ${lost}.`);
}

/** For actions, which have no place of their own to say what went wrong. */
export async function orNotify(result: Promise<Failed>): Promise<void> {
  const error = await result;
  if (error !== undefined) notifyError(error);
}
