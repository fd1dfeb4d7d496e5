import type { ChargingNeedsType as Needs201, NotifyEVChargingNeedsRequest as Request201 } from '../../../schemas/generated/v201.types';
import type { ChargingNeedsType, NotifyEVChargingNeedsRequest, NotifyEVChargingScheduleRequest, V2XChargingParametersType } from '../../../schemas/generated/v21.types';
import type { CarPlan, CarTalk } from '../core/car-talk';
import type { StationCore } from '../core/core';
import type { Iso15118Messages } from '../core/dialect';
import type { Evse } from '../core/evse';
import { isoOf } from '../core/read';
import type { Message } from '../words';

const PHASE_VOLTAGE = 230;
const LINE_VOLTAGE = 400;
/** IEC 61851-1. */
const LEAST_CURRENT = 6;
const DC_MOST_VOLTAGE = 500;
/** State of charge up to which a battery is charged fast, percent. */
const BULK = 80;
/** Watt below which a car does not charge or discharge. */
const LEAST_POWER = 1380;

/** What a car that speaks ISO 15118 says, as it is passed on to the CSMS (K15 to K20). */
export const ISO15118_MESSAGES: Iso15118Messages = { needs, schedule };

function needs(core: StationCore, evse: Evse, talk: CarTalk, late: boolean): Message {
  const { periods } = talk.needs;
  const head = { evseId: evse.id, ...(periods === undefined ? {} : { maxScheduleTuples: periods }) };
  if (core.config.version !== '2.1') {
    const payload: Request201 = { ...head, chargingNeeds: needs201(evse, talk) };
    return { action: 'NotifyEVChargingNeeds', payload };
  }
  const payload: NotifyEVChargingNeedsRequest = {
    ...head,
    chargingNeeds: talk.needs.edition === 20 ? needs20(evse, talk) : needs201(evse, talk),
    // K15.FR.20: how old it is when it could not be told at once.
    ...(late ? { timestamp: isoOf(talk.since) } : {}),
  };
  return { action: 'NotifyEVChargingNeeds', payload };
}

/** ISO 15118-2: the parameters of AC or of DC, whichever the EVSE has (K15.FR.06). */
function needs201(evse: Evse, talk: CarTalk): Needs201 {
  const { path } = evse;
  const most = evse.path.ev?.config.maxPower ?? path.maxPower;
  const leaving = departureOf(talk);
  const head = { requestedEnergyTransfer: talk.transfer as Needs201['requestedEnergyTransfer'], ...(leaving === undefined ? {} : { departureTime: leaving }) };
  if (path.phases !== 0) {
    return {
      ...head,
      acChargingParameters: {
        energyAmount: energyOf(evse, talk), evMinCurrent: LEAST_CURRENT, evMaxCurrent: Math.floor(most / PHASE_VOLTAGE / path.phases),
        evMaxVoltage: path.phases === 1 ? PHASE_VOLTAGE : LINE_VOLTAGE,
      },
    };
  }
  const { ev } = path;
  return {
    ...head,
    dcChargingParameters: {
      evMaxCurrent: Math.round(most / path.voltage), evMaxVoltage: DC_MOST_VOLTAGE, evMaxPower: Math.round(most), energyAmount: energyOf(evse, talk),
      ...(ev ? { evEnergyCapacity: Math.round(ev.config.capacity), stateOfCharge: Math.floor(ev.soc) } : {}), fullSoC: 100, bulkSoC: BULK,
    },
  };
}

/** ISO 15118-20 (K18.FR.06, Q01.FR.03). */
function needs20(evse: Evse, talk: CarTalk): ChargingNeedsType {
  const { needs: { control = 'ScheduledControl', transfers } } = talk;
  const ev = evse.path.ev?.config;
  const most = Math.min(ev?.maxPower ?? Infinity, evse.path.maxPower);
  const back = Math.min(ev?.dischargePower ?? 0, evse.path.maxPower);
  const leaving = departureOf(talk);
  const energy = energyOf(evse, talk);
  const parameters: V2XChargingParametersType = {
    minChargePower: Math.min(LEAST_POWER, most), maxChargePower: Math.round(most),
    ...(talk.transfer.includes('BPT') ? { minDischargePower: Math.min(LEAST_POWER, back), maxDischargePower: Math.round(back) } : {}),
    evTargetEnergyRequest: energy, evMinEnergyRequest: 0, evMaxEnergyRequest: Math.max(energy, missing(evse)),
  };
  return {
    requestedEnergyTransfer: talk.transfer as ChargingNeedsType['requestedEnergyTransfer'],
    ...(transfers && transfers.length > 0 ? { availableEnergyTransfer: [...transfers] as NonNullable<ChargingNeedsType['availableEnergyTransfer']> } : {}),
    controlMode: control,
    ...(control === 'DynamicControl' ? { mobilityNeedsMode: 'EVCC' as const } : {}),
    ...(leaving === undefined ? {} : { departureTime: leaving }),
    v2xChargingParameters: parameters,
  };
}

function schedule(core: StationCore, evse: Evse, { from, scheduleId, periods, seconds }: CarPlan): Message {
  const payload: NotifyEVChargingScheduleRequest = {
    timeBase: isoOf(from),
    evseId: evse.id,
    chargingSchedule: {
      id: scheduleId, duration: seconds, chargingRateUnit: 'W',
      chargingSchedulePeriod: periods.map(({ start, limit }) => ({ startPeriod: start, limit })),
    },
    // K15.FR.21.
    ...(core.config.version === '2.1' ? { selectedChargingScheduleId: scheduleId } : {}),
  };
  return { action: 'NotifyEVChargingSchedule', payload };
}

function departureOf({ since, needs: { departure } }: CarTalk): string | undefined {
  return departure === undefined ? undefined : isoOf(since + departure * 1000);
}

/** Wh. */
function energyOf(evse: Evse, { needs: { energy } }: CarTalk): number {
  return Math.round(energy ?? missing(evse));
}

function missing(evse: Evse): number {
  const { ev } = evse.path;
  return ev ? Math.round((ev.config.capacity * (100 - ev.soc)) / 100) : 0;
}
