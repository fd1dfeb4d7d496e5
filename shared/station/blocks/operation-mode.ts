import { leadingAt, type Leading } from '../../smart-charging/combine';
import type { CurvePoint, OperationMode, Place, RateUnit, SchedulePeriod } from '../../smart-charging/model';
import { inUnit } from '../../smart-charging/units';
import type { StationCore } from '../core/core';
import type { Evse } from '../core/evse';
import { placeOf, stationPlace } from './charging-limit';

/** V2XChargingCtrlr.SupportedOperationModes. */
export const OPERATION_MODES = [
  'Idle', 'ChargingOnly', 'CentralSetpoint', 'ExternalSetpoint', 'ExternalLimits', 'CentralFrequency', 'LocalFrequency', 'LocalLoadBalancing',
] as const satisfies readonly OperationMode[];
/** V2XChargingCtrlr.SupportedEnergyTransferModes. */
export const TRANSFER_MODES = ['AC_single_phase', 'AC_three_phase', 'DC', 'AC_BPT', 'DC_BPT'] as const;

/** Modes in which a car may give energy back. */
const BOTH_WAYS: readonly OperationMode[] = ['CentralSetpoint', 'ExternalSetpoint', 'ExternalLimits', 'CentralFrequency', 'LocalFrequency', 'LocalLoadBalancing'];

/**
 * Sets what is to flow at an EVSE by the operation mode of the profile that leads its transaction, within all limits (2.1,
 * block Q); undefined where only limits hold. Watches when that changes.
 *
 * @returns whether the transaction runs in another mode than it was told last
 */
export function applyOperationMode(core: StationCore, evse: Evse, look: (core: StationCore, evse: Evse) => void): boolean {
  const { path, transaction } = evse;
  if (core.config.version !== '2.1' || (core.profiles.length === 0 && path.setpoint === undefined && transaction?.operationMode === undefined)) return false;
  const place = placeOf(core, evse);
  const { now } = core;
  const lead = leadingOf(core, evse, place, now);
  const mode = lead?.period.operationMode;
  const wanted = setpointOf(core, evse, place, lead);
  path.setpoint = wanted === undefined ? undefined : withinLimits(core, evse, place, wanted);
  watchReserve(core, evse, look);
  if (!transaction) return false;
  const before = transaction.operationMode;
  transaction.operationMode = mode ?? (before === undefined ? undefined : 'ChargingOnly');
  return (before ?? 'ChargingOnly') !== (transaction.operationMode ?? 'ChargingOnly');
}

/** The profile of its own that leads a transaction at a time: priority charging, its TxProfile, or the default. */
export function leadingOf(core: StationCore, evse: Evse, place = placeOf(core, evse), at = core.now): Leading | undefined {
  for (const purpose of ['PriorityCharging', 'TxProfile', 'TxDefaultProfile'] as const) {
    const found = leadingAt(core.profiles, purpose, place, at);
    if (found.schedule) return found;
  }
  return undefined;
}

/** Of a limit or setpoint in the unit of a schedule, watt. */
export function wattsOf(value: number, unit: RateUnit, place: Place): number {
  return inUnit({ value, unit }, 'W', place);
}

/** Q08: by straight lines between the points of a curve; beyond its ends the values of these. */
export function onCurve(curve: readonly CurvePoint[], at: number): number {
  const [first] = curve;
  const last = curve.at(-1);
  if (!first || !last) return 0;
  if (at <= first.at) return first.power;
  if (at >= last.at) return last.power;
  const index = curve.findIndex((point) => point.at > at);
  const [left = first, right = last] = [curve[index - 1], curve[index]];
  return left.power + ((at - left.at) / (right.at - left.at)) * (right.power - left.power);
}

function setpointOf(core: StationCore, evse: Evse, place: Place, lead: Leading | undefined): number | undefined {
  const external = externalSetpoint(core, place);
  const own = lead && ownSetpoint(core, evse, place, lead);
  // Q06.FR.21, Q06.FR.22.
  if (external !== undefined && (own === undefined || core.settings.text('SetpointPriority') !== 'CSMS')) return external;
  return own;
}

function externalSetpoint(core: StationCore, place: Place): number | undefined {
  const found = leadingAt(core.profiles, 'ChargingStationExternalConstraints', place, core.now);
  if (found.schedule === undefined || found.period.operationMode !== 'ExternalSetpoint' || found.period.setpoint === undefined) return undefined;
  if (found.installed.evseId !== 0) return wattsOf(found.period.setpoint, found.schedule.unit, place);
  // Q06.FR.31: those that charge share what is set for all.
  const sharing = Math.max(1, core.evses.filter(({ path }) => path.closed).length);
  return wattsOf(found.period.setpoint, found.schedule.unit, stationPlace(core)) / sharing;
}

function ownSetpoint(core: StationCore, evse: Evse, place: Place, { period, schedule }: Leading): number | undefined {
  switch (period.operationMode) {
    case 'Idle': return 0;
    case 'CentralSetpoint':
    case 'CentralFrequency':
    case 'ExternalSetpoint': return period.setpoint === undefined ? undefined : wattsOf(period.setpoint, schedule.unit, place);
    case 'LocalFrequency': return byFrequency(core, period);
    case 'LocalLoadBalancing': return byLoad(core, evse);
    default: return undefined;
  }
}

/** Q08.FR.06 and Q08.FR.10. */
function byFrequency(core: StationCore, { v2xBaseline = 0, freqWattCurve = [], signalWattCurve = [] }: SchedulePeriod): number {
  const { reserveSignal } = core;
  const reserve = reserveSignal && reserveSignal.from <= core.now && signalWattCurve.length > 0 ? onCurve(signalWattCurve, reserveSignal.signal) : 0;
  return v2xBaseline + onCurve(freqWattCurve, core.grid.frequency) + reserve;
}

/** Q09.FR.04: what the car has to take or give so that the grid connection stays between the thresholds. */
function byLoad(core: StationCore, evse: Evse): number {
  const { settings } = core;
  const number = (name: 'UpperThreshold' | 'LowerThreshold' | 'UpperOffset' | 'LowerOffset'): number => settings.number(name);
  const now = evse.path.setpoint ?? 0;
  const load = core.grid.load + core.evses.reduce((sum, one) => sum + (one === evse ? now : one.path.flow.power), 0);
  if (load > number('UpperThreshold')) return now + number('UpperThreshold') + number('UpperOffset') - load;
  if (load < number('LowerThreshold')) return now + number('LowerThreshold') + number('LowerOffset') - load;
  return now;
}

/** V2X.03, V2X.04: no setpoint beyond the limits, and none below 0 where nothing may be given back. */
function withinLimits(core: StationCore, evse: Evse, place: Place, setpoint: number): number {
  const { path } = evse;
  if (setpoint >= 0) return path.limit ? Math.min(setpoint, inUnit(path.limit, 'W', place)) : setpoint;
  if (!mayGive(core, evse)) return 0;
  return Math.max(setpoint, ...dischargeLimits(core, evse, place));
}

/** Whether the car and the station have agreed that energy may flow back. */
function mayGive(core: StationCore, evse: Evse): boolean {
  if (!core.settings.flag('V2XEnabled')) return false;
  return evse.path.ev?.config.needs === undefined || evse.talk?.transfer.includes('BPT') === true;
}

/** Watt, below 0: of all profiles that lead at the EVSE. */
function dischargeLimits(core: StationCore, evse: Evse, place: Place): number[] {
  const all = [leadingOf(core, evse, place), leadingAt(core.profiles, 'ChargingStationExternalConstraints', place, core.now), leadingAt(core.profiles, 'ChargingStationMaxProfile', place, core.now)];
  return all.flatMap((found) => (found?.schedule && found.period.dischargeLimit !== undefined ? [wattsOf(found.period.dischargeLimit, found.schedule.unit, place)] : []));
}

/** A signal that counts only later. */
function watchReserve(core: StationCore, evse: Evse, look: (core: StationCore, evse: Evse) => void): void {
  const { reserveSignal, now } = core;
  if (!reserveSignal || reserveSignal.from <= now || !evse.path.closed) return;
  core.timers.set(`reserve:${evse.id}`, reserveSignal.from - now, () => look(core, evse));
}

/** Whether a mode lets a car give energy back. */
export function isBothWays(mode: OperationMode | undefined): boolean {
  return mode !== undefined && BOTH_WAYS.includes(mode);
}
