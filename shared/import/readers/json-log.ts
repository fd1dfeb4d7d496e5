import { isJsonObject, type JsonObject } from '../../ocpp/json';
import type { Found, Reader, Source } from '../model';
import { contextOfMembers, Members, textsIn } from '../object-context';
import { frameInRecord } from '../record-frame';
import { byteLength, sourceLines, type SourceLine } from '../source-lines';
import { otherLine } from '../text-log';

/**
 * Logs with a JSON object a line, as structured loggers write them (zap, slog, pino, winston, tslog: MaEVe, CitrineOS and
 * many more): the frame is a text, an array or stands in parts; time, station and direction in members of any usual name.
 */
export const jsonLog: Reader = {
  id: 'json-log',
  title: 'JSON objects, one a line',
  detect: ({ text }) => {
    const lines = text.split('\n', 60).filter((line) => line.trim() !== '');
    const records = lines.filter((line) => /^\s*\{.*\}\s*,?\s*$/.test(line)).length;
    return lines.length > 0 && records >= lines.length * 0.6 && /"?[2-6]"?\s*,\s*\\*"|messageType|message_type|msgType/i.test(text) ? 0.7 : 0;
  },
  read,
};

function* read({ text }: Source): Generator<Found, void, undefined> {
  for (const line of sourceLines(text)) {
    if (line.text.trim() === '') continue;
    const record = recordOf(line.text);
    yield record ? foundIn(record, line) : otherLine(line);
  }
}

/** A line as an object, a comma at its end left aside; undefined when it is none. */
export function recordOf(line: string): JsonObject | undefined {
  const text = line.trim().replace(/,$/, '');
  if (!text.startsWith('{')) return undefined;
  try {
    const value: unknown = JSON.parse(text);
    return isJsonObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function foundIn(record: JsonObject, line: SourceLine): Found {
  const members = new Members(record);
  const frame = frameInRecord(record, members);
  const place = { line: line.number, lastLine: line.number, start: line.start, end: line.start + byteLength(line.text, 0, line.text.length) };
  const words = frame ? [frame.before, ...textsIn(record, 20).filter((text) => text.length < 120)].join(' ') : '';
  const context = contextOfMembers(members, words);
  if (frame) return { kind: 'frame', text: frame.text, place, ...context };
  return { kind: 'other', text: line.text, place, ...(context.time ? { time: context.time } : {}), ...(context.station === undefined ? {} : { station: context.station }) };
}
