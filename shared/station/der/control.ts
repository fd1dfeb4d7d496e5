import type { DERControlEnumType, SetDERControlRequest } from '../../../schemas/generated/v21.types';
import { timeOf } from '../core/read';

export type DerType = DERControlEnumType;

/** The member of SetDERControl that holds the settings of each type; those with a curve have all the same. */
const MEMBERS: Readonly<Partial<Record<DerType, SettingsMember>>> = {
  EnterService: 'enterService', FixedPFAbsorb: 'fixedPFAbsorb', FixedPFInject: 'fixedPFInject', FixedVar: 'fixedVar', FreqDroop: 'freqDroop',
  Gradients: 'gradient', LimitMaxDischarge: 'limitMaxDischarge', PowerMonitoringMustTrip: 'limitMaxDischarge',
};
export type SettingsMember = 'curve' | 'enterService' | 'fixedPFAbsorb' | 'fixedPFInject' | 'fixedVar' | 'freqDroop' | 'gradient' | 'limitMaxDischarge';

export function memberOf(type: DerType): SettingsMember {
  return MEMBERS[type] ?? 'curve';
}

/** A control that the grid wants (SetDERControl), as the station keeps it. */
export interface DerControl {
  readonly id: string;
  readonly type: DerType;
  readonly isDefault: boolean;
  /** 0 is the highest. */
  readonly priority: number;
  /** Wall time, ms since 1970, and how long from then on, seconds; of a scheduled control. */
  readonly startTime?: number;
  readonly duration?: number;
  /** Another one has taken its place for good. */
  readonly superseded: boolean;
  /** A scheduled one that has begun, and was told to have. */
  readonly started: boolean;
  /** As it came. */
  readonly wire: SetDERControlRequest;
}

/** Why a control is not taken: a reason code of the standard and a sentence. */
export interface DerFault {
  readonly reasonCode: string;
  readonly message: string;
}

/** Reads a request; a fault when it does not make sense, however well it fits the schema. */
export function readControl(request: SetDERControlRequest, now: number): DerControl | DerFault {
  const { controlId, controlType, isDefault } = request;
  const member = memberOf(controlType);
  const settings = request[member];
  if (!settings) return fault('MissingParam', `A control of type ${controlType} has its settings in ${member}.`);
  const startTime = timeOf('startTime' in settings ? settings.startTime : undefined);
  const duration = 'duration' in settings ? settings.duration : undefined;
  const timeless = member === 'enterService' || member === 'gradient';
  if (isDefault && (startTime !== undefined || duration !== undefined)) return fault('InvalidValue', 'A default control has neither startTime nor duration.');
  if (!isDefault && timeless) return fault('InvalidValue', `${controlType} cannot be scheduled.`);
  if (!isDefault && (startTime === undefined || duration === undefined)) return fault('MissingParam', 'A scheduled control has a startTime and a duration.');
  if (startTime !== undefined && startTime + (duration ?? 0) * 1000 <= now) return fault('InvalidValue', 'The time of the control is over.');
  return {
    id: controlId, type: controlType, isDefault, priority: settings.priority, superseded: false, started: false, wire: request,
    ...(startTime === undefined ? {} : { startTime }), ...(duration === undefined ? {} : { duration }),
  };
}

export function isFault(read: DerControl | DerFault): read is DerFault {
  return 'reasonCode' in read;
}

/** Wall time of its end, ms since 1970; Infinity for a default. */
export function endOf({ startTime, duration = 0 }: DerControl): number {
  return startTime === undefined ? Infinity : startTime + duration * 1000;
}

function fault(reasonCode: string, message: string): DerFault {
  return { reasonCode, message };
}
