import { isJsonObject, type JsonObject } from '../../ocpp/json';
import type { Found, Reader, Source } from '../model';
import { contextOf } from '../line-context';
import { seenText } from '../line-view';
import { contextOfMembers, Members, textsIn } from '../object-context';
import { parseWithPlaces } from '../placed-json';
import { framesInRecord } from '../record-frame';
import { placeOfLine, sourceLines, type SourceLine } from '../source-lines';
import { otherLine } from '../text-log';

/**
 * Logs with a JSON object a line, as structured loggers write them (zap, slog, pino, winston, tslog and many more), also behind
 * what a collecting program or a broker puts before it: the frame is a text, an array or stands in parts; time, station and
 * direction in members of any usual name.
 */
export const jsonLog: Reader = {
  id: 'json-log',
  title: 'JSON objects, one a line',
  detect: (head) => {
    const text = seenText(head.text);
    const lines = text.split('\n', 60).filter((line) => line.trim() !== '');
    const records = lines.filter((line) => /^\s*\{.*\}\s*,?\s*$/.test(line)).length;
    if (lines.length > 0 && records >= lines.length * 0.6 && HOLDS.test(text)) return 0.7;
    const behind = lines.filter((line) => (recordOn(line)?.before ?? '') !== '' && HOLDS.test(line)).length;
    return lines.length > 0 && records + behind >= lines.length * 0.6 && HOLDS.test(text) ? 0.65 : 0;
  },
  read,
};

const HOLDS = /"?[2-6]\\*"?\s*,\s*\\*"|message_?type|msgType|callType|"(?:type|kind)"\s*:\s*[2-6]\b/i;

function* read(source: Source): Generator<Found, void, undefined> {
  for (const line of sourceLines(source)) {
    if (line.text.trim() === '') continue;
    const found = recordOn(line.text);
    if (found) yield* foundIn(found, line);
    else yield otherLine(line);
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

interface RecordLine {
  readonly record: JsonObject;
  /** What stands before it. */
  readonly before: string;
  /** The object as it is written. */
  readonly text: string;
}

const MOST_BEFORE = 300;

/** The object at a line's end, and what stands before it. */
function recordOn(line: string): RecordLine | undefined {
  const text = seenText(line);
  const start = text.indexOf('{');
  // The payload of a message that was cut off is no record.
  if (start < 0 || start > MOST_BEFORE || /\[\s*"?[2-6]"?\s*,/.test(text.slice(0, start))) return undefined;
  const record = recordOf(text.slice(start));
  return record && { record, before: text.slice(0, start).trim(), text: text.slice(start) };
}

function* foundIn({ record, before, text }: RecordLine, line: SourceLine): Generator<Found, void, undefined> {
  const members = new Members(record);
  const frames = framesInRecord(record, members, (name) => parseWithPlaces(text.trim().replace(/,$/, ''))?.at(name)?.source);
  const place = placeOfLine(line);
  const about = before === '' ? {} : contextOf(before);
  for (const frame of frames) {
    const words = [before, ...textsIn(record, 20).filter((text) => text.length < 120), frame.before].join(' ');
    const near = frame.before === '' ? {} : contextOf(frame.before);
    const context = { ...about, ...near, ...contextOfMembers(members, words) };
    yield { kind: 'frame', text: frame.text, place, ...context, ...(context.station === undefined ? { about: words } : {}), ...(frame.cut ? { cut: true } : {}) };
  }
  if (frames.length > 0) return;
  const context = { ...about, ...contextOfMembers(members, '') };
  yield { kind: 'other', text: line.text, place, ...(context.time ? { time: context.time } : {}), ...(context.station === undefined ? {} : { station: context.station }) };
}
