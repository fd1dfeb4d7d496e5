import type { ChargingProfile } from '../../../schemas/generated/v16.types';
import type { ChargingProfileType, ChargingScheduleUpdateType } from '../../../schemas/generated/v21.types';
import { NOTHING, type Block16, type Block2x } from '../block';
import { asJson, flag, loose, number, part, parts, text, texts, whole, type Loose } from '../loose';
import { checkComposite } from './composite-check';
import { takeNeeds, takeSchedule } from './charging-needs';
import type { KnownProfile } from '../state/profile-table';

/** Block K: charging profiles that a station holds, and limits and needs that it reports. */

function known16(profile: Loose<ChargingProfile>, connector: number): KnownProfile | undefined {
  const id = whole(profile, 'chargingProfileId');
  if (id === undefined) return undefined;
  return {
    id,
    evse: connector,
    purpose: text(profile, 'chargingProfilePurpose') ?? '',
    kind: text(profile, 'chargingProfileKind') ?? '',
    stackLevel: whole(profile, 'stackLevel') ?? 0,
    transactionId: text(profile, 'transactionId'),
    source: 'CSO',
    profile: asJson(profile),
  };
}

function known2x(profile: Loose<ChargingProfileType>, evse: number, source: string): KnownProfile | undefined {
  const id = whole(profile, 'id');
  if (id === undefined) return undefined;
  return {
    id,
    evse,
    purpose: text(profile, 'chargingProfilePurpose') ?? '',
    kind: text(profile, 'chargingProfileKind') ?? '',
    stackLevel: whole(profile, 'stackLevel') ?? 0,
    transactionId: text(profile, 'transactionId'),
    source,
    profile: asJson(profile),
  };
}

export const smartCharging16: Block16 = {
  effects: {
    SetChargingProfile: (request, response, { csms, station }) => {
      const profile = part(request, 'csChargingProfiles');
      const known = profile && known16(profile, whole(request, 'connectorId') ?? 0);
      if (text(response, 'status') === 'Accepted' && known) station.profiles.replace({ ...known, since: csms.clock.now() });
    },
    ClearChargingProfile: (request, response, { station }) => {
      if (text(response, 'status') !== 'Accepted') return;
      station.profiles.clear({
        id: whole(request, 'id'),
        evse: whole(request, 'connectorId'),
        purpose: text(request, 'chargingProfilePurpose'),
        stackLevel: whole(request, 'stackLevel'),
      });
    },
    GetCompositeSchedule: (request, response, caller) => {
      const schedule = part(response, 'chargingSchedule');
      if (schedule) checkComposite(caller, whole(request, 'connectorId') ?? 0, asJson(schedule), text(response, 'scheduleStart'));
    },
  },
};

export const smartCharging2x: Block2x = {
  serves: {
    NotifyChargingLimit: (request, { station }) => {
      station.objects('charging-limit').set(limitKey(text(part(request, 'chargingLimit'), 'chargingLimitSource'), whole(request, 'evseId')), asJson(request));
      return NOTHING;
    },
    ClearedChargingLimit: (request, { station }) => {
      station.objects('charging-limit').delete(limitKey(text(request, 'chargingLimitSource'), whole(request, 'evseId')));
      return NOTHING;
    },
    NotifyEVChargingNeeds: takeNeeds,
    NotifyEVChargingSchedule: takeSchedule,
    ReportChargingProfiles: (request, { station }) => {
      station.reports.add('ReportChargingProfiles', whole(request, 'requestId') ?? -1, undefined, flag(request, 'tbc'));
      for (const profile of parts(request, 'chargingProfile')) {
        const known = known2x(profile, whole(request, 'evseId') ?? 0, text(request, 'chargingLimitSource') ?? '');
        if (known) station.profiles.set(known);
      }
      return NOTHING;
    },
    NotifyPriorityCharging: (request, { station }) => {
      const transaction = station.transactions.get(text(request, 'transactionId') ?? '');
      if (transaction) transaction.priorityCharging = flag(request, 'activated');
      return NOTHING;
    },
    PullDynamicScheduleUpdate: (request, { station }) => {
      const id = whole(request, 'chargingProfileId');
      const known = id === undefined ? undefined : station.profiles.get(id);
      if (known?.kind !== 'Dynamic') {
        return { status: 'Rejected', statusInfo: { reasonCode: 'NotFound', additionalInfo: `No dynamic charging profile ${id ?? ''} is known of this station.` } };
      }
      return { status: 'Accepted', scheduleUpdate: scheduleUpdate(known) };
    },
  },
  effects: {
    SetChargingProfile: (request, response, { csms, station }) => {
      const profile = part(request, 'chargingProfile');
      const known = profile && known2x(profile, whole(request, 'evseId') ?? 0, 'CSO');
      if (text(response, 'status') === 'Accepted' && known) station.profiles.set({ ...known, since: csms.clock.now() });
    },
    GetCompositeSchedule: (request, response, caller) => {
      const schedule = part(response, 'schedule');
      if (schedule) checkComposite(caller, whole(request, 'evseId') ?? 0, asJson(schedule), text(schedule, 'scheduleStart'));
    },
    ClearChargingProfile: (request, response, { station }) => {
      if (text(response, 'status') !== 'Accepted') return;
      const id = whole(request, 'chargingProfileId');
      const criteria = part(request, 'chargingProfileCriteria');
      // A number alone decides, whatever criteria stand beside it (2.x Part 2, K10).
      station.profiles.clear(id !== undefined ? { id } : {
        evse: whole(criteria, 'evseId'),
        purpose: text(criteria, 'chargingProfilePurpose'),
        stackLevel: whole(criteria, 'stackLevel'),
      });
    },
    NotifyAllowedEnergyTransfer: (request, response, { station }) => {
      const transaction = station.transactions.get(text(request, 'transactionId') ?? '');
      if (transaction && text(response, 'status') === 'Accepted') transaction.allowedTransfers = texts(request, 'allowedEnergyTransfer');
    },
    UpdateDynamicSchedule: (request, response, { station }) => {
      const id = whole(request, 'chargingProfileId');
      const update = part(request, 'scheduleUpdate');
      if (text(response, 'status') === 'Accepted' && id !== undefined && update) station.profiles.update(id, asJson(update));
    },
    UsePriorityCharging: (request, response, { station }) => {
      const transaction = station.transactions.get(text(request, 'transactionId') ?? '');
      if (transaction && text(response, 'status') === 'Accepted') transaction.priorityCharging = flag(request, 'activate');
    },
  },
};

function limitKey(source: string | undefined, evse: number | undefined): string {
  return `${evse ?? 0} ${source ?? ''}`;
}

const UPDATED = [
  'limit', 'limit_L2', 'limit_L3', 'dischargeLimit', 'dischargeLimit_L2', 'dischargeLimit_L3', 'setpoint', 'setpoint_L2', 'setpoint_L3',
  'setpointReactive', 'setpointReactive_L2', 'setpointReactive_L3',
] as const satisfies readonly (keyof ChargingScheduleUpdateType)[];

/** What a dynamic profile says now: the newest update, or what it began with. */
function scheduleUpdate({ profile, update }: KnownProfile): ChargingScheduleUpdateType {
  const schedule = parts(loose<ChargingProfileType>(profile), 'chargingSchedule')[0];
  const from: Loose<ChargingScheduleUpdateType> | undefined = update ? loose<ChargingScheduleUpdateType>(update) : parts(schedule, 'chargingSchedulePeriod')[0];
  const result: ChargingScheduleUpdateType = {};
  for (const name of UPDATED) {
    const value = number(from, name);
    if (value !== undefined) result[name] = value;
  }
  return result;
}
