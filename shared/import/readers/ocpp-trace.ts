import { markOf, type Mark } from '../../journal/marks';
import { isJsonObject, type JsonObject, type JsonValue } from '../../ocpp/json';
import { brokenPart } from '../json-stream/broken-part';
import type { JsonCursor } from '../json-stream/json-cursor';
import { elements, type Step } from '../json-stream/walk';
import { withRest } from '../json-stream/with-rest';
import type { Found, Place, Reader, Source } from '../model';
import { contextOfMembers, Members } from '../object-context';
import type { Placed } from '../placed-json';
import { fromParts } from '../record-frame';
import { headOf, placeOfLine, sourceLines } from '../source-lines';
import { recordOf } from './json-log';

/**
 * Open OCPP Trace v1.1: JSON Lines with schemaVersion, timestamp, ocppVersion, chargePointId, direction (cp-to-csms,
 * csms-to-cp), messageType, messageId, action, payload, raw, error and meta; also as a list. Where `raw` is missing the frame is put together of its parts.
 */
export const ocppTrace: Reader = {
  id: 'ocpp-trace',
  title: 'Open OCPP Trace',
  detect: ({ text }) => (/"schemaVersion"\s*:/.test(text) && /"(?:cp-to-csms|csms-to-cp)"/.test(text) ? 1 : 0),
  read,
};

/** Characters of a record in a list that is held. */
const MOST = 4_000_000;

function* read(source: Source): Generator<Found, void, undefined> {
  if (/^\s*\[\s*\{/.test(headOf(source))) {
    yield* withRest(source, (cursor) => inList(cursor));
    return;
  }
  for (const line of sourceLines(source)) {
    if (line.text.trim() === '') continue;
    const place = placeOfLine(line);
    yield foundIn(line.text, place);
  }
}

/** A trace that somebody made a list of. */
function* inList(cursor: JsonCursor): Generator<Found, void, undefined> {
  for (const step of elements(cursor, '', MOST)) {
    if (step.kind !== 'open' || step.opener !== '[') yield* recordsIn(step);
    else {
      cursor.pass(1);
      for (const element of elements(cursor, ']', MOST)) yield* recordsIn(element);
    }
  }
}

function* recordsIn(step: Step): Generator<Found, void, undefined> {
  if (step.kind === 'unread') yield brokenPart(step, 'record of a trace');
  else if (step.kind === 'value') for (const { source, place } of listed(step.value)) yield foundIn(source, place, 'element');
}

function listed(value: Placed): readonly Placed[] {
  const items = value.items();
  return items.length > 0 ? items : [value];
}

/** @param what it stands on or is, for who reads what is wrong with it */
function foundIn(text: string, place: Place, what = 'line'): Found {
  const record = recordOf(text);
  if (!record) return { kind: 'broken', text, place, why: `This ${what} is no JSON object, so no record of a trace.` };
  const members = new Members(record);
  const context = contextOfMembers(members);
  const raw = rawOf(record) ?? fromParts(members)?.text;
  if (raw !== undefined) return { kind: 'frame', text: raw, place, ...context, ...setHere(record) };
  return { kind: 'other', text, place, ...(context.time ? { time: context.time } : {}), ...(context.station === undefined ? {} : { station: context.station }) };
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
