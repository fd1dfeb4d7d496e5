import type { Journal } from '../../journal/journal';
import type { JsonObject } from '../../ocpp/json';
import type { PayloadOf } from '../run/trace';

/** Characters of messages whose payloads are held; a shorter log is read but once. */
const HELD = 16 << 20;

/** Reads what the messages of a log say when it is asked for; the first ones to be asked for, and the last one, stay. */
export function payloadsIn(journal: Journal): PayloadOf {
  const held = new Map<number, JsonObject>();
  let room = HELD;
  let last: { readonly entry: number; readonly payload: JsonObject } | undefined;
  return (entry) => {
    const known = held.get(entry) ?? (last?.entry === entry ? last.payload : undefined);
    if (known) return known;
    const found = journal.entry(entry);
    const payload = found ? payloadOf(journal, found) : {};
    room -= found?.text.length ?? 0;
    if (room > 0) held.set(entry, payload);
    else last = { entry, payload };
    return payload;
  };
}

function payloadOf(journal: Journal, entry: NonNullable<ReturnType<Journal['entry']>>): JsonObject {
  const read = journal.frameOf(entry);
  const frame = read?.kind === 'malformed' ? read.usable : read;
  return frame ? (frame.kind === 'error' || frame.kind === 'resultError' ? frame.details : frame.payload) : {};
}
