import { ENTRY_KINDS } from '../entry';
import { MARK_COLOURS } from '../marks';
import { ROW_TYPES } from '../row';
import { TAP_STATES } from '../tap-marks';

const STATES = ['problem', 'error', 'warning', 'ok', 'answered', 'unanswered', 'waiting', 'marked', 'noted', ...Object.keys(TAP_STATES)];

/** What a field holds, and so how it is compared. */
export type FieldType = 'name' | 'number' | 'duration' | 'time' | 'text';

export interface Field {
  readonly name: string;
  /** Other names that mean the same. */
  readonly also?: readonly string[];
  readonly type: FieldType;
  /** What it is, for the list that completes a query. */
  readonly about: string;
  /** All values that there are, where they are few. */
  readonly values?: readonly string[];
}

/** The fields of a query besides `payload.…`, which is any member of a message's payload. */
export const FIELDS: readonly Field[] = [
  { name: 'action', type: 'name', about: 'Of a request, and of the request of an answer' },
  { name: 'station', type: 'name', about: 'Identity of the charging station' },
  { name: 'type', type: 'name', about: 'CALL, CALLRESULT, CALLERROR …, or the kind of another entry', values: ROW_TYPES },
  { name: 'direction', also: ['dir'], type: 'name', about: 'up: from the station, down: from the CSMS', values: ['up', 'down'] },
  { name: 'from', type: 'name', about: 'Who sent it', values: ['station', 'csms'] },
  { name: 'transaction', also: ['tx'], type: 'name', about: 'Id of the transaction that it belongs to' },
  { name: 'id', type: 'name', about: 'Message id' },
  { name: 'version', type: 'name', about: 'OCPP version of the connection', values: ['1.6', '2.0.1', '2.1'] },
  { name: 'kind', type: 'name', about: 'Kind of the entry', values: ENTRY_KINDS },
  { name: 'is', type: 'name', about: STATES.join(', '), values: STATES },
  { name: 'mark', type: 'name', about: 'Colour of your mark', values: MARK_COLOURS },
  { name: 'note', type: 'text', about: 'Anywhere in your note: note:"meter"' },
  { name: 'latency', type: 'duration', about: 'From the request to its answer: latency>2s' },
  { name: 'problems', type: 'number', about: 'How many rules a message breaks' },
  { name: 'entry', also: ['index'], type: 'number', about: 'Number of the entry, from 1' },
  { name: 'connection', type: 'number', about: 'Number of the connection' },
  { name: 'time', type: 'time', about: 'When it was: time>10:30, time<2026-01-31T12:00Z' },
  { name: 'code', type: 'name', about: 'Error code of a CALLERROR' },
  { name: 'text', type: 'text', about: 'Anywhere in the raw text' },
];

const BY_NAME = new Map(FIELDS.flatMap((field) => [field.name, ...(field.also ?? [])].map((name) => [name, field] as const)));
const PAYLOAD = /^payload\.\S/i;

/** The field of that name, in any case; undefined when there is none. Members of payloads are named `payload.a.b`. */
export function fieldOf(name: string): Field | undefined {
  if (PAYLOAD.test(name)) return { name, type: 'text', about: 'Member of the payload' };
  return BY_NAME.get(name.toLowerCase());
}
