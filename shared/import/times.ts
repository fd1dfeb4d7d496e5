import { isJsonObject, type JsonValue } from '../ocpp/json';
import type { ReadMessage } from './message';
import type { LogTime } from './model';
import { namedZone, type NamedZone } from './named-zone';

const MINUTE = 60_000;
const DAY = 86_400_000;
const YEAR_2000 = Date.UTC(2000, 0, 1);
/** Zones differ from UTC by whole quarters of an hour, from -12:00 to +14:00. */
const QUARTER = 15 * MINUTE;
/** A station's clock and its messages are rarely further apart than this when they are of the same moment. */
const NEAR = 5 * MINUTE;
/** Lines of one log are hardly more out of order than this. */
const BACK = 6 * 60 * MINUTE;

/** What is known of the times of a log. */
export interface TimesRead {
  /** Minutes that the clock which wrote the log was ahead of UTC. */
  readonly zoneMinutes: number;
  /** `log`: it says so itself; `messages`: found by the times in the messages; `option`: a person said so. */
  readonly zoneFrom: 'log' | 'messages' | 'option' | 'assumed';
  /** Name of the zone, when a person named one; `zoneMinutes` is then that of the first time. */
  readonly zone?: string;
  /** Dates such as 04/05/2026 name the month first. */
  readonly monthFirst?: true;
  /** The log begins with what was last; its entries come in the order of time all the same. */
  readonly newestFirst?: true;
}

/**
 * Finds in which zone a log without zones was written: messages carry their own time in UTC, and the difference that most
 * of them have to the line around them is the zone.
 */
export function zoneOf(messages: readonly ReadMessage[], { zoneMinutes, zone: name }: { readonly zoneMinutes?: number; readonly zone?: string } = {}): TimesRead {
  const monthFirst = namesMonthFirst(messages);
  const order = monthFirst ? { monthFirst: true as const } : {};
  const named = name === undefined ? undefined : namedZone(name);
  if (name !== undefined && named) return { zoneMinutes: named.minutesOfLocal(firstTime(messages, monthFirst)), zoneFrom: 'option', zone: name, ...order };
  if (zoneMinutes !== undefined) return { zoneMinutes, zoneFrom: 'option', ...order };
  const local = messages.filter(({ found: { time } }) => time?.kind === 'of-day' || (time?.kind === 'full' && time.local));
  if (local.length === 0) return { zoneMinutes: 0, zoneFrom: messages.some(({ found: { time } }) => time?.kind === 'full') ? 'log' : 'assumed', ...order };
  const votes = new Map<number, number>();
  for (const message of local) {
    const own = ownTime(message);
    const difference = own === undefined ? undefined : ahead(ordered(message.found.time, monthFirst), own);
    if (difference === undefined) continue;
    const zone = Math.round(difference / QUARTER) * QUARTER;
    if (Math.abs(difference - zone) <= NEAR && zone >= -12 * 60 * MINUTE && zone <= 14 * 60 * MINUTE) votes.set(zone, (votes.get(zone) ?? 0) + 1);
  }
  const [best] = [...votes].toSorted((a, b) => b[1] - a[1]);
  return best ? { zoneMinutes: best[0] / MINUTE, zoneFrom: 'messages', ...order } : { zoneMinutes: 0, zoneFrom: 'assumed', ...order };
}

/** The first date that the log names, or that a message does. */
function firstTime(messages: readonly ReadMessage[], monthFirst: boolean): number {
  for (const message of messages) {
    const time = ordered(message.found.time, monthFirst);
    if (time?.kind === 'full' && time.ms > YEAR_2000) return time.ms;
  }
  return messages.map(ownTime).find((ms) => ms !== undefined) ?? 0;
}

/** Which of day and month comes first in a log where they are numbers: as the times in its messages say, or its other dates. */
function namesMonthFirst(messages: readonly ReadMessage[]): boolean {
  let month = 0;
  let day = 0;
  for (const message of messages) {
    const { time } = message.found;
    if (time?.kind !== 'full') continue;
    if (time.order === 'month-first') month += 1;
    if (time.order === 'day-first') day += 1;
    const own = time.other === undefined ? undefined : ownTime(message);
    if (time.other === undefined || own === undefined) continue;
    if (Math.abs(time.other - own) < 15 * 60 * MINUTE) month += 1;
    if (Math.abs(time.ms - own) < 15 * 60 * MINUTE) day += 1;
  }
  return month > day;
}

function ordered(time: LogTime | undefined, monthFirst: boolean): LogTime | undefined {
  return monthFirst && time?.kind === 'full' && time.other !== undefined ? { kind: 'full', ms: time.other, local: time.local } : time;
}

/** How far the clock of a line was ahead of a moment, ms; of a time of day the nearest to what zones can be. */
function ahead(time: LogTime | undefined, moment: number): number | undefined {
  if (time?.kind === 'full') return time.ms - moment;
  if (time?.kind !== 'of-day') return undefined;
  const difference = (((time.ms - (moment % DAY)) % DAY) + DAY) % DAY;
  return difference > 14 * 60 * MINUTE ? difference - DAY : difference;
}

/** The moment that a message itself says it was made at: of a request its timestamp or that of its values, of an answer currentTime. */
function ownTime({ meant }: ReadMessage): number | undefined {
  if (meant?.kind !== 'call' && meant?.kind !== 'result') return undefined;
  const value = meant.kind === 'call' ? (meant.payload['timestamp'] ?? meant.payload['generatedAt'] ?? ofValues(meant.payload['meterValue'])) : meant.payload['currentTime'];
  const text = typeof value === 'string' ? value : undefined;
  // A time without a zone is UTC by the standard, and often is.
  const ms = text === undefined ? Number.NaN : Date.parse(/[zZ]|[+-]\d\d:?\d\d$/.test(text) ? text : `${text}Z`);
  return Number.isNaN(ms) || ms < YEAR_2000 ? undefined : ms;
}

function ofValues(values: JsonValue | undefined): JsonValue | undefined {
  const first = Array.isArray(values) ? values[0] : undefined;
  return isJsonObject(first) ? first['timestamp'] : undefined;
}

/** Makes milliseconds since 1970 of the times of a log, in their order. What has no time has that of what came before. */
export class Times {
  readonly #zoneMs: number;
  readonly #zone: NamedZone | undefined;
  readonly #monthFirst: boolean;
  /** A moment near the log's beginning, to find dates by that it leaves out. */
  readonly #near: number;
  #last: number | undefined;
  #elapsedFrom: number | undefined;

  constructor({ zoneMinutes, zone, monthFirst }: TimesRead, messages: readonly ReadMessage[], now: number) {
    this.#zoneMs = zoneMinutes * MINUTE;
    this.#zone = zone === undefined ? undefined : namedZone(zone);
    this.#monthFirst = monthFirst === true;
    this.#near = messages.map(ownTime).find((ms) => ms !== undefined) ?? now;
  }

  /** The time of what comes next; undefined while none was named yet. */
  next(time: LogTime | undefined): number | undefined {
    if (!time) return this.#last;
    this.#last = this.#msOf(ordered(time, this.#monthFirst) ?? time);
    return this.#last;
  }

  #msOf(time: LogTime): number {
    if (time.kind === 'full') {
      if (!time.local || !this.#zone) return this.#withYear(time.local ? time.ms - this.#zoneMs : time.ms);
      const local = this.#withYear(time.ms);
      return local - this.#zone.minutesOfLocal(local) * MINUTE;
    }
    if (time.kind === 'elapsed') {
      this.#elapsedFrom ??= this.#near - time.ms;
      return this.#elapsedFrom + time.ms;
    }
    const about = this.#last ?? this.#near;
    const zoneMs = this.#zone ? this.#zone.minutesAt(about) * MINUTE : this.#zoneMs;
    const midnight = Math.floor((about + zoneMs) / DAY) * DAY - zoneMs;
    const sameDay = midnight + time.ms;
    // A log goes on: what is long before the last time is of the next day. Of the first time, the nearest day counts.
    const [back, on] = this.#last === undefined ? [DAY / 2, DAY / 2] : [BACK, DAY - BACK];
    return sameDay - about < -back ? sameDay + DAY : sameDay - about > on ? sameDay - DAY : sameDay;
  }

  /** A log that leaves out the year was read as of 1970. */
  #withYear(ms: number): number {
    if (ms >= 2 * 366 * DAY || ms < -DAY) return ms;
    const at = new Date(ms);
    const year = new Date(this.#last ?? this.#near).getUTCFullYear();
    return [year - 1, year, year + 1]
      .map((one) => Date.UTC(one, at.getUTCMonth(), at.getUTCDate()) + (ms - Math.floor(ms / DAY) * DAY))
      .toSorted((a, b) => Math.abs(a - (this.#last ?? this.#near)) - Math.abs(b - (this.#last ?? this.#near)))[0] ?? ms;
  }
}
