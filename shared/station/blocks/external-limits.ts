import { readProfile } from '../../smart-charging/read-profile';
import { saidAt } from '../../smart-charging/said';
import { inUnit, limitOf } from '../../smart-charging/units';
import type { JsonObject } from '../../ocpp/json';
import type { ActResult, ExternalLimitWish } from '../api';
import type { StationCore } from '../core/core';
import { isoOf } from '../core/read';
import type { InstalledProfile } from '../core/records';
import { placeOf, stationPlace } from './charging-limit';
import { updateProfile } from './dynamic-profiles';
import { leadingOf } from './operation-mode';
import { installProfile, isExternal } from './profile-store';
import { lookAtAll } from './smart-charging';

const DONE: ActResult = { ok: true };
/** Of ChargingLimitSourceEnumType those that are not the CSMS (K11.FR.05, K12.FR.04). */
const SOURCES = ['EMS', 'SO', 'Other'];
const MOST_SOURCE = 20;

/**
 * Somebody other than the CSMS limits the station, past OCPP: a building's energy management, a grid operator (K11, K12). It
 * holds like a profile of purpose ChargingStationExternalConstraints, and the CSMS is told when it changes much.
 */
export function setExternalLimit(core: StationCore, wish: ExternalLimitWish): ActResult {
  const wrong = fault(core, wish);
  if (wrong !== undefined) return no(wrong);
  if (fillProfiles(core, wish)) return DONE;
  if (core.config.version === '2.1' && core.settings.flag('ExternalConstraintsProfileDisallowed')) return no('Limits from outside are ignored: ExternalConstraintsProfileDisallowed is true (K11.FR.07).');
  const evseId = wish.evse ?? 0;
  const old = limitsOf(core).find((one) => one.source === wish.source && one.evseId === evseId && (one.profile.purpose === 'LocalGeneration') === (wish.local === true));
  const before = old && wattsNow(core, old);
  const wire = wireOf(core, wish, old?.profile.id ?? freeId(core));
  const profile = readProfile(wire);
  if (!profile) return no('The limit cannot be read.');
  const installed: InstalledProfile = { evseId, profile, wire, since: core.now, source: wish.source, ...(wish.critical === undefined ? {} : { critical: wish.critical }) };
  if (old) remove(core, old);
  installProfile(core, installed);
  rank(core);
  const after = wattsNow(core, installed);
  if (before === undefined || changesMuch(core, before, after)) notify(core, installed);
  lookAtAll(core);
  return DONE;
}

function notify(core: StationCore, installed: InstalledProfile): void {
  const message = core.dialect.limits?.set(core, installed, core.settings.flag('NotifyChargingLimitWithSchedules'));
  if (message) core.outbox.message(message, true);
}

/**
 * Where the CSMS lets others fill in a Dynamic profile of its own, by operationMode ExternalLimits or ExternalSetpoint, that
 * is what they do (2.1 K29.FR.03, Q05.FR.05, Q05.FR.06); true when there is one.
 */
function fillProfiles(core: StationCore, wish: ExternalLimitWish): boolean {
  const { limit, setpoint, dischargeLimit, unit = 'A', source } = wish;
  if (core.config.version !== '2.1' || wish.periods || wish.local === true) return false;
  const evses = core.evses.filter(({ id }) => wish.evse === undefined || wish.evse === 0 || wish.evse === id);
  const leads = evses.flatMap((evse) => {
    const lead = leadingOf(core, evse);
    const mode = setpoint === undefined ? 'ExternalLimits' : 'ExternalSetpoint';
    return lead?.period.operationMode === mode && lead.installed.profile.kind === 'Dynamic' && lead.schedule.unit === unit ? [lead.installed.profile.id] : [];
  });
  for (const id of new Set(leads)) {
    const before = core.profiles.find(({ profile }) => profile.id === id);
    const was = before && wattsNow(core, before);
    updateProfile(core, id, {
      ...(limit === undefined ? {} : { limit }), ...(dischargeLimit === undefined ? {} : { dischargeLimit }), ...(setpoint === undefined ? {} : { setpoint }),
    });
    const filled = core.profiles.find(({ profile }) => profile.id === id);
    if (filled && (was === undefined || changesMuch(core, was, wattsNow(core, filled)))) notify(core, { ...filled, source });
  }
  if (leads.length > 0) lookAtAll(core);
  return leads.length > 0;
}

/** The limit is lifted (K13). */
export function clearExternalLimit(core: StationCore, source: string, evse = 0): ActResult {
  const old = limitsOf(core).find((one) => one.source === source && one.evseId === evse);
  if (!old) return no(`${source} has set no limit ${evse === 0 ? 'for the station' : `at EVSE ${evse}`}.`);
  remove(core, old);
  rank(core);
  const message = core.dialect.limits?.cleared(core, old);
  if (message) core.outbox.message(message, true);
  lookAtAll(core);
  return DONE;
}

/** More than LimitChangeSignificance, in percent of what was (K11.FR.02, K11.FR.04). */
export function changesMuch(core: StationCore, before: number, after: number): boolean {
  if (before === after) return false;
  if (!Number.isFinite(before) || before === 0) return true;
  return (Math.abs(after - before) / Math.abs(before)) * 100 > core.settings.number('LimitChangeSignificance');
}

/**
 * Of several that limit the same place the strictest has to hold, whereas of profiles of one purpose the highest stack level
 * does: it gets that.
 */
function rank(core: StationCore): void {
  const limits = limitsOf(core).filter(({ profile }) => profile.purpose === 'ChargingStationExternalConstraints');
  if (limits.length < 2) return;
  const places = new Set(limits.map(({ evseId }) => evseId));
  const levels = new Map<InstalledProfile, number>();
  for (const place of places) {
    const here = limits.filter(({ evseId }) => evseId === place).sort((a, b) => wattsNow(core, b) - wattsNow(core, a));
    here.forEach((one, level) => levels.set(one, level));
  }
  core.profiles = core.profiles.map((one) => {
    const stackLevel = levels.get(one);
    if (stackLevel === undefined || stackLevel === one.profile.stackLevel) return one;
    return { ...one, profile: { ...one.profile, stackLevel }, wire: { ...one.wire, stackLevel } };
  });
}

function fault(core: StationCore, { source, evse, limit, periods, duration, unit = 'A', setpoint, dischargeLimit, local }: ExternalLimitWish): string | undefined {
  if (!core.settings.flag('ExternalControlSignalsEnabled')) return 'The station takes no limits from outside: ExternalControlSignalsEnabled is false.';
  if (source === 'CSO') return 'The limit of a CSO comes from the CSMS, in a SetChargingProfile.';
  const known = core.config.version === '2.1' ? source !== '' && source.length <= MOST_SOURCE : SOURCES.includes(source);
  if (!known) return `The source of a limit is one of ${SOURCES.join(', ')}.`;
  if (evse !== undefined && evse !== 0 && !core.evse(evse)) return `There is no EVSE ${evse}; this station has ${core.evses.length}.`;
  if (unit !== 'A' && unit !== 'W') return 'A limit is in A or in W.';
  const more = setpoint !== undefined || dischargeLimit !== undefined || local === true;
  if (more && core.config.version !== '2.1') return `OCPP ${core.config.version} knows limits alone.`;
  if (dischargeLimit !== undefined && dischargeLimit > 0) return 'A limit for giving back is not above 0.';
  if (setpoint !== undefined || (dischargeLimit !== undefined && limit === undefined && !periods)) return undefined;
  const steps = periods ?? (limit === undefined ? [] : [{ start: 0, limit }]);
  if (steps.length === 0) return 'A limit has a value, or periods with values.';
  if (steps.some((step, index) => !(step.limit >= 0) || !(step.start >= 0) || (index === 0 ? step.start !== 0 : step.start <= (steps[index - 1]?.start ?? 0)))) {
    return 'Periods follow each other, the first starts at 0, and no limit is below 0.';
  }
  return duration === undefined || duration > 0 ? undefined : 'A duration is more than 0 seconds.';
}

/** As a profile: in 2.1 one value is a Dynamic one, which is replaced without a schedule (K29.FR.04, Q06.FR.01, Q06.FR.02). */
function wireOf(core: StationCore, { limit, unit = 'A', periods, duration, setpoint, dischargeLimit, local }: ExternalLimitWish, id: number): JsonObject {
  const is21 = core.config.version === '2.1';
  const dynamic = is21 && periods === undefined;
  const mode: JsonObject = is21 ? { operationMode: setpoint === undefined ? 'ExternalLimits' : 'ExternalSetpoint' } : {};
  const values: JsonObject = {
    ...(limit === undefined ? {} : { limit }), ...(setpoint === undefined ? {} : { setpoint }), ...(dischargeLimit === undefined ? {} : { dischargeLimit }),
  };
  return {
    id, stackLevel: 0, chargingProfilePurpose: local === true ? 'LocalGeneration' : 'ChargingStationExternalConstraints', chargingProfileKind: dynamic ? 'Dynamic' : 'Absolute',
    ...(dynamic ? { dynUpdateTime: isoOf(core.now) } : {}),
    chargingSchedule: [{
      id: 1, ...(dynamic ? {} : { startSchedule: isoOf(core.now) }), ...(duration === undefined ? {} : { duration }), chargingRateUnit: unit,
      chargingSchedulePeriod: periods ? periods.map((period) => ({ startPeriod: period.start, limit: period.limit, ...mode })) : [{ startPeriod: 0, ...values, ...mode }],
    }],
  };
}

/** Below 0, so that no profile of the CSMS has it (K11.FR.06). */
function freeId(core: StationCore): number {
  return Math.min(0, ...core.profiles.map(({ profile }) => profile.id)) - 1;
}

function limitsOf(core: StationCore): readonly InstalledProfile[] {
  return core.profiles.filter((one) => isExternal(one));
}

function remove(core: StationCore, gone: InstalledProfile): void {
  core.profiles = core.profiles.filter((one) => one !== gone);
}

/** Watt that a profile allows now; Infinity when it says nothing. */
function wattsNow(core: StationCore, installed: InstalledProfile): number {
  const evse = core.evse(installed.evseId);
  const place = evse ? placeOf(core, evse) : stationPlace(core);
  const said = saidAt(installed, place, core.now);
  const value = said.schedule && (limitOf(said.period, said.schedule.unit) ?? said.period.setpoint ?? said.period.dischargeLimit);
  return said.schedule === undefined || value === undefined ? Infinity : inUnit({ value, unit: said.schedule.unit }, 'W', place);
}

function no(message: string): ActResult {
  return { ok: false, message };
}
