import type { ChargingProfile, ChargingSchedule, SchedulePeriod } from '../../smart-charging/model';
import type { StationCore } from '../core/core';
import { isBothWays } from './operation-mode';
import type { Refusal } from './profile-verdict';

/** Of a period, what no curve and no rest has beside it (Q08.FR.01, Q10.FR.01). */
const VALUES = ['limit', 'limitL2', 'limitL3', 'dischargeLimit', 'dischargeLimitL2', 'dischargeLimitL3', 'setpoint', 'setpointL2', 'setpointL3'] as const satisfies readonly (keyof SchedulePeriod)[];

/** What is wrong with the operation modes of a schedule, and with what only 2.1 has: K01.FR.70 and .71, K28, block Q. */
export function judgeModes(core: StationCore, profile: ChargingProfile, schedule: ChargingSchedule): Refusal | undefined {
  return judgePriority(profile, schedule) ?? judgeDynamic(profile, schedule) ?? schedule.periods.map((period) => judgePeriod(core, profile, schedule, period)).find((refusal) => refusal !== undefined);
}

function judgePriority({ purpose }: ChargingProfile, { duration, periods }: ChargingSchedule): Refusal | undefined {
  if (purpose !== 'PriorityCharging') return undefined;
  if (duration !== undefined) return wrong('Priority charging goes on until the transaction ends, so that it has no duration (K01.FR.70).');
  return periods.some(({ operationMode = 'ChargingOnly' }) => operationMode !== 'ChargingOnly') ? wrong('Priority charging only charges (K01.FR.71).') : undefined;
}

function judgeDynamic({ kind, schedules }: ChargingProfile, { periods }: ChargingSchedule): Refusal | undefined {
  if (kind !== 'Dynamic') return undefined;
  return schedules.length !== 1 || periods.length !== 1 || periods[0]?.start !== 0 ? wrong('A Dynamic profile has one schedule with one period that starts at 0 (K28.FR.01, K28.FR.02).') : undefined;
}

function judgePeriod(core: StationCore, { purpose }: ChargingProfile, { unit }: ChargingSchedule, period: SchedulePeriod): Refusal | undefined {
  const { operationMode: mode, limit = Infinity, dischargeLimit = -Infinity, setpoint } = period;
  if (period.dischargeLimit !== undefined && period.dischargeLimit > 0) return wrong('A dischargeLimit is not above 0.');
  if (setpoint !== undefined && (setpoint > limit || setpoint < dischargeLimit)) return wrong('The setpoint lies between dischargeLimit and limit (V2X.05).');
  if (!isBothWays(mode) && mode !== 'Idle') return undefined;
  if (!core.settings.flag('V2XEnabled') && mode !== 'ExternalLimits') return { ok: false, reasonCode: 'UnsupportedParam', message: 'V2XChargingCtrlr.Enabled is false.' };
  if (purpose !== 'TxProfile' && purpose !== 'TxDefaultProfile') return wrong(`A profile of purpose ${purpose} has no operationMode ${mode ?? ''}.`);
  const bare = VALUES.every((name) => period[name] === undefined);
  if (mode === 'Idle') return bare ? undefined : wrong('Idle has no limits and setpoints (Q10.FR.01).');
  if (mode === 'LocalFrequency') return judgeFrequency(unit, period, bare);
  if (mode === 'LocalLoadBalancing') return judgeLoadBalancing(core);
  if ((mode === 'CentralSetpoint' || mode === 'CentralFrequency') && setpoint === undefined) return wrong(`${mode} needs a setpoint.`);
  return undefined;
}

function judgeFrequency(unit: 'A' | 'W', { freqWattCurve, v2xBaseline }: SchedulePeriod, bare: boolean): Refusal | undefined {
  if ((freqWattCurve?.length ?? 0) < 2 || v2xBaseline === undefined) return { ok: false, reasonCode: 'NoFreqWattCurve', message: 'LocalFrequency needs a v2xBaseline and a curve of two points at least (Q08.FR.02).' };
  if (!bare) return wrong('LocalFrequency has no limits and setpoints (Q08.FR.01).');
  return unit === 'W' ? undefined : wrong('A curve of watt needs chargingRateUnit W (Q08.FR.05).');
}

/** Q09.FR.02. */
function judgeLoadBalancing({ settings }: StationCore): Refusal | undefined {
  const [upper, lower] = [settings.text('UpperThreshold'), settings.text('LowerThreshold')];
  return upper === '' || lower === '' || Number(upper) <= Number(lower)
    ? { ok: false, reasonCode: 'MissingDevModelInfo', message: 'V2XChargingCtrlr.LocalLoadBalancing needs an UpperThreshold above its LowerThreshold.' } : undefined;
}

function wrong(message: string): Refusal {
  return { ok: false, reasonCode: 'InvalidSchedule', message };
}
