import type { ClearedChargingLimitRequest, NotifyChargingLimitRequest } from '../../../schemas/generated/v21.types';
import { objects } from '../../journal/loose';
import type { StationCore } from '../core/core';
import type { LimitMessages } from '../core/dialect';
import type { InstalledProfile } from '../core/records';
import type { Message } from '../words';

/** Limits that others than the CSMS set (K11 to K13). */
export const LIMIT_MESSAGES: LimitMessages = { set, cleared };

function set(_core: StationCore, { evseId, wire, source, critical, profile }: InstalledProfile, withSchedule: boolean): Message {
  const schedules = withSchedule ? objects(wire, 'chargingSchedule') : [];
  const payload = {
    ...(evseId === 0 ? {} : { evseId }),
    chargingLimit: { chargingLimitSource: source ?? 'Other', ...(critical === undefined ? {} : { isGridCritical: critical }), ...(profile.purpose === 'LocalGeneration' ? { isLocalGeneration: true } : {}) },
    ...(schedules.length > 0 ? { chargingSchedule: [...schedules] } : {}),
  } satisfies Omit<NotifyChargingLimitRequest, 'chargingSchedule'> & { chargingSchedule?: unknown };
  return { action: 'NotifyChargingLimit', payload };
}

function cleared(_core: StationCore, { evseId, source }: InstalledProfile): Message {
  const payload: ClearedChargingLimitRequest = { chargingLimitSource: source ?? 'Other', ...(evseId === 0 ? {} : { evseId }) };
  return { action: 'ClearedChargingLimit', payload };
}
