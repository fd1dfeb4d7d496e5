import { markOf, type Mark } from '../../journal/marks';
import { isJsonObject, type JsonObject, type JsonValue } from '../../ocpp/json';
import type { Found, Reader, Source } from '../model';
import { contextOfMembers, Members } from '../object-context';
import { fromParts } from '../record-frame';
import { byteLength, sourceLines, type SourceLine } from '../source-lines';
import { recordOf } from './json-log';

/**
 * Open OCPP Trace v1.1: JSON Lines with schemaVersion, timestamp, ocppVersion, chargePointId, direction (cp-to-csms,
 * csms-to-cp), messageType, messageId, action, payload, raw, error and meta. Where `raw` is missing the frame is put together of its parts.
 */
export const ocppTrace: Reader = {
  id: 'ocpp-trace',
  title: 'Open OCPP Trace',
  detect: ({ text }) => (/"schemaVersion"\s*:/.test(text) && /"(?:cp-to-csms|csms-to-cp)"/.test(text) ? 1 : 0),
  read,
};

function* read(source: Source): Generator<Found, void, undefined> {
  for (const line of sourceLines(source)) {
    if (line.text.trim() === '') continue;
    yield foundOn(line);
  }
}

function foundOn(line: SourceLine): Found {
  const place = { line: line.number, lastLine: line.number, start: line.start, end: line.start + byteLength(line.text, 0, line.text.length) };
  const record = recordOf(line.text);
  if (!record) return { kind: 'broken', text: line.text, place, why: 'This line is no JSON object, so no record of a trace.' };
  const members = new Members(record);
  const context = contextOfMembers(members);
  const raw = rawOf(record) ?? fromParts(members)?.text;
  if (raw !== undefined) return { kind: 'frame', text: raw, place, ...context, ...setHere(record) };
  return { kind: 'other', text: line.text, place, ...(context.time ? { time: context.time } : {}), ...(context.station === undefined ? {} : { station: context.station }) };
}

/** What the workbench keeps in `meta`: the connection's number, and what a person set. */
function setHere({ meta }: JsonObject): { readonly connection?: number; readonly mark?: Mark } {
  if (!isJsonObject(meta)) return {};
  const { connection, mark, note } = meta;
  const set = markOf(mark, note);
  return { ...(typeof connection === 'number' && Number.isInteger(connection) && connection > 0 ? { connection } : {}), ...(set ? { mark: set } : {}) };
}

function rawOf({ raw }: JsonObject): string | undefined {
  const value: JsonValue | undefined = raw;
  if (typeof value === 'string' && value !== '') return value;
  return Array.isArray(value) || isJsonObject(value) ? JSON.stringify(value) : undefined;
}
