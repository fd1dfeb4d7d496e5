import { number, object, objects, text } from '../journal/loose';
import type { JsonObject } from '../ocpp/json';
import { carPlanJudged, carPlans, composite16, composite2x, limitLifted, limitTold } from './charging-limits';
import { updateWhere } from './list';
import { isAccepted, type BlockFolds, type Fold, type Message } from './message';
import type { FoldedStation } from './folded';
import type { ProfileState } from './model';
import { profileOf, withoutProfiles, withProfile } from './profile-list';

/** In 1.6 a profile also takes the place of one with the same purpose and stack level (1.6 §5.16). */
function set16(station: FoldedStation, profile: JsonObject | undefined, connector: number, since: number): FoldedStation {
  const set = profile && profileOf(profile, connector, since);
  if (!set) return station;
  const alike = (old: ProfileState): boolean => old.evse === set.evse && old.purpose === set.purpose && old.stackLevel === set.stackLevel;
  const rest = withoutProfiles(station, (old) => old.id !== set.id && alike(old));
  return withProfile(rest, set, (old) => old.id === set.id);
}

function set2x(station: FoldedStation, profile: JsonObject | undefined, evse: number, since: number, source?: string): FoldedStation {
  const set = profile && profileOf(profile, evse, since, source);
  if (!set) return station;
  // What is only reported again has been there before.
  const known = source === undefined ? undefined : station.profiles.find((old) => old.id === set.id && old.evse === evse);
  return withProfile(station, known ? { ...set, since: known.since } : set, (old) => old.id === set.id);
}

const profileSet16: Fold = (station, message) =>
  isAccepted(message) ? set16(station, object(message.request, 'csChargingProfiles'), number(message.request, 'connectorId') ?? 0, message.wall) : station;

const profileSet2x: Fold = (station, message) =>
  isAccepted(message) ? set2x(station, object(message.request, 'chargingProfile'), number(message.request, 'evseId') ?? 0, message.wall) : station;

/** What is given must fit; nothing given clears all (1.6 §5.3). */
const cleared16: Fold = (station, message) => {
  if (!isAccepted(message)) return station;
  const { request } = message;
  return withoutProfiles(station, fitting(number(request, 'id'), number(request, 'connectorId'), request));
};

/** By id, or by criteria (K10). */
const cleared2x: Fold = (station, message) => {
  if (!isAccepted(message)) return station;
  const criteria = object(message.request, 'chargingProfileCriteria');
  return withoutProfiles(station, fitting(number(message.request, 'chargingProfileId'), number(criteria, 'evseId'), criteria));
};

function fitting(id: number | undefined, evse: number | undefined, criteria: JsonObject | undefined): (one: ProfileState) => boolean {
  const purpose = text(criteria, 'chargingProfilePurpose');
  const stackLevel = number(criteria, 'stackLevel');
  return (one) =>
    (id === undefined || one.id === id) && (evse === undefined || one.evse === evse)
    && (purpose === undefined || one.purpose === purpose) && (stackLevel === undefined || one.stackLevel === stackLevel);
}

const reported: Fold = (station, { request, wall }) => {
  const evse = number(request, 'evseId') ?? 0;
  const source = text(request, 'chargingLimitSource') ?? 'CSO';
  return objects(request, 'chargingProfile').reduce((changed, profile) => set2x(changed, profile, evse, wall, source), station);
};

/** New limits of a dynamic profile, sent by the CSMS or asked for by the station (2.1). */
function updated(update: (message: Message) => JsonObject | undefined): Fold {
  return (station, message) => {
    const id = number(message.request, 'chargingProfileId');
    const limits = update(message);
    if (!isAccepted(message) || !limits) return station;
    const profiles = updateWhere(station.profiles, (one) => one.id === id, (old) => ({ ...old, profile: withLimits(old.profile, limits) }));
    return profiles === station.profiles ? station : { ...station, profiles };
  };
}

/** A dynamic profile has one schedule, which has one period. */
function withLimits(profile: JsonObject, limits: JsonObject): JsonObject {
  const [schedule, ...schedules] = objects(profile, 'chargingSchedule');
  const [period, ...periods] = objects(schedule, 'chargingSchedulePeriod');
  return { ...profile, chargingSchedule: [{ ...schedule, chargingSchedulePeriod: [{ ...period, ...limits }, ...periods] }, ...schedules] };
}

export const SMART_CHARGING_16: BlockFolds = {
  results: { SetChargingProfile: profileSet16, ClearChargingProfile: cleared16, GetCompositeSchedule: composite16 },
};

export const SMART_CHARGING_2X: BlockFolds = {
  requests: { ReportChargingProfiles: reported, NotifyChargingLimit: limitTold, ClearedChargingLimit: limitLifted, NotifyEVChargingSchedule: carPlans },
  results: {
    NotifyEVChargingSchedule: carPlanJudged,
    GetCompositeSchedule: composite2x,
    SetChargingProfile: profileSet2x,
    ClearChargingProfile: cleared2x,
    UpdateDynamicSchedule: updated(({ request }) => object(request, 'scheduleUpdate')),
    PullDynamicScheduleUpdate: updated(({ result }) => object(result, 'scheduleUpdate')),
  },
};
