import { ENTRY_KINDS, type Direction } from './entry';
import { holdsEntry, joinedRanges, type EntryRange } from './entry-ranges';
import { hashOf } from './hash';
import type { JournalIndex } from './journal-index';
import { PROBLEM, directionCodeOf, kindCode, kindCodeOf, typeCode, typeCodeOf } from './meta';
import { FRAME_TYPES, type RowType } from './row';

/** Which entries a list shows; plain data. Members that are absent or empty do not restrict. */
export interface Filter {
  readonly stations?: readonly string[];
  readonly direction?: Direction;
  /** Answers count with their request's action. */
  readonly actions?: readonly string[];
  readonly types?: readonly RowType[];
  /** Anywhere in the raw text; upper and lower case are alike. */
  readonly text?: string;
  /** Violations, malformed messages, errors as answers, missing answers, failures, disorderly ends. */
  readonly onlyProblems?: boolean;
  /** Id of a transaction: the requests that name it, and their answers. */
  readonly transaction?: string;
  /** All that was said under one message id. */
  readonly messageId?: string;
  /** Wall times, ms since 1970: not before, not after. */
  readonly from?: number;
  readonly to?: number;
  /** A query as `parseQuery` reads it; one that cannot be read lets nothing through. */
  readonly query?: string;
  /** Only entries in one of these ranges, in any order: what a person selected, together with the filter of the list. */
  readonly entries?: readonly EntryRange[];
}

/** Decides by the index alone, without the text. */
export type IndexTest = (index: number) => boolean;

/** The part of a filter that the index decides; undefined when that part restricts nothing. */
export function indexTest(filter: Filter, index: JournalIndex): IndexTest | undefined {
  const tests: IndexTest[] = [];
  if (filter.entries?.length) tests.push(rangesTest(filter.entries));
  if (filter.direction) tests.push(directionTest(filter.direction, index));
  if (filter.types?.length) tests.push(typeTest(filter.types, index));
  if (filter.from !== undefined || filter.to !== undefined) tests.push(timeTest(filter, index));
  if (filter.onlyProblems) tests.push((at) => (index.columns.meta(at) & PROBLEM) !== 0);
  if (filter.actions?.length) tests.push(actionTest(filter.actions, index));
  if (filter.transaction) tests.push(transactionTest(filter.transaction, index));
  if (filter.messageId) tests.push(idTest(filter.messageId, index));
  if (filter.stations?.length) tests.push(stationTest(filter.stations, index));
  const [first, second] = tests;
  if (!first || !second) return first;
  return tests.length === 2 ? (at) => first(at) && second(at) : (at) => tests.every((test) => test(at));
}

function rangesTest(entries: readonly EntryRange[]): IndexTest {
  const ranges = joinedRanges(entries);
  return (at) => holdsEntry(ranges, at);
}

function directionTest(direction: Direction, { columns }: JournalIndex): IndexTest {
  const code = direction === 'up' ? 1 : 2;
  return (at) => directionCodeOf(columns.meta(at)) === code;
}

function typeTest(types: readonly RowType[], { columns }: JournalIndex): IndexTest {
  let kinds = 0;
  let frames = 0;
  for (const type of types) {
    const kind = ENTRY_KINDS.find((one) => one === type);
    const frame = FRAME_TYPES.find((one) => one === type);
    if (kind) kinds |= 1 << kindCode(kind);
    if (frame) frames |= 1 << typeCode(frame);
  }
  return (at) => {
    const meta = columns.meta(at);
    const frame = typeCodeOf(meta);
    return frame === 0 ? (kinds & (1 << kindCodeOf(meta))) !== 0 : (frames & (1 << frame)) !== 0;
  };
}

function actionTest(actions: readonly string[], index: JournalIndex): IndexTest {
  const wanted = new Set(actions);
  const verdicts = growing((number) => wanted.has(index.actions.text(number) ?? ''));
  return (at) => verdicts(index.columns.action(at));
}

function transactionTest(transaction: string, index: JournalIndex): IndexTest {
  const verdicts = growing((number) => index.transactions.name(number)?.id === transaction);
  return (at) => verdicts(index.columns.transaction(at));
}

function stationTest(stations: readonly string[], index: JournalIndex): IndexTest {
  const wanted = new Set(stations);
  return (at) => {
    const station = index.station(at);
    return station !== undefined && wanted.has(station);
  };
}

function timeTest({ from = -Infinity, to = Infinity }: Filter, { columns }: JournalIndex): IndexTest {
  return (at) => {
    const wall = columns.wall(at);
    return wall >= from && wall <= to;
  };
}

function idTest(id: string, { columns }: JournalIndex): IndexTest {
  const hash = hashOf(id);
  return (at) => columns.idHash(at) === hash;
}

/** Remembers what was decided for each number; a number's meaning never changes. */
function growing(decide: (number: number) => boolean): (number: number) => boolean {
  const known: boolean[] = [];
  return (number) => (known[number] ??= decide(number));
}
