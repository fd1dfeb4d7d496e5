import { leadingAt } from '../../shared/smart-charging/combine';
import { compositeOf } from '../../shared/smart-charging/composite';
import type { ProfilePurpose, RateUnit } from '../../shared/smart-charging/model';
import { readSchedule } from '../../shared/smart-charging/read-profile';
import { inUnit, limitOf } from '../../shared/smart-charging/units';
import type { CompositeState, StationState, TransactionState } from '../../shared/state/model';
import type { SamplesOf } from '../stores/samples';
import { hardwareOf, placeOf, profilesOf, transactionOf, type KnownProfile } from './place';

/** A value from a time on, ms since 1970; null where the line says nothing. */
export interface Step {
  readonly at: number;
  readonly value: number | null;
}

export type LineId = 'ours' | 'reported' | 'measured' | 'car' | ProfilePurpose;

export interface Line {
  readonly id: LineId;
  readonly label: string;
  /** Values hold until the next one; of what was measured they are points. */
  readonly steps: readonly Step[];
}

/** What is drawn: ms since 1970, and the unit of all values. */
export interface Frame {
  readonly evse: number;
  readonly from: number;
  readonly to: number;
  readonly unit: RateUnit;
}

const PURPOSES: readonly (readonly [ProfilePurpose, string])[] = [
  ['ChargingStationMaxProfile', 'Station maximum'], ['ChargingStationExternalConstraints', 'External limit'], ['TxDefaultProfile', 'Tx default'],
  ['TxProfile', 'Transaction'], ['PriorityCharging', 'Priority charging'], ['LocalGeneration', 'Local generation'],
];

/** All lines that there is anything to draw of: what caps what, what comes of it, what was reported, planned and measured. */
export function linesOf(station: StationState, frame: Frame, samplesOf: SamplesOf = ({ samples }) => samples): readonly Line[] {
  const profiles = inTime(profilesOf(station));
  return [
    ...PURPOSES.flatMap(([purpose, label]) => someLine(purpose, label, purposeSteps(station, profiles, purpose, frame))),
    ...someLine('car', 'Car\'s schedule', carSteps(station, frame)),
    ...someLine('ours', 'Composite', compositeSteps(station, profiles, frame)),
    ...someLine('reported', 'As reported', reportedSteps(station, frame)),
    ...someLine('measured', 'Measured', measuredSteps(station, frame, samplesOf)),
  ];
}

/** The value of a line at a time. */
export function valueAt({ id, steps }: Line, at: number): number | null {
  if (id === 'measured') return steps.findLast((step) => step.at <= at && step.value !== null)?.value ?? null;
  return steps.findLast((step) => step.at <= at)?.value ?? null;
}

/** The newest composite schedule that the station reported for a place, rather in this unit. */
export function reportOf(station: StationState, evse: number, unit: RateUnit): CompositeState | undefined {
  const all = station.composites.filter((one) => one.evse === evse);
  return all.find((one) => one.unit === unit) ?? all.at(-1);
}

/** What a profile says before it was there does not count; composite schedules count whole seconds. */
function inTime(profiles: readonly KnownProfile[]): readonly KnownProfile[] {
  return profiles.map((one) => ({ ...one, profile: { ...one.profile, validFrom: Math.max(Math.floor(one.since / 1000) * 1000, one.profile.validFrom ?? -Infinity) } }));
}

function compositeSteps(station: StationState, profiles: readonly KnownProfile[], { evse, from, to, unit }: Frame): Step[] {
  if (profiles.length === 0) return [];
  const start = Math.floor(from / 1000) * 1000;
  const hardware = hardwareOf(station, evse) ?? { value: Infinity, unit: 'W' as const };
  const { periods } = compositeOf(profiles, placeOf(station, evse), { from, seconds: Math.ceil((to - from) / 1000) }, unit, hardware);
  return periods.map((period) => ({ at: start + period.start * 1000, value: Number.isFinite(period.limit) ? period.limit : null }));
}

function purposeSteps(station: StationState, profiles: readonly KnownProfile[], purpose: ProfilePurpose, { evse, from, to, unit }: Frame): Step[] {
  const own = profiles.filter((one) => one.profile.purpose === purpose);
  if (own.length === 0) return [];
  const place = { ...placeOf(station, evse), ...(purpose === 'PriorityCharging' ? { priority: true } : {}) };
  const steps: Step[] = [];
  for (let at = from; at < to;) {
    const said = leadingAt(own, purpose, place, at);
    const value = said.schedule ? limitOf(said.period, said.schedule.unit) ?? said.period.setpoint : undefined;
    const limit = value === undefined || !said.schedule ? null
      : inUnit({ value, unit: said.schedule.unit, ...(said.period.phases === undefined ? {} : { phases: said.period.phases }) }, unit, place);
    if (steps.at(-1)?.value !== limit) steps.push({ at, value: limit });
    at = Math.max(at + 1000, said.until);
  }
  return steps;
}

function reportedSteps(station: StationState, { evse, unit }: Frame): Step[] {
  const report = reportOf(station, evse, unit);
  if (!report || report.periods.length === 0) return [];
  const place = placeOf(station, evse);
  const steps = report.periods.map(({ start, limit, phases }): Step => ({
    at: report.from + start * 1000, value: inUnit({ value: limit, unit: report.unit, ...(phases === undefined ? {} : { phases }) }, unit, place),
  }));
  return [...steps, { at: report.from + report.duration * 1000, value: null }];
}

/** Plans count whole seconds; what was planned before this transaction is not its. */
function carSteps(station: StationState, { evse, unit }: Frame): Step[] {
  const plan = station.carSchedules.find((one) => one.evse === evse);
  const running = transactionOf(station, evse);
  if (!plan || running?.endedAt !== undefined || (running && plan.from + 1000 < running.startedAt)) return [];
  const schedule = readSchedule(plan.schedule);
  const place = placeOf(station, evse);
  const steps = schedule.periods.map((period): Step => ({
    at: plan.from + period.start * 1000, value: period.limit === undefined ? null : inUnit({ value: period.limit, unit: schedule.unit }, unit, place),
  }));
  return schedule.duration === undefined ? steps : [...steps, { at: plan.from + schedule.duration * 1000, value: null }];
}

/** The transactions in whose course something was measured in the time that is drawn. */
export function measuredIn(station: StationState, { evse, from, to }: Frame): readonly TransactionState[] {
  return station.transactions.filter((one) => evse !== 0 && one.evse === evse && one.startedAt <= to && (one.endedAt ?? Infinity) >= from);
}

function measuredSteps(station: StationState, frame: Frame, samplesOf: SamplesOf): Step[] {
  const { evse, from, to, unit } = frame;
  const samples = measuredIn(station, frame).flatMap((one) => samplesOf(one) ?? []);
  return samples.flatMap(({ at, power, current, voltage }): Step[] => {
    if (at < from || at > to) return [];
    const amperes = current ?? (power === undefined ? undefined : inUnit({ value: power, unit: 'W' }, 'A', { ...placeOf(station, evse), ...(voltage === undefined ? {} : { voltage }) }));
    const value = unit === 'W' ? power : amperes;
    return value === undefined ? [] : [{ at, value }];
  }).sort((a, b) => a.at - b.at);
}

function someLine(id: LineId, label: string, steps: readonly Step[]): Line[] {
  return steps.some(({ value }) => value !== null) ? [{ id, label, steps }] : [];
}
