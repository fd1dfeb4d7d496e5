import { isJsonObject, type JsonObject, type JsonValue } from '../ocpp/json';
import { versionIn, wayIn, type LineContext } from './line-context';
import { timeIn } from './log-time';
import type { LogTime, Way } from './model';

const TIME = ['timestamp', 'time', '@timestamp', 'ts', 'datetime', 'date', 'createdAt', 'created_at', 'created', 'logTime', 'log_time', 'receivedAt', 'sentAt', 'startedDateTime', 'when', '__REALTIME_TIMESTAMP', 'eventTime', 'ingestionTime', 'event_timestamp', 't'];
const STATION = ['chargePointId', 'chargepointId', 'chargeBoxId', 'chargingStationId', 'chargeStationId', 'stationId', 'station', 'chargePoint', 'chargerId', 'charger', 'cpId', 'csId', 'cp', 'clientId', 'identity', 'identifier', 'chargeBox', 'evseSerial', 'ocppConnectionName', 'connectionName', 'deviceId', 'serial', 'chargingStation'];
const WAY = ['direction', 'dir', 'origin', 'source', 'sender', 'from', 'type', 'way', 'event', 'flow'];
const VERSION = ['ocppVersion', 'protocol', 'version', 'subprotocol', 'ocpp_version', 'ocpp'];

/** A name without case and separators: chargePointId, charge_point_id and "Charge Point ID" are one. */
export function bareName(name: string): string {
  return name.toLowerCase().replace(/[^a-z0-9@]/g, '');
}

/** Of the names of members: the same ones come with every record. */
const BARE = new Map<string, string>();
const MOST_BARE = 1000;

function bareMember(name: string): string {
  const known = BARE.get(name);
  if (known !== undefined) return known;
  const bare = bareName(name);
  if (BARE.size < MOST_BARE) BARE.set(name, bare);
  return bare;
}

/** Looks members up by any of several names, in the order of the names. */
export class Members {
  readonly #byName: ReadonlyMap<string, JsonValue>;

  constructor(object: JsonObject) {
    this.#byName = new Map(Object.entries(object).map(([name, value]) => [bareMember(name), value]));
  }

  /** These, and others where there are none of the name. */
  with(others: JsonObject): Members {
    return new Members({ ...others, ...Object.fromEntries(this.#byName) });
  }

  get(names: readonly string[]): JsonValue | undefined {
    for (const name of names) {
      const value = this.#byName.get(bareMember(name));
      if (value !== undefined && value !== null && value !== '') return value;
    }
    return undefined;
  }
}

/** What the members of a log record say of its message. */
export function contextOfMembers(members: Members, words = ''): LineContext {
  const time = timeOf(members.get(TIME));
  const station = members.get(STATION);
  const way = wayOfValue(members.get(WAY)) ?? wayIn(words);
  const version = versionOfValue(members.get(VERSION)) ?? versionIn(words);
  return {
    ...(time ? { time } : {}), ...(way ? { way } : {}), ...(version ? { version } : {}),
    ...(typeof station === 'string' ? { station } : typeof station === 'number' ? { station: String(station) } : {}),
  };
}

/** A time as a record has it: text, ms or seconds since 1970. */
export function timeOf(value: JsonValue | undefined): LogTime | undefined {
  if (isJsonObject(value)) return timeOf(value['$date'] ?? value['$numberLong']);
  if (typeof value === 'string') return /^\d{10,19}(?:\.\d{1,9})?$/.test(value) ? timeOf(Number(value)) : timeIn(value);
  if (typeof value !== 'number' || !Number.isFinite(value) || value < 1e9) return undefined;
  // Seconds until 1e11 (year 5138), then milliseconds, microseconds, nanoseconds.
  const ms = value < 1e11 ? value * 1000 : value < 1e14 ? value : value < 1e17 ? value / 1000 : value / 1e6;
  return { kind: 'full', ms, local: false };
}

const ENDS: Readonly<Record<string, Way>> = {
  up: 'up', cptocsms: 'up', cs: 'up', cp: 'up', station: 'up', chargepoint: 'up', chargingstation: 'up', charger: 'up', client: 'up', chargingstationtocsms: 'up', fromchargepoint: 'up', tocsms: 'up',
  down: 'down', csmstocp: 'down', csms: 'down', centralsystem: 'down', server: 'down', backend: 'down', csmstochargingstation: 'down', tochargepoint: 'down', fromcsms: 'down',
  in: 'received', incoming: 'received', inbound: 'received', received: 'received', receive: 'received', recv: 'received', rx: 'received', read: 'received', request: 'received',
  out: 'sent', outgoing: 'sent', outbound: 'sent', sent: 'sent', send: 'sent', tx: 'sent', write: 'sent', response: 'sent',
};

/** Which way a value means: `cs` and `csms` as ends, `in` and `out` as who writes. */
export function wayOfValue(value: JsonValue | undefined): Way | undefined {
  if (typeof value !== 'string') return undefined;
  return ENDS[bareName(value)] ?? wayIn(value);
}

function versionOfValue(value: JsonValue | undefined): LineContext['version'] {
  if (typeof value !== 'string') return undefined;
  return versionIn(value) ?? versionIn(`ocpp${value}`);
}

/** Every text within a value, outer ones first; at most `most`. */
export function textsIn(value: JsonValue, most = 200): string[] {
  const texts: string[] = [];
  const open: JsonValue[] = [value];
  for (let at = 0; at < open.length && at < MOST_LOOKED && texts.length < most; at += 1) {
    const next = open[at];
    if (typeof next === 'string') texts.push(next);
    else if (Array.isArray(next)) for (const one of next) open.push(one);
    else if (isJsonObject(next)) for (const one of Object.values(next)) open.push(one);
  }
  return texts;
}

/** Values of a record that are looked at: a message stands among the first. */
const MOST_LOOKED = 100_000;
