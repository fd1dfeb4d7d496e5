import { leadingAt, limitAt, type Held } from '../../smart-charging/combine';
import { compose, leastOfTwo, periodOf, type Composite, type Step } from '../../smart-charging/composite';
import type { Limit, Place, RateUnit } from '../../smart-charging/model';
import { shareOut, type Claim } from '../../smart-charging/share';
import { inUnit, phasesOf } from '../../smart-charging/units';
import { plannedAt } from '../core/car-talk';
import type { StationCore } from '../core/core';
import type { Evse } from '../core/evse';
import { LEAST_AC_CURRENT } from '../hardware/power-path';
import { advance } from './metering';
import { idsOf } from './profile-store';

/** A timer longer than this would overflow; the limit is looked at again then. */
const LONGEST_MS = 86_400_000;

/**
 * Sets the limit of an EVSE to what the profiles leave it now, and a timer for when that changes. What caps the station is
 * shared among those that charge (K04), so that others get another limit too: they are returned, to be looked at.
 */
export function applyLimits(core: StationCore, evse: Evse, look: (core: StationCore, evse: Evse) => void): readonly Evse[] {
  const timer = `charging-limit:${evse.id}`;
  if (core.profiles.length === 0 || !core.settings.flag('SmartChargingEnabled')) {
    core.timers.clear(timer);
    setLimit(evse, undefined);
    return NOBODY;
  }
  const { now } = core;
  const station = limitAt(core.profiles, stationPlace(core), now, 'station');
  const own = ownLimitAt(core, evse, placeOf(core, evse), now);
  watch(core, evse, Math.min(station.until, own.until), timer, look);
  if (station.limit) return setShares(core, evse, station.limit, now);
  setLimit(evse, own.limit);
  return NOBODY;
}

/** The composite schedule of an EVSE, or of the station for EVSE 0 (K08). */
export function compositeSchedule(core: StationCore, evseId: number, seconds: number, unit: RateUnit): Composite {
  const from = core.now;
  const evse = core.evse(evseId);
  return compose({ from, seconds }, unit, (asked) => {
    // Schedules count whole seconds; the one that runs is not over.
    const at = Math.max(asked, core.now);
    const station = limitAt(core.profiles, stationPlace(core), at, 'station');
    return evse ? evseStep(core, evse, station, from, at, unit) : stationStep(core, station, from, at, unit);
  });
}

/** Where and for whom the limits of an EVSE are computed. */
export function placeOf(core: StationCore, evse: Evse): Place {
  const { path, transaction, chargingFrom } = evse;
  return {
    evseId: evse.id,
    voltage: path.voltage,
    phases: path.phases,
    ...(chargingFrom === undefined ? {} : { origin: chargingFrom }),
    ...(transaction ? { transaction: idsOf(transaction) } : evse.authorization ? { transaction: [] } : {}),
    ...(path.ev ? { soc: path.ev.soc } : {}),
    ...(transaction?.priorityCharging === true ? { priority: true } : {}),
    ...offline(core),
  };
}

/** The connection to the grid: alternating current with as many phases as an EVSE has, three for direct current. */
export function stationPlace(core: StationCore): Place {
  const phases = Math.max(...core.evses.map(({ path }) => (path.phases === 0 ? 3 : path.phases)), 1);
  return { evseId: 0, voltage: 230, phases, ...offline(core) };
}

const NOBODY: readonly Evse[] = [];

/** What the profiles leave the EVSE, and no more than a car that speaks ISO 15118 has planned to take (K15.FR.14). */
function ownLimitAt(core: StationCore, evse: Evse, place: Place, at: number): Held {
  const own = limitAt(core.profiles, place, at, 'evse');
  const plan = plannedAt(evse.talk?.plan, at);
  if (plan === undefined) return own;
  const limit: Limit = { value: plan.watts, unit: 'W' };
  return { limit: own.limit && inUnit(own.limit, 'W', place) <= plan.watts ? own.limit : { ...limit, ...(own.limit?.phases === undefined ? {} : { phases: own.limit.phases }) }, until: Math.min(own.until, plan.until) };
}

function offline(core: StationCore): Pick<Place, 'offlineSince'> {
  return core.offlineSince === undefined ? {} : { offlineSince: core.now - (core.clock.monotonic() - core.offlineSince) };
}

function watch(core: StationCore, evse: Evse, until: number, timer: string, look: (core: StationCore, evse: Evse) => void): void {
  core.timers.clear(timer);
  if (until === Infinity || !(evse.path.closed || evse.transaction)) return;
  core.timers.set(timer, Math.min(LONGEST_MS, Math.max(1, until - core.now)), () => look(core, evse));
}

function setShares(core: StationCore, evse: Evse, total: Limit, at: number): readonly Evse[] {
  const shares = sharesOf(core, total, at);
  const changed: Evse[] = [];
  for (const [index, one] of core.evses.entries()) {
    const limit = shares[index];
    if (limit && setLimit(one, limit, () => advance(core, one)) && one !== evse) changed.push(one);
  }
  return changed;
}

/** What each EVSE gets of the station's total: those that charge share it, the others could have what is left of it. */
function sharesOf(core: StationCore, total: Limit, at: number): readonly Limit[] {
  const { unit } = total;
  const claims = core.evses.map((evse) => claimOf(core, evse, total, at));
  const parts = shareOut(total.value, claims.map(({ claim }) => claim));
  const left = Math.max(0, total.value - parts.reduce((sum, part) => sum + part, 0));
  const headroom = shareOut(left, claims.map(({ room }, index) => ({ most: room - (parts[index] ?? 0), least: 0 })));
  return core.evses.map((evse, index) => {
    const part = (parts[index] ?? 0) + (headroom[index] ?? 0);
    const { limit } = claims[index] ?? {};
    const place = placeOf(core, evse);
    const share: Limit = {
      value: evse.path.closed ? part : left, unit,
      ...(total.phases === undefined ? {} : { phases: total.phases }), ...(total.phaseToUse === undefined ? {} : { phaseToUse: total.phaseToUse }),
    };
    return place.phases === 0 && unit === 'A' ? leastOfTwo(limit, { value: share.value * GRID_VOLTS, unit: 'W' }, place) : merged(limit, share, place);
  });
}

/** Direct current comes from three phases of the grid. */
const GRID_VOLTS = 3 * 230;

/** The lower of two limits, on as few phases as either leaves. */
function merged(own: Limit | undefined, share: Limit, place: Place): Limit {
  if (!own || place.phases === 0) return leastOfTwo(own, share, place);
  const phases = Math.min(phasesOf(own, place), phasesOf(share, place));
  const phaseToUse = own.phaseToUse ?? share.phaseToUse;
  const on = (limit: Limit): Limit => ({ value: limit.value, unit: limit.unit, phases, ...(phaseToUse === undefined ? {} : { phaseToUse }) });
  return inUnit(on(own), 'W', place) <= inUnit(on(share), 'W', place) ? on(own) : on(share);
}

/** What an EVSE wants of the station's total: what its car takes, and no less than a car can do with. */
function claimOf(core: StationCore, evse: Evse, total: Limit, at: number): { claim: Claim; room: number; limit: Limit | undefined } {
  const place = placeOf(core, evse);
  const { limit } = ownLimitAt(core, evse, place, at);
  const phases = Math.min(phasesOf(limit ?? {}, place), phasesOf(total, place));
  const volts = total.unit === 'W' ? 1 : place.phases === 0 ? GRID_VOLTS : place.voltage * phases;
  const allowed = leastOfTwo(limit, hardwareOf(evse), place);
  const most = evse.path.closed ? Math.max(0, inUnit(allowed, 'W', place)) / volts : 0;
  const floor = place.phases === 0 ? 0 : (LEAST_AC_CURRENT * place.voltage * phases) / volts;
  const least = Math.max(floor, efficient(core, place, at) / volts);
  const wanted = (evse.path.ev?.acceptedPower ?? 0) / volts;
  return { claim: { most: Math.min(most, Math.max(wanted, least)), least, priority: evse.transaction?.priority ?? 0 }, room: most, limit };
}

/** The minChargingRate of the profile that leads, in W (K01.FR.21, K04.FR.04). */
function efficient(core: StationCore, place: Place, at: number): number {
  const tx = leadingAt(core.profiles, 'TxProfile', place, at);
  const found = tx.schedule ? tx : leadingAt(core.profiles, 'TxDefaultProfile', place, at);
  const rate = found.schedule?.minChargingRate;
  return found.schedule && rate !== undefined ? inUnit({ value: rate, unit: found.schedule.unit, ...(found.period.phases === undefined ? {} : { phases: found.period.phases }) }, 'W', place) : 0;
}

function evseStep(core: StationCore, evse: Evse, station: Held, from: number, at: number, unit: RateUnit): Step {
  const place = fromNow(placeOf(core, evse), from);
  const own = ownLimitAt(core, evse, place, at);
  // Whoever asks about an EVSE where nobody charges asks what somebody would get who comes now.
  const shared = evse.path.closed && station.limit ? sharesOf(core, station.limit, at)[evse.id - 1] : undefined;
  const limit = shared ?? (station.limit ? merged(own.limit, asOf(station.limit, place), place) : own.limit);
  return { ...periodOf(leastOfTwo(limit, hardwareOf(evse), place), unit, place), until: Math.min(own.until, station.until) };
}

/** K08.FR.03: what all EVSEs may take together. */
function stationStep(core: StationCore, station: Held, from: number, at: number, unit: RateUnit): Step {
  const grid = stationPlace(core);
  let watts = 0;
  let { until } = station;
  for (const evse of core.evses) {
    const place = fromNow(placeOf(core, evse), from);
    const own = ownLimitAt(core, evse, place, at);
    until = Math.min(until, own.until);
    watts += inUnit(leastOfTwo(own.limit, hardwareOf(evse), place), 'W', place);
  }
  return { ...periodOf(leastOfTwo(station.limit, { value: watts, unit: 'W' }, grid), unit, grid), until };
}

function fromNow(place: Place, from: number): Place {
  return place.origin === undefined ? { ...place, origin: from } : place;
}

/** The station's limit where direct current is asked about: A of the grid, W at the car. */
function asOf(limit: Limit, place: Place): Limit {
  return place.phases === 0 && limit.unit === 'A' ? { value: limit.value * GRID_VOLTS, unit: 'W' } : limit;
}

/** What the EVSE could give: A per phase, or W with direct current. */
function hardwareOf({ path }: Evse): Limit {
  if (path.phases === 0) return { value: path.maxPower, unit: 'W' };
  return { value: Math.min(path.maxPower / path.voltage / path.phases, path.looseCable ?? Infinity), unit: 'A' };
}

/** @returns whether it is another limit than before */
function setLimit(evse: Evse, limit: Limit | undefined, before?: () => void): boolean {
  const old = evse.path.limit;
  if (old === limit || (old && limit && old.value === limit.value && old.unit === limit.unit && old.phases === limit.phases && old.phaseToUse === limit.phaseToUse)) return false;
  before?.();
  evse.path.limit = limit;
  return true;
}
