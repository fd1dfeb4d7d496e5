import type { FirmwareOrder, LogOrder, OrderResult } from '../../shared/csms/files/api';
import type { Reply } from '../../shared/ipc/contract';
import type { CsmsState } from '../../shared/ipc/shapes';
import { download, pickFile } from '../actions/files';
import { call } from '../host/host';

/** What people do with the file server of the CSMS. Each gives the sentence of how it went; '' when there is nothing to say. */

/** Largest file that a window hands over, bytes. */
const LARGEST = 64 * 1024 * 1024;
const CHUNK = 0x8000;

export async function offerFile(): Promise<string> {
  const file = await pickFile('');
  if (!file) return '';
  if (file.size > LARGEST) return `${file.name} is larger than ${LARGEST / 1024 / 1024} MB; offer it by \`ocpp-workbench csms --firmware\`.`;
  const reply = await call('files.offer', { name: file.name, base64: base64Of(new Uint8Array(await file.arrayBuffer())) });
  return reply.ok ? `${reply.value.name} is offered.` : reply.error.message;
}

export async function offerTest(version: string): Promise<string> {
  const reply = await call('files.offerTest', { version });
  return reply.ok ? `${reply.value.name} is offered.` : reply.error.message;
}

export async function withdrawFile(id: string): Promise<string> {
  const reply = await call('files.withdraw', { id });
  return reply.ok ? '' : reply.error.message;
}

/** The bytes of an upload, or a sentence. */
export async function readUpload(id: string): Promise<{ readonly name: string; readonly bytes: Uint8Array<ArrayBuffer> } | string> {
  const reply = await call('files.read', { id });
  return reply.ok ? { name: reply.value.name, bytes: Uint8Array.from(atob(reply.value.base64), (letter) => letter.charCodeAt(0)) } : reply.error.message;
}

export async function saveUpload(id: string): Promise<string> {
  const file = await readUpload(id);
  if (typeof file === 'string') return file;
  download(file.name, file.bytes, 'application/octet-stream');
  return '';
}

export async function updateFirmware(station: string, order: FirmwareOrder): Promise<string> {
  return said(station, 'the update', await call('csms.updateFirmware', { station, order }));
}

export async function requestLog(station: string, order: LogOrder): Promise<string> {
  return said(station, 'the request for its log', await call('csms.requestLog', { station, order }));
}

/** The host name or address that stands in addresses shown to people: that of the network, where there is one. */
export function shownHost({ reachable }: Pick<CsmsState, 'reachable'>): string {
  const { address = '127.0.0.1' } = reachable.find(({ loopback }) => !loopback) ?? {};
  return address.includes(':') ? `[${address}]` : address;
}

function said(station: string, what: string, reply: Reply<OrderResult>): string {
  if (!reply.ok) return reply.error.message;
  return reply.value.ok ? `${station} has answered ${what} with ${reply.value.status}.` : reply.value.message;
}

function base64Of(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += CHUNK) text += String.fromCharCode(...bytes.subarray(at, at + CHUNK));
  return btoa(text);
}
