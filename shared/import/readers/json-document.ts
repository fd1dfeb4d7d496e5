import { isJsonObject, type JsonObject } from '../../ocpp/json';
import { brokenPart } from '../json-stream/broken-part';
import { JsonCursor } from '../json-stream/json-cursor';
import { LookAhead } from '../json-stream/look-ahead';
import type { Unread } from '../json-stream/unread';
import { elements, isContainer, members, type Member, type Step } from '../json-stream/walk';
import { withRest } from '../json-stream/with-rest';
import { contextOf, type LineContext } from '../line-context';
import type { Found, Place, Reader, Source } from '../model';
import { contextOfMembers, Members, timeOf } from '../object-context';
import type { Placed } from '../placed-json';
import { framesInRecord, framesInText, type RecordFrame } from '../record-frame';
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

/** Characters of a record, or of a document, that is held whole. */
const MOST = 4_000_000;
/** Levels of lists within long ones that are gone into. */
const MOST_DEEP = 16;

function* read(source: Source): Generator<Found, void, undefined> {
  // Something else: whatever frames are in it are found all the same.
  if (!beginsWell(source)) {
    yield* logLines.read(source, {});
    return;
  }
  const ahead = new LookAhead(source);
  yield* withRest(source, (cursor) => recordsOf(elements(cursor, '', MOST), { cursor, ahead, around: {}, depth: 0 }));
}

/** Its first value is read whole, or the first one in the list with which it begins. */
function beginsWell(source: Source): boolean {
  const cursor = new JsonCursor(source.pieces?.(true) ?? [source.text]);
  for (let depth = 0; depth < MOST_DEEP && isContainer(cursor.peek()); depth += 1) {
    const first = cursor.take(MOST);
    if ('value' in first) return true;
    cursor.pass(1);
    if (first.opener === '[') continue;
    if (cursor.peek() !== '"' || !('value' in cursor.take(MOST)) || cursor.peek() !== ':') return false;
    cursor.pass(1);
    if (cursor.peek() !== '' && !isContainer(cursor.peek())) return 'value' in cursor.take(MOST);
  }
  return false;
}

interface Walk {
  readonly cursor: JsonCursor;
  readonly ahead: LookAhead;
  readonly around: LineContext;
  readonly depth: number;
}

/** The records in what is too long to be held, or does not end; elements or members of it. */
function* recordsOf(steps: Iterable<Step | Member>, walk: Walk): Generator<Found, void, undefined> {
  const { cursor, around, depth } = walk;
  for (const step of steps) {
    if (step.kind === 'unread') yield* framesInUnread(step);
    else if (step.kind === 'value') yield* recordsIn(step.value, around);
    else if (depth >= MOST_DEEP || !(step.first || step.why === 'long')) continue;
    else if (step.opener === '{') yield* inLongObject(walk);
    else if (step.opener === '[' && isContainer(cursor.second())) {
      cursor.pass(1);
      yield* recordsOf(elements(cursor, ']', MOST), { ...walk, depth: depth + 1 });
    }
  }
}

function* inLongObject({ cursor, ahead, around, depth }: Walk): Generator<Found, void, undefined> {
  const { head, place, closed } = ahead.outline(cursor.offset);
  const { context, frames, named } = head ? recordOf(head, around) : { context: around, frames: [], named: undefined };
  // What is no list of records is one itself; it is passed over then.
  if (closed && named && frames.length > 0) yield* framesOf({ frames, named }, place, around);
  else {
    cursor.pass(1);
    yield* recordsOf(members(cursor, MOST), { cursor, ahead, around: context, depth: depth + 1 });
  }
}

/** Whatever frames are in text that is no JSON. */
function* framesInUnread({ text, place, cut }: Unread): Generator<Found, void, undefined> {
  if (text === '') yield brokenPart({ kind: 'unread', text, place, cut }, 'list of records');
  for (const found of logLines.read({ name: '', text }, {})) {
    const { line, lastLine, start, end } = found.place;
    yield { ...found, place: { line: line + place.line - 1, lastLine: lastLine + place.line - 1, start: start + place.start, end: end + place.start } };
  }
}

/** The records in a value; what the objects around them say counts where they say nothing themselves. */
function* recordsIn(placed: Placed, around: LineContext): Generator<Found, void, undefined> {
  const items = placed.items();
  const [first, second] = items.map((item) => item.value);
  if (typeof first === 'number' && first >= 2 && first <= 6 && typeof second === 'string') {
    yield frameOf({ text: placed.source, before: '' }, placed.place, around);
    return;
  }
  if (items.length === 2 && typeof first === 'string' && typeof second === 'string' && /^\d{10,19}$/.test(first)) {
    // Loki: a pair of nanoseconds and a line.
    const time = timeOf(first);
    for (const frame of framesInText(second)) yield frameOf(frame, placed.place, { ...around, ...contextOf(frame.before), ...(time ? { time } : {}) });
    return;
  }
  for (const item of items) yield* recordsIn(item, around);
  const members = placed.members();
  if (members.length === 0) return;
  const record = recordOf(placed, around);
  if (record.frames.length === 0) for (const [, member] of members) yield* recordsIn(member, record.context);
  yield* framesOf(record, placed.place, around);
}

interface RecordRead {
  /** What it says, for what is in its lists. */
  readonly context: LineContext;
  readonly named: Members;
  readonly frames: readonly RecordFrame[];
}

function recordOf(placed: Placed, around: LineContext): RecordRead {
  const members = placed.members();
  const value: JsonObject = Object.fromEntries(members.flatMap(([name, member]) => (isLeaf(member) ? [[name, member.value]] : [])));
  const named = new Members(value);
  const context = { ...around, ...labelsOf(members), ...contextOfMembers(named) };
  return { context, named, frames: framesInRecord(value, named.with(partsOf(members)), (name) => placed.at(name)?.source) };
}

function* framesOf({ frames, named }: Pick<RecordRead, 'frames' | 'named'>, place: Place, around: LineContext): Generator<Found, void, undefined> {
  for (const frame of frames) yield frameOf(frame, place, { ...around, ...(frame.before === '' ? {} : contextOf(frame.before)), ...contextOfMembers(named, frame.before) });
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

function frameOf({ text, cut, before }: RecordFrame, place: Place, context: LineContext): Found {
  return { kind: 'frame', text, place, ...context, ...(context.station === undefined && before !== '' ? { about: before } : {}), ...(cut ? { cut } : {}) };
}
