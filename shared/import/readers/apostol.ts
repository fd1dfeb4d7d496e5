import { isJsonObject, type JsonValue } from '../../ocpp/json';
import { seenText } from '../line-view';
import { timeIn } from '../log-time';
import type { Found, Reader, Source } from '../model';
import { placeOfLine, sourceLines, type SourceLine } from '../source-lines';
import { otherLine } from '../text-log';

/**
 * Apostol's OCPP Central System (apostoldevel/ocpp-cs): the parts of a message in brackets,
 * `[2022/06/13 23:48:48] [CP_1] [id] [Heartbeat] [Call] {}`.
 */
export const apostol: Reader = {
  id: 'apostol',
  title: 'Apostol OCPP Central System',
  detect: ({ text }) => (new RegExp(PARTS.source, 'm').test(seenText(text)) ? 0.9 : 0),
  read,
};

const PARTS = /^\[(\d{4}\/\d\d\/\d\d \d\d:\d\d:\d\d)\] \[([^\]]{1,60})\] \[([^\]]{1,60})\] \[([A-Za-z]{1,40})\] \[(Call|CallResult|CallError)\] (\{.*)$/;

function* read(source: Source): Generator<Found, void, undefined> {
  for (const line of sourceLines(source)) {
    if (line.text.trim() !== '') yield onLine(line);
  }
}

function onLine(line: SourceLine): Found {
  const [, clock = '', station = '', id = '', action = '', type, written = ''] = PARTS.exec(seenText(line.text)) ?? [];
  if (type === undefined) return otherLine(line);
  const place = placeOfLine(line);
  const time = timeIn(clock);
  const said = { place, station, ...(time ? { time } : {}) };
  const payload = parsed(written);
  if (!isJsonObject(payload)) return { kind: 'broken', text: line.text, why: 'What stands behind the brackets is no JSON object; the line was cut off or damaged.', ...said };
  return { kind: 'frame', text: frameOf(type, id, action, written.trim(), payload), ...said };
}

/** A message put together of its parts; the payload stays as it is written. */
function frameOf(type: string, id: string, action: string, written: string, payload: Readonly<Record<string, JsonValue>>): string {
  if (type === 'Call') return `[2,${JSON.stringify(id)},${JSON.stringify(action)},${written}]`;
  if (type === 'CallResult') return `[3,${JSON.stringify(id)},${written}]`;
  const { errorCode = '', errorDescription = '', errorDetails = {} } = payload;
  return JSON.stringify([4, id, errorCode, errorDescription, errorDetails]);
}

function parsed(text: string): JsonValue | undefined {
  try {
    return JSON.parse(text) as JsonValue;
  } catch {
    return undefined;
  }
}
