import { flag, number, object, objects, text } from '../journal/loose';
import type { JsonObject } from '../ocpp/json';
import type { FoldedStation } from './folded';
import { updateWhere, upsert, without } from './list';
import { isAccepted, statusOf, timeIn, type Fold, type Message } from './message';
import type { CompositeState } from './model';

/** Of each kind of thing, the newest that are kept. */
const MOST = 100;

/** What a station says would flow (1.6 §5.7). Its schedule counts from startSchedule, or from scheduleStart. */
export const composite16: Fold = (station, message) => {
  if (!isAccepted(message)) return station;
  const { request, result, wall } = message;
  const schedule = object(result, 'chargingSchedule');
  return withComposite(station, message, schedule, {
    evse: number(result, 'connectorId') ?? number(request, 'connectorId') ?? 0,
    from: timeIn(schedule, 'startSchedule', timeIn(result, 'scheduleStart', wall)),
  });
};

/** The same of 2.x (K08). */
export const composite2x: Fold = (station, message) => {
  if (!isAccepted(message)) return station;
  const schedule = object(message.result, 'schedule');
  return withComposite(station, message, schedule, {
    evse: number(schedule, 'evseId') ?? number(message.request, 'evseId') ?? 0,
    from: timeIn(schedule, 'scheduleStart', message.wall),
  });
};

/** K11, K12. */
export const limitTold: Fold = (station, { request, wall }) => {
  const limit = object(request, 'chargingLimit');
  const source = text(limit, 'chargingLimitSource');
  if (source === undefined) return station;
  const evse = number(request, 'evseId') ?? 0;
  const critical = limit?.['isGridCritical'] === undefined ? undefined : flag(limit, 'isGridCritical');
  const told = {
    source, evse, at: wall, schedules: objects(request, 'chargingSchedule'),
    ...(critical === undefined ? {} : { critical }), ...(flag(limit, 'isLocalGeneration') ? { localGeneration: true } : {}),
  };
  const externalLimits = upsert(station.externalLimits, (old) => old.source === source && old.evse === evse && old.localGeneration === told.localGeneration, () => told);
  return { ...station, externalLimits: externalLimits.slice(-MOST) };
};

/** K13. */
export const limitLifted: Fold = (station, { request }) => {
  const source = text(request, 'chargingLimitSource');
  const evse = number(request, 'evseId') ?? 0;
  const externalLimits = without(station.externalLimits, (old) => old.source === source && old.evse === evse);
  // What was reported as its profile has gone with it.
  const profiles = without(station.profiles, (old) => old.source !== undefined && old.source === source && old.evse === evse);
  return externalLimits === station.externalLimits && profiles === station.profiles ? station : { ...station, externalLimits, profiles };
};

/** K15 to K17: how a car will charge. */
export const carPlans: Fold = (station, { request, wall }) => {
  const evse = number(request, 'evseId');
  const schedule = object(request, 'chargingSchedule');
  if (evse === undefined || !schedule) return station;
  const told = { evse, from: timeIn(request, 'timeBase', wall), schedule };
  return { ...station, carSchedules: upsert(station.carSchedules, (old) => old.evse === evse, () => told).slice(-MOST) };
};

export const carPlanJudged: Fold = (station, message) => {
  const evse = number(message.request, 'evseId');
  const status = statusOf(message);
  if (status === undefined) return station;
  const carSchedules = updateWhere(station.carSchedules, (one) => one.evse === evse, (old) => ({ ...old, status }));
  return carSchedules === station.carSchedules ? station : { ...station, carSchedules };
};

function withComposite(station: FoldedStation, { request, wall }: Message, schedule: JsonObject | undefined, place: Pick<CompositeState, 'evse' | 'from'>): FoldedStation {
  if (!schedule) return station;
  const unit = text(schedule, 'chargingRateUnit') === 'W' ? 'W' : 'A';
  const composite: CompositeState = {
    ...place, unit, at: wall, duration: number(schedule, 'duration') ?? number(request, 'duration') ?? 0,
    periods: objects(schedule, 'chargingSchedulePeriod').flatMap((period) => {
      const limit = number(period, 'limit') ?? number(period, 'setpoint');
      const phases = number(period, 'numberPhases');
      return limit === undefined ? [] : [{ start: number(period, 'startPeriod') ?? 0, limit, ...(phases === undefined ? {} : { phases }) }];
    }),
  };
  const composites = upsert(station.composites, (old) => old.evse === composite.evse && old.unit === unit, () => composite);
  return { ...station, composites: composites.slice(-MOST) };
}
