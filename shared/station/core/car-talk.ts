import type { EvNeeds } from '../api';

/** How far the station and a car that speaks ISO 15118 have come. */
export interface CarTalk {
  /** `asking`: the CSMS has yet to answer; `waiting`: it has promised a schedule; `agreed`: the car charges. */
  stage: 'asking' | 'waiting' | 'agreed';
  needs: EvNeeds;
  /** Wall time of the station at which the car told its needs, ms since 1970. */
  since: number;
  /** Of EnergyTransferModeEnumType. */
  transfer: string;
  /** What the car takes now from what it was offered. */
  plan: CarPlan | undefined;
  /** It has planned more than it may once; having been corrected, it does not again. */
  strayed: boolean;
  readonly then: AfterTalk;
}

/** What follows for the EVSE; handed in, since the transactions stand above the talk. */
export interface AfterTalk {
  /** Energy may flow. */
  go(): void;
  /** What the car wants is not to be had here: the transaction ends. */
  stop(): void;
  /** Looks at the limits again. */
  look(): void;
}

/** How the car will charge. */
export interface CarPlan {
  /** Wall time of the station, ms since 1970. */
  readonly from: number;
  /** Id of the schedule that it has chosen. */
  readonly scheduleId: number;
  /** Seconds from `from`, and watt in total. */
  readonly periods: readonly { readonly start: number; readonly limit: number }[];
  /** How long it is. */
  readonly seconds: number;
}

/** Watt that the plan allows at a time (ms since 1970), and until when; undefined when it says nothing. */
export function plannedAt(plan: CarPlan | undefined, at: number): { readonly watts: number; readonly until: number } | undefined {
  if (!plan) return undefined;
  const elapsed = (at - plan.from) / 1000;
  const index = plan.periods.findLastIndex(({ start }) => start <= elapsed);
  const period = plan.periods[index];
  if (!period || elapsed >= plan.seconds) return undefined;
  return { watts: period.limit, until: plan.from + Math.min(plan.periods[index + 1]?.start ?? Infinity, plan.seconds) * 1000 };
}
