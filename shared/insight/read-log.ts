import { parseTree } from 'jsonc-parser';
import { readHeader, readLine } from '../journal/line';
import type { ConnectionId, Direction } from '../journal/entry';
import { positionOf } from '../ocpp/json-fault';
import { isJsonObject } from '../ocpp/json';
import { OCPP_VERSIONS, type OcppVersion } from '../ocpp/version';

/** A message of a log before it is read as a frame. */
export interface LogMessage {
  /** From 1. */
  readonly line: number;
  readonly raw: string;
  readonly connection: ConnectionId;
  readonly direction: Direction | undefined;
  /** As the log says it. */
  readonly version: OcppVersion | undefined;
}

export type LogText =
  | { readonly ok: true; readonly format: 'journal' | 'array of frames' | 'a frame a line'; readonly messages: readonly LogMessage[] }
  | { readonly ok: false; readonly message: string };

/** Takes a text apart: our journal, a JSON array of frames, or one frame a line. Blank lines count for nothing. */
export function readLog(text: string): LogText {
  const clean = text.replace(/^\uFEFF/, '');
  const firstLine = clean.slice(0, clean.indexOf('\n') < 0 ? undefined : clean.indexOf('\n'));
  const header = readHeader(firstLine);
  if (typeof header === 'string') return { ok: false, message: header };
  if (header) return { ok: true, format: 'journal', messages: journalMessages(clean) };
  const listed = arrayOfFrames(clean);
  if (listed) return { ok: true, format: 'array of frames', messages: listed };
  return lineMessages(clean);
}

function journalMessages(text: string): LogMessage[] {
  const versions = new Map<ConnectionId, OcppVersion>();
  const messages: LogMessage[] = [];
  text.split('\n').forEach((line, i) => {
    if (i === 0 || line.trim() === '') return;
    const entry = readLine(line, i - 1);
    if (!entry) {
      messages.push({ line: i + 1, raw: line, connection: 0, direction: undefined, version: undefined });
      return;
    }
    if (entry.kind === 'open') {
      const version = versionIn(entry.text);
      if (version) versions.set(entry.connection, version);
    }
    if (entry.kind !== 'frame') return;
    messages.push({ line: i + 1, raw: entry.text, connection: entry.connection, direction: entry.direction, version: versions.get(entry.connection) });
  });
  return messages;
}

function versionIn(info: string): OcppVersion | undefined {
  try {
    const value: unknown = JSON.parse(info);
    return isJsonObject(value) ? OCPP_VERSIONS.find((version) => version === value['version']) : undefined;
  } catch {
    return undefined;
  }
}

/** The frames of a JSON array whose elements are arrays; undefined when the text is no such thing. */
function arrayOfFrames(text: string): LogMessage[] | undefined {
  if (!/^\s*\[\s*\[/.test(text)) return undefined;
  try {
    JSON.parse(text);
  } catch {
    return undefined;
  }
  const children = parseTree(text)?.children ?? [];
  return children.map((child) => ({
    line: positionOf(text, child.offset).line,
    raw: text.slice(child.offset, child.offset + child.length),
    connection: 0,
    direction: undefined,
    version: undefined,
  }));
}

function lineMessages(text: string): LogText {
  const lines = text.split('\n').map((line, i) => ({ line: i + 1, raw: line.replace(/\r$/, '') })).filter(({ raw }) => raw.trim() !== '');
  if (lines.length === 0) return { ok: false, message: 'There is nothing to check: the input is empty.' };
  if (!lines.some(({ raw }) => /^\s*[[{]/.test(raw))) {
    return { ok: false, message: 'No line begins with [ or {: this is neither a list of OCPP-J frames, one a line, nor a JSON array of them, nor a journal of the workbench.' };
  }
  return { ok: true, format: 'a frame a line', messages: lines.map((line) => ({ ...line, connection: 0, direction: undefined, version: undefined })) };
}
