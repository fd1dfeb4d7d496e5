import type { ChargingSchedule } from '../../schemas/generated/v16.types';
import type { CompositeScheduleType } from '../../schemas/generated/v201.types';
import type { Composite, CompositePeriod } from './composite';

/** A composite schedule as 2.x reports it. */
export function compositeSchedule2x(evseId: number, { from, seconds, unit, periods }: Composite): CompositeScheduleType {
  return {
    evseId,
    duration: seconds,
    scheduleStart: new Date(from).toISOString(),
    chargingRateUnit: unit,
    chargingSchedulePeriod: periods.map((period) => ({
      ...periodOf(period), ...(period.phaseToUse === undefined ? {} : { phaseToUse: period.phaseToUse }),
    })),
  };
}

/** A composite schedule as 1.6 reports it. */
export function compositeSchedule16({ from, seconds, unit, periods }: Composite): ChargingSchedule {
  return {
    duration: seconds,
    startSchedule: new Date(from).toISOString(),
    chargingRateUnit: unit,
    chargingSchedulePeriod: periods.map(periodOf),
  };
}

function periodOf({ start, limit, phases }: CompositePeriod): { startPeriod: number; limit: number; numberPhases?: number } {
  return { startPeriod: start, limit, ...(phases === undefined ? {} : { numberPhases: phases }) };
}
