import type { Columns } from '../columns';
import { directionCodeOf, kindOf, PROBLEM, ABANDONED, severityOf, tapMarkIn, typeOf } from '../meta';
import { TAP_STATES } from '../tap-marks';
import type { JournalIndex } from '../journal-index';
import type { IndexTest } from '../filter';
import { hashOf } from '../hash';
import type { Operator, Query } from './ast';
import { fieldOf } from './fields';
import { entryTest, type EntryTest } from './entry-test';
import { durationOf, nameTest, numberOf, ordering, timeOf } from './values';

/** A query made ready to be asked of a journal. */
export interface CompiledQuery {
  /** By the index alone. Without `entry` it decides; with it, what it lets through may still fail. Undefined: lets all through. */
  readonly index: IndexTest | undefined;
  /** What needs the text. */
  readonly entry: EntryTest | undefined;
  /** `entry` also asks the index, which may say something else later. */
  readonly mixed: boolean;
}

/** Makes a query ready for a journal's index. */
export function compileQuery(query: Query, index: JournalIndex): CompiledQuery {
  switch (query.kind) {
    case 'text': return { index: undefined, entry: entryTest('text', ':', query.text), mixed: false };
    case 'not': return negated(compileQuery(query.part, index));
    case 'and': return query.parts.map((part) => compileQuery(part, index)).reduce(both);
    case 'or': return query.parts.map((part) => compileQuery(part, index)).reduce(either);
    case 'compare': return compare(query.field, query.operator, query.value, index);
  }
}

/** What decides on an entry in full. */
function full({ index, entry }: CompiledQuery): EntryTest {
  return (at, read) => (index?.(at) ?? true) && (entry?.(at, read) ?? true);
}

function negated(part: CompiledQuery): CompiledQuery {
  const { index } = part;
  if (!part.entry && index) return { index: (at) => !index(at), entry: undefined, mixed: false };
  const whole = full(part);
  return { index: undefined, entry: (at, read) => !whole(at, read), mixed: part.mixed || index !== undefined };
}

function both(a: CompiledQuery, b: CompiledQuery): CompiledQuery {
  const [first, second] = [a.index, b.index];
  const [one, other] = [a.entry, b.entry];
  return {
    index: first && second ? (at) => first(at) && second(at) : first ?? second,
    entry: one && other ? (at, read) => one(at, read) && other(at, read) : one ?? other,
    mixed: a.mixed || b.mixed,
  };
}

function either(a: CompiledQuery, b: CompiledQuery): CompiledQuery {
  const [first, second] = [a.index, b.index];
  const index = first && second ? (at: number): boolean => first(at) || second(at) : undefined;
  if (!a.entry && !b.entry) return { index, entry: undefined, mixed: false };
  const [one, other] = [full(a), full(b)];
  return { index, entry: (at, read) => one(at, read) || other(at, read), mixed: a.mixed || b.mixed || a.index !== undefined || b.index !== undefined };
}

function compare(name: string, operator: Operator, value: string, index: JournalIndex): CompiledQuery {
  const field = fieldOf(name);
  const test = field && indexCompare(field.name, operator, value, index);
  return test ? { index: test, entry: undefined, mixed: false } : { index: undefined, entry: entryTest(name, operator, value), mixed: false };
}

/** A comparison that the index decides; undefined for one that needs the text. */
function indexCompare(field: string, operator: Operator, value: string, index: JournalIndex): IndexTest | undefined {
  const { columns } = index;
  const fits = nameTest(value);
  const named = (test: IndexTest): IndexTest => (operator === '!=' ? (at) => !test(at) : test);
  switch (field) {
    case 'action': return named(numbered((number) => fits(index.actions.text(number) ?? ''), (at) => columns.action(at)));
    case 'transaction': return named(numbered((number) => fits(index.transactions.name(number)?.id ?? ''), (at) => columns.transaction(at)));
    case 'station': return named((at) => fits(index.station(at) ?? ''));
    case 'version': return named((at) => fits(index.version(at) ?? ''));
    case 'type': return named((at) => { const meta = columns.meta(at); const type = typeOf(meta); return fits(type ?? kindOf(meta)); });
    case 'kind': return named((at) => fits(kindOf(columns.meta(at))));
    case 'direction': return named((at) => fits(['', 'up', 'down'][directionCodeOf(columns.meta(at))] ?? ''));
    case 'from': return named((at) => fits(['', 'station', 'csms'][directionCodeOf(columns.meta(at))] ?? ''));
    case 'mark': return named((at) => { const colour = index.marks.of(at)?.colour; return colour !== undefined && fits(colour); });
    case 'note': return named(noteTest(value, index));
    case 'is': return named(stateTest(value.toLowerCase(), index));
    case 'id': return value.includes('*') ? undefined : named(hashTest(value, index));
    case 'latency': return numeric(operator, durationOf(value) ?? Number.NaN, (at) => { const pair = columns.pair(at); return pair < 0 ? undefined : Math.abs(columns.time(pair) - columns.time(at)); });
    case 'problems': return numeric(operator, numberOf(value) ?? Number.NaN, (at) => columns.problems(at));
    case 'entry': return numeric(operator, numberOf(value) ?? Number.NaN, (at) => at + 1);
    case 'connection': return numeric(operator, numberOf(value) ?? Number.NaN, (at) => columns.connection(at));
    case 'time': return timeTest(operator, value, (at) => columns.wall(at));
    default: return undefined;
  }
}

/** Remembers what was decided for each number that stands for a name. */
function numbered(decide: (number: number) => boolean, numberAt: (at: number) => number): IndexTest {
  const known: boolean[] = [];
  return (at) => {
    const number = numberAt(at);
    return (known[number] ??= number !== 0 && decide(number));
  };
}

/** Ids are kept as hashes: two that share one are told apart nowhere else either. */
function hashTest(id: string, { columns }: JournalIndex): IndexTest {
  const hash = hashOf(id);
  return (at) => columns.idHash(at) === hash;
}

function stateTest(state: string, index: JournalIndex): IndexTest {
  const { columns } = index;
  switch (state) {
    case 'problem': return (at) => (columns.meta(at) & PROBLEM) !== 0;
    case 'marked': return (at) => index.marks.of(at)?.colour !== undefined;
    case 'noted': return (at) => index.marks.of(at)?.note !== undefined;
    case 'answered': return (at) => columns.pair(at) >= 0 && typeOf(columns.meta(at)) === 'CALL';
    case 'unanswered': return (at) => isOpen(at, columns) && (columns.meta(at) & ABANDONED) !== 0;
    case 'waiting': return (at) => isOpen(at, columns) && (columns.meta(at) & ABANDONED) === 0;
    case 'injected': case 'changed': case 'dropped': case 'held': {
      const marks = TAP_STATES[state];
      return (at) => marks.some((mark) => mark === tapMarkIn(columns.meta(at)));
    }
    default: return (at) => severityOf(columns.meta(at)) === state;
  }
}

/** A request without an answer, which is not one that a person has replaced. */
function isOpen(at: number, columns: Columns): boolean {
  const meta = columns.meta(at);
  return typeOf(meta) === 'CALL' && columns.pair(at) < 0 && tapMarkIn(meta) !== 'replaced';
}

/** Anywhere in the note, upper and lower case alike; * stands for anything. */
function noteTest(value: string, index: JournalIndex): IndexTest {
  const fits = nameTest(`*${value}*`);
  return (at) => {
    const note = index.marks.of(at)?.note;
    return note !== undefined && fits(note);
  };
}

function numeric(operator: Operator, wanted: number, valueAt: (at: number) => number | undefined): IndexTest {
  const fits = ordering(operator, wanted);
  return (at) => {
    const value = valueAt(at);
    return value !== undefined && fits(value);
  };
}

function timeTest(operator: Operator, value: string, wallAt: (at: number) => number): IndexTest {
  const time = timeOf(value);
  if (!time) return () => false;
  if ('ms' in time) {
    const fits = ordering(operator, time.ms);
    return (at) => fits(wallAt(at));
  }
  const fits = ordering(operator, time.ofDay);
  return (at) => {
    const wall = new Date(wallAt(at));
    return fits(((wall.getHours() * 60 + wall.getMinutes()) * 60 + wall.getSeconds()) * 1000 + wall.getMilliseconds());
  };
}
