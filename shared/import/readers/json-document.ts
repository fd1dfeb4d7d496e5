import { isJsonObject, type JsonObject } from '../../ocpp/json';
import { contextOf, type LineContext } from '../line-context';
import type { Found, Reader, Source } from '../model';
import { contextOfMembers, Members, timeOf } from '../object-context';
import { parseWithPlaces, type Placed } from '../placed-json';
import { framesInRecord, framesInText, type RecordFrame } from '../record-frame';
import { withRest } from '../rest-of-source';
import { logLines } from './log-lines';

/**
 * One JSON document with a list of records somewhere in it, as databases and collectors of logs export them (MongoDB, Kibana,
 * CloudWatch, Grafana, Loki): a record holds a frame as a text, as an array or in parts.
 */
export const jsonDocument: Reader = {
  id: 'json-document',
  title: 'JSON document with records',
  detect: ({ text }) => {
    if (!HOLDS.test(text)) return 0;
    if (/^\s*\[\s*\{/.test(text)) return 0.62;
    // One object a line is another format, unless there is but one and a list in it.
    if (LISTS.test(text) && text.trimEnd().indexOf('\n') < 0) return 0.72;
    return /^\s*\{\s*(?:\r?\n\s*"|"(?:events|hits|data|results?|records|items|messages|logs|rows|streams|entries)"\s*:)/.test(text) ? 0.62 : 0;
  },
  read,
};

const LISTS = /^\s*\{[\s\S]{0,2000}"(?:values|hits|events|results?|records|items|messages|logs|rows|entries)"\s*:\s*\[\s*[[{]/;
const HOLDS = /\[\s*[2-6]\s*,\s*\\*"|message_?type|msgType|"(?:type|kind)"\s*:\s*[2-6]\b/i;

function* read(source: Source): Generator<Found, void, undefined> {
  const { text } = source;
  const parsed = parseWithPlaces(text);
  if (parsed) yield* withRest(text, recordsIn(parsed, {}));
  // Cut off, or something else: whatever frames are in it are found all the same.
  else yield* logLines.read(source, {});
}

/** The records in a value; what the objects around them say counts where they say nothing themselves. */
function* recordsIn(placed: Placed, around: LineContext): Generator<Found, void, undefined> {
  const items = placed.items();
  const [first, second] = items.map((item) => item.value);
  if (typeof first === 'number' && first >= 2 && first <= 6 && typeof second === 'string') {
    yield frameOf({ text: placed.source, before: '' }, placed, around);
    return;
  }
  if (items.length === 2 && typeof first === 'string' && typeof second === 'string' && /^\d{10,19}$/.test(first)) {
    // Loki: a pair of nanoseconds and a line.
    const time = timeOf(first);
    for (const frame of framesInText(second)) yield frameOf(frame, placed, { ...around, ...contextOf(frame.before), ...(time ? { time } : {}) });
    return;
  }
  for (const item of items) yield* recordsIn(item, around);
  const members = placed.members();
  if (members.length === 0) return;
  const value: JsonObject = Object.fromEntries(members.flatMap(([name, member]) => (isLeaf(member) ? [[name, member.value]] : [])));
  const named = new Members(value);
  const context = { ...around, ...labelsOf(members), ...contextOfMembers(named) };
  const frames = framesInRecord(value, named.with(partsOf(members)), (name) => placed.at(name)?.source);
  if (frames.length === 0) for (const [, member] of members) yield* recordsIn(member, context);
  for (const frame of frames) yield frameOf(frame, placed, { ...around, ...(frame.before === '' ? {} : contextOf(frame.before)), ...contextOfMembers(named, frame.before) });
}

/** What collectors say of all the lines of a list, in an object beside it. */
function labelsOf(members: readonly (readonly [name: string, member: Placed])[]): LineContext {
  const labels = members.find(([name]) => /^(?:stream|labels|fields|attributes|metric|tags|meta|metadata)$/i.test(name))?.[1].value;
  return isJsonObject(labels) ? contextOfMembers(new Members(labels)) : {};
}

/** A member that is itself no list of records: a text, a number, a date as databases write it, or a frame. */
function isLeaf(member: Placed): boolean {
  const names = member.members().map(([name]) => name);
  if (names.length > 0) return names.length === 1 && (names[0]?.startsWith('$') ?? false);
  const [first] = member.items();
  return first === undefined || typeof first.value === 'number';
}

/** Of a record in parts, what is an object of its own. */
function partsOf(members: readonly (readonly [name: string, member: Placed])[]): JsonObject {
  return Object.fromEntries(members.filter(([name]) => /^(?:payload|data|body|request|response|error|error_?details|details)$/i.test(name)).flatMap(([name, member]) => (isJsonObject(member.value) ? [[name, member.value]] : [])));
}

function frameOf({ text, cut, before }: RecordFrame, { place }: Placed, context: LineContext): Found {
  return { kind: 'frame', text, place, ...context, ...(context.station === undefined && before !== '' ? { about: before } : {}), ...(cut ? { cut } : {}) };
}
