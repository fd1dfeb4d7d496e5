import type { Entry } from '../journal/entry';
import { meantBy } from '../journal/frame-head';
import { number, text } from '../journal/loose';
import { openedInfo } from '../journal/opened-info';
import type { TapMark } from '../journal/tap-marks';
import type { Call, Frame } from '../ocpp/frame';
import { isJsonObject, type JsonObject } from '../ocpp/json';
import type { OcppVersion } from '../ocpp/version';
import { requestFolds, resultFolds } from './blocks';
import { copyStation } from './copy';
import type { Fold, Message } from './message';
import { isApart, tellsOfStation } from './tapped';
import { NO_MONITORING } from './monitoring';
import type { FoldedStation, FoldedWorld } from './folded';

/** What an entry does not say itself. */
export interface FoldContext {
  /** Identity of the station at the entry's connection. */
  readonly station: string | undefined;
  readonly version: OcppVersion | undefined;
  /** What a tap did to the message. */
  readonly tap?: TapMark | undefined;
  /** Action of the CALL that an answer belongs to. */
  readonly action: string | undefined;
  /** That CALL; only asked for when its answer changes something. */
  readonly request: () => Call | undefined;
}

const NOTHING: JsonObject = {};

/**
 * The state after an entry: a pure function. What an answer decides (an accepted profile, a transaction's number) changes with the answer,
 * everything else with the request.
 *
 * @param frame the entry's message when it is one
 */
export function step(world: FoldedWorld, entry: Entry, frame: Frame | undefined, context: FoldContext): FoldedWorld {
  const id = stationOf(entry, context);
  if (id === undefined) return world;
  const old = Object.hasOwn(world.stations, id) ? world.stations[id] : undefined;
  const station = stepStation(old, id, entry, frame, context);
  return station === old || station === undefined ? world : { stations: { ...world.stations, [id]: station } };
}

/** The station that an entry is about. */
export function stationOf(entry: Entry, context: FoldContext): string | undefined {
  return entry.kind === 'open' ? (openedInfo(entry.text)?.station ?? context.station) : context.station;
}

/** The same as `step` for the one station that the entry is about; undefined while nothing is known of it. */
export function stepStation(old: FoldedStation | undefined, id: string, entry: Entry, frame: Frame | undefined, context: FoldContext): FoldedStation | undefined {
  switch (entry.kind) {
    case 'open': return openedInfo(entry.text)?.leg === 'csms' ? old : opened(old ?? newStation(id), entry);
    case 'close': return old && closed(old, entry);
    case 'frame': return frame ? tapped(old ?? newStation(id), entry, frame, context) : old;
    default: return old;
  }
}

function newStation(id: string): FoldedStation {
  return { id, version: undefined, connected: false, evses: [], transactions: [], variables: [], reservations: [], profiles: [], composites: [], externalLimits: [], carSchedules: [], monitoring: NO_MONITORING, messages: 0, errors: 0 };
}

function opened(station: FoldedStation, { text: said, wall, connection }: Entry): FoldedStation {
  const info = openedInfo(said);
  return {
    ...station,
    connection,
    connected: true,
    connectedAt: wall,
    version: info?.version ?? station.version,
    remote: info?.remote,
    url: info?.url,
    security: info?.security,
  };
}

/** The end of a connection that another has replaced is not the end of the station's connection. */
function closed(station: FoldedStation, { text: said, wall, connection }: Entry): FoldedStation {
  if (station.connection !== connection) return station;
  const detail = parse(said);
  return { ...station, connected: false, disconnectedAt: wall, lastClose: { code: number(detail, 'code') ?? 1006, reason: text(detail, 'reason') ?? '' } };
}

function tapped(station: FoldedStation, entry: Entry, frame: Frame, context: FoldContext): FoldedStation {
  const { tap } = context;
  const after = tellsOfStation(tap, entry.direction) ? messaged(station, entry, frame, context) : station;
  return isApart(tap) ? { ...after, apart: (after.apart ?? 0) + 1 } : after;
}

function messaged(station: FoldedStation, entry: Entry, frame: Frame, context: FoldContext): FoldedStation {
  const isError = frame.kind === 'error' || frame.kind === 'resultError' || frame.kind === 'malformed';
  const counted = copyStation(station);
  counted.version ??= context.version;
  counted.lastMessageAt = entry.wall;
  counted.messages += 1;
  if (isError) counted.errors += 1;
  const meant = meantBy(frame);
  const { version } = context;
  if (!meant || version === undefined) return counted;
  if (meant.kind === 'call' || meant.kind === 'send') {
    return apply(counted, requestFolds(version, meant.action, entry.direction), () => ({ id: meant.id, wall: entry.wall, request: meant.payload, result: NOTHING }));
  }
  if (meant.kind !== 'result' || context.action === undefined) return counted;
  return apply(counted, resultFolds(version, context.action, entry.direction === 'up' ? 'down' : 'up'), () => {
    const request = context.request();
    return request && { id: request.id, wall: entry.wall, request: request.payload, result: meant.payload };
  });
}

function apply(station: FoldedStation, folds: readonly Fold[], read: () => Message | undefined): FoldedStation {
  if (folds.length === 0) return station;
  const message = read();
  return message ? folds.reduce((changed, fold) => fold(changed, message), station) : station;
}

function parse(said: string): JsonObject | undefined {
  try {
    const value: unknown = JSON.parse(said);
    return isJsonObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
