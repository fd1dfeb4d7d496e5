import { readProfile } from '../../smart-charging/read-profile';
import { isJsonObject, type JsonObject } from '../../ocpp/json';
import { objects } from '../../journal/loose';
import type { StationCore } from '../core/core';
import { isoOf, textIn } from '../core/read';
import type { InstalledProfile } from '../core/records';

/** What the members of an update may be called (ChargingScheduleUpdateType). */
const UPDATED = /^(limit|dischargeLimit|setpoint|setpointReactive)(_L[23])?$/;

/** Whether an update was taken, and if not, the reason code. */
export type UpdateVerdict = { readonly ok: true } | { readonly ok: false; readonly reasonCode: string; readonly message: string };

/**
 * Puts new limits or setpoints into a Dynamic profile: of the CSMS (K28.FR.06) or of an external system (K29.FR.05). Its
 * duration counts anew from now (Q04).
 */
export function updateProfile(core: StationCore, id: number, update: JsonObject): UpdateVerdict {
  const old = core.profiles.find((one) => one.profile.id === id);
  if (!old) return { ok: false, reasonCode: 'NotFound', message: `There is no profile ${id}.` };
  if (old.profile.kind !== 'Dynamic') return { ok: false, reasonCode: 'InvalidProfile', message: `Profile ${id} is not Dynamic (K28.FR.11).` };
  const wire = updatedWire(core, old.wire, update);
  const profile = readProfile(wire);
  if (!profile) return { ok: false, reasonCode: 'InvalidSchedule', message: 'The update cannot be read.' };
  core.profiles = core.profiles.map((one) => (one === old ? { ...one, wire, profile: { ...profile, stackLevel: old.profile.stackLevel }, since: core.now } : one));
  return { ok: true };
}

/** K28.FR.05: a Dynamic profile says when it was last updated. */
export function stamped(core: StationCore, wire: JsonObject): JsonObject {
  return wire['chargingProfileKind'] === 'Dynamic' && wire['dynUpdateTime'] === undefined ? { ...wire, dynUpdateTime: isoOf(core.now) } : wire;
}

/** K28.FR.10: asks the CSMS for the next update as often as the profile says. `changed` is called after one came. */
export function pullUpdates(core: StationCore, id: number, changed: () => void): void {
  const name = `pull:${id}`;
  core.timers.clear(name);
  const installed = dynamic(core, id);
  const interval = installed?.profile.dynUpdateInterval;
  if (interval === undefined || interval <= 0) return;
  core.timers.set(name, interval * 1000, () => {
    if (!dynamic(core, id)) return;
    core.outbox.ask({ action: 'PullDynamicScheduleUpdate', payload: { chargingProfileId: id } }, false, (outcome) => {
      const update = outcome.kind === 'result' && textIn(outcome.payload, 'status') === 'Accepted' ? outcome.payload['scheduleUpdate'] : undefined;
      if (isJsonObject(update) && updateProfile(core, id, update).ok) changed();
    });
    pullUpdates(core, id, changed);
  });
}

function dynamic(core: StationCore, id: number): InstalledProfile | undefined {
  return core.profiles.find(({ profile }) => profile.id === id && profile.kind === 'Dynamic');
}

function updatedWire(core: StationCore, wire: JsonObject, update: JsonObject): JsonObject {
  const [schedule, ...schedules] = objects(wire, 'chargingSchedule');
  const [period, ...periods] = objects(schedule, 'chargingSchedulePeriod');
  const values = Object.fromEntries(Object.entries(update).filter(([name]) => UPDATED.test(name)));
  return { ...wire, dynUpdateTime: isoOf(core.now), chargingSchedule: [{ ...schedule, chargingSchedulePeriod: [{ ...period, ...values }, ...periods] }, ...schedules] };
}
