import { number, object, objects, text } from '../journal/loose';
import { withConnector, withConnectors } from './connectors';
import { copyStation } from './copy';
import { isAccepted, timeIn, type BlockFolds, type Fold } from './message';
import type { FoldedStation } from './folded';
import type { ConnectorState } from './model';
import { chargingStateOf16 } from './transactions-16';

/** Heartbeat; any answer will do, what counts is that the station is alive. */
const heartbeat: Fold = (station, { wall }) => {
  const changed = copyStation(station);
  changed.lastHeartbeatAt = wall;
  return changed;
};

const status16: Fold = (station, { request, wall }) => {
  const connector = number(request, 'connectorId');
  const status = text(request, 'status');
  if (connector === undefined || status === undefined) return station;
  if (connector === 0) return { ...station, status };
  const since = timeIn(request, 'timestamp', wall);
  const errorCode = text(request, 'errorCode');
  const info = text(request, 'info') ?? text(request, 'vendorErrorCode');
  const told = withConnector(station, connector, connector, (old) => ({
    id: connector,
    status,
    since: old.status === status ? old.since : since,
    operative: old.operative,
    ...(errorCode === undefined || errorCode === 'NoError' ? {} : { errorCode }),
    ...(info === undefined ? {} : { info }),
  }), since);
  return chargingStateOf16(told, connector, status);
};

const status2x: Fold = (station, { request, wall }) => {
  const evse = number(request, 'evseId');
  const status = text(request, 'connectorStatus');
  if (evse === undefined || status === undefined) return station;
  return withStatus(station, evse, number(request, 'connectorId') ?? 0, status, timeIn(request, 'timestamp', wall));
};

/** A connector's AvailabilityState as an event of the device model, which may stand in for StatusNotification (G01). */
const events2x: Fold = (station, { request, wall }) => {
  let changed = station;
  for (const event of objects(request, 'eventData')) {
    const component = object(event, 'component');
    const place = object(component, 'evse');
    const status = text(event, 'actualValue');
    if (text(object(event, 'variable'), 'name') !== 'AvailabilityState' || status === undefined) continue;
    const since = timeIn(event, 'timestamp', wall);
    const name = text(component, 'name');
    if (name === 'ChargingStation') changed = { ...changed, status };
    else if (name === 'Connector') changed = withStatus(changed, number(place, 'id') ?? 0, number(place, 'connectorId') ?? 0, status, since);
  }
  return changed;
};

function withStatus(station: FoldedStation, evse: number, connector: number, status: string, at: number): FoldedStation {
  if (evse === 0) return { ...station, status };
  return withConnector(station, evse, connector, (old) => ({ ...old, status, since: old.status === status ? old.since : at }), at);
}

const availability16: Fold = (station, message) => {
  const connector = number(message.request, 'connectorId');
  const type = text(message.request, 'type');
  if (!isAccepted(message) || connector === undefined || type === undefined) return station;
  return withConnectors(station, connector === 0 ? {} : { evse: connector }, operative(type));
};

const availability2x: Fold = (station, message) => {
  const type = text(message.request, 'operationalStatus');
  if (!isAccepted(message) || type === undefined) return station;
  const place = object(message.request, 'evse');
  const evse = number(place, 'id');
  return withConnectors(station, evse === undefined || evse === 0 ? {} : { evse, connector: number(place, 'connectorId') }, operative(type));
};

function operative(type: string): (old: ConnectorState) => ConnectorState {
  return (old) => ({ ...old, operative: type === 'Operative' });
}

export const AVAILABILITY_16: BlockFolds = {
  requests: { Heartbeat: heartbeat, StatusNotification: status16 },
  results: { ChangeAvailability: availability16 },
};

export const AVAILABILITY_2X: BlockFolds = {
  requests: { Heartbeat: heartbeat, StatusNotification: status2x, NotifyEvent: events2x },
  results: { ChangeAvailability: availability2x },
};
