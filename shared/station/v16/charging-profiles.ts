import type { ChargingProfile as Wire, ChargingSchedule, GetCompositeScheduleResponse } from '../../../schemas/generated/v16.types';
import { compositeSchedule } from '../blocks/smart-charging';
import type { StationCore } from '../core/core';
import { isoOf, timeOf } from '../core/read';
import type { ChargingProfile, ProfilePurpose } from '../smart-charging/profile';

export function purposeOf(purpose: Wire['chargingProfilePurpose']): ProfilePurpose {
  return purpose === 'ChargePointMaxProfile' ? 'ChargingStationMaxProfile' : purpose;
}

/** A profile of 1.6 in the words of 2.x. */
export function profileOf(wire: Wire): ChargingProfile {
  const validFrom = timeOf(wire.validFrom);
  const validTo = timeOf(wire.validTo);
  const { startSchedule, duration, chargingRateUnit, chargingSchedulePeriod } = wire.chargingSchedule;
  const start = timeOf(startSchedule);
  return {
    id: wire.chargingProfileId,
    stackLevel: wire.stackLevel,
    purpose: purposeOf(wire.chargingProfilePurpose),
    kind: wire.chargingProfileKind,
    ...(wire.recurrencyKind === undefined ? {} : { recurrency: wire.recurrencyKind }),
    ...(validFrom === undefined ? {} : { validFrom }),
    ...(validTo === undefined ? {} : { validTo }),
    ...(wire.transactionId === undefined ? {} : { transactionId: String(wire.transactionId) }),
    schedules: [{
      unit: chargingRateUnit,
      ...(start === undefined ? {} : { start }),
      ...(duration === undefined ? {} : { duration }),
      periods: chargingSchedulePeriod.map(({ startPeriod, limit, numberPhases }) => ({
        start: startPeriod, limit, ...(numberPhases === undefined ? {} : { phases: numberPhases }),
      })),
    }],
  };
}

/** OCPP 1.6 §5.7. `evseId` 0 is the whole station. */
export function compositeAnswer(core: StationCore, connectorId: number, evseId: number, seconds: number, unit: 'W' | 'A'): GetCompositeScheduleResponse {
  const chargingSchedule: ChargingSchedule = {
    duration: seconds,
    startSchedule: isoOf(core.now),
    chargingRateUnit: unit,
    chargingSchedulePeriod: compositeSchedule(core, evseId, seconds, unit).map(({ start, limit, phases }) => ({
      startPeriod: start, limit: Math.round(limit * 10) / 10, ...(phases === undefined ? {} : { numberPhases: phases }),
    })),
  };
  return { status: 'Accepted', connectorId, scheduleStart: isoOf(core.now), chargingSchedule };
}
