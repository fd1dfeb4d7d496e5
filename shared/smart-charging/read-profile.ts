import { flag, number, object, objects, text } from '../journal/loose';
import type { JsonObject } from '../ocpp/json';
import type { ChargingProfile, ChargingSchedule, CurvePoint, OperationMode, ProfilePurpose, SchedulePeriod } from './model';

const PURPOSES: readonly string[] = [
  'ChargingStationExternalConstraints', 'ChargingStationMaxProfile', 'TxDefaultProfile', 'TxProfile', 'PriorityCharging', 'LocalGeneration',
] satisfies readonly ProfilePurpose[];
const KINDS: readonly string[] = ['Absolute', 'Recurring', 'Relative', 'Dynamic'] satisfies readonly ChargingProfile['kind'][];
const MODES: readonly string[] = [
  'Idle', 'ChargingOnly', 'CentralSetpoint', 'ExternalSetpoint', 'ExternalLimits', 'CentralFrequency', 'LocalFrequency', 'LocalLoadBalancing',
] satisfies readonly OperationMode[];

/**
 * A charging profile from the wire, of 1.6, 2.0.1 or 2.1 alike: what only one of them has does not collide. undefined when
 * it is none: without id, purpose or kind. Members that cannot be understood are left out; nothing throws.
 */
export function readProfile(wire: JsonObject): ChargingProfile | undefined {
  const id = number(wire, 'chargingProfileId') ?? number(wire, 'id');
  const purpose = readPurpose(text(wire, 'chargingProfilePurpose'));
  const kind = text(wire, 'chargingProfileKind');
  if (id === undefined || !purpose || !isKind(kind)) return undefined;
  const recurrency = text(wire, 'recurrencyKind');
  return {
    id,
    stackLevel: number(wire, 'stackLevel') ?? 0,
    purpose,
    kind,
    schedules: objects(wire, 'chargingSchedule').map(readSchedule),
    ...(recurrency === 'Daily' || recurrency === 'Weekly' ? { recurrency } : {}),
    ...present({
      validFrom: readTime(wire, 'validFrom'),
      validTo: readTime(wire, 'validTo'),
      transactionId: text(wire, 'transactionId'),
      maxOfflineDuration: number(wire, 'maxOfflineDuration'),
      dynUpdateInterval: number(wire, 'dynUpdateInterval'),
      dynUpdateTime: readTime(wire, 'dynUpdateTime'),
    }),
    ...(flag(wire, 'invalidAfterOfflineDuration') ? { invalidAfterOfflineDuration: true } : {}),
  };
}

/** A purpose in the words of 2.x; undefined when it is none. */
export function readPurpose(purpose: string | undefined): ProfilePurpose | undefined {
  if (purpose === 'ChargePointMaxProfile') return 'ChargingStationMaxProfile';
  return isPurpose(purpose) ? purpose : undefined;
}

/** A schedule from the wire: of a profile, of NotifyChargingLimit, or a composite one. In A when it does not say. */
export function readSchedule(wire: JsonObject): ChargingSchedule {
  const beyond = object(wire, 'limitAtSoC');
  const soc = number(beyond, 'soc');
  const limit = number(beyond, 'limit');
  return {
    unit: text(wire, 'chargingRateUnit') === 'W' ? 'W' : 'A',
    periods: objects(wire, 'chargingSchedulePeriod').map(readPeriod),
    ...present({
      id: number(wire, 'id'),
      start: readTime(wire, 'startSchedule'),
      duration: number(wire, 'duration'),
      minChargingRate: number(wire, 'minChargingRate'),
      randomizedDelay: number(wire, 'randomizedDelay'),
    }),
    ...(soc === undefined || limit === undefined ? {} : { limitAtSoC: { soc, limit } }),
    ...(flag(wire, 'useLocalTime') ? { useLocalTime: true } : {}),
  };
}

function readPeriod(wire: JsonObject): SchedulePeriod {
  const mode = text(wire, 'operationMode');
  return {
    start: number(wire, 'startPeriod') ?? 0,
    ...present({
      limit: number(wire, 'limit'),
      limitL2: number(wire, 'limit_L2'),
      limitL3: number(wire, 'limit_L3'),
      phases: number(wire, 'numberPhases'),
      phaseToUse: number(wire, 'phaseToUse'),
      setpoint: number(wire, 'setpoint'),
      setpointL2: number(wire, 'setpoint_L2'),
      setpointL3: number(wire, 'setpoint_L3'),
      dischargeLimit: number(wire, 'dischargeLimit'),
      dischargeLimitL2: number(wire, 'dischargeLimit_L2'),
      dischargeLimitL3: number(wire, 'dischargeLimit_L3'),
      v2xBaseline: number(wire, 'v2xBaseline'),
      freqWattCurve: readCurve(wire, 'v2xFreqWattCurve', 'frequency'),
      signalWattCurve: readCurve(wire, 'v2xSignalWattCurve', 'signal'),
    }),
    ...(isMode(mode) ? { operationMode: mode } : {}),
    ...(flag(wire, 'evseSleep') ? { evseSleep: true } : {}),
    ...(flag(wire, 'preconditioningRequest') ? { preconditioningRequest: true } : {}),
  };
}

function readCurve(wire: JsonObject, name: string, first: string): CurvePoint[] | undefined {
  const points = objects(wire, name).flatMap((point): CurvePoint[] => {
    const at = number(point, first);
    const power = number(point, 'power');
    return at === undefined || power === undefined ? [] : [{ at, power }];
  });
  return points.length === 0 ? undefined : points.sort((a, b) => a.at - b.at);
}

function readTime(wire: JsonObject, name: string): number | undefined {
  const value = wire[name];
  const time = typeof value === 'string' ? Date.parse(value) : NaN;
  return Number.isNaN(time) ? undefined : time;
}

function isPurpose(value: string | undefined): value is ProfilePurpose {
  return value !== undefined && PURPOSES.includes(value);
}

function isKind(value: string | undefined): value is ChargingProfile['kind'] {
  return value !== undefined && KINDS.includes(value);
}

function isMode(value: string | undefined): value is OperationMode {
  return value !== undefined && MODES.includes(value);
}

/** Without the members that have no value. */
function present<T extends object>(members: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  const result: { [K in keyof T]?: Exclude<T[K], undefined> } = {};
  for (const name of Object.keys(members) as (keyof T)[]) {
    const value = members[name];
    if (value !== undefined) result[name] = value as Exclude<T[keyof T], undefined>;
  }
  return result;
}
