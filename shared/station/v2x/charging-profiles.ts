import type { ChargingProfileType, CompositeScheduleType, ReportChargingProfilesRequest } from '../../../schemas/generated/v201.types';
import { compositeSchedule } from '../blocks/smart-charging';
import type { StationCore } from '../core/core';
import { isoOf, timeOf } from '../core/read';
import type { InstalledProfile } from '../core/records';
import type { ChargingProfile } from '../smart-charging/profile';
import type { Message } from '../words';

/** A profile as it came, with its times read. */
export function profileOf(wire: ChargingProfileType): ChargingProfile {
  const validFrom = timeOf(wire.validFrom);
  const validTo = timeOf(wire.validTo);
  return {
    id: wire.id,
    stackLevel: wire.stackLevel,
    purpose: wire.chargingProfilePurpose,
    kind: wire.chargingProfileKind,
    ...(wire.recurrencyKind === undefined ? {} : { recurrency: wire.recurrencyKind }),
    ...(validFrom === undefined ? {} : { validFrom }),
    ...(validTo === undefined ? {} : { validTo }),
    ...(wire.transactionId === undefined ? {} : { transactionId: wire.transactionId }),
    schedules: wire.chargingSchedule.map(({ startSchedule, duration, chargingRateUnit, chargingSchedulePeriod }) => {
      const start = timeOf(startSchedule);
      return {
        unit: chargingRateUnit,
        ...(start === undefined ? {} : { start }),
        ...(duration === undefined ? {} : { duration }),
        // 2.1 has periods without a limit, which set none.
        periods: chargingSchedulePeriod.map(({ startPeriod, limit, numberPhases }) => ({
          start: startPeriod, limit: (limit as number | undefined) ?? Number.MAX_SAFE_INTEGER, ...(numberPhases === undefined ? {} : { phases: numberPhases }),
        })),
      };
    }),
  };
}

export function compositeOf(core: StationCore, evseId: number, seconds: number, unit: 'W' | 'A'): CompositeScheduleType {
  return {
    evseId,
    duration: seconds,
    scheduleStart: isoOf(core.now),
    chargingRateUnit: unit,
    chargingSchedulePeriod: compositeSchedule(core, evseId, seconds, unit).map(({ start, limit, phases }) => ({
      startPeriod: start, limit, ...(phases === undefined ? {} : { numberPhases: phases }),
    })),
  };
}

/** ReportChargingProfiles, one message an EVSE (K09). */
export function profileReports(requestId: number, installed: readonly InstalledProfile[]): Message[] {
  const evseIds = [...new Set(installed.map(({ evseId }) => evseId))];
  return evseIds.map((evseId, index) => {
    const payload: ReportChargingProfilesRequest = {
      requestId,
      chargingLimitSource: 'CSO',
      evseId,
      chargingProfile: installed.filter((one) => one.evseId === evseId).map(({ wire }) => wire as unknown as ChargingProfileType),
      ...(index < evseIds.length - 1 ? { tbc: true } : {}),
    };
    return { action: 'ReportChargingProfiles', payload };
  });
}
